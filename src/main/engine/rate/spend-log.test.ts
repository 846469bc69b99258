import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SpendLog } from './spend-log.ts'

function logOf(...spends: readonly (readonly [at: number, amount: number])[]): SpendLog {
  const log = new SpendLog()
  for (const [at, amount] of spends) log.add(at, amount)
  return log
}

describe('SpendLog', () => {
  test('an empty log has spent nothing and has no last spend', () => {
    expect(logOf().since(0)).toBe(0)
    expect(logOf().from(0)).toEqual([])
    expect(logOf().lastAt).toBeUndefined()
  })

  test('counts what was sent at the asked moment or later', () => {
    const log = logOf([10, 1], [20, 2], [20, 4], [30, 8])
    expect([9, 10, 11, 20, 21, 30, 31].map((at) => log.since(at))).toEqual([15, 15, 14, 14, 8, 8, 0])
    expect(log.lastAt).toBe(30)
  })

  test('lists what was sent at the asked moment or later, oldest first', () => {
    const log = logOf([10, 1], [20, 2], [30, 8])
    expect(log.from(20).map(({ at, amount }) => [at, amount])).toEqual([
      [20, 2],
      [30, 8]
    ])
  })

  test('forgets in one go once half of it is old', () => {
    const log = logOf([10, 1], [20, 2], [30, 4], [40, 8])
    log.forget(20)
    expect(log.length).toBe(4)
    log.forget(30)
    expect(log.length).toBe(2)
    expect(log.since(30)).toBe(12)
    expect(log.since(40)).toBe(8)
  })

  test('keeps the latest whatever is forgotten', () => {
    const log = logOf([10, 1], [20, 2])
    log.forget(1_000)
    expect(log.length).toBe(1)
    expect(log.lastAt).toBe(20)
    expect(log.since(20)).toBe(2)
    log.forget(1_000)
    expect(log.length).toBe(1)
    const empty = logOf()
    empty.forget(5)
    expect(empty.length).toBe(0)
  })

  test('forgetting never changes what is asked for later moments', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 })), { maxLength: 60 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 400 }), (spends, before) => {
        const whole = new SpendLog()
        const cut = new SpendLog()
        let at = 0
        for (const [gap, amount] of spends) {
          at += gap
          whole.add(at, amount)
          cut.add(at, amount)
          cut.forget(Math.min(before, at))
        }
        for (let asked = Math.min(before, at); asked <= at + 1; asked += 1)
          expect(cut.since(asked)).toBe(whole.since(asked))
      }),
      { seed: 20_261_123, numRuns: 300 }
    )
  })
})
