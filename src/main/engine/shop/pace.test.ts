import { describe, expect, test } from 'vitest'
import { FakeTime, settle } from '../../../../test/support/fake-time.ts'
import { seededRandom } from '../../../../simulators/random.ts'
import { LeakyBudget, WindowBudget, type ServerBudget } from '../rate/testing/server-shapes.ts'
import { ShopPace } from './pace.ts'

const MINUTES = 10

interface Run {
  readonly passed: number
  readonly refused: number
  /** Of what anybody could have got in. */
  readonly share: number
  /** Milliseconds until a hundred were let through: about what a pull of 10,000 products needs. */
  readonly hundredMs: number
}

/** Asks a store without pause for ten minutes of a fake clock, over so many connections. */
async function run(
  budget: ServerBudget,
  options: { readonly says: boolean; readonly clients: number; readonly seed: number; readonly latencyMs: number }
): Promise<Run> {
  const time = new FakeTime(0)
  const random = seededRandom(options.seed)
  const pace = new ShopPace({ clock: time, timers: time, random })
  const stop = new AbortController()
  let passed = 0
  let refused = 0
  let hundredMs = Infinity

  async function ask(): Promise<void> {
    for (let turn = await pace.take(stop.signal); turn !== null; turn = await pace.take(stop.signal)) {
      const wait = budget.waitFor(1, time.now())
      if (wait === 0) budget.take(1, time.now())
      await after(options.latencyMs * (0.5 + random.next()))
      if (wait === 0) {
        passed += 1
        if (passed === 100) hundredMs = time.now()
        pace.passed(turn)
      } else {
        refused += 1
        pace.refused(turn, options.says ? Math.ceil(wait / 1_000) * 1_000 : undefined)
      }
    }
  }
  const after = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      time.after(ms, resolve)
    })

  const clients = Array.from({ length: options.clients }, ask)
  await settle()
  await time.advance(MINUTES * 60_000)
  stop.abort()
  await time.advance(60_000)
  await Promise.all(clients)
  return { passed, refused, hundredMs, share: passed / budget.allowed(0, MINUTES * 60_000 - 1) }
}

const STORES: readonly (readonly [string, () => ServerBudget])[] = [
  ['200 in every minute', () => new WindowBudget(200, 60_000)],
  ['200 a minute, 10 at once', () => new LeakyBudget(200, 10)],
  ['20 in every 6 seconds', () => new WindowBudget(200, 6_000)]
]

describe('the pace of a store that says nothing of its limit', () => {
  test.each(
    STORES.flatMap(([name, budget]) =>
      [true, false].flatMap((says) =>
        [1, 4].map((clients) => [name, says ? 'with' : 'without', clients, budget] as const)
      )
    )
  )(
    '%s, %s Retry-After, %i at a time: at most 1.3 times the time that is needed',
    async (_name, says, clients, budget) => {
      for (const seed of [1, 2]) {
        const result = await run(budget(), { says: says === 'with', clients, seed, latencyMs: 120 })
        expect(result.share).toBeGreaterThan(1 / 1.3)
        expect(result.hundredMs).toBeLessThan(1.3 * 0.5 * 60_000)
        // What it costs to know where the limit is.
        expect(result.refused).toBeLessThan(0.03 * result.passed)
      }
    }
  )
})

describe('the pace', () => {
  function bench(): {
    readonly time: FakeTime
    readonly pace: ShopPace
    readonly ask: (n: number) => Promise<number[]>
  } {
    const time = new FakeTime(0)
    const pace = new ShopPace({ clock: time, timers: time, random: { next: () => 0 } })
    const ask = async (n: number): Promise<number[]> => {
      const sent: number[] = []
      const turns = Array.from({ length: n }, async () => {
        const turn = await pace.take(new AbortController().signal)
        if (turn) sent.push(turn.sentAt)
      })
      await time.advance(120_000)
      await Promise.all(turns)
      return sent
    }
    return { time, pace, ask }
  }

  test('begins at 150 requests a minute after a few at once, and says so', async () => {
    const { pace, ask } = bench()
    expect(pace.view()).toEqual({ requestsPerMinute: 150, heldMs: 0 })
    const sent = await ask(8)
    expect(sent.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    for (const [index, at] of sent.slice(5).entries()) expect(Math.abs(at - 400 * (index + 1))).toBeLessThanOrEqual(2)
  })

  test('a named wait holds everything for as long, and is shown', async () => {
    const { time, pace, ask } = bench()
    const turn = await pace.take(new AbortController().signal)
    if (!turn) throw new Error('no turn')
    await time.advance(50)
    pace.refused(turn, 7_000)
    expect(pace.view().heldMs).toBe(7_000)
    expect((await ask(1))[0]).toBeGreaterThanOrEqual(7_050)
  })

  test('neither refusals at random nor a long time of nothing else leave a pace that never comes back', async () => {
    const time = new FakeTime(0)
    const random = seededRandom(1)
    const pace = new ShopPace({ clock: time, timers: time, random })
    let passed = 0
    let broken = 0.1
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      for (let turn = await pace.take(stop.signal); turn !== null; turn = await pace.take(stop.signal))
        if (random.next() < broken) pace.refused(turn, 1_000)
        else {
          passed += 1
          pace.passed(turn)
        }
    }
    const asking = ask()
    await settle()
    await time.advance(10 * 60_000)
    expect(passed).toBeGreaterThan(400)
    broken = 1
    await time.advance(10 * 60_000)
    broken = 0
    await time.advance(5 * 60_000)
    expect(pace.view().requestsPerMinute).toBeGreaterThanOrEqual(120)
    stop.abort()
    await asking
  })

  test('whoever gives up leaves the line to the others', async () => {
    const { time, pace } = bench()
    const gone = new AbortController()
    const got: string[] = []
    const take = async (name: string, signal: AbortSignal): Promise<void> => {
      got.push((await pace.take(signal)) === null ? `${name} gave up` : name)
    }
    for (let n = 0; n < 4; n += 1) await pace.take(gone.signal)
    const all = [take('first', gone.signal), take('second', gone.signal), take('third', new AbortController().signal)]
    await settle()
    gone.abort()
    await time.advance(1_000)
    await Promise.all(all)
    expect(got).toEqual(['first', 'second gave up', 'third'])
    expect(await pace.take(gone.signal)).toBeNull()
  })
})
