import { describe, expect, test } from 'vitest'
import { Hold } from './hold.ts'

const holdWith = (random: number): Hold => new Hold({ next: () => random })

describe('Hold', () => {
  test('holds nothing before the first refusal', () => {
    expect(holdWith(0.5).left(0)).toBe(0)
    expect(holdWith(0.5).isEcho(0)).toBe(false)
  })

  test('obeys the wait that the server asks for, with up to a tenth more', () => {
    for (const [random, ms] of [
      [0, 2_000],
      [0.5, 2_100]
    ] as const) {
      const hold = holdWith(random)
      hold.obey(2_000, 100)
      expect(hold.left(100)).toBe(ms)
      expect(hold.left(100 + ms - 1)).toBe(1)
      expect(hold.left(100 + ms)).toBe(0)
      expect(hold.left(10_000)).toBe(0)
    }
  })

  test('a later refusal lengthens the pause and never shortens it', () => {
    const hold = holdWith(0)
    hold.obey(2_000, 0)
    hold.obey(500, 0)
    expect(hold.left(0)).toBe(2_000)
    hold.obey(3_000, 0)
    expect(hold.left(0)).toBe(3_000)
  })

  test('obeys ten minutes at most and nothing below 0', () => {
    const long = holdWith(0)
    long.obey(7 * 86_400_000, 0)
    expect(long.left(0)).toBe(600_000)
    const short = holdWith(0)
    short.obey(-5, 0)
    expect(short.left(-5)).toBe(5)
    expect(short.left(0)).toBe(0)
  })

  test('without a word from the server the pause doubles with each refusal in a row, up to a minute', () => {
    const hold = holdWith(0)
    const waits: number[] = []
    let now = 0
    for (let i = 0; i < 8; i += 1) {
      now += 1
      hold.backOff(now, now)
      hold.refused(now)
      waits.push(hold.left(now))
      now += hold.left(now)
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  })

  test('half of such a pause is left to chance', () => {
    const hold = holdWith(0.5)
    hold.backOff(1, 1)
    expect(hold.left(1)).toBe(750)
  })

  test('a refusal of what was out when the pause began neither lengthens the row nor the pause', () => {
    const hold = holdWith(0)
    hold.backOff(5, 10)
    hold.refused(10)
    expect([9, 10, 11].map((sentAt) => hold.isEcho(sentAt))).toEqual([true, true, false])
    hold.backOff(10, 10)
    expect(hold.left(10)).toBe(500)
    hold.backOff(11, 11)
    expect(hold.left(11)).toBe(1_000)
  })

  test('an answer to something sent after the pause ends the row, an older one does not', () => {
    const hold = holdWith(0)
    hold.backOff(1, 1)
    hold.refused(1)
    hold.answered(1)
    hold.backOff(600, 600)
    hold.refused(600)
    expect(hold.left(600)).toBe(1_000)
    hold.answered(601)
    hold.backOff(2_000, 2_000)
    expect(hold.left(2_000)).toBe(500)
  })
})
