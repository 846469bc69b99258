import { choice } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const pantry = {
  slug: 'pantry',
  sku: 'PAN',
  brand: 'Quaymaster',
  products: [
    {
      name: 'Sea Salt Flakes, 125 g',
      price: 4.9,
      ribbon: 'Best Seller',
      media: 2,
      unit: { baseUnit: '100', baseUnitMeasurement: 'G', totalUnits: '125', totalUnitsMeasurement: 'G' },
      seoTitle: 'Sea Salt Flakes, 125 g',
      seoDescription: 'Crisp, clean flakes of sea salt for the table. Crumble them between finger and thumb.',
      text: '<p>Salt from the sea in flakes. Nice crunch.</p>'
    },
    {
      name: 'Seville Orange Marmalade',
      in: 'pantry;gifts',
      price: 6.2,
      options: [choice('Cut', ['Fine', 'Thick', 'With whisky'])],
      extra: { 'With whisky': 1.5 },
      text: `<p>Seville oranges, sugar, lemon, that's all. Cooked in copper in small batches in January. 340 g. Prepared with 50g fruit per 100g, total sugar content 62g per 100g.</p>`
    },
    {
      name: 'Oatcakes, Rough',
      price: 3.2,
      text: `<p>Ingredients: <b>OATS</b> 84%, palm-free vegetable oil, sea salt, raising agent (sodium bicarbonate). Allergens in bold. May contain <b>SESAME</b>. 200 g.</p>`
    },
    {
      name: 'Heather Honey, 250 g',
      price: 11.9,
      seoTitle: 'Heather Honey',
      text: `<p>Thick like jelly, that's how heather honey should be!! Not for babys under 1 year.</p>`
    },
    {
      name: 'Fudge, Sea Salt',
      price: 5.8,
      was: 6.5,
      options: [choice('Size', ['150 g', '400 g'])],
      extra: { '400 g': 7 },
      text: `<p>Best fudge in town. Butter, cream, sugar, salt &#128523;</p>`
    },
    {
      name: 'Hamper “First Night in the New House”',
      alt: ['Open hamper with tea, candles, bread mix and a folded tea towel'],
      in: 'pantry;gifts',
      primary: 'gifts',
      price: 59,
      media: 4,
      weight: 4.2,
      preOrder: { message: 'Packed to order, leaves in 3 days', limit: 40 },
      seoTitle: 'New Home Hamper | First Night in the New House',
      seoDescription:
        'Bread mix, salt, tea, soup, candles, matches and a tea towel: what you cannot find in the boxes on the first night.',
      text: `<p>Everything you can't find because it's in one of the boxes:</p><ul><li>bread mix + salt (tradition!)</li><li>breakfast tea</li><li>2 x soup</li><li>candles &amp; matches</li><li>a tea towel</li><li>1 corkscrew (normal one)</li></ul><p>Worth &pound;67.40 if bought single.</p>`
    },
    {
      name: 'Dried Dulse',
      price: 5,
      hidden: true,
      text: '<p>Seaweed snack. Salty. Chewy. An aquired taste.</p>'
    }
  ]
}
