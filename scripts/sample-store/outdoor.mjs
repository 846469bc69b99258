import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const outdoor = {
  slug: 'outdoor',
  sku: 'OUT',
  brand: 'Skerrin',
  products: [
    {
      name: 'Enamel Mug “Slipway”, 350 ml',
      in: 'outdoor;tableware',
      price: 12,
      ribbon: 'Best Seller',
      media: 3,
      alt: ['Blue enamel mug on a slipway at low tide'],
      options: [swatch('Colour', { Blue: '#274C77', White: '#FAFAFA', Green: '#3A5A40' })],
      seoTitle: 'Slipway Enamel Mug, 350 ml',
      seoDescription: 'A light, tough enamel mug for boats, benches and breakfast. 350 ml, three colours, steel rim.',
      text: `<p>Enamel mug w/ stainless rim, doesn't break, may chip. 350ml. Not for microwave obviously.</p>`
    },
    {
      name: 'Picnic Rug, Waterproof Back',
      price: 55,
      was: 69,
      ribbon: 'Sale',
      options: [choice('Check', ['Blue', 'Green', 'Grey'])],
      text: `<p>130 x 170 cm. Recycled wool top, waterproof back, leather carrying strap. Feels wet? No that's only cold.</p>`
    },
    {
      name: 'Folding Stool, Canvas',
      price: 44,
      options: [swatch('Canvas', { Sand: '#C8B68A', Navy: '#14213D' })],
      seoTitle: 'Folding Canvas Stool',
      seoDescription:
        'A folding stool in oak and heavy canvas. Weighs 1.4 kg, carries 110 kg, and packs as flat as a newspaper.',
      text: `<p>Oak frame &amp; canvas 18oz. Load 110 kg. Weight 1,4 kg. Folded 60×38×5cm.</p>`
    },
    {
      name: 'Vacuum Flask 0.75 L',
      price: 32,
      options: [swatch('Colour', { Steel: '#B0B4B8', Moss: '#59664A', Brick: '#9E4A35' })],
      text: `<p>Keep hot 12 h / cold 24 h. Double wall stainless 18/8. BPA FREE. Cup lid. 100% leakproof when closed correct.</p>`
    },
    {
      name: 'Hammock, Cotton, Double',
      price: 89,
      weight: 2.3,
      seoTitle: 'Home',
      text: `<h1>HAMMOCK!!</h1><p>Lie down. That's it.</p><p>Lying area 200 x 150, total length 340. Up to 200 kg. Ropes &amp; hooks not included, see our set <a href="https://www.example.com/p/hammock-set">here (£14.50)</a>.</p>`
    },
    {
      name: 'Pocket Knife, Sheepsfoot',
      price: 52,
      text: `<p>Blade 6.8 cm. Not locking. You must be 18 to buy this knife and we will ask.</p>`
    },
    {
      name: 'Fire Pit, Corten Steel, 80 cm',
      alt: ['fire pit fire bowl garden fire pit corten fire pit cheap fire pit buy'],
      price: 210,
      weight: 24,
      stock: '4',
      media: 4,
      seoTitle: 'Corten Steel Fire Pit, 80 cm',
      seoDescription:
        'A wide fire bowl in 3 mm corten steel that weathers to a warm rust. 80 cm across, with a drain hole.',
      text: `<p>Arrives shiny, becomes orange. While it rusts (6–8 weeks) it'll colour your terrace, so put it on the grass at first.</p><ul><li>Ø 80 cm</li><li>3 mm steel</li><li>24 kg</li><li>drain hole</li></ul>`
    },
    {
      name: 'Dry Bag 20 L',
      price: 24,
      hidden: true,
      alt: 'file',
      text: '<p>roll top 500D PVC tarpaulin, strap, IPX6, logo printing possible from 100 pcs</p>'
    },
    {
      name: 'Bug Repellent Candle in Tin',
      in: 'outdoor;candles',
      price: 9.5,
      text: `<p>citronella candle. Burns 20h. midges go away (mostly)</p>`
    }
  ]
}
