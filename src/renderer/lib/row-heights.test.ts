import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRowHeights } from './row-heights.ts'

const RECKONED = 96

describe('heights of rows', () => {
  test('are where a plain sum over all rows puts them, whatever has been measured in whatever order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_200 }),
        fc.array(fc.tuple(fc.nat(1_199), fc.integer({ min: 1, max: 900 })), { maxLength: 60 }),
        fc.array(fc.double({ min: -50, max: 200_000, noNaN: true }), { maxLength: 10 }),
        (count, measurements, offsets) => {
          const rows = createRowHeights(count, RECKONED)
          const plain = Array.from({ length: count }, () => RECKONED)
          for (const [place, height] of measurements) {
            const before = plain[place]
            expect(rows.measured(place, height)).toBe(before === undefined ? 0 : height - before)
            if (before !== undefined) plain[place] = height
          }
          const tops = plain.reduce<number[]>((all, height) => [...all, (all.at(-1) ?? 0) + height], [0])
          expect(rows.total()).toBe(tops.at(-1))
          for (const place of [0, 1, 255, 256, 257, count - 1, count, count + 5])
            expect(rows.topOf(place)).toBe(tops[Math.min(place, count)])
          for (const offset of offsets) {
            const below = plain.findIndex((_, place) => (tops[place + 1] ?? 0) > offset)
            expect(rows.placeAt(offset)).toBe(below === -1 ? count - 1 : below)
          }
        }
      ),
      { numRuns: 200, seed: 20_261 }
    )
  })

  test('of no rows are nothing', () => {
    const rows = createRowHeights(0, RECKONED)
    expect([rows.total(), rows.topOf(3), rows.placeAt(100), rows.measured(0, 5)]).toEqual([0, 0, 0, 0])
  })
})
