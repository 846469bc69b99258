import { choice, swatch } from './options.mjs'

/** @param {number} grams */
const per100g = (grams) => ({
  baseUnit: '100',
  baseUnitMeasurement: 'G',
  totalUnits: String(grams),
  totalUnitsMeasurement: 'G'
})

/** @type {import('./options.mjs').Section} */
export const teaAndCoffee = {
  slug: 'tea-and-coffee',
  sku: 'TEA',
  brand: 'Quaymaster',
  products: [
    {
      name: 'Harbour Breakfast Tea',
      price: 8.5,
      ribbon: 'Best Seller',
      media: 3,
      alt: ['Tin of Harbour Breakfast tea beside a full mug'],
      options: [choice('Pack', ['Tin 125 g', 'Refill 125 g', 'Refill 500 g'])],
      extra: { 'Refill 125 g': -2, 'Refill 500 g': 12 },
      seoTitle: 'Harbour Breakfast Tea, Loose Leaf',
      seoDescription:
        'A strong, malty breakfast blend of Assam and Kenyan leaf that stands up to milk. In a tin, or as a refill.',
      text: `<p>Strong blend, Assam + Kenya. Takes milk. 1 spoon per cup, 95 °C, 3-4 min.</p>`
    },
    {
      name: 'Smoky Boatshed Tea',
      price: 9.8,
      unit: per100g(100),
      seoTitle: 'Smoky Boatshed Tea, Pine-Smoked',
      seoDescription: 'Black tea dried over pine smoke and rounded with a little oolong. 100 g of loose leaf in a tin.',
      text: `<p>You either love it or ask who has been burning the furniture. Black tea dried over pine wood, with a little oolong to round off. 100 g, tin.</p>`
    },
    {
      name: 'Peppermint Tea Bags',
      price: 4.2,
      text: '<p>20 bags. Biodegradable.</p>'
    },
    {
      name: 'Espresso Beans “Night Ferry”',
      price: 11.5,
      options: [choice('Weight', ['250 g', '1 kg']), choice('Grind', ['Whole bean', 'Espresso', 'Filter'])],
      extra: { '1 kg': 26 },
      skip: ['1 kg/Filter'],
      seoTitle: 'Night Ferry Espresso Beans | Fresh Roasted Coffee Beans Online | Buy Espresso Coffee UK Delivery',
      seoDescription:
        'Dark, sweet espresso roasted weekly. Notes of cocoa, walnut and dried fig. Whole bean or ground to order.',
      text: `<p>70 % arabica (Brazil, Guatemala) 30 % robusta (India). Dark roast. <i>Cocoa, walnut, dried fig.</i> Roasted Mondays, shipped Tuesdays.</p><ul><li>Body ●●●●○</li><li>Acidity ●○○○○</li><li>Roast ●●●●○</li></ul>`
    },
    {
      name: 'Filter Papers No. 4 (100 pcs)',
      price: 3.9,
      text: ''
    },
    {
      name: 'Teapot “Marmaduke”, 1.1 L',
      in: 'tea-and-coffee;tableware',
      price: 46,
      media: 5,
      weight: 1.05,
      alt: ['Round brown teapot with steam rising from the spout', '', 'Teapot lid with a locking lug'],
      options: [swatch('Glaze', { Brown: '#4A2C1A', Cobalt: '#0047AB', Cream: '#FFF4DC' })],
      text: `<p>Round like a teapot should be. Red clay keeps the heat. The lid has a lug and does not fall out when you pour, even the last cup. Strainer holes inside the spout.</p>`
    },
    {
      name: 'Stovetop Espresso Maker, 6 cups',
      price: 37,
      brand: 'Kettlewick',
      seoTitle: 'Stovetop Espresso Maker 6 Cup',
      text: `<p>Aluminium. 6 cup = 300ml. For gas/electric/ceramic — for induction please use an adapter plate. Spare gasket included.</p><p><b>Attention:</b> never fill water over the valve; never wash in dishwasher; throw away first 2 coffees.</p>`
    },
    {
      name: 'Pour Over Dripper, Porcelain',
      price: 24,
      options: [choice('Size', ['1–2 cups', '2–4 cups'])],
      extra: { '2–4 cups': 5 },
      text: '<p>Spiral ribs inside, one large hole. Use with cone paper filter.</p>'
    },
    {
      name: 'Honey Spoon',
      in: 'tea-and-coffee;gifts',
      price: 5,
      text: `<p>Honey is dripping not any more! Olive wood 16cm</p>`
    },
    {
      name: 'Tea Sampler, 12 Little Tins',
      in: 'tea-and-coffee;gifts',
      price: 39,
      was: 48,
      ribbon: 'Sale',
      seoTitle: 'Tea Sampler Gift Box',
      seoDescription:
        'Twelve little tins, twelve teas, from brisk breakfast to drowsy chamomile. About five cups of each.',
      text: `<ol><li>Harbour Breakfast</li><li>Smoky Boatshed</li><li>Earl Grey (with real bergamot oil)</li><li>Darjeeling FF</li><li>Sencha</li><li>Jasmine</li><li>Oolong</li><li>Rooibos</li><li>Peppermint</li><li>Chamomile</li><li>Nettle</li><li>Surprise</li></ol><p>each 10 g = approx 5 cups. BBE min. 12 months.</p>`
    },
    {
      name: 'Milk Frother, Handheld',
      price: 13,
      alt: 'file',
      hidden: true,
      text: `<p>milk frother battery 2xAA (not include) stainless whisk 19000rpm color black/white random send</p>`
    }
  ]
}
