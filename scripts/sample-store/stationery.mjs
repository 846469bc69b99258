import { choice, freeText, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const stationery = {
  slug: 'stationery',
  sku: 'STN',
  brand: 'Brightpeg',
  products: [
    {
      name: 'Notebook A5, Thread Bound',
      price: 13.5,
      ribbon: 'Best Seller',
      media: 4,
      alt: ['Three cloth-bound notebooks in blue, ochre and grey'],
      options: [
        swatch('Cover', { Blue: '#2A4B7C', Ochre: '#CC7722', Grey: '#8A8D8F' }),
        choice('Ruling', ['Lined', 'Dotted', 'Blank'])
      ],
      skip: ['Ochre/Lined'],
      seoTitle: 'Thread-Bound A5 Notebook, 160 Pages',
      seoDescription:
        'Cloth-covered A5 notebook that opens flat on every page. 160 numbered pages of 100 gsm paper, with an index.',
      text: `<p>A5 notebook, bound with thread so it lies flat. 160 numbered pages, 100 g paper, index in front, pocket in the back, ribbon. Fountain pens ok.</p>`
    },
    {
      name: 'Fountain Pen “Tern”',
      price: 48,
      media: 3,
      options: [choice('Nib', ['EF', 'F', 'M', 'B']), swatch('Barrel', { Green: '#2F5D50', Black: '#141414' })],
      modifiers: [freeText('Name on the cap', 20, false, 'What should we engrave?')],
      seoTitle: 'Tern Fountain Pen with Steel Nib',
      seoDescription:
        'A light, wet-writing fountain pen with four nib widths and a converter in the box. The cap can be engraved.',
      text: `<p>The Tern has a steel nib and writes wet. Cartridge or converter (converter is in the box). Weight 22 g. Cap posts.</p>`
    },
    {
      name: 'Ink, 50 ml',
      price: 12,
      options: [swatch('Ink', { 'Harbour Blue': '#1D3F6E', Kelp: '#3D4F2A', Rust: '#8C3B1F', Soot: '#222222' })],
      text: '<p>Fountain pen ink, dye based, 50 ml glass bottle. Dries in approx. 12 s on normal paper. Not waterproof.</p>'
    },
    {
      name: 'Desk Calendar 2027',
      price: 16,
      preOrder: { message: 'Ships from 1 December', limit: 120 },
      text: `<p>Twelve cards with lino prints on a little stand of beech. You can send the cards as postcards after the month is over.</p>`
    },
    {
      name: 'Washi Tape, Set of 6',
      in: 'stationery;gifts',
      price: 8.9,
      alt: 'file',
      text: `<p>Cute Washi tape for scrap book, planner, DIY, gift!! 6 rolls, 15mm*10m, easy tear no residue</p>`
    },
    {
      name: 'Pencil, HB, Box of 12',
      price: 9,
      seoDescription: '12 pencils',
      text: 'Twelve pencils. HB. Cedar. No eraser on top.'
    },
    {
      name: 'Letter Writing Set',
      in: 'stationery;gifts',
      price: 22,
      seoTitle: 'Letter Writing Set',
      seoDescription: 'Letter writing set with paper and envelopes.',
      text: `<p>20 sheets of laid paper, 10 envelopes with tissue lining, in a box that you can keep afterwards. Paper is 120 g/m&sup2; and has a watermark if you hold it to the light.</p>`
    },
    {
      name: 'Leather Pen Roll',
      price: 39,
      options: [swatch('Leather', { Tan: '#B5793F', Chestnut: '#5E2F1B' })],
      text: `<p>Vegetable tanned leather from Tuscany, waxed thread, five slots. The leather gets darker where you touch it. 21 × 19 cm open.</p><p><em>Pens not included.</em></p>`
    },
    {
      name: 'Wrapping Paper Sheets, “Herring Gull”',
      price: 4.5,
      seoTitle: 'Wrapping Paper',
      text: '<p>50 x 70 cm, folded, 90 g recycled paper.</p>'
    },
    {
      name: 'Rubber Stamp with your Name & Address',
      price: 26,
      handle: 'AMS2563',
      options: [choice('Size', ['38 × 14 mm', '58 × 22 mm'])],
      extra: { '58 × 22 mm': 8 },
      modifiers: [
        freeText('Stamp text', 120, true, 'Up to four lines. Please check the spelling, we stamp what you type.')
      ],
      text: `<div><p>Please give us the text <u>exactly</u> as it should be.</p><blockquote>M. Larkin<br>4 Quay Steps<br>Otterquay</blockquote><p>Production time 5 working days. Beech handle. Ink pad not incl. (see <a href="/product-page/ink-pad-black">Ink pad, black, &pound;6.50</a>).</p></div>`
    },
    {
      name: 'Fridge Magnets Alphabet',
      price: 18,
      hidden: true,
      text: `<p>A–Z plus a few more vowels, 40 pieces, painted birch. NOT FOR CHILDREN UNDER 3, SMALL PARTS, MAGNETS!</p>`
    },
    {
      name: 'Scissors, 21 cm, Left-Handed',
      price: 21,
      brand: 'Skerrin',
      seoTitle: 'Left-Handed Scissors 21 cm',
      seoDescription:
        'Real left-handed scissors: the blades are mirrored too, so you see the line that you cut. 21 cm, hot-forged steel.',
      text: `<p>True left handed, i.e. the blades are mirrored as well and not only the handles. Forged, can be resharpened.</p>`
    }
  ]
}
