import { describe, expect, it } from 'vitest'
import { RateGate, type RateShape } from './rate.ts'
import { wixBench } from './testing/bench.ts'

/** How many of one request each `everyMs` get through in `forMs`, by a client that never waits. */
function through(shape: RateShape, everyMs: number, forMs: number): number {
  const gate = new RateGate(shape, 0)
  let passed = 0
  for (let now = 0; now < forMs; now += everyMs) if (gate.take(now) === 0) passed += 1
  return passed
}

describe("a store's rate", () => {
  it('fixed: as many as are allowed in each minute, however they come', () => {
    const shape: RateShape = { kind: 'fixed', perMinute: 200, retryAfter: false }
    expect(through(shape, 10, 60_000)).toBe(200)
    expect(through(shape, 10, 180_000)).toBe(600)
  })

  it('bucket: what was saved up at once, then evenly', () => {
    const shape: RateShape = { kind: 'bucket', perMinute: 120, burst: 20, retryAfter: false }
    expect(through(shape, 1, 20)).toBe(20)
    expect(through(shape, 10, 60_000)).toBe(20 + 119)
  })

  it('sliding: never more than a tenth of the minute within six seconds', () => {
    const shape: RateShape = { kind: 'sliding', perMinute: 200, retryAfter: false }
    const gate = new RateGate(shape, 0)
    const passed: number[] = []
    for (let now = 0; now < 30_000; now += 7) if (gate.take(now) === 0) passed.push(now)
    for (const at of passed)
      expect(passed.filter((one) => one > at - 6_000 && one <= at).length).toBeLessThanOrEqual(20)
    expect(passed).toHaveLength(100)
  })

  it('says how long to wait, and lets in who waits so long', () => {
    for (const kind of ['fixed', 'bucket', 'sliding'] as const) {
      const gate = new RateGate({ kind, perMinute: 10, burst: 3, retryAfter: true }, 0)
      let now = 0
      for (let asked = 0; asked < 50; asked += 1) {
        const wait = gate.take(now)
        if (wait === 0) continue
        now += Math.ceil(wait)
        expect(gate.take(now)).toBe(0)
      }
    }
  })

  it.each([true, false])('answers 429, with Retry-After: %s, and does nothing', async (retryAfter) => {
    const bench = wixBench({}, { rate: { kind: 'fixed', perMinute: 2, retryAfter } })
    const ask = () => bench.ask('GET', '/stores/v3/provision/version')
    await ask()
    await ask()
    bench.timers.advance(15_000)
    const { status, headers } = await ask()
    expect([status, headers.get('retry-after')]).toEqual([429, retryAfter ? '45' : null])
    expect(bench.control.requests.map(({ overRate }) => overRate)).toEqual([false, false, true])
    bench.timers.advance(45_000)
    expect((await ask()).status).toBe(200)
  })
})
