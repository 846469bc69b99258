import { choice, swatch } from './options.mjs'
import { DELIVERY, LONG_STORY, QUESTIONS, RETURNS } from './house-text.mjs'

/** @type {import('./options.mjs').Section} */
export const rugs = {
  slug: 'rugs-and-cushions',
  sku: 'RUG',
  brand: 'Hansom Loom',
  products: [
    {
      name: 'Flatweave Rug “Tideline”',
      alt: ['Striped flatweave rug in sand, grey and sea green under an armchair'],
      price: 180,
      was: 220,
      media: 5,
      weight: 4.4,
      options: [choice('Size', ['80 × 150 cm', '140 × 200 cm', '170 × 240 cm'])],
      extra: { '140 × 200 cm': 110, '170 × 240 cm': 240 },
      seoTitle: 'Tideline Flatweave Wool Rug',
      seoDescription:
        'A reversible wool rug with uneven stripes, like the marks of a falling tide. Handwoven in three sizes.',
      text: `<h2>A rug with two right sides</h2>
<p>Tideline is woven flat on a wide loom, wool on a cotton warp, so that both sides can be used and the wear is shared between them. The stripes aren't repeated: the weaver gets a list of seven colours and a rule (never the same two neighbours twice), and the rest is hers. This is why the rug in the photo and the rug on your floor are sisters and not twins.</p>
<h3>Where it works</h3>
<p>Living rooms, bedrooms, under a dining table if you have careful guests. Less good in the hall, where sand comes in and works like a file on the wool. For halls see the sisal mats.</p>
<h3>Where it does not</h3>
<p>On heated floors above 27 °C, outdoors, and on top of carpet without a pad. On polished floors you need an underlay too, or someone will fly. We cut underlay to size for &pound;12 per m&sup2;, please write the size into the order note.</p>
<h3>Cleaning</h3>
<ol><li>Vacuum without the rotating brush, along the stripes.</li><li>Turn it over and around twice a year.</li><li>Spills: take up with a spoon first, then dab with cold water. Don't rub. Don't use the thing from the television.</li><li>Moths: they like dark and quiet. Move your furniture now and then.</li></ol>
<h3>Sizes and weights</h3>
<table><tbody><tr><td><b>cm</b></td><td><b>kg</b></td><td><b>for</b></td></tr><tr><td>80 &times; 150</td><td>2.0</td><td>beside a bed</td></tr><tr><td>140 &times; 200</td><td>4.4</td><td>in front of a two-seater</td></tr><tr><td>170 &times; 240</td><td>6.5</td><td>a small living room</td></tr></tbody></table>
${LONG_STORY}
${QUESTIONS}
${DELIVERY}
${RETURNS}`
    },
    {
      name: 'Door Mat, Coir',
      price: 19.5,
      options: [choice('Text', ['Plain', 'HELLO', 'MIND THE STEP'])],
      extra: { HELLO: 4, 'MIND THE STEP': 4 },
      text: '<p>Coconut fibre on PVC. 40 x 60 cm.</p>'
    },
    {
      name: 'Cushion Cover, Corduroy, 45 × 45',
      price: 22,
      ribbon: 'New',
      media: 4,
      options: [swatch('Colour', { Pink: '#FD04BF', Teal: '#0A7E8C', Tobacco: '#7B5B3A', Ecru: '#EDE6D6' })],
      text: `<p>Cord cushion cover, wide wale, with zipper. Inner not included (see Cushion Inner, Feather).</p>`
    },
    {
      name: 'Cushion Inner, Feather',
      price: 14,
      options: [choice('Size', ['45 × 45 cm', '50 × 50 cm', '40 × 60 cm'])],
      text: `<p>The inner should always be 5 cm bigger than the cover, so for a 45 cover you take the 50. Feathers 85 % down 15 %</p>`
    },
    {
      name: 'Sheepskin',
      price: 85,
      text: `<p>Real sheepskin. By-product. White.</p>`
    },
    {
      name: 'Pouffe, Crocheted',
      price: 98,
      hidden: true,
      options: [swatch('Colour', { Grey: '#9A9EA1', Ochre: '#CC7722' })],
      text: `<p>Chunky crochet pouffe of cotton rope, filled with offcuts. Sit on it, put feet on it, cat will take it anyhow. Ø50 h35 - 6kg</p>`
    },
    {
      name: 'Bench Cushion, made to measure',
      price: 60,
      seoTitle: 'Made-to-Measure Bench Cushions',
      text: `<p>Write us length, depth, thickness (3 / 5 / 8 cm) and fabric and we calculate. Price here is for the smallest (80 × 35 × 3). Lead time 4-5 wks.</p>`
    }
  ]
}
