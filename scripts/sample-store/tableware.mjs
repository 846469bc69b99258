import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const tableware = {
  slug: 'tableware',
  sku: 'TBL',
  brand: 'Pell & Harrow',
  products: [
    {
      name: 'Stoneware Dinner Plate, Speckled',
      price: 16,
      weight: 0.9,
      media: 4,
      alt: ['Speckled cream dinner plate with a raw clay edge', 'Stack of four speckled plates'],
      ribbon: 'Best Seller',
      options: [
        swatch('Glaze', { Oat: '#E6DCC6', Fog: '#AEB6BA', Moss: '#6B7553' }),
        choice('Size', ['22 cm', '27 cm'])
      ],
      extra: { '27 cm': 3.5 },
      skip: ['Moss/22 cm'],
      seoTitle: 'Speckled Stoneware Dinner Plate',
      seoDescription:
        'Hand-finished stoneware plates in oat, fog and moss. Safe for dishwasher and microwave, and easy to replace one at a time.',
      text: `<p>Dinner plate made from stoneware with a speckled glaze. No two the same. The edge is left raw. OK for dishwasher, OK for microwave.</p>`
    },
    {
      name: 'Pasta Bowl, wide rim',
      price: 14.5,
      text: '<p>Wide bowl for pasta, risotto or salad. 25 cm. Stacks with the other bowls of the series.</p>'
    },
    {
      name: 'Egg Cup “Hen”',
      in: 'tableware;gifts',
      price: 7,
      ribbon: 'New',
      seoTitle: 'Hen Egg Cup | Otterquay Stores',
      seoDescription: 'Quality products for your home and garden from Otterquay Stores.',
      text: `<p>🐔 Egg cup in the form of a hen. Kids love it! Porcelain. Also nice for Easter 🥚🥚</p>`
    },
    {
      name: 'Harbour Tumbler (set of 4)',
      price: 26,
      was: 32,
      seoTitle: 'Glass Tumblers',
      options: [swatch('Tint', { Clear: '#FFFFFF', Smoke: '#70757A', Amber: '#C98A2B', Sea: '#7FB3AE' })],
      text: `<p>Set of four tumblers, pressed glass with a thick base. 280&nbsp;ml each. Stackable &amp; dishwasher-safe. Colour is in the glass, it does not wash off.</p>`
    },
    {
      name: 'Carafe with Glass Lid 1 l',
      price: 22,
      text: `Carafe for the bedside table. The glass sits on top as a lid.
1 litre / glass 200 ml
Mouth blown, little bubbles are no fault
Hand wash`
    },
    {
      name: 'Salad Servers, Olive Wood',
      price: 19,
      seoTitle: 'Olive Wood Salad Servers',
      seoDescription: 'Salad servers cut from one piece of olive wood, 30 cm long, finished with linseed oil.',
      text: `<p>Made of olive wood from one piece each, 30 cm. We oil them with linseed oil, you should do that too now and then. Wood is a natural product, therefor deviations possible.</p>`
    },
    {
      name: 'Cutlery Set 16 pcs “Marram”',
      price: 95,
      brand: 'Skerrin',
      weight: 1.4,
      media: 5,
      options: [choice('Finish', ['Polished', 'Brushed', 'Black'])],
      extra: { Black: 20 },
      seoTitle: 'Marram Cutlery Set, 16 Pieces',
      seoDescription: 'Sixteen pieces of weighty 18/10 steel cutlery for four, in a polished, brushed or black finish.',
      text: `<h2>Marram</h2><p>Cutlery for four persons:</p><ul><li>4 knives</li><li>4 forks</li><li>4 spoons</li><li>4 tea spoons</li></ul><p>18/10 steel. Knives in one piece (monobloc).</p><p><a href="https://www.example.com/marram/care">Care instructions (PDF)</a></p>`
    },
    {
      name: 'Butter Dish with Lid – Takes a Whole 250 g Block, Porcelain White, Dishwasher OK',
      price: 17.5,
      text: '<p>see title</p>'
    },
    {
      name: 'Cake Stand on Foot, 28 cm',
      in: 'tableware;gifts',
      primary: 'gifts',
      price: 38,
      media: 3,
      text: `<p><span style="font-family:georgia,serif"><span style="font-size:16px"><font color="#5b3a29">Every cake looks better when it is standing a bit higher.</font></span></span></p><p><span style="font-size:14px"><span><span>Glazed stoneware, 28 cm, foot 11 cm high. The foot is glued on in the kiln with glaze, so please carry it by the foot and not by the plate.</span></span></span></p>`
    },
    {
      name: 'Napkin Ring, Brass',
      price: 8,
      seoDescription: 'Brass napkin ring.',
      text: ''
    },
    {
      name: ' Jug, half pint ',
      price: 12,
      hidden: true,
      text: `<p>Small jug for milk or gravy or custard or a few daisies. Holds half a pint (284 ml) and pours without drip, we tried it 40 times with the staff's tea. Cream glaze, unglazed foot.</p>`
    }
  ]
}
