import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const garden = {
  slug: 'garden',
  sku: 'GDN',
  brand: 'Thrift & Sorrel',
  products: [
    {
      name: 'Watering Can 5 L, Galvanised',
      price: 36,
      weight: 1.3,
      ribbon: 'Best Seller',
      alt: ['Galvanised watering can with a long spout next to a tray of seedlings'],
      media: 2,
      seoTitle: 'Galvanised Watering Can, 5 Litres',
      seoDescription:
        'A well-balanced 5 litre watering can with a long spout and a brass rose that gives seedlings a soft shower.',
      text: `<p>Balanced so it doesn't tip when it's full. Long spout with brass rose that can be taken off. Hot dip galvanised.</p>`
    },
    {
      name: 'Hand Trowel, Ash Handle',
      price: 17.5,
      seoTitle: 'Forged Hand Trowel with Ash Handle',
      seoDescription: 'A forged trowel with planting depths marked on the blade. It will not bend, or we replace it.',
      text: `<p>Boron steel, forged, ash handle 30 cm long in total. There are marks on the blade for depth (2.5, 5, 7.5 and 10 cm). Guaranteed not to bend or you get a new one.</p>`
    },
    {
      name: 'Terracotta Pot',
      price: 6,
      options: [choice('Diameter', ['10 cm', '14 cm', '18 cm', '24 cm', '30 cm'])],
      extra: { '14 cm': 2, '18 cm': 5, '24 cm': 11, '30 cm': 19 },
      barcode: false,
      text: '<p>Frost proof to -8 C. Saucer extra.</p>'
    },
    {
      name: 'Seed Tin with Dividers',
      in: 'garden;storage',
      price: 24,
      options: [swatch('Colour', { Green: '#44624A', Cream: '#F1E7CF' })],
      text: `<p>A tin for the seed packets with dividers Jan – Dec, so you take out the month and sow what's in it. Powder coated.</p><p>Inside: 28 x 13 x 16cm</p>`
    },
    {
      name: 'Wildflower Seed Mix, Coast & Cliff',
      price: 5.5,
      unit: { baseUnit: '10', baseUnitMeasurement: 'G', totalUnits: '25', totalUnitsMeasurement: 'G' },
      seoTitle: 'Coastal Wildflower Seed Mix, 25 g',
      seoDescription:
        'Thrift, sea campion, kidney vetch and sixteen more for poor, windy ground. 25 g sows about 8 m².',
      text: `<p><b>Contains:</b> thrift (<i>Armeria maritima</i>), sea campion (<i>Silene uniflora</i>), kidney vetch (<i>Anthyllis vulneraria</i>), bird&rsquo;s-foot trefoil, wild carrot, viper&rsquo;s bugloss, ox-eye daisy &amp; 12 more.</p><p><b>Sow:</b> Sept&ndash;Oct or March&ndash;April, 3 g per m&sup2;, do not cover, tread in. <b>25 g</b> is enough for 8 m&sup2;.</p>`
    },
    {
      name: 'Kneeler Pad',
      price: 12,
      text: '<p>Saves your knees.</p>'
    },
    {
      name: 'Bird Feeder "The Diner"',
      in: 'garden;gifts',
      price: 29,
      was: 35,
      ribbon: 'Sale',
      text: `<p>❖ Holds 3 fat balls or 1 apple<br>❖ Cedar wood, untreated<br>❖ Roof opens for filling<br>❖ Squirrels will get in, we have seen it 🐿️</p>`
    },
    {
      name: 'Garden Twine, Jute, 120 m',
      price: 7,
      options: [swatch('Colour', { Natural: '#C3A878', Green: '#4C6B3C', Red: '#A63A2B' })],
      seoTitle: 'Garden Twine | Otterquay Stores',
      seoDescription: 'Quality products for your home and garden from Otterquay Stores.',
      text: '<p>Three ply jute twine in a tin with a hole for the end and a cutter on top.</p>'
    },
    {
      name: 'Raised Bed Kit, Larch, 120 × 80 cm',
      price: 115,
      weight: 21,
      media: 4,
      seoTitle: 'Larch Raised Bed Kit 120 × 80 cm | Untreated Wood | No Tools Needed | Low or High | Fast Delivery',
      text: `<h2>Raised bed kit</h2><p>Untreated larch boards 27mm. Slots together without tools (a mallet helps).</p><table border="1" cellpadding="4"><tr><th>Model</th><th>L x W x H</th><th>Soil</th><th>Price</th></tr><tr><td>Low</td><td>120 x 80 x 27</td><td>240 l</td><td>&pound;115</td></tr><tr><td>High</td><td>120 x 80 x 54</td><td>490 l</td><td>&pound;198</td></tr></table><p>Price in table is for both models, this page is for the low one.</p>`
    },
    {
      name: 'Pruning Shears, Bypass',
      price: 44,
      brand: 'Skerrin',
      text: `<p>Cuts up to 22mm. Every part can be replaced. Holster see <a href="https://www.example.com/product-page/holster">here</a></p>`
    },
    {
      name: 'Bulb Planter, Long',
      price: 38,
      hidden: true,
      text: `<p>stand up bulb planter foot step both sides 92cm ash handle steel, new stock aug</p>`
    }
  ]
}
