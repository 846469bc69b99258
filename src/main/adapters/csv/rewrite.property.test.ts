import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellEdit } from '../../ports/catalog-file.ts'
import { readStrictly, readText, rewriteText } from './csv-builder.test-support.ts'
import { escapeFormula } from './formula.ts'

const SEED = 20_261_123

/** Any text but zero bytes (no text file has them) and lone surrogates (UTF-8 cannot hold them). */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'e\u0301',
      'מ',
      '😀',
      '\u200B',
      '\uFEFF',
      ' ',
      '"',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '=',
      "'"
    ),
    maxLength: 15
  })
)

const EDITABLE = {
  title: 'name',
  description: 'description',
  ribbon: 'ribbon',
  seoTitle: 'seoTitle',
  slug: 'slug'
} as const
type Editable = keyof typeof EDITABLE
const attributes: readonly Editable[] = ['title', 'description', 'ribbon', 'seoTitle', 'slug']

const columns = fc
  .shuffledSubarray(['description', 'ribbon', 'seoTitle', 'slug', 'sku', 'my own column', ''], { minLength: 1 })
  .chain((extra) => fc.shuffledSubarray(['handleId', 'fieldType', 'name', ...extra], { minLength: extra.length + 3 }))

interface Generated {
  readonly text: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: string
  readonly end: string
}

/** A sound V1 file in any dialect, each cell quoted by chance or by need. */
const file: fc.Arbitrary<Generated> = fc
  .record({
    columns,
    count: fc.integer({ min: 0, max: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    finalEnd: fc.boolean()
  })
  .chain((plan) =>
    fc
      .record({
        cells: fc.array(fc.array(odd, { minLength: plan.columns.length, maxLength: plan.columns.length }), {
          minLength: plan.count,
          maxLength: plan.count
        }),
        quoting: fc.infiniteStream(fc.boolean())
      })
      .map(({ cells, quoting }) => {
        const rows = cells.map((row, n) =>
          row.map((cell, column) => {
            switch (plan.columns[column]) {
              case 'handleId':
                return `product_${n}`
              case 'fieldType':
                return 'Product'
              case 'name':
                return `${cell}n`
              default:
                return cell
            }
          })
        )
        const writeOdd = (cell: string): string => {
          const [byChance = false] = quoting.take(1)
          const must = cell.includes(plan.delimiter) || /["\r\n]/u.test(cell)
          return must || byChance ? `"${cell.replaceAll('"', '""')}"` : cell
        }
        const lines = [plan.columns, ...rows].map((row) => row.map(writeOdd).join(plan.delimiter))
        const text = `${plan.bom ? '\uFEFF' : ''}${lines.join(plan.end)}${plan.finalEnd ? plan.end : ''}`
        return { text, columns: plan.columns, rows, delimiter: plan.delimiter, end: plan.end }
      })
  )

describe('any sound file', () => {
  test('is imported whole, every cell as a strict CSV reader sees it', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ text, columns: names, rows, delimiter, end }) => {
        expect(readStrictly(text, delimiter, end)).toEqual([names, ...rows])
        const { products, refused, unreadable } = await readText(text)
        expect([refused, unreadable]).toEqual([[], undefined])
        expect(products.map(({ values }) => attributes.map((attribute) => values[attribute]))).toEqual(
          rows.map((row) => attributes.map((attribute) => row[names.indexOf(EDITABLE[attribute])] ?? null))
        )
      }),
      { seed: SEED, numRuns: 300 }
    )
  })

  test('is copied byte for byte without edits', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ text }) => {
        expect((await rewriteText(text, [])).bytes.toString()).toBe(text)
      }),
      { seed: SEED, numRuns: 200 }
    )
  })

  test('shows a strict CSV reader the edited cells changed and nothing else', async () => {
    const edits = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.constantFrom(...attributes), odd, fc.boolean()), {
      minLength: 1,
      maxLength: 8
    })
    await fc.assert(
      fc.asyncProperty(file, edits, async ({ text, columns: names, rows, delimiter, end }, wishes) => {
        const expected = rows.map((row) => [...row])
        const touched = new Set<string>()
        let written = 0
        const list = wishes.flatMap(([record, attribute, value, stale]): CellEdit[] => {
          const column = names.indexOf(EDITABLE[attribute])
          const row = expected[record - 1]
          const key = `${record} ${attribute}`
          if (touched.has(key)) return []
          touched.add(key)
          const old = row?.[column]
          if (row && old !== undefined && !stale) {
            row[column] = value === old ? old : escapeFormula(value).value
            written += 1
          }
          return [{ record, attribute, expected: stale ? `${old ?? ''}!` : (old ?? null), value }]
        })
        const { bytes, report } = await rewriteText(text, list)
        expect(readStrictly(bytes.toString(), delimiter, end)).toEqual([names, ...expected])
        expect(report.written).toBe(written)
        expect(report.written + report.skipped.length).toBe(list.length)
      }),
      { seed: SEED, numRuns: 300 }
    )
  })
})

describe('any bytes at all', () => {
  const header = fc.constantFrom(
    '',
    'handleId,fieldType,name\n',
    '\uFEFFhandle;fieldType;name\r\n',
    '"handleId,fieldType,name"\r'
  )
  const hostileText = fc.string({
    unit: fc.constantFrom('a', 'é', '"', '"', ',', ';', '\n', '\r', 'Product,'),
    maxLength: 60
  })
  const edit: CellEdit = { record: 1, attribute: 'title', expected: 'never there', value: 'x' }

  test('are copied byte for byte, however damaged', async () => {
    const junk = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes))
    const tail = fc.oneof(
      junk,
      hostileText.map((text) => Buffer.from(text))
    )
    await fc.assert(
      fc.asyncProperty(header, tail, async (start, rest) => {
        const content = Buffer.concat([Buffer.from(start), rest])
        expect((await rewriteText(content, [edit])).bytes.equals(content)).toBe(true)
      }),
      { seed: SEED, numRuns: 250 }
    )
  })

  test('end in a count or in a sentence, never in an exception', async () => {
    await fc.assert(
      fc.asyncProperty(header, hostileText, async (start, rest) => {
        const { end, unreadable } = await readText(start + rest)
        expect(end === undefined).toBe(unreadable !== undefined)
      }),
      { seed: SEED, numRuns: 300 }
    )
  })
})
