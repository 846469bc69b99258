import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const candles = {
  slug: 'candles',
  sku: 'CND',
  brand: 'Saltmeadow',
  products: [
    {
      name: 'Scented Candle “Boathouse”',
      in: 'candles;gifts',
      price: 26,
      ribbon: 'Best Seller',
      media: 3,
      alt: ['Lit candle in a grey stoneware pot on a window sill'],
      options: [choice('Scent', ['Boathouse', 'Low Tide', 'Sunday Ironing', 'Orchard Wall'])],
      seoTitle: 'Boathouse Scented Candle, 45 Hours',
      seoDescription:
        'Soy and rapeseed wax in a stoneware pot, scented with cedar, tar and salt. Burns for about 45 hours.',
      text: `<p>Hand poured candle made of soy and rapeseed wax, 45 hours. The pot can be used as a cup afterwards (wash first).</p><p><b>Boathouse:</b> cedar, tar, salt.<br><b>Low Tide:</b> samphire, wet stone.<br><b>Sunday Ironing:</b> cotton, steam, a little lavender.<br><b>Orchard Wall:</b> fig leaf, pear, warm brick.</p>`
    },
    {
      name: 'Beeswax Candle',
      price: 9,
      options: [choice('Height', ['10 cm', '15 cm', '20 cm'])],
      extra: { '15 cm': 4, '20 cm': 7 },
      text: '<p>Pillar candle from pure beeswax. 6 cm. Smells of honey.</p>'
    },
    {
      name: 'Beeswax Candle',
      price: 12,
      text: `<p>Rolled candles from beeswax sheet, 6 in a box, 25 x 2 cm. Burn 3.5 hrs each.</p>`
    },
    {
      name: 'Candle Holder, Cast Iron',
      price: 19,
      seoTitle: 'Cast Iron Candle Holder',
      text: '<p>Chamberstick with ring handle, matt black.</p>'
    },
    {
      name: 'Dinner Candles, 8 pcs',
      price: 14,
      options: [swatch('Colour', { Ivory: '#FFFFF0', Bottle: '#1F4D3A', Plum: '#5B2A4A', Saffron: '#E4A11B' })],
      text: `<p>29 cm. Burn approx 8 hours, dripless if there is no draught. Coloured through &amp; through.</p>`
    },
    {
      name: 'Room Spray, Sunday Ironing, 100 ml',
      price: 17,
      hidden: true,
      text: `<p>Spray for room and linen. Can leave stains on silk.</p><p>WARNING: Flammable liquid and vapour. Causes serious eye irritation. Keep out of reach of children. UFI: see label.</p>`
    },
    {
      name: 'Matches in Glass Bottle',
      in: 'candles;gifts',
      price: 11,
      ribbon: 'New',
      alt: 'file',
      text: `<p>80 long matches in a bottle. Strike on the bottom of the bottle. Looks super on shelf!</p>`
    },
    {
      name: 'Tealights, Unscented, 50',
      price: 8.5,
      seoTitle: 'Garden Twine | Otterquay Stores',
      seoDescription: 'Quality products for your home and garden from Otterquay Stores.',
      text: '<p>4h</p>'
    }
  ]
}
