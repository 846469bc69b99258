import { choice, swatch } from './options.mjs'
import { DELIVERY, LINEN_CARE, LONG_STORY, QUESTIONS, RETURNS } from './house-text.mjs'

const SOFT = { Chalk: '#F4F1EA', Sage: '#9CAF88', Clay: '#B5765A', Ink: '#26324A' }

/** @type {import('./options.mjs').Section} */
export const linen = {
  slug: 'linen',
  sku: 'LIN',
  brand: 'Hansom Loom',
  products: [
    {
      name: 'Washed Linen Duvet Cover',
      price: 129,
      was: 149,
      ribbon: 'Sale',
      weight: 1.7,
      media: 5,
      alt: ['Bed made up with a sage green linen duvet cover', 'Coconut button at the foot end'],
      options: [swatch('Colour', SOFT), choice('Size', ['Single', 'Double', 'King'])],
      extra: { Double: 30, King: 50 },
      skip: ['Ink/Single', 'Clay/King'],
      seoTitle: 'Washed Linen Duvet Cover | Otterquay',
      seoDescription:
        'Stonewashed linen duvet covers in four quiet colours. Soft from the first night, with coconut buttons and inside ties.',
      text: `<p>Duvet cover of 100 % linen, prewashed, 165 g/m². Closes with buttons made of coconut. Ties in the corners so the duvet doesn't wander.</p>${LINEN_CARE}`
    },
    {
      name: 'Linen Tea Towel',
      in: 'linen;kitchen',
      price: 11,
      options: [swatch('Stripe', { Red: '#B3261E', Blue: '#1F4E8C', Green: '#3E6B48' })],
      text: `<p>Tea towel with stripe. Half linen, 50 x 70 cm, with a loop. Gets better every time you wash it.</p>`
    },
    {
      name: 'Linen Tea Towel',
      in: 'linen;kitchen',
      primary: '',
      price: 14,
      ribbon: 'New',
      text: `<p>The heavier one. Pure linen, herringbone, undyed, 55 x 75 cm. Two loops.</p>`
    },
    {
      name: 'Wool Blanket “Breakwater”',
      alt: ['wool blanket', 'wool blanket', 'wool blanket', 'wool blanket'],
      price: 118,
      weight: 1.35,
      media: 4,
      seoTitle: 'Breakwater Wool Blanket, 140 × 200 cm',
      seoDescription:
        'A warm, dense blanket woven from undyed wool in a broken twill. 140 × 200 cm, finished with a short fringe.',
      options: [choice('Pattern', ['Grey / White', 'Brown / White'])],
      text: `<p>Woven from the wool of sheep who are grey, white and brown by themselves, therefore nothing is dyed. Broken twill. Short fringe. 140 x 200cm. A bit scratchy in the first week, then not.</p>`
    },
    {
      name: 'Percale Fitted Sheet',
      price: 42,
      options: [choice('Size', ['90 × 200 cm', '140 × 200 cm', '160 × 200 cm', '180 × 200 cm'])],
      extra: { '140 × 200 cm': 8, '160 × 200 cm': 12, '180 × 200 cm': 16 },
      seoTitle: 'Cotton Percale Fitted Sheets',
      seoDescription: 'Crisp white percale sheets with deep corners, for mattresses up to 28 cm. Four widths.',
      text: `<p>Cotton percale, 200 threads, crisp. Elastic all round, for mattresses up to 28 cm. White.</p>`
    },
    {
      name: 'Table Cloth Wax Coated, by the metre',
      price: 17.5,
      alt: 'file',
      options: [choice('Print', ['Lemons', 'Gingham', 'Herrings'])],
      text: `<p>Wipe clean table cloth !! width 140cm !! order 2 = you get 2 metre in one piece.</p><p>► water proof<br>► does not slide<br>► cut with scissors, does not fray<br>► phthalate free</p>`
    },
    {
      name: 'Quilt “Nine Patch”, Cotton, Hand Quilted',
      price: 235,
      media: 5,
      stock: '3',
      weight: 2.2,
      seoTitle: 'Hand-Quilted Nine Patch Quilt',
      text: `<p>A nine patch is the first pattern that everybody learns: nine squares make one block, and the blocks make a bed. This one is sewn in a workshop of six quilters from the ends of shirt cloth. It's filled with cotton wadding and quilted by hand, with about eight stitches to the inch. You can see on the back where someone started a new thread.</p>
<p>As the shirts change, so do the quilts. You will get blues, whites and one or two stripes, and perhaps a square of something pink. We can't show each quilt here. If you have strong feelings about pink, write to us.</p>
${LINEN_CARE}
<h3>Sizes</h3>
<table><thead><tr><th>Name</th><th>cm</th><th>inch</th></tr></thead><tbody><tr><td>Single</td><td>150 &times; 210</td><td>59 &times; 83</td></tr><tr><td>Double</td><td>210 &times; 230</td><td>83 &times; 91</td></tr></tbody></table>
<p>We only have singles at the moment.</p>
${LONG_STORY}
${QUESTIONS}
${DELIVERY}
${RETURNS}`
    },
    {
      name: 'Waffle Bath Towel',
      in: 'linen;bath',
      price: 29,
      options: [swatch('Colour', SOFT), choice('Size', ['Hand', 'Bath'])],
      extra: { Bath: 15 },
      seoTitle: 'Waffle Towel',
      seoDescription: 'Cotton waffle towels that dry fast.',
      text: `<p>Waffle weave, cotton, dries you and then itself. Hand 50 x 90 / Bath 80 x 140.</p>`
    },
    {
      name: 'Pillowcase with envelope closing (2)',
      price: 36,
      text: `<p>Pack of two pillow cases. Cotton satin. No zip no button, the flap is inside.</p>`
    },
    {
      name: 'Table Runner, Hemstitched',
      price: 31,
      text: `<p>A table runner brings the table together! Suitable for every occassion: birthday, christmas, easter, wedding, or just because. Linen look, 100% polyester, 40x150.</p>`
    },
    {
      name: 'Baby Muslin Squares, 5-pack',
      in: 'linen;gifts',
      price: 19.9,
      ribbon: 'Best Seller',
      options: [choice('Motif', ['Boats', 'Dots', 'Plain'])],
      seoTitle: 'Baby Muslin Squares, baby muslins, muslin cloths, burp cloths, muslin set, organic muslin, baby gift',
      seoDescription:
        'Baby muslin squares 5 pack organic cotton boats dots plain muslin cloth baby burp cloth newborn gift baby shower gift new mum gift nursing cover swaddle comforter 70x70 buy online cheap delivery',
      text: `<p>Five muslins. 70 × 70 cm. Organic cotton. As burp cloth, as sun shade, as blanket, as comforter, as towel when you forgot the towel.</p>`
    },
    {
      name: 'Hot Water Bottle with Knitted Cover',
      price: 27,
      options: [swatch('Cover', { Oatmeal: '#D9CBB2', Charcoal: '#3C3F43', Berry: '#7B2D43' })],
      seoTitle: 'Hot Water Bottle, Knitted Cover',
      text: `<p>2 litre bottle made of natural rubber. The knitted cover can be washed (30°, wool programme). Don&#39;t use boiling water.</p>`
    }
  ]
}
