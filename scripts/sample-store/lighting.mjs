import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const lighting = {
  slug: 'lighting',
  sku: 'LGT',
  brand: 'Lumo Bay',
  products: [
    {
      name: 'Pendant Lamp “Buoy”',
      price: 139,
      weight: 2.1,
      media: 5,
      ribbon: 'New',
      alt: ['Round opal glass pendant lamp above a dining table'],
      options: [
        swatch('Cable', { Black: '#111111', Red: '#C22F2F', Sand: '#D8C6A0' }),
        choice('Diameter', ['25 cm', '35 cm'])
      ],
      extra: { '35 cm': 45 },
      seoTitle: 'Buoy Opal Glass Pendant Lamp',
      seoDescription:
        'A mouth-blown opal globe that lights a table softly and evenly. Two sizes, textile cable in black, red or sand.',
      text: `<p>Pendant lamp of opal glass, mouth blown. E27, max. 60 W (LED recommended). Cable 200 cm, can be shortened. Ceiling cup included. Lamp bulb not included.</p>`
    },
    {
      name: 'Desk Lamp with Clamp, Adjustable',
      price: 64,
      was: 79,
      options: [swatch('Colour', { White: '#FFFFFF', Petrol: '#1E5A66', Mustard: '#D29F24' })],
      text: `<h3>FEATURES</h3><ul><li>3 joints, adjustable spring arm</li><li>Clamp for table tops till 6 cm</li><li>E14 max 40W</li><li>Cable 1.8m w/ switch</li></ul><h3>PACKAGE CONTENT</h3><ul><li>1 x lamp</li><li>1 x clamp</li><li>1 x manual</li></ul>`
    },
    {
      name: 'Fairy Lights 10 m, warm white',
      price: 14.9,
      alt: 'file',
      seoTitle: 'Fairy Lights 10 m',
      text: `<p>✨ 100 LED ✨ 10 m ✨ 8 modes ✨ with timer (6 h on / 18 h off) ✨ IP44 in &amp; outdoor ✨</p>`
    },
    {
      name: 'Paper Lantern, 40 cm',
      in: 'lighting;gifts',
      price: 9,
      options: [choice('Shape', ['Ball', 'Drop', 'Disc'])],
      text: '<p>Rice paper lantern with wire frame.</p>'
    },
    {
      name: 'Brass Wall Light, Swing Arm',
      price: 118,
      media: 3,
      seoTitle: 'Brass Wall Light',
      seoDescription: 'Swing-arm wall light in solid brass. Reaches 46 cm from the wall; comes with a linen shade.',
      text: `<p>Solid brass, not lacquered so it gets a nice patina. The arm swings 180° and reaches 46 cm. With linen shade. Must be wired in by an electrician, no plug!!</p>`
    },
    {
      name: 'Lamp Shade, Pleated',
      price: 46,
      options: [
        swatch('Fabric', { Ivory: '#FFFFF0', Rose: '#E8B4B8', Olive: '#708238' }),
        choice('Size', ['S', 'M', 'L'])
      ],
      extra: { M: 10, L: 22 },
      skip: ['Rose/L', 'Olive/S'],
      text: `<p>Pleated by hand.</p><p>S&nbsp;&nbsp;&nbsp;20 cm<br/>M&nbsp;&nbsp;&nbsp;30 cm<br/>L&nbsp;&nbsp;&nbsp;40 cm</p><p>&nbsp;</p><p>&nbsp;</p>`
    },
    {
      name: 'Storm Lantern, Paraffin',
      in: 'lighting;outdoor',
      price: 33,
      brand: 'Skerrin',
      weight: 0.95,
      options: [swatch('Colour', { Galvanised: '#A9AFB3', Green: '#2F5D3A', Red: '#A3211D' })],
      seoTitle: 'Paraffin Storm Lantern',
      seoDescription: 'A galvanised storm lantern that burns for 18 hours on one fill and stays lit in a gale.',
      text: `<p>Burns approx. 18 hrs with one fill (0.34 L). Galvanised steel, glass chimney, wick 14 mm. Never leave unattended. Wicks &amp; glasses see <a href="https://shop.example.com/spares?lamp=storm">spare parts</a>.</p>`
    },
    {
      name: 'Bedside Lamp "Pebble"',
      alt: ['Lamp'],
      price: 52,
      seoTitle: 'Pebble Bedside Lamp',
      text: `<p>Small lamp with a ceramic foot like a pebble. It dims when you stroke it. Children find this out in about four seconds.</p>`
    },
    {
      name: 'LED Bulb E27 Filament 4W 2700K 470lm Dimmable A60 Clear Glass, Energy Class F x2',
      price: 11.8,
      brand: '',
      text: `<p>LED BULB E27 4W=40W 470LM 2700K CRI&gt;80 DIMMABLE 15000H 230V~50HZ NOT FOR ENCLOSED LUMINAIRES. 2PCS BLISTER.</p>`
    },
    {
      name: 'Floor Lamp, Tripod, Ash',
      price: 189,
      hidden: true,
      weight: 6.4,
      text: `<p>Three legs of ash wood and a big shade of cotton. Height 148 cm, shade 45 cm. Comes in two boxes, assembling takes 15 min.</p><p><strong>Discontinued – last pieces – no return</strong></p>`
    },
    {
      name: 'Night Light Moon',
      in: 'lighting;toys',
      price: 24,
      ribbon: 'Sale',
      was: 30,
      text: `<p>Silicone moon which shines. 7 colours. Touch control. USB charge. Warm light helps baby sleep, makes mother happy.</p>`
    }
  ]
}
