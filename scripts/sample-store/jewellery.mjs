import { choice, freeText, swatch } from './options.mjs'

const METAL = { Silver: '#C0C0C0', 'Gold plated': '#D4AF37' }

/** @type {import('./options.mjs').Section} */
export const jewellery = {
  slug: 'jewellery',
  sku: 'JWL',
  brand: 'Ondine Tarrow',
  products: [
    {
      name: 'Limpet Shell Studs',
      price: 38,
      media: 3,
      ribbon: 'Best Seller',
      alt: ['Pair of small silver stud earrings shaped like limpet shells'],
      options: [swatch('Metal', METAL)],
      extra: { 'Gold plated': 12 },
      seoTitle: 'Limpet Shell Stud Earrings in Silver',
      seoDescription:
        'Tiny limpet shells cast from real ones and finished by hand. Recycled sterling silver, plain or with gold plating.',
      text: `<p>Stud earrings cast from real limpets. 925 silver (recycled). 7 mm. With butterfly backs.</p>`
    },
    {
      name: 'Necklace "Plumb Line", 45 cm',
      price: 64,
      options: [swatch('Metal', METAL), choice('Length', ['40 cm', '45 cm', '60 cm'])],
      extra: { 'Gold plated': 18, '60 cm': 9 },
      text: `<p>Very fine chain with a small weight at the end. Hangs straight always (therefore the name).</p>`
    },
    {
      name: 'Signet Ring, Engraved',
      price: 120,
      options: [choice('Ring size', ['48', '50', '52', '54', '56', '58', '60', '62'])],
      modifiers: [freeText('Initials', 3, true, 'Up to three letters')],
      seoTitle: 'Engraved Signet Ring',
      text: `<p>925 Silver. Oval 11 x 9 mm. Engraving by hand of up to three initials is included in the price, takes 2 weeks. Measure the ring size before ordering as engraved rings can't be returned.</p><p><a href="https://www.example.com/ring-size" target="_blank" rel="noopener">How do I measure?</a></p>`
    },
    {
      name: 'Sea Glass Pendant',
      price: 45,
      text: `<p>Each piece of glass is found on the beach, so each pendant is a unicum. Colours: green, white, brown, and seldom blue. We choose for you.</p>`
    },
    {
      name: 'Bangle, Hammered Brass',
      price: 26,
      was: 34,
      ribbon: 'Sale',
      options: [choice('Size', ['S', 'M', 'L'])],
      text: '<p>Brass, hammered, open at the back so you can bend it a bit (not too often).</p>'
    },
    {
      name: 'Fashion Women Earrings Boho Tassel Long Drop Handmade Ethnic Style Party Gift 1P',
      price: 6.99,
      brand: '',
      alt: 'file',
      hidden: true,
      text: `<p>Item type: Earrings<br>Gender: Women<br>Style: Bohemia<br>Metal: Zinc Alloy<br>Occasion: Anniversary, engagement, gift, party, wedding<br><br>Note: Due to the light and screen setting difference, the item's color may be slightly different from the pictures. Please allow slight dimension difference due to different manual measurement. Thank you for understanding!</p>`
    },
    {
      name: 'Pearl Drops',
      price: 72,
      seoTitle: 'Pearl Drop Earrings',
      seoDescription:
        'Freshwater pearl drops on fine silver hooks. Every pearl a little different, every pair matched by eye.',
      text: `<p>Fresh water pearls 8-9 mm on silver hooks. Matched by eye.</p>`
    },
    {
      name: 'Cufflinks “Cleat”',
      in: 'jewellery;gifts',
      price: 58,
      options: [swatch('Metal', METAL)],
      text: `<p>For sailors and for people who wish they were. Little cleats, they really cleat. 925 silver, 14 mm. Boxed.</p>`
    },
    {
      name: 'Charm Bracelet Chain',
      price: 33,
      text: `<p>Chain only - charms seperate</p>`
    },
    {
      name: 'Brooch “Oystercatcher”',
      price: 49,
      seoTitle: 'Oystercatcher Brooch',
      text: `<p>Enamel on brass, black and white with the orange beak 🧡 4 cm long. Two pins so it doesn't turn.</p>`
    },
    {
      name: 'Polishing Cloth',
      price: 4,
      text: '<p><br></p>'
    }
  ]
}
