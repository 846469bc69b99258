import { describe, expect, test } from 'vitest'
import { Ramp } from './ramp.ts'

describe('Ramp', () => {
  test('starts with two slots, or with what it is given', () => {
    expect([0, 1, 2, 3, 7.9].map((slots) => new Ramp(slots).slots)).toEqual([2, 2, 2, 3, 7])
  })

  test('each answer opens two more, so that the slots treble with a round trip, up to the most', () => {
    const ramp = new Ramp(2)
    const slots = [1, 2, 3, 4].map(() => {
      ramp.answered(9)
      return ramp.slots
    })
    expect(slots).toEqual([4, 6, 8, 9])
  })

  test('a lower bound on the most never closes slots that are open', () => {
    const ramp = new Ramp(8)
    ramp.answered(3)
    expect(ramp.slots).toBe(8)
  })

  test('a cut leaves half of what was out, and one at least', () => {
    const cases = [
      [9, 100],
      [100, 9],
      [10, 1],
      [10, 0]
    ] as const
    expect(
      cases.map(([slots, inFlight]) => {
        const ramp = new Ramp(slots)
        ramp.cut(inFlight)
        return ramp.slots
      })
    ).toEqual([4, 4, 1, 1])
  })

  test('a restart goes back to two, and never up', () => {
    const ramp = new Ramp(10)
    ramp.restart()
    expect(ramp.slots).toBe(2)
    ramp.cut(1)
    ramp.restart()
    expect(ramp.slots).toBe(1)
  })
})
