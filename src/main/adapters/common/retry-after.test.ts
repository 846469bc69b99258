import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goDuration } from '../../../../simulators/openai/rate-bucket.ts'
import { parseDuration, retryAfterMs } from './retry-after.ts'

const SEED = 20_261_125
const NOW = Date.UTC(2026, 10, 23, 12, 0, 0)
const WEEK = 7 * 86_400_000

function after(headers: Readonly<Record<string, string>>): number | undefined {
  return retryAfterMs(new Headers(headers), NOW)
}

describe('durations', () => {
  test.each([
    ['20ms', 20],
    ['1s', 1_000],
    ['1.5s', 1_500],
    ['6m0s', 360_000],
    ['1h2m3s', 3_723_000],
    ['0s', 0],
    ['7.66', 7_660],
    ['500µs', 1],
    ['1d', 86_400_000],
    ['', undefined],
    ['soon', undefined],
    ['5 minutes', undefined],
    ['-5s', undefined],
    ['1s2', undefined],
    ['NaN', undefined],
    ['1e9', undefined],
    ['900000h', WEEK]
  ])('reads %j as %s ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  test('come back from the form in which they are sent, never shorter', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: WEEK, noNaN: true }), (ms) => {
        const read = parseDuration(goDuration(ms))
        return read !== undefined && read >= Math.floor(ms) && read <= ms + 2
      }),
      { seed: SEED }
    )
  })

  test('are bounded or unknown, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.hmsdµun -]{0,50}$/)), (text) => {
        const read = parseDuration(text)
        return read === undefined || (Number.isInteger(read) && read >= 0 && read <= WEEK)
      }),
      { seed: SEED, numRuns: 1_000 }
    )
  })
})

describe('retry-after', () => {
  test('prefers milliseconds, then seconds, then a date', () => {
    expect(after({ 'retry-after-ms': '1500', 'retry-after': '9' })).toBe(1_500)
    expect(after({ 'retry-after': '9' })).toBe(9_000)
    expect(after({ 'retry-after': new Date(NOW + 4_000).toUTCString() })).toBe(4_000)
    expect(after({ 'retry-after': new Date(NOW - 4_000).toUTCString() })).toBe(0)
    expect(after({ 'retry-after-ms': 'soon', 'retry-after': '2' })).toBe(2_000)
    expect(after({ 'retry-after': 'soon' })).toBeUndefined()
    expect(after({ 'retry-after': '-5' })).toBeUndefined()
    expect(after({})).toBeUndefined()
  })

  test('never throws and never asks for more than a week', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString())
    )
    fc.assert(
      fc.property(text, text, (ms, seconds) => {
        const headers = new Map([
          ['retry-after-ms', ms],
          ['retry-after', seconds]
        ])
        const read = retryAfterMs({ get: (name) => headers.get(name) ?? null }, NOW)
        return read === undefined || (read >= 0 && read <= WEEK)
      }),
      { seed: SEED, numRuns: 1_000 }
    )
  })
})
