import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const turkish = {
  slug: 'bath',
  sku: 'TR',
  brand: 'Ilgıt Dokuma',
  products: [
    {
      name: 'Peştemal, El Dokuması',
      in: 'bath;linen',
      price: 27,
      media: 3,
      options: [swatch('Renk', { Kırmızı: '#B22234', Gök: '#6CA6CD', Bej: '#D9C7A3' })],
      seoTitle: 'El Dokuması Pamuklu Peştemal',
      seoDescription: 'İnce, hızlı kuruyan pamuklu peştemal. Hamamda, plajda ve evde kullanılır. 90 × 170 cm, saçaklı.',
      text: `<p>%100 pamuk el dokuması peştemal. Ölçüsü 90 x 170 cm. Çabuk kurur, az yer kaplar. İlk yıkamada biraz tüy bırakabilir.</p>`
    },
    {
      name: 'Çay Bardağı, 6’lı Takım',
      in: 'tea-and-coffee;tableware',
      price: 16,
      text: `<p>İnce belli cam çay bardağı ve tabağı, 6'lı. ISIYA DAYANIKLI. Bulaşık makinesinde yıkanabilir.</p>`
    },
    {
      name: 'Bakır Cezve 250 ml',
      in: 'tea-and-coffee',
      price: 29,
      was: 34,
      text: '<p>Dövme bakır cezve, içi kalaylı, sapı ahşap. 3-4 fincanlık.</p>'
    },
    {
      name: 'Kilim Yastık Kılıfı',
      in: 'rugs-and-cushions',
      price: 25,
      alt: 'file',
      text: `<p>Eski kilimlerden yapılmış yastık kılıfı, her biri farklı desende. Fermuarlı. Güzel bir hediye için ideal seçim!</p>`
    }
  ]
}

/** @type {import('./options.mjs').Section} */
export const icelandic = {
  slug: 'linen',
  sku: 'IS',
  brand: 'Þorskavík',
  products: [
    {
      name: 'Ullarteppi „Þoka“',
      price: 142,
      weight: 1.6,
      media: 3,
      seoTitle: 'Ullarteppi „Þoka“ úr íslenskri ull',
      seoDescription: 'Hlýtt og létt ullarteppi úr ólitaðri íslenskri ull. 130 × 190 cm, með stuttu kögri.',
      text: `<p>Teppi úr íslenskri ull, ólitað. Stærð 130 x 190 cm. Má þvo á ullarkerfi, þurrkist flatt.</p>`
    },
    {
      name: 'Vettlingar fyrir börn',
      in: 'toys;gifts',
      price: 23,
      options: [choice('Stærð', ['2–4 ára', '5–7 ára', '8–10 ára'])],
      text: `<p>Prjónaðir vettlingar úr lopa með snúru á milli, svo að þeir týnist ekki. Þæfðir í lófanum.</p>`
    },
    {
      name: 'Sjávarsalt með reyk, 90 g',
      in: 'pantry',
      price: 6.8,
      text: '<p>Salt úr sjó, reykt yfir birki. Gott á fisk, lamb og egg.</p>'
    }
  ]
}
