import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

type Row = Readonly<Record<string, string>>

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const bytes = readFileSync(at('../../resources/sample-store.csv'))

// Every leniency of the reader is off: a wrong quote or a short row throws.
const table: string[][] = parse(bytes, {
  bom: true,
  record_delimiter: '\n',
  relax_column_count: false,
  relax_quotes: false
})
const header = table[0] ?? []
const rows: Row[] = table
  .slice(1)
  .map((cells) => Object.fromEntries(cells.map((cell, column) => [header[column] ?? '', cell])))

const cell = (row: Row, column: string): string => {
  const value = row[column]
  if (value === undefined) throw new Error(`no column ${column}`)
  return value
}
const ofType = (type: string): Row[] => rows.filter((row) => cell(row, 'fieldType') === type)
const products = ofType('PRODUCT')
const variants = ofType('VARIANT')
const media = ofType('MEDIA')
const countWhere = (column: string, pattern: RegExp): number =>
  products.filter((row) => pattern.test(cell(row, column))).length
const repeated = (column: string): number => {
  const values = products.map((row) => cell(row, column)).filter((value) => value !== '')
  return values.length - new Set(values).size
}

describe('the committed file', () => {
  it('is byte for byte what the generator makes', () => {
    const made = execFileSync(process.execPath, [at('../make-sample-store.mjs'), '--stdout'], {
      maxBuffer: 16 * 1024 * 1024
    })
    expect(made.equals(bytes)).toBe(true)
  })

  it('starts with a byte-order mark and ends its records with LF', () => {
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.at(-1)).toBe(0x0a)
    expect(bytes.at(-2)).not.toBe(0x0d)
  })

  it('has the 93 columns of Wix and our three, and a cell for each in every row', () => {
    expect(header).toHaveLength(96)
    expect(new Set(header).size).toBe(96)
    expect(header.slice(0, 2)).toEqual(['handle', 'fieldType'])
    expect(header.slice(93)).toEqual(['seoTitle', 'seoDescription', 'slug'])
    expect(new Set(table.map((cells) => cells.length))).toEqual(new Set([96]))
  })
})

describe('rows', () => {
  it('hold about 200 products with a handle and a name each', () => {
    expect(products.length).toBeGreaterThanOrEqual(190)
    expect(products.length).toBeLessThanOrEqual(220)
    expect(repeated('handle')).toBe(0)
    expect(repeated('slug')).toBe(0)
    expect(products.every((row) => cell(row, 'name').trim() !== '' && cell(row, 'handle') !== '')).toBe(true)
    expect(products.length + variants.length + media.length).toBe(rows.length)
  })

  it('stand in the order of Wix: product, its variants, its media', () => {
    const order: Readonly<Record<string, number>> = { PRODUCT: 0, VARIANT: 1, MEDIA: 2 }
    const misplaced = rows.filter((row, index) => {
      const before = rows[index - 1]
      if (cell(row, 'fieldType') === 'PRODUCT') return false
      if (before === undefined || cell(before, 'handle') !== cell(row, 'handle')) return true
      return (order[cell(before, 'fieldType')] ?? 9) > (order[cell(row, 'fieldType')] ?? 9)
    })
    expect(misplaced).toEqual([])
  })

  it('leave price and stock of a product with variants to its variants', () => {
    const withVariants = new Set(variants.map((row) => cell(row, 'handle')))
    const wrong = products.filter((row) => (cell(row, 'price') === '') !== withVariants.has(cell(row, 'handle')))
    expect(wrong).toEqual([])
    expect(withVariants.size).toBeGreaterThanOrEqual(60)
    expect(variants.every((row) => Number(cell(row, 'price')) > 0 && cell(row, 'inventory') !== '')).toBe(true)
  })

  it('name only choices in a variant that its product offers, colours without their code', () => {
    const offered = new Map(
      products.map((row) => [cell(row, 'handle'), [1, 2].map((n) => cell(row, `productOptionChoices${n}`).split(';'))])
    )
    const unknown = variants.filter((row) =>
      [1, 2].some((n) => {
        const wanted = cell(row, `productOptionChoices${n}`)
        const choices = offered.get(cell(row, 'handle'))?.[n - 1] ?? []
        return !choices.some((choice) => choice.replace(/^#[0-9A-F]{6}:/, '') === wanted)
      })
    )
    expect(unknown).toEqual([])
    expect(countWhere('productOptionChoices1', /#FD04BF:Pink/)).toBe(1)
    expect(countWhere('productOptionType1', /SWATCH_CHOICES/)).toBeGreaterThanOrEqual(30)
    expect(countWhere('productOptionType1', /TEXT_CHOICES/)).toBeGreaterThanOrEqual(25)
  })

  it('give every product one to five pictures, most of them without alt text', () => {
    const pictures = Map.groupBy(media, (row) => cell(row, 'handle'))
    expect(pictures.size).toBe(products.length)
    expect(Math.max(...[...pictures.values()].map((list) => list.length))).toBe(5)
    expect(media.every((row) => /^(a1b2c3_)?[0-9a-f]{32}[^/]*\.(jpg|png|webp)$/.test(cell(row, 'media')))).toBe(true)
    const alts = media.map((row) => cell(row, 'mediaAltText')).filter((alt) => alt !== '')
    const fileNames = alts.filter((alt) => /\.(jpe?g|png)$/i.test(alt))
    expect(alts.length / media.length).toBeLessThan(0.25)
    expect(fileNames.length).toBeGreaterThanOrEqual(30)
    expect(alts.length - fileNames.length).toBeGreaterThanOrEqual(25)
  })
})

describe('variety', () => {
  it.each([
    ['German', /\b(und|mit|für|aus|nicht|zum|rostfreier)\b/, 7],
    ['French', /\b(faïence|émaillée|ramequins|POIDS|facile|recettes)\b/, 5],
    ['Spanish', /\b(una|con|después|mano|y)\b.*[ñóáíú¿]|[ñ¿].*\b(una|con|mano|y)\b/s, 3],
    ['Italian', /\b(Lavare|Finalmente|Strofinaccio|Moka, guarnizione|Lampada)\b/, 5],
    ['Hebrew', /\p{Script=Hebrew}/u, 5],
    ['Arabic', /\p{Script=Arabic}/u, 4],
    ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u, 5],
    ['Turkish', /[ışğ]/, 4],
    ['Icelandic', /[ðþæ]/i, 3]
  ])('holds a group of products in %s', (_language, pattern, least) => {
    const found = products.filter((row) => pattern.test(`${cell(row, 'name')} ${cell(row, 'plainDescription')}`))
    expect(found.length).toBeGreaterThanOrEqual(least)
    expect(found.length).toBeLessThan(products.length / 4)
  })

  it('lacks both SEO texts on about 60 % of the products, and has long and repeated ones', () => {
    const missing = products.filter((row) => cell(row, 'seoTitle') === '' && cell(row, 'seoDescription') === '')
    expect(missing.length / products.length).toBeGreaterThan(0.55)
    expect(missing.length / products.length).toBeLessThan(0.65)
    expect(countWhere('seoTitle', /^.{61,}$/)).toBeGreaterThanOrEqual(3)
    expect(countWhere('seoDescription', /^.{161,}$/)).toBeGreaterThanOrEqual(2)
    expect(repeated('seoTitle')).toBeGreaterThanOrEqual(1)
    expect(repeated('seoDescription')).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['nothing', /^$/, 4],
    ['an empty paragraph', /^<p>(&nbsp;|<br>)<\/p>$/, 2],
    ['plain text', /^[^<]+$/, 5],
    ['a bullet list', /<ul>/, 10],
    ['a numbered list', /<ol>/, 5],
    ['headings', /<h[1-4]>/, 8],
    ['a table', /<table/, 5],
    ['a link', /<a href="(https:|\/)/, 6],
    ['nested spans', /<span[^>]*><span/, 2],
    ['font tags', /<font/, 3],
    ['entities', /&(?!amp;|nbsp;)[a-z]+;|&#\d+;/, 10],
    ['line breaks of its own', /\n/, 6],
    ['a carriage return alone', /\r(?!\n)/, 1],
    ['a Windows line break', /\r\n/, 1],
    ['a tab', /\t/, 1],
    ['more than 4,000 characters', /^.{4001,8000}$/s, 4],
    ['zero-width characters', /\u200B|\u200C|\u200D|\uFEFF/, 1],
    ['accents on their own (NFD)', /e\u0301/, 2],
    ['emoji', /\p{Extended_Pictographic}/u, 4],
    ['dingbat bullets', /[►❖✨☞]/u, 3],
    ['smart quotes', /[“”’]/, 3],
    ['a price', /£|&pound;/, 6],
    ['capitals only', /^(?=.*[A-Z]{3})[^a-z]*<p>[^a-z]+<\/p>$/, 3],
    ['instructions to a model', /ignore (all previous|the) instructions|disregard the merchant/i, 3],
    ['hostile HTML', /<script>.*onerror=.*javascript:/s, 1]
  ])('has descriptions with %s', (_kind, pattern, least) => {
    expect(countWhere('plainDescription', pattern)).toBeGreaterThanOrEqual(least)
  })

  it('stays within the 8,000 characters that both catalog versions accept', () => {
    expect(countWhere('plainDescription', /^.{8001,}$/s)).toBe(0)
  })

  it.each([
    ['blanks at both ends', /^ .* $/, 1],
    ['quotes', /"/, 3],
    ['a semicolon', /;/, 1],
    ['80 characters', /^.{80}$/s, 3],
    ['an equals sign in front', /^=/, 1],
    ['a minus in front', /^-/, 1]
  ])('has names with %s', (_kind, pattern, least) => {
    expect(countWhere('name', pattern)).toBeGreaterThanOrEqual(least)
    expect(countWhere('name', /^.{81,}$/s)).toBe(0)
  })

  it('repeats two or three names', () => {
    expect(repeated('name')).toBeGreaterThanOrEqual(2)
    expect(repeated('name')).toBeLessThanOrEqual(3)
  })

  it('has hidden products, ribbons, sale prices and plain handles', () => {
    expect(countWhere('visible', /^false$/)).toBeGreaterThanOrEqual(12)
    for (const ribbon of ['New', 'Best Seller', 'Sale']) {
      expect(countWhere('ribbon', new RegExp(`^${ribbon}$`))).toBeGreaterThanOrEqual(6)
    }
    expect(rows.filter((row) => cell(row, 'strikethroughPrice') !== '').length).toBeGreaterThanOrEqual(20)
    expect(countWhere('handle', /^(?!Product_)/)).toBeGreaterThanOrEqual(3)
  })

  it('sorts the products into 12 to 16 categories, some into two, some without a primary one', () => {
    const slugs = new Set(products.flatMap((row) => cell(row, 'categorySlugs').split(';')))
    expect(slugs.size).toBeGreaterThanOrEqual(12)
    expect(slugs.size).toBeLessThanOrEqual(16)
    expect(countWhere('categorySlugs', /;/)).toBeGreaterThanOrEqual(30)
    expect(countWhere('primaryCategorySlug', /^$/)).toBeGreaterThanOrEqual(3)
  })

  it('writes different texts: no two descriptions but the empty ones are the same', () => {
    expect(repeated('plainDescription')).toBe(0)
  })
})
