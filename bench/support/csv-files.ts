import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { CsvShape } from '../../src/main/ports/catalog-file.ts'

export interface CsvFileOptions {
  readonly shape: CsvShape
  readonly products: number
  readonly variantsPerProduct: number
  /** The same seed makes the same bytes. */
  readonly seed: number
  /** Rows that an import must refuse, on top of the products: one refusal each, spread over the file. */
  readonly badRows?: number
  /** Adds the columns `slug`, `seoTitle` and `seoDescription`, which Wix's own exports do not have. */
  readonly seoColumns?: boolean
}

/** What a faithful import of the file must count. */
export interface WrittenCsv {
  readonly products: number
  readonly variants: number
  readonly mediaRows: number
  readonly refused: number
  /** Data rows, the bad ones included. */
  readonly rows: number
  readonly bytes: number
}

type Cells = Readonly<Record<string, string>>

const MEDIA_ROWS = 2

/** Streams a plausible Wix export to `path`: byte-order mark, LF, the current 53 (V1) or 93 (V3) columns, text of many kinds. */
export async function writeWixCsv(options: CsvFileOptions, path: string): Promise<WrittenCsv> {
  const totals = { products: 0, variants: 0, mediaRows: 0, refused: 0, rows: 0, bytes: 0 }
  await pipeline(csvText(options, totals), createWriteStream(path))
  return totals
}

type Totals = { -readonly [Key in keyof WrittenCsv]: WrittenCsv[Key] }

function* csvText(options: CsvFileOptions, totals: Totals): Generator<Buffer, void, undefined> {
  const columns = [
    ...(options.shape === 'v1' ? v1Columns() : v3Columns()),
    ...(options.seoColumns === true ? ['slug', 'seoTitle', 'seoDescription'] : [])
  ]
  const random = mulberry32(options.seed)
  const badRows = options.badRows ?? 0
  const toBuffer = (text: string): Buffer => {
    const buffer = Buffer.from(text)
    totals.bytes += buffer.length
    return buffer
  }
  yield toBuffer(`\uFEFF${stringify([columns])}`)
  let rows: string[][] = []
  for (let n = 0; n < options.products; n++) {
    for (const cells of productRows(options, n, random)) {
      if (isType(cells, 'product')) totals.products += 1
      else if (isType(cells, 'variant')) totals.variants += 1
      else totals.mediaRows += 1
      rows.push(columns.map((column) => cells[column] ?? ''))
    }
    // As many as fit this share of the file, so that the last product brings the last bad row.
    while (totals.refused < badRows && totals.refused * options.products < badRows * (n + 1)) {
      rows.push(badRow(options.shape, columns, totals.refused))
      totals.refused += 1
    }
    if (rows.length >= 500 || n === options.products - 1) {
      totals.rows += rows.length
      yield toBuffer(stringify(rows))
      rows = []
    }
  }
}

function isType(cells: Cells, type: string): boolean {
  return cells['fieldType']?.toLowerCase() === type
}

function v1Columns(): readonly string[] {
  return [
    ...words('handleId fieldType name description productImageUrl collection sku ribbon price surcharge visible'),
    ...words('discountMode discountValue inventory weight cost'),
    ...numbered(6, ['productOptionName', 'productOptionType', 'productOptionDescription']),
    ...numbered(6, ['additionalInfoTitle', 'additionalInfoDescription']),
    ...numbered(2, ['customTextField', 'customTextCharLimit', 'customTextMandatory']),
    'brand'
  ]
}

function v3Columns(): readonly string[] {
  return [
    ...words('handle fieldType name visible plainDescription categorySlugs primaryCategorySlug media mediaAltText'),
    ...words('ribbon brand price strikethroughPrice cost inventory preOrderEnabled preOrderMessage preOrderLimit'),
    ...words('sku barcode weight baseUnit baseUnitMeasurement totalUnits totalUnitsMeasurement'),
    ...numbered(6, ['productOptionName', 'productOptionType', 'productOptionChoices']),
    ...numbered(10, ['modifierName', 'modifierType', 'modifierCharLimit', 'modifierMandatory', 'modifierDescription'])
  ]
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

function numbered(count: number, names: readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, index) => names.map((name) => `${name}${index + 1}`)).flat()
}

function productRows(options: CsvFileOptions, n: number, random: () => number): readonly Cells[] {
  const text = productText(n, random)
  const handle = `${options.shape === 'v1' ? 'product' : 'Product'}_${hex(random, 8)}-${hex(random, 4)}-${hex(random, 12)}${n}`
  const seo = {
    slug: `item-${n}`,
    seoTitle: `${text.name.trim()} | Field & Loom`,
    seoDescription: `${text.adjective} ${text.noun} for everyday use, number ${n}.`
  }
  const colours = COLOURS.slice(0, Math.max(1, Math.min(COLOURS.length, options.variantsPerProduct)))
  const sizes = Array.from(
    { length: Math.ceil(options.variantsPerProduct / colours.length) },
    (_, index) => SIZES[index] ?? `${40 + index}`
  )
  const variants = sizes
    .flatMap((size) => colours.map((colour) => ({ size, colour })))
    .slice(0, options.variantsPerProduct)
  const sku = random() < 0.3 ? '' : `AB-${1000 + n}`
  const price = (5 + Math.floor(random() * 20_000) / 100).toFixed(2)

  if (options.shape === 'v1') {
    const option = (chosen: readonly string[], size: readonly string[]): Cells =>
      variants.length === 0
        ? {}
        : {
            productOptionName1: 'Colour',
            productOptionType1: 'COLOR',
            productOptionDescription1: chosen.join(';'),
            productOptionName2: 'Size',
            productOptionType2: 'DROP_DOWN',
            productOptionDescription2: size.join(';')
          }
    return [
      {
        ...seo,
        handleId: handle,
        fieldType: 'Product',
        name: text.name,
        description: text.html,
        productImageUrl: `${hex(random, 6)}_${hex(random, 32)}~mv2.jpg;nsplsh_${hex(random, 20)}.jpg`,
        collection: pick(COLLECTIONS, random),
        sku,
        ribbon: pick(RIBBONS, random),
        price,
        visible: random() < 0.9 ? 'true' : 'false',
        discountMode: 'PERCENT',
        discountValue: '0.0',
        inventory: 'InStock',
        weight: '0.4',
        additionalInfoTitle1: 'Care',
        additionalInfoDescription1: `<p>Wash at 30°.\n${text.adjective} ${text.noun}.</p>`,
        brand: 'Field & Loom',
        ...option(
          colours.map(({ rgb, label }) => `${rgb}:${label}`),
          sizes
        )
      },
      ...variants.map(({ size, colour }) => ({
        handleId: handle,
        fieldType: 'Variant',
        surcharge: pick(['', '0.0', '-1.5', '4.0'], random),
        visible: 'true',
        inventory: `${Math.floor(random() * 40)}`,
        ...option([`${colour.rgb}:${colour.label}`], [size])
      }))
    ]
  }
  return [
    {
      ...seo,
      handle,
      fieldType: 'PRODUCT',
      name: text.name,
      visible: random() < 0.9 ? 'true' : 'false',
      plainDescription: text.html,
      categorySlugs: 'all-products;home',
      primaryCategorySlug: 'home',
      ribbon: pick(RIBBONS, random),
      brand: 'Field & Loom',
      sku: variants.length === 0 ? sku : '',
      price: variants.length === 0 ? price : '',
      inventory: variants.length === 0 ? 'IN_STOCK' : '',
      ...(variants.length === 0
        ? {}
        : {
            productOptionName1: 'Colour',
            productOptionType1: 'SWATCH_CHOICES',
            productOptionChoices1: colours.map(({ hash, label }) => `${hash}:${label}`).join(';'),
            productOptionName2: 'Size',
            productOptionType2: 'TEXT_CHOICES',
            productOptionChoices2: sizes.join(';')
          })
    },
    ...variants.map(({ size, colour }) => ({
      handle,
      fieldType: 'VARIANT',
      price,
      inventory: `${Math.floor(random() * 40)}`,
      productOptionName1: 'Colour',
      productOptionChoices1: colour.label,
      productOptionName2: 'Size',
      productOptionChoices2: size
    })),
    ...Array.from({ length: MEDIA_ROWS }, (_, index) => ({
      handle,
      fieldType: 'MEDIA',
      media: `${hex(random, 6)}_${hex(random, 32)}~mv2.jpg`,
      mediaAltText: index === 0 ? `${text.noun}, seen from the front` : ''
    }))
  ]
}

function productText(n: number, random: () => number) {
  const adjective = pick(ADJECTIVES, random)
  const noun = pick(NOUNS, random)
  const sentences = Array.from({ length: 2 + Math.floor(random() * 6) }, () => pick(SENTENCES, random))
  const body = sentences.map((sentence) => `<p>${sentence.replace('%', `${adjective} ${noun}`)}</p>`)
  const html = random() < 0.1 ? '' : body.join(random() < 0.3 ? '\n' : '')
  return { adjective, noun, name: `${adjective} ${noun} ${n}${random() < 0.1 ? ' ' : ''}`, html }
}

/** Kinds take turns; each is refused for a reason of its own and takes no other row with it. */
function badRow(shape: CsvShape, columns: readonly string[], n: number): string[] {
  const handle = shape === 'v1' ? 'handleId' : 'handle'
  const type = shape === 'v1' ? 'Product' : 'PRODUCT'
  const row = (cells: Cells): string[] => columns.map((column) => cells[column] ?? '')
  switch (n % 5) {
    case 0:
      return row({ [handle]: `bad_${n}`, fieldType: type, name: 'Cut off' }).slice(0, 12)
    case 1:
      return row({ [handle]: `bad_${n}`, fieldType: 'Bundle', name: 'Of an unknown type' })
    case 2:
      return row({ fieldType: type, name: 'Without a handle' })
    case 3:
      return row({ [handle]: `bad_${n}`, fieldType: type })
    default:
      return row({ [handle]: `bad_${n}`, fieldType: shape === 'v1' ? 'Variant' : 'VARIANT' })
  }
}

function pick<T>(list: readonly [T, ...T[]], random: () => number): T {
  return list[Math.floor(random() * list.length)] ?? list[0]
}

function hex(random: () => number, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
}

/** A small, well spread generator of numbers in [0, 1) from a 32-bit seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const COLOURS = [
  { rgb: 'rgb(255, 192, 203)', hash: '#FFC0CB', label: 'pink' },
  { rgb: 'rgb(0, 0, 0)', hash: '#000000', label: 'black' },
  { rgb: '#1E3A5F', hash: '#1E3A5F', label: 'navy, dark' },
  { rgb: 'rgb(240, 234, 214)', hash: '#F0EAD6', label: 'éggshell' }
] as const

const SIZES = ['XS', 'S', 'M', 'L', 'XL', '2XL', '3XL'] as const
const RIBBONS = ['', '', '', 'New', 'Sale', '20 % off', 'לאחרונה'] as const
const COLLECTIONS = ['Kitchen', 'Kitchen;Gifts', 'Cups, bowls & plates', '', 'Été;Yaz indirimi'] as const
const ADJECTIVES = [
  'Linen',
  'Hand-thrown',
  'Oak',
  '12" enamel',
  'Été',
  'כותנה',
  'Þykkur',
  'Soft "cloud"',
  'Çelik'
] as const
const NOUNS = [
  'cushion',
  'mug',
  'serving board',
  'apron',
  'blanket',
  'lámpa',
  'kandil',
  'טקסטיל',
  'soap; unscented'
] as const
const SENTENCES = [
  'The % is made in small batches, and no two are the same.',
  'Measures 40 × 40 cm; weighs 350 g.',
  'Our customers say: "the best % I own".',
  'Wash at 30°, dry flat&nbsp;– and it will last for years ✨',
  'כל פריט נעשה ביד, ונשלח תוך יומיים.',
  'Fabriqué à la main, livré en deux jours.',
  '<strong>Please note:</strong> colours vary,\nsizes do not.'
] as const
