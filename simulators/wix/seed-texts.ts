/** The words of one language, from which the seed builds products. All lists have the same meaning by position. */
export interface SeedWords {
  readonly language: string
  readonly kinds: readonly string[]
  readonly stuffs: readonly string[]
  readonly sentences: readonly string[]
  readonly care: string
  readonly careText: string
}

/** ASCII, for slugs in every language. */
export const SLUG_KINDS = ['scarf', 'mug', 'lamp', 'cushion', 'notebook', 'vase'] as const
export const SLUG_STUFFS = ['wool', 'stoneware', 'oak', 'linen', 'brass'] as const

export const SEED_WORDS: readonly SeedWords[] = [
  {
    language: 'en',
    kinds: ['Scarf', 'Mug', 'Lamp', 'Cushion', 'Notebook', 'Vase'],
    stuffs: ['wool', 'stoneware', 'oak', 'linen', 'brass'],
    sentences: [
      'It is made in small batches, so no two pieces are quite the same.',
      'The edges are finished by hand & feel smooth from the first day.',
      'It keeps its shape for years and can be mended if it has to be.'
    ],
    care: 'Care',
    careText: 'Wash at 30° with similar colours.'
  },
  {
    language: 'de',
    kinds: ['Schal', 'Becher', 'Leuchte', 'Kissen', 'Notizbuch', 'Vase'],
    stuffs: ['Wolle', 'Steinzeug', 'Eiche', 'Leinen', 'Messing'],
    sentences: [
      'In kleinen Mengen gefertigt, kein Stück gleicht dem anderen ganz.',
      'Die Kanten sind von Hand geglättet, größtenteils ohne Maschine.',
      'Behält über Jahre seine Form und lässt sich ausbessern.'
    ],
    care: 'Pflege',
    careText: 'Bei 30° mit ähnlichen Farben waschen.'
  },
  {
    language: 'fr',
    kinds: ['Écharpe', 'Tasse', 'Lampe', 'Coussin', 'Carnet', 'Vase'],
    stuffs: ['laine', 'grès', 'chêne', 'lin', 'laiton'],
    sentences: [
      'Fabriqué en petites séries : chaque pièce est unique.',
      'Les bords sont finis à la main, doux dès le premier jour.',
      'Garde sa forme des années durant et se répare au besoin.'
    ],
    care: 'Entretien',
    careText: 'Laver à 30° avec des couleurs semblables.'
  },
  {
    language: 'ja',
    kinds: ['マフラー', 'マグカップ', 'ランプ', 'クッション', 'ノート', '花瓶'],
    stuffs: ['ウール', '炻器', 'オーク材', 'リネン', '真鍮'],
    sentences: [
      '少量ずつ作られ、同じものは二つとありません。',
      '縁は手作業で仕上げています。',
      '長年使っても形が崩れず、修理もできます。'
    ],
    care: 'お手入れ',
    careText: '30°以下で似た色と一緒に洗ってください。'
  },
  {
    language: 'ar',
    kinds: ['وشاح', 'كوب', 'مصباح', 'وسادة', 'دفتر', 'مزهرية'],
    stuffs: ['صوف', 'فخار', 'بلوط', 'كتان', 'نحاس'],
    sentences: ['يُصنع بكميات صغيرة، فلا تتشابه قطعتان.', 'الحواف منجزة يدويًا.', 'يحافظ على شكله لسنوات ويمكن إصلاحه.'],
    care: 'العناية',
    careText: 'يُغسل على ٣٠° مع ألوان مشابهة.'
  },
  {
    language: 'el',
    kinds: ['Κασκόλ', 'Κούπα', 'Λάμπα', 'Μαξιλάρι', 'Τετράδιο', 'Βάζο'],
    stuffs: ['μαλλί', 'κεραμικό', 'δρυς', 'λινό', 'ορείχαλκος'],
    sentences: [
      'Φτιάχνεται σε μικρές παρτίδες και κάθε κομμάτι διαφέρει.',
      'Οι άκρες είναι φινιρισμένες στο χέρι.',
      'Κρατά το σχήμα του για χρόνια.'
    ],
    care: 'Φροντίδα',
    careText: 'Πλύσιμο στους 30° με παρόμοια χρώματα.'
  },
  {
    language: 'hi',
    kinds: ['स्कार्फ़', 'मग', 'लैंप', 'तकिया', 'नोटबुक', 'फूलदान'],
    stuffs: ['ऊन', 'स्टोनवेयर', 'ओक', 'लिनन', 'पीतल'],
    sentences: ['छोटी मात्रा में बना, हर नग थोड़ा अलग है।', 'किनारे हाथ से तैयार किए गए हैं।', 'सालों तक अपना आकार बनाए रखता है।'],
    care: 'देखभाल',
    careText: '30° पर मिलते-जुलते रंगों के साथ धोएँ।'
  },
  {
    language: 'uk',
    kinds: ['Шарф', 'Кухоль', 'Лампа', 'Подушка', 'Зошит', 'Ваза'],
    stuffs: ['вовна', 'кераміка', 'дуб', 'льон', 'латунь'],
    sentences: [
      'Виготовлено невеликими партіями, кожен виріб особливий.',
      'Краї оброблені вручну.',
      'Роками зберігає форму й підлягає ремонту 🧵.'
    ],
    care: 'Догляд',
    careText: 'Прати при 30° з подібними кольорами.'
  }
]

export const SEED_ROOMS = ['Kitchen', 'Hall', 'Study', 'Bedroom', 'Garden', 'Workshop'] as const
export const SEED_RIBBONS = ['New', 'Sale', 'Handmade', 'Letzte Stücke', 'お買い得'] as const
export const SEED_BRANDS = ['Nordhaus', 'Atelier Vert', 'Kōbō', 'Fjord & Co.'] as const
