import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const bath = {
  slug: 'bath',
  sku: 'BTH',
  brand: 'Saltmeadow',
  products: [
    {
      name: 'Seaweed Soap Bar 120 g',
      price: 6.9,
      ribbon: 'Best Seller',
      media: 3,
      alt: ['Round green soap bar on a stone dish'],
      unit: { baseUnit: '100', baseUnitMeasurement: 'G', totalUnits: '120', totalUnitsMeasurement: 'G' },
      seoTitle: 'Seaweed Soap Bar, 120 g | Saltmeadow',
      seoDescription:
        'Cold-process soap with kelp and sea salt. A gentle scrub and a clean, green smell, with no palm oil.',
      text: `<p>Cold process soap with bladderwrack and sea salt. Slight scrub effect. Smells green. No palm oil. Ingredients (INCI): Sodium Olivate, Sodium Cocoate, Aqua, Glycerin, Maris Sal, Fucus Vesiculosus Powder, Parfum, Limonene*, Linalool*.</p>`
    },
    {
      name: 'Bath Salts, Lavender',
      in: 'bath;gifts',
      price: 14,
      options: [choice('Size', ['250 g', '500 g', '1 kg'])],
      extra: { '500 g': 7, '1 kg': 15 },
      seoTitle: 'Lavender Bath Salts',
      text: `<p>Relaxing bath salts with lavender for relaxing after a long day. Relax your muscles and your mind. Ideal for relaxation.</p>`
    },
    {
      name: 'Bath Mat, Diatomite, Quick Dry',
      price: 39,
      was: 45,
      options: [swatch('Colour', { 'Light grey': '#C9CCCE', 'Dark grey': '#4B4F52' })],
      alt: 'file',
      text: `<p>Item NO.: BM-0316<br>Material: Diatomaceous earth<br>Size: 60*39*0.9cm<br>Function: Super absorbent, anti-slip, quick dry in 60s<br>MOQ: 200pcs<br>Welcome to inquiry!</p>`
    },
    {
      name: 'Nail Brush, Two Sided',
      sku: 'BRUSH',
      price: 8,
      text: '<p>Thermo beech, tampico fibre. One side for nails, other side for hands. Dry with bristles down.</p>'
    },
    {
      name: 'Back Brush with Long Handle',
      sku: 'BRUSH',
      price: 23,
      seoTitle: 'Back Brush with Long Handle',
      text: `<p>Reaches where you can't. 42 cm. Head comes off and is then a massage brush. Waxed beech, bristles of tampico (soft).</p>`
    },
    {
      name: 'Hand Cream “Night Shift”',
      price: 11.5,
      options: [choice('Size', ['30 ml', '75 ml'])],
      extra: { '75 ml': 6 },
      seoTitle: 'Night Shift Hand Cream',
      seoDescription:
        'A rich hand cream with shea butter and oats for dry, hard-working hands. Put it on at night; smells faintly of chamomile.',
      text: `<p>For people who work with their hands — nurses, cooks, gardeners, potters. Shea butter 22 %, oat, chamomile. Put on thick before bed. <span style="color:#999999"><span style="font-size:12px">Not tested on animals. Tested on our cook.</span></span></p>`
    },
    {
      name: 'Shaving Bowl & Brush Set',
      in: 'bath;gifts',
      primary: '',
      price: 58,
      media: 4,
      seoDescription: 'The perfect gift for men who have everything.',
      text: `<p>Bowl of olive wood and brush (synthetic bristles, you won't feel a difference). Soap for about 3 months. Comes in gift box so it's a perfect gift for men who have everything.</p>`
    },
    {
      name: 'Organic Cotton Flannel, Pack of 3',
      price: 15,
      options: [swatch('Colour', { Blush: '#E9C7BD', Mist: '#C5D0D3', Undyed: '#EFE7D6' })],
      text: '<p>Three flannels, 30 x 30.</p>'
    },
    {
      name: 'Shower Curtain, Linen Look',
      price: 34,
      text: `<p>180x200&#8239;cm. Water repellent. Eyelets metal. Hooks <strong><u>not</u></strong> included!!!</p>`
    },
    {
      name: 'Soap Dish, Draining, Soapstone',
      price: 16,
      seoTitle: 'Soap Dish',
      seoDescription: 'Soap Dish, Draining, Soapstone',
      text: `<p>A soap dish from soapstone, of course. Grooves let the water run off the short side. Put it so this side points to the basin.</p>`
    },
    {
      name: 'Bath Bombs (6)',
      price: 18,
      hidden: true,
      stock: '0',
      text: `<p>6 BATH BOMBS !!! LAVENDER, ROSE, LEMON, MINT, COCOS, "OCEAN" !!! VEGAN !!! HANDMADE !!! BEST GIFT FOR HER !!! FIZZY !!! ADD TO CART NOW !!!</p>`
    }
  ]
}
