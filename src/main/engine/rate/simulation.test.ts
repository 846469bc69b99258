import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../../simulators/random.ts'
import { LeakyBudget, WindowBudget, type ServerShape } from './testing/server-shapes.ts'
import { simulate, type SimulationOptions, type SimulationResult } from './testing/simulate.ts'

const SEEDS = [1, 2, 3]
const STALLS = { everyMs: 300, forMs: 50 }
const leaky = (perMinute: number, capacity: number): ServerShape => ({ requests: new LeakyBudget(perMinute, capacity) })

/** A minute on each seed, plain and with stalls, with headers of the arrival and of the answer. */
function everyWay(options: () => Omit<SimulationOptions, 'seed' | 'durationMs'>): SimulationResult[] {
  return SEEDS.flatMap((seed) =>
    ([{}, { stalls: STALLS }] as const).flatMap((stalls) =>
      (['arrival', 'answer'] as const).map((headersOf) =>
        simulate({ durationMs: 60_000, seed, headersOf, ...stalls, ...options() })
      )
    )
  )
}

/** What must hold of every run, whatever the server. */
function expectSound(result: SimulationResult, most = 128): void {
  expect(result.overSlots).toBe(0)
  expect(result.maxInFlight).toBeLessThanOrEqual(most)
  expect(result.lowestLevel).toBeGreaterThanOrEqual(0)
  expect(result.governor.view().inFlight).toBe(0)
}

describe('the governor against simulated servers', () => {
  test.each([
    ['requests, a bucket of one second', () => ({ shape: leaky(3_000, 50) })],
    [
      'tokens, a bucket of one second',
      () => ({ shape: { tokens: new LeakyBudget(600_000, 10_000) }, tokens: () => 800 })
    ]
  ] as const)('%s: 0.97 of what is allowed, and no refusal', (_name, options) => {
    for (const result of everyWay(options)) {
      expectSound(result)
      expect(result.share).toBeGreaterThanOrEqual(0.97)
      expect(result.refused).toBe(0)
    }
  })

  test.each([
    ['a bucket of ten seconds', () => ({ shape: leaky(3_000, 500) })],
    ['fixed windows of six seconds', () => ({ shape: { requests: new WindowBudget(3_000, 6_000) } })],
    ['refusals that cost as much as answers', () => ({ shape: { ...leaky(3_000, 50), refusalsCost: true } })]
  ] as const)('%s, which no constant was chosen for: 0.97 of what is allowed, and no refusal', (_name, options) => {
    for (const result of everyWay(options)) {
      expectSound(result)
      expect(result.share).toBeGreaterThanOrEqual(0.97)
      expect(result.refused).toBe(0)
    }
  })

  test('tokens of very different size: the large ones are not starved by the small', () => {
    for (const seed of SEEDS) {
      let count = 0
      let large = 0
      const tokens = (): number => {
        count += 1
        if (count % 20 !== 0) return 800
        large += 1
        return 9_990
      }
      const result = simulate({ shape: { tokens: new LeakyBudget(600_000, 10_000) }, tokens, seed, durationMs: 60_000 })
      expectSound(result)
      expect(result.refused).toBe(0)
      expect(result.share).toBeGreaterThan(0.8)
      expect(large).toBeGreaterThan(15)
    }
  })

  test('the server counts a third more tokens than was estimated: no refusal in a hundred', () => {
    const random = seededRandom(7)
    const tokens = (): number => 300 + random.next() * 1_000
    for (const result of everyWay(() => ({
      shape: { tokens: new LeakyBudget(600_000, 10_000) },
      tokens,
      counted: (estimate: number) => estimate * 1.3
    }))) {
      expectSound(result)
      expect(result.share).toBeGreaterThan(0.9)
      expect(result.refused).toBeLessThanOrEqual(result.sent / 100)
    }
  })

  test('answers that take four times as long as the bucket holds: the refill is proven and used, without a refusal', () => {
    for (const seed of SEEDS) {
      const result = simulate({
        shape: leaky(3_000, 50),
        seed,
        durationMs: 120_000,
        latencyMs: [2_000, 5_000],
        maxConcurrency: 400,
        stalls: STALLS
      })
      expectSound(result, 400)
      expect(result.refused).toBe(0)
      // The first answer comes after two seconds at best.
      expect(result.share).toBeGreaterThan(0.88)
    }
  })

  test('a server that stands still now and then, and reads what came meanwhile in any order: no refusal', () => {
    for (const seed of SEEDS)
      for (const forMs of [300, 600]) {
        const random = seededRandom(seed)
        let until = 0
        let next = 500
        const wayMs = (now: number): number => {
          if (now > next) {
            until = now + forMs
            next = now + 1_500 + random.next() * 1_500
          }
          return Math.max(0, until - now) + random.next() * 3
        }
        const result = simulate({ shape: leaky(3_000, 50), seed, durationMs: 60_000, headersOf: 'arrival', wayMs })
        expectSound(result)
        expect(result.refused).toBe(0)
        expect(result.share).toBeGreaterThan(0.8)
      }
  })

  test('three requests a minute: slow, steady and never refused', () => {
    for (const seed of SEEDS) {
      const result = simulate({ shape: leaky(3, 3), seed, durationMs: 600_000 })
      expectSound(result)
      expect(result.refused).toBe(0)
      expect(result.accepted).toBeGreaterThanOrEqual(24)
    }
  })

  test('a bucket of a single request: no herd, no stop', () => {
    for (const seed of SEEDS) {
      const result = simulate({ shape: leaky(3_000, 1), seed, durationMs: 60_000 })
      expectSound(result)
      expect(result.refused).toBeLessThanOrEqual(1)
      expect(result.accepted).toBeGreaterThan(200)
    }
  })

  test('a server that refuses at random, with room in its headers or without any, does not bring a job to a stop', () => {
    for (const seed of SEEDS)
      for (const silent of [false, true]) {
        const run = (share: number): number => {
          const random = seededRandom(seed)
          const shape = {
            requests: new LeakyBudget(6_000_000, 6_000_000),
            silent,
            refuses: () => random.next() < share
          }
          return simulate({ shape, seed, durationMs: 120_000, maxConcurrency: 16 }).accepted
        }
        const unhindered = run(0)
        for (const share of [0.01, 0.02, 0.1]) expect(run(share) / unhindered).toBeGreaterThan(0.05)
      }
  })

  test('a limit that no header shows is learnt, below one that is shown', () => {
    for (const seed of SEEDS) {
      const hidden = new LeakyBudget(3_000, 50)
      const shape = { requests: new LeakyBudget(6_000, 6_000), hidden }
      const result = simulate({ shape, seed, durationMs: 120_000 })
      expectSound(result)
      expect(result.accepted / hidden.allowed(0, 120_000)).toBeGreaterThan(0.9)
      expect(result.refused).toBeLessThanOrEqual(12)
    }
  })

  test('a server that shows nothing at all but refuses, with and without a wait', () => {
    for (const seed of SEEDS)
      for (const noRetryAfter of [false, true]) {
        const shape = { ...leaky(3_000, 50), silent: true, noRetryAfter }
        const result = simulate({ shape, seed, durationMs: 120_000 })
        expectSound(result)
        expect(result.share).toBeGreaterThan(0.85)
        expect(result.refused).toBeLessThanOrEqual(15)
      }
  })

  test('a next run that remembers sends no herd into a budget that is spent', () => {
    for (const seed of SEEDS) {
      const first = simulate({ shape: leaky(3_000, 50), seed, durationMs: 10_000 })
      const spent = new LeakyBudget(3_000, 50)
      spent.take(45, 0)
      const result = simulate({ shape: { requests: spent }, seed, durationMs: 20_000, memory: first.governor.memory() })
      expectSound(result)
      expect(result.refused).toBe(0)
      expect(result.accepted).toBeGreaterThan(900)
    }
  })

  test('the server breaks off and the network goes away: it goes on afterwards', () => {
    for (const seed of SEEDS) {
      const result = simulate({
        shape: leaky(3_000, 50),
        seed,
        durationMs: 60_000,
        answer: (_number, now) => {
          if (now > 10_000 && now < 12_000) return { kind: 'failed' }
          return now > 20_000 && now < 25_000 ? { kind: 'unreachable' } : undefined
        }
      })
      expectSound(result)
      expect(result.refused).toBe(0)
      expect(result.accepted).toBeGreaterThan(2_500)
    }
  })

  test('holds on any bucket of between a fifth of a second and a minute: few refusals, no standstill', () => {
    const cases = fc.record({
      perMinute: fc.integer({ min: 60, max: 12_000 }),
      holdsMs: fc.integer({ min: 200, max: 60_000 }),
      latency: fc.integer({ min: 20, max: 3_000 }),
      stalled: fc.boolean(),
      seed: fc.integer({ min: 1, max: 1_000_000 })
    })
    fc.assert(
      fc.property(cases, ({ perMinute, holdsMs, latency, stalled, seed }) => {
        const capacity = Math.max(2, Math.floor((perMinute * holdsMs) / 60_000))
        const result = simulate({
          shape: leaky(perMinute, capacity),
          seed,
          durationMs: 20_000,
          latencyMs: [latency, latency * 2],
          ...(stalled ? { stalls: STALLS } : {})
        })
        expectSound(result)
        expect(result.refused).toBeLessThanOrEqual(2 + result.sent / 100)
        expect(result.accepted).toBeGreaterThan(0)
      }),
      { seed: 20_261_123, numRuns: 40 }
    )
  })
})

describe('the governor against a model without headers', () => {
  const TEN_MINUTES = 600_000
  const inSecondHalf = (slots: readonly number[]): number => {
    const half = slots.slice(slots.length / 2)
    return half.reduce((sum, each) => sum + each, 0) / half.length
  }

  test('that works on one after the other: one or two out', () => {
    for (const seed of SEEDS) {
      let free = 0
      const random = seededRandom(seed)
      const result = simulate({
        shape: { silent: true },
        seed,
        durationMs: TEN_MINUTES,
        serviceMs: (_active, now) => {
          free = Math.max(free, now) + 600 + random.next() * 800
          return free - now
        }
      })
      expectSound(result)
      expect(inSecondHalf(result.slots)).toBeLessThanOrEqual(2)
      expect(result.accepted).toBeGreaterThan(550)
    }
  })

  test('that works on sixteen at once: climbs to them, and not far beyond', () => {
    for (const seed of SEEDS) {
      const result = simulate({
        shape: { silent: true },
        seed,
        durationMs: TEN_MINUTES,
        serviceMs: (active) => (1_000 + 30 * active) * Math.max(1, active / 16)
      })
      expectSound(result)
      expect(inSecondHalf(result.slots)).toBeGreaterThanOrEqual(12)
      expect(inSecondHalf(result.slots)).toBeLessThanOrEqual(20)
    }
  })

  test('that changes its mind: follows, down and up again', () => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed)
      const slow = (now: number): boolean => now > TEN_MINUTES && now < 3 * TEN_MINUTES
      const result = simulate({
        shape: { silent: true },
        seed,
        durationMs: 5 * TEN_MINUTES,
        maxConcurrency: 16,
        serviceMs: (active, now) => (900 + random.next() * 200) * (slow(now) ? active : 1)
      })
      expectSound(result, 16)
      const { length } = result.slots
      expect(Math.min(...result.slots)).toBeLessThanOrEqual(2)
      expect(inSecondHalf(result.slots.slice(length / 2))).toBeGreaterThanOrEqual(10)
    }
  })
})
