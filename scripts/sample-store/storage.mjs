import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const storage = {
  slug: 'storage',
  sku: 'STO',
  brand: 'Brightpeg',
  products: [
    {
      name: 'Willow Basket with Handles',
      price: 39,
      media: 3,
      alt: ['Round willow basket filled with folded blankets'],
      options: [choice('Size', ['S', 'M', 'L'])],
      extra: { M: 10, L: 22 },
      seoTitle: 'Willow Basket with Handles',
      seoDescription:
        'Strong round baskets woven from peeled willow, for logs, laundry or blankets. Three nesting sizes.',
      text: `<p>Basket hand woven from willow. For wood, laundry, toys, dog.</p><table><tr><td>S</td><td>&Oslash; 30 cm, h 25</td></tr><tr><td>M</td><td>&Oslash; 40 cm, h 32</td></tr><tr><td>L</td><td>&Oslash; 50 cm, h 40</td></tr></table>`
    },
    {
      name: 'Storage Jar',
      price: 18,
      ribbon: 'New',
      text: `<p>Stoneware, with a cork lid and a blackboard patch for writing FLOUR, SUGAR or SECRET on it. 1.3 l. Chalk included.</p>`
    },
    {
      name: 'Peg Rail, 5 Pegs, Oak',
      price: 34,
      options: [choice('Length', ['60 cm / 5 pegs', '90 cm / 7 pegs'])],
      extra: { '90 cm / 7 pegs': 14 },
      seoTitle: 'Oak Peg Rail',
      seoDescription: 'Oiled oak peg rail in two lengths, with screws.',
      text: `<p>Oak, oiled. Screws included, plugs not.</p>`
    },
    {
      name: 'Shoe Rack, 2 Tier, Bamboo',
      price: 28,
      was: 36,
      alt: 'file',
      text: `<p>Bamboo shoe rack organizer for entryway hallway bathroom living room corridor balcony, holds 8 pairs, easy assemble no tool, size 70*26*33cm, N.W. 2.1kg, G.W. 2.6kg</p>`
    },
    {
      name: 'Felt Boxes (Set of 2)',
      price: 24,
      options: [swatch('Felt', { Anthracite: '#383E42', 'Light grey': '#C7CACB', Rust: '#A6492B' })],
      text: '<p>Felt made from recycled bottles, 5 mm. Big one 30 x 30 x 30, small one fits in the big one.</p>'
    },
    {
      name: 'Tool Tote, Steel',
      in: 'storage;garden',
      price: 42,
      seoTitle: 'Steel Tool Tote',
      text: `<p>For tools, cleaning stuff, cutlery at the barbecue. Powder coated.</p>`
    },
    {
      name: 'Laundry Bag, Hanging',
      price: 21,
      text: `<p>Hangs on the door. Open zip at the bottom and everything falls in the machine. Nobody has to sort anything. Cotton canvas, up to 12 kg.</p>`
    },
    {
      name: 'Bookend “Harbour Wall”, pair',
      in: 'storage;gifts',
      price: 46,
      weight: 3.8,
      seoTitle: 'Harbour Wall Bookends, Cast Concrete, Pair',
      seoDescription:
        'Two heavy bookends cast in concrete with tiny steps and mooring rings. Each weighs 1.9 kg; felt underneath.',
      text: `<p>Cast concrete bookends with little stairs and a ring of brass. Heavy (1.9 kg each). Felt under.</p>`
    }
  ]
}
