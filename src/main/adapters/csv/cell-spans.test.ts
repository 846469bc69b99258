import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { layOutRecord, writeCell } from './cell-spans.ts'

const SEED = 20_261_123
const cell = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '"', ',', ';', '\t', '\n', '\r', '\u200B', '=') })
const delimiter = fc.constantFrom(',', ';', '\t')

describe('layOutRecord', () => {
  test('sees the cells that csv-parse sees, whichever of them are quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 8 }),
        delimiter,
        (cells, separator) => {
          const text = cells.map(([value, quoted]) => writeCell(value, separator, quoted)).join(separator)
          const layout = layOutRecord(text, separator)
          expect(layout.damage).toBeUndefined()
          expect(layout.spans.map(({ value }) => value)).toEqual(cells.map(([value]) => value))
          const read: string[][] = parse(text, { delimiter: separator, record_delimiter: '\u0001' })
          expect(layout.spans.map(({ value }) => value)).toEqual(read[0])
        }
      ),
      { seed: SEED, numRuns: 500 }
    )
  })

  test('agrees with csv-parse on raw text that nobody quoted with care, where it reports no damage', () => {
    const raw = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', ' ', '\n'), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(raw, (text) => {
        const layout = layOutRecord(text, ',')
        if (layout.damage) return
        const read: string[][] = parse(text, { delimiter: ',', record_delimiter: '\u0001', relax_quotes: true })
        expect(layout.spans.map(({ value }) => value)).toEqual(read[0])
      }),
      { seed: SEED, numRuns: 2000 }
    )
  })

  test('gives spans that, joined with the delimiter, are the record', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '\n'), maxLength: 30 }), (text) => {
        const { spans } = layOutRecord(text, ',')
        expect(spans.map(({ start, end }) => text.slice(start, end)).join(',')).toBe(text)
      }),
      { seed: SEED, numRuns: 1000 }
    )
  })

  test('names the damage and the cell it is in', () => {
    expect(layOutRecord('a,"b" c,d', ',').damage).toEqual({ kind: 'text-after-quote', cell: 1, at: 4 })
    expect(layOutRecord('a, "b",d', ',').damage).toEqual({ kind: 'blank-before-quote', cell: 1, at: 2 })
    expect(layOutRecord('a,b,"c', ',').damage).toEqual({ kind: 'unclosed-quote', cell: 2, at: 4 })
  })

  test('takes a quotation mark inside an unquoted cell for text', () => {
    const layout = layOutRecord('a,5" tile,b', ',')
    expect(layout.damage).toBeUndefined()
    expect(layout.spans[1]?.value).toBe('5" tile')
  })
})

describe('writeCell', () => {
  test('quotes only what needs it, and whatever was quoted before', () => {
    expect(writeCell('plain', ',', false)).toBe('plain')
    expect(writeCell('plain', ',', true)).toBe('"plain"')
    expect(writeCell('a;b', ',', false)).toBe('a;b')
    expect(writeCell('a;b', ';', false)).toBe('"a;b"')
    expect(writeCell('5" tile', ',', false)).toBe('"5"" tile"')
    expect(writeCell('two\rlines', ',', false)).toBe('"two\rlines"')
    expect(writeCell('', ',', false)).toBe('')
  })
})
