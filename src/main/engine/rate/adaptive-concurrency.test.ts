import { describe, expect, test } from 'vitest'
import { AdaptiveConcurrency } from './adaptive-concurrency.ts'

/** Answers with the latency that `latencyOf` gives for the slots of the moment, always busy; notes each change of slots. */
class Bench {
  readonly adaptive: AdaptiveConcurrency
  readonly path: number[] = []
  now = 0
  most: number

  constructor(slots: number, most = 64) {
    this.adaptive = new AdaptiveConcurrency(slots, 0)
    this.most = most
  }

  answer(latencyOf: (slots: number) => number, times: number): this {
    for (let i = 0; i < times; i += 1) {
      const { slots } = this.adaptive
      const sentAt = this.now
      this.now += latencyOf(slots)
      this.adaptive.answered(sentAt, this.now, true, this.most)
      if (this.adaptive.slots !== slots) this.path.push(this.adaptive.slots)
    }
    return this
  }
}

const serial = (slots: number): number => 1_000 * slots
const parallel = (): number => 1_000

describe('AdaptiveConcurrency', () => {
  test('starts with what it is given, and with one at least', () => {
    expect([0, 1, 2.9].map((slots) => new AdaptiveConcurrency(slots, 0).slots)).toEqual([1, 1, 2])
  })

  test('needs four answers, and two for each slot, before it changes anything', () => {
    const few = new Bench(2)
    expect(few.answer(parallel, 3).adaptive.slots).toBe(2)
    expect(few.answer(parallel, 1).adaptive.slots).toBe(4)
    expect(few.answer(parallel, 7).adaptive.slots).toBe(4)
    expect(few.answer(parallel, 1).adaptive.slots).toBe(8)
    const one = new Bench(1)
    expect(one.answer(parallel, 3).adaptive.slots).toBe(1)
    expect(one.answer(parallel, 1).adaptive.slots).toBe(2)
  })

  test('answers that were sent before the change, or while slots were free, tell nothing', () => {
    const adaptive = new AdaptiveConcurrency(2, 100)
    for (let i = 0; i < 50; i += 1) adaptive.answered(99, 1_000, true, 64)
    for (let i = 0; i < 50; i += 1) adaptive.answered(100, 1_000, false, 64)
    expect(adaptive.slots).toBe(2)
    for (let i = 0; i < 4; i += 1) adaptive.answered(100, 1_000, true, 64)
    expect(adaptive.slots).toBe(4)
    for (let i = 0; i < 50; i += 1) adaptive.answered(999, 2_000, true, 64)
    expect(adaptive.slots).toBe(4)
  })

  test('doubles for a server that works on everything at once, up to the most, and stays there', () => {
    const bench = new Bench(2, 40).answer(parallel, 2_000)
    expect(bench.path.slice(0, 5)).toEqual([4, 8, 16, 32, 40])
    expect(bench.adaptive.slots).toBeGreaterThanOrEqual(30)
    expect(Math.max(...bench.path)).toBe(40)
  })

  test('goes down to one for a server that works on one after the other', () => {
    const bench = new Bench(2).answer(serial, 400)
    expect(bench.path[0]).toBe(4)
    expect(bench.path[1]).toBe(2)
    expect(bench.path).toContain(1)
    expect(bench.adaptive.slots).toBeLessThanOrEqual(2)
    expect(Math.max(...bench.path)).toBe(4)
  })

  test('a doubling is worth it from three tenths more throughput on', () => {
    const gains = (gain: number): number =>
      new Bench(2).answer((slots) => (slots === 2 ? 1_000 : 2_000 / gain), 12).adaptive.slots
    expect(gains(1.29)).toBe(2)
    expect(gains(1.31)).toBe(8)
  })

  test('settled, it stays a while, then tries a quarter more and a quarter less in turn', () => {
    // Best at 8 exactly: fewer lose in proportion, more gain nothing.
    const best = (slots: number): number => 1_000 * Math.max(1, slots / 8)
    const bench = new Bench(8)
    bench.answer(best, 16 + 32)
    expect(bench.path).toEqual([16, 8])
    bench.answer(best, 4 * 16 + 15)
    expect(bench.path).toEqual([16, 8])
    bench.answer(best, 1)
    expect(bench.path).toEqual([16, 8, 6])
    bench.answer(best, 12)
    expect(bench.path).toEqual([16, 8, 6, 8])
    // Twice as long as the first time.
    bench.answer(best, 8 * 16 + 15)
    expect(bench.path).toEqual([16, 8, 6, 8])
    bench.answer(best, 1)
    expect(bench.path).toEqual([16, 8, 6, 8, 10])
    bench.answer(best, 20)
    expect(bench.path).toEqual([16, 8, 6, 8, 10, 8])
  })

  test('stays for thirty-two rounds at the longest', () => {
    const best = (slots: number): number => 1_000 * Math.max(1, slots / 4)
    const bench = new Bench(4).answer(best, 8 * 600)
    const before = bench.path.length
    bench.answer(best, 8 * 35)
    expect(bench.path.length).toBeGreaterThan(before)
  })

  test('a trial that won goes on in its direction', () => {
    const limit = (slots: number): number => 1_000 * Math.max(1, slots / 8)
    const bench = new Bench(8).answer(limit, 16 + 32 + 4 * 16)
    expect(bench.path).toEqual([16, 8])
    // From here on the server takes them one by one.
    bench.answer(serial, 16 + 12 + 10 + 8 + 6)
    expect(bench.path).toEqual([16, 8, 6, 5, 4, 3, 2])
    expect(bench.answer(serial, 4).adaptive.slots).toBe(1)
  })

  test('a trial upwards that won is followed by another', () => {
    const best = (slots: number): number => 1_000 * Math.max(1, slots / 8)
    const bench = new Bench(8).answer(best, 16 + 32 + 5 * 16 + 12 + 9 * 16)
    expect(bench.path).toEqual([16, 8, 6, 8, 10])
    bench.answer(parallel, 20)
    expect(bench.path).toEqual([16, 8, 6, 8, 10, 12])
  })

  test('with all slots open it tries fewer', () => {
    expect(new Bench(8, 8).answer(serial, 16).path).toEqual([6])
  })

  test('follows a server that can take more again', () => {
    const bench = new Bench(2).answer(serial, 300)
    expect(bench.adaptive.slots).toBeLessThanOrEqual(2)
    bench.answer(parallel, 3_000)
    expect(bench.adaptive.slots).toBeGreaterThanOrEqual(16)
  })

  test('with one slot allowed there is nothing to try', () => {
    const bench = new Bench(1, 1).answer(parallel, 200)
    expect(bench.path).toEqual([])
    expect(bench.adaptive.slots).toBe(1)
  })

  test('a cut halves at once, one stays, and the next trial is a small one', () => {
    const bench = new Bench(2).answer(parallel, 4 + 8)
    expect(bench.adaptive.slots).toBe(8)
    bench.adaptive.cut(bench.now)
    expect(bench.adaptive.slots).toBe(4)
    bench.answer(parallel, 8)
    expect(bench.adaptive.slots).toBe(3)
    for (let i = 0; i < 5; i += 1) bench.adaptive.cut(bench.now)
    expect(bench.adaptive.slots).toBe(1)
  })

  test('answers of no time at all break nothing', () => {
    const bench = new Bench(2).answer(() => 0, 4)
    expect(bench.adaptive.slots).toBe(4)
  })
})
