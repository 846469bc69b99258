import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSlots, type RowSlots } from './row-slots.ts'

test('each row in sight has an element of its own and keeps it, and there are never more than rows were in sight at once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 20 })), { maxLength: 30 }), (sights) => {
      let slots: RowSlots = new Map()
      let most = 0
      for (const [first, more] of sights) {
        const last = first + more
        const places = Array.from({ length: more + 1 }, (_, at) => first + at)
        const next = nextSlots(slots, places)
        expect([...next.keys()].toSorted((a, b) => a - b)).toEqual(places)
        expect(new Set(next.values()).size).toBe(next.size)
        for (const [place, slot] of slots) if (place >= first && place <= last) expect(next.get(place)).toBe(slot)
        most = Math.max(most, more + 1)
        expect(Math.max(...next.values())).toBeLessThan(most)
        slots = next
      }
    }),
    { numRuns: 200, seed: 20_261 }
  )
})
