import { choice, extraChoice, freeText, swatch } from './options.mjs'
import { DELIVERY, LONG_STORY, QUESTIONS, RETURNS } from './house-text.mjs'

/** @type {import('./options.mjs').Section} */
export const kitchen = {
  slug: 'kitchen',
  sku: 'KIT',
  brand: 'Kettlewick',
  products: [
    {
      name: 'Enamel Milk Pan 1.2 L',
      price: 24,
      weight: 0.72,
      ribbon: 'Best Seller',
      media: 3,
      alt: ['White enamel milk pan with a blue rim on a wooden board'],
      options: [swatch('Rim colour', { Blue: '#1F4E8C', Red: '#B3261E', Black: '#1B1B1B' })],
      seoTitle: 'Enamel Milk Pan 1.2 L | Otterquay Stores',
      seoDescription:
        'A light enamel milk pan with a pouring lip on both sides. Holds 1.2 L, works on gas, electric and induction hobs.',
      text: `<p>Milk pan in enamelled steel. Has a lip on both sides so works for left handed people too. 1.2 litres, 14 cm across. All hobs incl. induction. Dishwasher OK but the rim will go dull after a while.</p>`
    },
    {
      name: 'Cast Iron Skillet 26 cm',
      price: 49.5,
      was: 62,
      weight: 2.6,
      ribbon: 'Sale',
      media: 4,
      alt: 'file',
      seoTitle: 'Cast Iron Skillet, 26 cm, Pre-Seasoned',
      seoDescription: 'A heavy 26 cm cast iron skillet, ready seasoned, for hob, oven and camp fire.',
      text: `<p>Heavy duty skillet for the stove top, oven and camp fire.</p><ul><li>Material: cast iron</li><li>Diameter: 26 cm</li><li>Weight: 2.6 kg</li><li>Pre-seasoned: yes</li></ul><p>Do not wash with soap.</p>`
    },
    {
      name: 'Beech Wooden Spoon, Set of 3',
      price: 11,
      text: '<p>Three wooden spoons of beech. Handy for cooking.</p>'
    },
    {
      name: 'Mortar & Pestle in Grey Granite',
      price: 34,
      weight: 4.1,
      seoTitle: 'Granite Mortar & Pestle',
      text: `<p>Solid granite, unpolished inside so that the spices don't run away from you. Outside polished. 15 cm wide, 4.1 kg. Please rinse it well before you use it for the first time and grind a handful of rice until the rice stays white, otherwise you'll have grit in your curry.</p><p>Colour of the stone varies.</p>`
    },
    {
      name: 'Chef’s Knife “Gannet” 20 cm',
      price: 89,
      brand: 'Skerrin',
      media: 5,
      alt: ['Chef’s knife with a pear-wood handle, seen from the side', 'Close-up of the bolster'],
      modifiers: [freeText('Engraving', 18, false, 'Up to 18 letters on the blade, leave empty for none')],
      seoTitle: 'Gannet Chef’s Knife, 20 cm, Carbon Steel',
      seoDescription:
        'Hand-ground 20 cm chef’s knife in carbon steel with a pear-wood handle. Takes a keen edge and is easy to sharpen at home.',
      text: `<h3>The knife</h3><p>Carbon steel (not stainless!), ground by hand, 58&ndash;59 HRC. Handle of pear wood. The blade will turn grey and blue with time &mdash; this isn&rsquo;t rust, it&rsquo;s called patina.</p><h3>The care</h3><ol><li>Wipe it after use.</li><li>Dry it.</li><li>A drop of oil if you put it away for longer.</li></ol><p>Never in the dishwasher. We mean it.</p>`
    },
    {
      name: 'STAINLESS STEEL COLANDER 24CM W/ HANDLES',
      sku: '364000375135191',
      price: 15.99,
      brand: '',
      alt: 'file',
      text: `<p>HIGH QUALITY STAINLESS STEEL COLANDER. SUITABLE FOR PASTA, VEGETABLE, FRUIT. WITH TWO HANDLE AND STABLE FOOT. SIZE 24CM. PACKING: 1PC/COLOR BOX, 12PCS/CTN. DISHWASHER SAFE.</p>`
    },
    {
      name: 'Rolling Pin, French Style',
      price: 18,
      text: '<p>&nbsp;</p>'
    },
    {
      name: 'Storage Jar',
      in: 'kitchen;storage',
      primary: '',
      price: 9.5,
      options: [choice('Size', ['0.5 L', '1 L', '1.5 L', '2 L'])],
      extra: { '1 L': 2, '1.5 L': 4, '2 L': 6.5 },
      text: '<p>Glass jar with a wire clip and a rubber ring. Four sizes. Rubber rings can be bought again seperately.</p>'
    },
    {
      name: 'Pasta Drying Rack, Folding',
      price: 27,
      hidden: true,
      text: `<p>For home made pasta lovers!!! Folds flat. 16 arms. Beech wood natural finish, food safe. Approx 42cm high when stand.</p>`
    },
    {
      name: 'Digital Kitchen Scale 5 kg / 1 g',
      price: 29.9,
      brand: 'Lumo Bay',
      weight: 0.48,
      seoTitle: 'Digital Kitchen Scale',
      seoDescription: 'Digital kitchen scale.',
      text: `<table><tbody><tr><td>Capacity</td><td>5 kg / 11 lb</td></tr><tr><td>Graduation</td><td>1 g / 0.05 oz</td></tr><tr><td>Units</td><td>g, kg, oz, lb, ml</td></tr><tr><td>Power</td><td>2 &times; AAA (not incl.)</td></tr><tr><td>Auto off</td><td>after 120 s</td></tr></tbody></table><p>Tare function. Surface is glass, easy clean.</p>`
    },
    {
      name: 'Bread Bin with Chopping Board Lid',
      in: 'kitchen;storage',
      price: 45,
      media: 2,
      options: [swatch('Colour', { Cream: '#F3EAD3', Slate: '#5B6670', 'Pale green': '#B9CBB1' })],
      seoTitle: 'Bread Bin with Chopping Board Lid | Cream, Slate or Pale Green | Kitchen Storage | Otterquay Stores',
      seoDescription:
        'This bread bin with chopping board lid is a bread bin that has a chopping board for a lid, so that you can keep your bread in the bread bin and cut your bread on the chopping board lid, available in the colours cream, slate and pale green, made from powder coated steel and bamboo.',
      text: `<p>Steel bread bin, the lid is bamboo and you can turn it over and cut on it. Fits two loaves. There are small holes in the back so bread don't go mouldy.</p><p>34 x 21 x 18 cm</p>`
    },
    {
      name: 'Preserving Pan 9 L, Copper',
      price: 148,
      was: 169,
      weight: 3.3,
      brand: 'Kettlewick',
      media: 5,
      seoTitle: 'Copper Preserving Pan, 9 Litres',
      seoDescription:
        'A wide 9 litre copper pan for jam and marmalade. Heats evenly, so the fruit sets before it scorches.',
      text: `<p>A proper jam pan. Copper, 1.5 mm thick, not lined, with a forged iron handle that swings out of the way. Nine litres to the brim, which in practice means about 4 kg of fruit with sugar before it boils over.</p>
<p>Copper heats quickly and evenly, the jam sets faster and keeps its colour. You can't keep jam in it, and nothing sour without sugar should be cooked in it at all, because unlined copper and acid don't go together. Take the jam out as soon as it's done. It is not for induction.</p>
<h3>How to use it</h3>
<ol><li>Clean it before each use with half a lemon and coarse salt, rinse, dry. It'll be pink.</li><li>Put in fruit and sugar together, never fruit alone.</li><li>Bring up slowly until the sugar is gone, then fast.</li><li>Test on a cold plate after 10 minutes.</li><li>Pot while hot, lids on at once.</li></ol>
${LONG_STORY}
${QUESTIONS}
${DELIVERY}
${RETURNS}`
    },
    {
      name: 'Apron "Bib & Tucker"; one size, with pocket',
      in: 'kitchen;gifts',
      price: 28,
      options: [swatch('Colour', { Navy: '#1C2A44', Rust: '#A6492B', Flax: '#CDBFA3' })],
      modifiers: [extraChoice('Gift wrap', false, ['None', 'Brown paper', 'Tissue and ribbon'])],
      text: `<p>Cotton apron with <strong>long ties</strong>, a bib that can be made shorter and a pocket for the phone/the spoon. Machine wash 60°.</p>`
    },
    {
      name: 'Silicone Spatula',
      price: 6.5,
      alt: 'file',
      stock: 'OUT_OF_STOCK',
      seoTitle: 'Silicone Spatula',
      seoDescription: 'Quality products for your home and garden from Otterquay Stores.',
      text: ''
    }
  ]
}
