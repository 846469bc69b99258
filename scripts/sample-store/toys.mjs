import { choice, extraChoice, freeText, swatch } from './options.mjs'
import { ROCK_POOL_RULES } from './rock-pool-rules.mjs'

/** @type {import('./options.mjs').Section} */
export const toys = {
  slug: 'toys',
  sku: 'TOY',
  brand: 'Tumbledown',
  products: [
    {
      name: 'Wooden Ferry with Three Cars',
      price: 42,
      weight: 0.9,
      ribbon: 'New',
      media: 4,
      alt: ['Wooden toy ferry with a lowered ramp and three small cars'],
      seoTitle: 'Wooden Toy Ferry with Three Cars',
      seoDescription:
        'A beech toy ferry with a ramp that really closes and room for three cars. It floats. For children from two years.',
      text: `<p>Beech and maple, paint on water basis. The ramp can be closed with a string. Floats (but should be dried afterwards). From 2 years. Ferry 31 cm.</p>`
    },
    {
      name: 'Knitted Rabbit “Mr Finch”',
      in: 'toys;gifts',
      price: 29,
      options: [choice('Jumper', ['Striped', 'Plain blue', 'Mustard'])],
      modifiers: [freeText('Name on jumper', 8, false, 'Up to 8 letters, embroidered. Takes one week longer.')],
      text: `<p>Yes he is a rabbit and his name is Mr Finch. Cotton, filled with corn fibre, 32 cm. Can be washed at 30° in a pillow case.</p>`
    },
    {
      name: 'Stacking Boats',
      price: 18,
      text: '<p>Set of 5 boats which stack inside each other. For the bath. Bio-plastic made from sugar cane. 12m+</p>'
    },
    {
      name: 'Building Blocks, 60 pcs, in Cotton Bag',
      price: 49,
      was: 55,
      options: [choice('Finish', ['Natural', 'Painted'])],
      extra: { Painted: 10 },
      seoTitle: 'Wooden Building Blocks',
      seoDescription: 'Sixty beech blocks in a cotton bag.',
      text: `<ul><li>60 blocks</li><li>9 shapes<ul><li>cubes</li><li>bricks</li><li>planks</li><li>arches</li><li>columns</li></ul></li><li>edge length 4 cm</li><li>with a bag</li></ul>`
    },
    {
      name: 'Kite “Fulmar” 120 cm',
      in: 'toys;outdoor',
      price: 35,
      options: [swatch('Colour', { Red: '#D7263D', Turquoise: '#1B998B', Violet: '#5F4BB6' })],
      seoTitle: 'Fulmar Single-Line Kite, 120 cm',
      seoDescription:
        'A delta kite that lifts in a light breeze. Ripstop nylon, 30 m of line, and a long tail. From six years.',
      text: `<p>Single line delta kite, flies from wind force 2. Ripstop nylon, fibre glass rods, 30 m line on a handle. Tail 2 m. Recommended age 6+</p>`
    },
    {
      name: 'Magic Sand 2kg',
      price: 21.5,
      alt: 'file',
      text: `<p><font face="Arial" size="3" color="red"><b>HOT SELL!!!</b></font></p><p><font face="Arial" size="2">Magic sand never dry, non toxic, non stick to hand. Develop child imagination and hand ability. Color: natural sand. Age: 3+</font></p>`
    },
    {
      name: 'Memory Game “Rock Pool”',
      price: 19,
      seoTitle: 'Rock Pool Memory Game',
      text: ROCK_POOL_RULES
    },
    {
      name: 'Wooden Sword',
      price: 14,
      text: '<p>Ash. For knights.</p>'
    },
    {
      name: 'Rocking Seal',
      alt: ['Grey felt rocking seal on curved plywood runners', '', '', 'Side view with measurements'],
      price: 165,
      weight: 7.5,
      media: 5,
      stock: '2',
      seoTitle: 'Rocking Seal | Otterquay Stores',
      text: `<p>A rocking horse, but a seal. Body of ply with grey wool felt, leather ears (yes seals have no outside ears, this one does so there's something to hold). Seat height 28 cm. Holds up to 50 kg, so one parent.</p><p>Delivery by van, 3 weeks.</p>`
    },
    {
      name: 'Puzzle 500 Pieces: Chart of the Sound',
      price: 24,
      was: 28,
      modifiers: [extraChoice('Gift wrap', false, ['None', 'Brown paper'])],
      seoTitle: 'Puzzle',
      seoDescription:
        'Puzzle 500 Pieces: Chart of the Sound. Puzzle with 500 pieces. Chart puzzle. Map puzzle. Jigsaw puzzle.',
      text: `<p>An old sea chart as a puzzle (the sea chart isn't real, we invented the coast). Mostly light blue. Good luck. 48,5 x 34 cm.</p>`
    },
    {
      name: 'Bubble Mix, 1 Litre Refill',
      price: 7,
      hidden: true,
      text: `Bubble mix refill 1 L.\tRefill only, wand not included.\tNot for drinking.`
    }
  ]
}
