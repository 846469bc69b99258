import { afterEach, describe, expect, test } from 'vitest'
import { FakeShop, type FakeFault } from '../../../../test/support/fake-shop.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { openShopEngine, type ShopEngine } from '../../../../test/support/shop-engine.ts'
import type { ShopSession } from './shop-session.ts'

let engine: ShopEngine | undefined
afterEach(async () => {
  await engine?.[Symbol.asyncDispose]()
  engine = undefined
})

const signal = new AbortController().signal

async function session(): Promise<{ readonly store: ShopEngine; readonly session: ShopSession }> {
  engine = await openShopEngine(new FakeShop())
  engine.shop.add(1)
  const opened = await engine.t.engine.sessions.open(engine.instanceId, signal)
  if (!opened.ok) throw new Error(opened.failure.message)
  await engine.t.time.advance(1_000)
  engine.shop.calls.length = 0
  return { store: engine, session: opened.value }
}

/** Lets the clock run until the answer is there. Returns it with the seconds that went by. */
async function when<T>(
  { t }: ShopEngine,
  answer: Promise<T>
): Promise<{ readonly value: T; readonly seconds: number }> {
  const from = t.time.now()
  let value: { readonly is: T } | undefined
  void answer.then((is) => {
    value = { is }
  })
  await settle()
  for (let step = 0; value === undefined && step < 3_600; step += 1) await t.time.advance(1_000)
  if (value === undefined) throw new Error('no answer within an hour')
  return { value: value.is, seconds: (t.time.now() - from) / 1_000 }
}

const first = (count: number, fault: FakeFault) => {
  let left = count
  return (): FakeFault | undefined => (left-- > 0 ? fault : undefined)
}

describe('reading', () => {
  test.each([
    ['a lost answer', { kind: 'unclear', message: 'Cut.' }],
    ['a refusal for the rate', { kind: 'rate-limited', retryAfterMs: 3_000, message: 'Slower.' }],
    ['a refusal that names no wait', { kind: 'rate-limited', retryAfterMs: undefined, message: 'Slower.' }]
  ] as const)('%s is asked for again', async (_name, failure) => {
    const { store, session: shop } = await session()
    store.shop.fault = first(3, { failure })
    const { value } = await when(
      store,
      shop.read((port, s) => port.countProducts(s), signal)
    )
    expect(value).toEqual({ ok: true, value: 1 })
    expect(store.shop.calls).toHaveLength(4)
  })

  test('a wait that Wix names is kept, and shown while it lasts', async () => {
    const { store, session: shop } = await session()
    store.shop.fault = first(1, { failure: { kind: 'rate-limited', retryAfterMs: 20_000, message: 'Slower.' } })
    const answer = shop.read((port, s) => port.countProducts(s), signal)
    await settle()
    expect(store.t.engine.sessions.pace(store.instanceId)?.heldMs).toBeGreaterThanOrEqual(20_000)
    const { seconds } = await when(store, answer)
    expect(seconds).toBeGreaterThanOrEqual(20)
  })

  test.each(['offline', 'auth', 'forbidden', 'rejected', 'version-changed'] as const)(
    '%s is told at once',
    async (kind) => {
      const { store, session: shop } = await session()
      store.shop.fault = () => ({
        failure: kind === 'rejected' ? { kind, code: 'X', message: 'No.' } : { kind, message: 'No.' }
      })
      const { value, seconds } = await when(
        store,
        shop.read((port, s) => port.countProducts(s), signal)
      )
      expect(value).toMatchObject({ ok: false, failure: { kind } })
      expect(seconds).toBe(0)
      expect(store.shop.calls).toHaveLength(1)
    }
  )

  test.each([
    ['lost answers', { kind: 'unclear', message: 'Cut.' }, 180],
    ['refusals for the rate', { kind: 'rate-limited', retryAfterMs: undefined, message: 'Slower.' }, 900]
  ] as const)('%s without end are told after some minutes', async (_name, failure, atMost) => {
    const { store, session: shop } = await session()
    store.shop.fault = () => ({ failure })
    const { value, seconds } = await when(
      store,
      shop.read((port, s) => port.countProducts(s), signal)
    )
    expect(value).toMatchObject({ ok: false, failure })
    expect(seconds).toBeLessThan(atMost)
    expect(store.shop.calls.length).toBeLessThan(40)
  })

  test('a wait ends with the signal', async () => {
    const { store, session: shop } = await session()
    store.shop.fault = () => ({ failure: { kind: 'unclear', message: 'Cut.' } })
    const controller = new AbortController()
    const answer = shop.read((port, s) => port.countProducts(s), controller.signal)
    await settle()
    controller.abort()
    expect((await when(store, answer)).value).toMatchObject({ ok: false, failure: { kind: 'aborted' } })
    expect(store.shop.calls).toHaveLength(1)
  })
})

test.each([
  { kind: 'unclear', message: 'Cut.' },
  { kind: 'rate-limited', retryAfterMs: 1_000, message: 'Slower.' },
  { kind: 'offline', message: 'No network.' }
] as const)('a write is sent once, whatever comes back: $kind', async (failure) => {
  const { store, session: shop } = await session()
  const product = store.shop.view(store.shop.product('w1'))
  store.shop.fault = () => ({ failure })
  const written = shop.write([{ product, values: { title: 'New' }, restore: null }], signal)
  expect((await when(store, written)).value).toMatchObject({ ok: false, failure })
  await store.t.time.advance(600_000)
  expect(store.shop.calls.map((asked) => asked.name)).toEqual(['write'])
})

describe('opening', () => {
  test('asks for the version first, and says so where no key is kept', async () => {
    const { store } = await session()
    const { sessions } = store.t.engine
    expect((await when(store, sessions.open(store.instanceId, signal))).value.ok).toBe(true)
    expect(store.shop.calls.map((asked) => asked.name)).toEqual(['readVersion'])
    store.t.host.shopKeys.clear()
    expect(await sessions.open(store.instanceId, signal)).toMatchObject({ ok: false, failure: { kind: 'auth' } })
    expect(store.shop.calls).toHaveLength(1)
  })

  test('counts what looking at a store takes of its rate, refused or not', async () => {
    const { store } = await session()
    const { sessions } = store.t.engine
    const at: number[] = []
    store.shop.before = () => void at.push(store.t.time.now())
    store.shop.fault = first(1, { failure: { kind: 'rate-limited', retryAfterMs: 10, message: 'Slower.' } })
    expect((await when(store, sessions.openForPull(store.instanceId, true, signal))).value.ok).toBe(true)
    expect(store.shop.calls.map((asked) => asked.name)).toEqual(['inspect', 'inspect'])
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(1_200)
  })

  test('sends a key to no origin but its own', async () => {
    const { store } = await session()
    store.t.host.shopKeys.set(store.instanceId, { origin: 'https://elsewhere.test', key: 'k' })
    expect(await store.t.engine.sessions.open(store.instanceId, signal)).toMatchObject({
      ok: false,
      failure: { kind: 'auth' }
    })
    expect(store.shop.calls).toHaveLength(0)
  })

  test('tells by kind what passes by itself and what a person has to do', async () => {
    const { store } = await session()
    const { sessions } = store.t.engine
    for (const kind of ['auth', 'forbidden', 'not-installed', 'site-gone', 'plan', 'clock', 'rejected'] as const)
      expect(sessions.retryIn({ kind }, 1)).toBeNull()
    const probes = [1, 2, 3, 4, 5, 9].map((attempt) => sessions.retryIn({ kind: 'offline' }, attempt))
    expect(probes).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000])
    expect(sessions.retryIn({ kind: 'rate-limited', retryAfterMs: 30_000 }, 1)).toBeGreaterThanOrEqual(30_000)
  })
})
