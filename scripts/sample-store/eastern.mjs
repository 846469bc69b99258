import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const hebrew = {
  slug: 'bath',
  sku: 'HE',
  brand: 'גן הלבונה',
  products: [
    {
      name: 'סבון שמן זית עבודת יד',
      price: 6.5,
      slug: 'סבון-שמן-זית',
      media: 2,
      alt: ['שלוש חתיכות סבון שמן זית קשורות בחוט'],
      seoTitle: 'סבון שמן זית טבעי בעבודת יד',
      seoDescription: 'סבון רך משמן זית כתית, בלי צבע ובלי בושם. מתאים לידיים, לפנים ולעור רגיש. 110 גרם.',
      text: `<p dir="rtl">סבון טבעי משמן זית, 110 גרם. ללא צבעי מאכל וללא בושם. מתאים גם לעור רגיש. לשמור במקום יבש.</p>`
    },
    {
      name: 'נר שעוות דבורים 20 ס"מ',
      in: 'candles',
      price: 12,
      text: `<p>נר מגולגל משעוות דבורים טהורה, גובה 20 ס&quot;מ. בוער כ-6 שעות.</p>`
    },
    {
      name: 'מפת שולחן פשתן',
      in: 'linen',
      price: 68,
      options: [choice('מידה', ['140 × 180', '140 × 240'])],
      extra: { '140 × 240': 18 },
      text: `<ul><li>100% פשתן</li><li>כביסה ב-40 מעלות</li><li>לא צריך לגהץ!!</li></ul>`
    },
    {
      name: 'קומקום אמייל Kettlewick 1.5 ל׳',
      in: 'tea-and-coffee',
      price: 39,
      hidden: true,
      text: '<p>קומקום אמייל לכל סוגי הכיריים, כולל אינדוקציה (induction). צבע: כחול.</p>'
    },
    {
      name: 'צעצוע עץ – סירה',
      in: 'toys',
      price: 22,
      text: '<p>סירת עץ לאמבטיה, גיל 2+</p>'
    }
  ]
}

/** @type {import('./options.mjs').Section} */
export const arabic = {
  slug: 'tea-and-coffee',
  sku: 'AR',
  brand: 'بيت السدرة',
  products: [
    {
      name: 'دلة قهوة نحاسية',
      price: 54,
      media: 3,
      alt: ['دلة نحاسية لامعة على صينية مستديرة'],
      seoTitle: 'دلة قهوة نحاسية مصنوعة يدويا',
      seoDescription: 'دلة من النحاس الأصفر بسعة 800 مل، مطروقة باليد ومبطنة بالقصدير، لتقديم القهوة للضيوف.',
      text: `<p dir="rtl">دلة من النحاس، السعة ٨٠٠ مل. صناعة يدوية. لا تغسل في غسالة الصحون.</p>`
    },
    {
      name: 'فناجين قهوة (طقم ٦ قطع)',
      in: 'tea-and-coffee;tableware',
      price: 28,
      options: [swatch('اللون', { أبيض: '#FFFFFF', أزرق: '#1F4E8C' })],
      text: `<p>طقم فناجين من البورسلان، ٦ قطع، ٧٠ مل للفنجان. علبة هدية جميلة جدا تصلح لكل المناسبات.</p>`
    },
    {
      name: 'وسادة مطرزة ٤٥ × ٤٥ سم',
      in: 'rugs-and-cushions',
      price: 31,
      text: `<p>غطاء وسادة قطن مطرز باليد، الحشوة غير مشمولة.</p><p>السعر: 31 جنيه إسترليني</p>`
    },
    {
      name: 'مبخرة فخار',
      in: 'candles;gifts',
      price: 16,
      alt: 'file',
      text: '<p>مبخرة صغيرة.</p>'
    }
  ]
}

/** @type {import('./options.mjs').Section} */
export const japanese = {
  slug: 'tableware',
  sku: 'JA',
  brand: '渚窯工房',
  products: [
    {
      name: '飯碗「なぎさ」',
      price: 24,
      media: 3,
      alt: ['青い縁取りのある白い飯碗'],
      options: [swatch('色', { 白: '#FFFFFF', 藍: '#1B3A5C' })],
      seoTitle: '飯碗「なぎさ」|渚窯工房',
      seoDescription: '波をイメージした釉薬の飯碗。手になじむ大きさで、電子レンジと食洗機にも対応しています。',
      text: `<p>手作りの飯碗です。直径約12cm、高さ約6cm。電子レンジ・食洗機可。一点ずつ色合いが異なります。</p>`
    },
    {
      name: '南部風鉄瓶 0.8L',
      in: 'tea-and-coffee',
      price: 132,
      weight: 1.5,
      text: `<p>鋳鉄製の鉄瓶です。</p><ul><li>容量:0.8L</li><li>重さ:約1.5kg</li><li>IH対応</li></ul><p>※使用後は必ず湯を捨てて乾かしてください。</p>`
    },
    {
      name: '手ぬぐい(千鳥)',
      in: 'linen;gifts',
      price: 11,
      ribbon: 'New',
      options: [choice('柄', ['千鳥', '波', '無地'])],
      text: '<p>綿100%。約34×90cm。端は切りっぱなしです。</p>'
    },
    {
      name: '和紙のレターセット',
      in: 'stationery',
      price: 13.5,
      text: `<p>便箋10枚・封筒5枚入り。万年筆でもにじみにくい和紙を使用。贈り物にもどうぞ!!</p>`
    },
    {
      name: '檜の風呂桶',
      in: 'bath',
      price: 46,
      hidden: true,
      text: `<p>国産ひのきの風呂桶です。木の香りをお楽しみください。ご使用後は水気をよく切り、風通しのよい場所で保管してください。</p>`
    }
  ]
}
