import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SyncState } from '#shared/contract/sync.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { grant, holding, linkEngine, periodView } from '../../../../test/support/linked-engine.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { createJob } from '../jobs/create-job.ts'
import { retryFailedItems } from '../jobs/job-commands.ts'
import type { LeaseAnswer } from '../sync/lease-waiters.ts'
import { LOCAL } from '../sync/sync-state.ts'
import { withLease } from './with-lease.ts'

let t: TestEngine
let asked: number[]
let answer: (want: number) => LeaseAnswer
let problem: SyncState['problem']

beforeEach(async () => {
  t = await openTestEngine({ allowance: 7 })
  addProducts(t, t.instanceId, 20)
  asked = []
  problem = null
  answer = () => ({ denied: 'No more.' })
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const leases = {
  state: () => ({ ...LOCAL, problem }),
  spent: () => undefined,
  lease(_instanceId: string, want: number): Promise<LeaseAnswer> {
    // A request runs outside of every transaction.
    expect(t.raw.inTransaction).toBe(false)
    asked.push(want)
    return Promise.resolve(answer(want))
  }
}

const create = (products: number, idempotencyKey?: string) =>
  withLease(t.engine.deps, leases, t.instanceId, () =>
    createJob(
      t.engine.deps,
      t.instanceId,
      {
        sourceScope: 'products',
        productIds: Array.from({ length: products }, (_, n) => `p${n + 1}`),
        attributes: ['title'],
        language: 'en',
        prompt: 'x',
        autoStart: false,
        trial: false,
        reuse: false
      },
      { idempotencyKey, asked: 'm' }
    )
  )
const balance = async () => (await t.dispatch('credits.get', {}, {})) as { readonly value: object }
const jobs = () => t.raw.prepare('select count(*) from jobs').pluck().get()

describe('a store without a backend', () => {
  test('refuses in the words of the seed, and asks nobody', async () => {
    expect(await create(20)).toEqual({
      ok: false,
      error: {
        error: 'Insufficient credits',
        code: 'INSUFFICIENT_CREDITS',
        message: 'You need 20 credits but only have 7 remaining.',
        required: 20,
        remaining: 7,
        creditsTotal: 7,
        creditsUsed: 0
      }
    })
    expect(asked).toEqual([])
  })
})

describe('a job that needs more than this device holds', () => {
  test('is made once the backend has granted what is missing', async () => {
    linkEngine(t, { granted: 5 })
    answer = (want) => {
      grant(t, want)
      return 'granted'
    }
    expect(await create(20)).toMatchObject({ ok: true, value: { requiredCredits: 20, remainingCredits: 0 } })
    expect(asked).toEqual([15])
    expect((await balance()).value).toMatchObject({ creditsTotal: 20, creditsUsed: 20, remaining: 0 })
  })

  test('asks nobody where what it holds reaches', async () => {
    linkEngine(t, { granted: 20 })
    expect(await create(20)).toMatchObject({ ok: true })
    expect(asked).toEqual([])
  })

  test('is refused with who holds the rest', async () => {
    linkEngine(t, {
      granted: 3,
      unleased: 2,
      devices: [holding('Laptop', { free: 10 }), holding('Studio', { free: 20 }), holding('Here', { free: 3 })]
    })
    t.raw.prepare(`update sync_links set device_id = 'device-here'`).run()
    expect(await create(20)).toMatchObject({
      error: {
        code: 'INSUFFICIENT_CREDITS',
        message:
          'You need 20 credits but only have 5 remaining. 30 more are held by Laptop and Studio; they come back when those devices are idle or sync.',
        required: 20,
        remaining: 5,
        creditsTotal: 3,
        creditsUsed: 0
      }
    })
    expect(jobs()).toBe(0)
  })

  test('is refused with the reason where this computer was given up, however much is left for others', async () => {
    linkEngine(t, { granted: 5, unleased: 500 })
    t.engine.deps.store.write((tx) =>
      tx.takeLease(t.instanceId, { period: '2026-11', granted: 5, state: 'sealed' }, t.time.now())
    )
    expect(await create(2)).toMatchObject({
      error: {
        message:
          "You need 2 credits, but this computer holds only 0 and can't get more now. It was given up, so that what it held is for the other devices: sign it out and link it again, or wait for the next month.",
        remaining: 0
      }
    })
    expect(asked).toEqual([2])
  })

  test('is refused with what is here where nobody can be asked', async () => {
    linkEngine(t, { granted: 5, unleased: 500 })
    answer = () => ({ unreachable: 'No network.' })
    expect(await create(20)).toMatchObject({
      error: {
        message: 'You need 20 credits, but this computer is offline and holds only 5; connect to get more.',
        remaining: 5
      }
    })
    problem = { code: 'unauthorized', message: 'This device was signed out: link the store again.' }
    expect(await create(20)).toMatchObject({
      error: {
        message:
          "You need 20 credits, but this computer holds only 5 and can't get more now. This device was signed out: link the store again."
      }
    })
  })

  test('asks for what is still missing where the answer to an earlier request came on the way, and all was too much', async () => {
    linkEngine(t, { granted: 5, unleased: 15 })
    answer = (want) => {
      grant(t, asked.length === 1 ? 10 : want)
      return asked.length === 1 ? { denied: 'No more.' } : 'granted'
    }
    expect(await create(20)).toMatchObject({ ok: true, value: { requiredCredits: 20, remainingCredits: 0 } })
    expect(asked).toEqual([15, 5])
  })

  test('asks again for what another job took meanwhile, and gives up where that goes on', async () => {
    linkEngine(t, { granted: 5 })
    answer = (want) => {
      grant(t, want)
      // Somebody was quicker.
      if (asked.length === 1)
        t.engine.deps.store.write((tx) => tx.returnLease(t.instanceId, '2026-11', 4, t.time.now()))
      return 'granted'
    }
    expect(await create(20)).toMatchObject({ ok: true })
    expect(asked).toEqual([15, 4])
    asked = []
    answer = () => 'granted'
    expect(await create(20)).toMatchObject({ error: { code: 'INSUFFICIENT_CREDITS', remaining: 0 } })
    expect(asked).toEqual([20, 20, 20])
    expect(jobs()).toBe(1)
  })

  test('is made once under one key, however often it is asked for', async () => {
    linkEngine(t, { granted: 5 })
    expect(await create(20, 'k')).toMatchObject({ ok: false })
    answer = (want) => {
      grant(t, want)
      return 'granted'
    }
    const first = await create(20, 'k')
    expect(first).toMatchObject({ ok: true })
    expect(await create(20, 'k')).toEqual(first)
    expect(await create(19, 'k')).toMatchObject({ error: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    expect(jobs()).toBe(1)
    expect(asked).toEqual([15, 15])
  })

  test('does not ask for credits over anything else that is wrong with it', async () => {
    linkEngine(t)
    expect(await create(0)).toMatchObject({ error: { code: 'VALIDATION_ERROR' } })
    expect(asked).toEqual([])
  })
})

describe('a lease whose month is over', () => {
  const HOUR = 3_600_000
  const old = () => ({ usableUntil: new Date(t.time.now() + HOUR).toISOString() })

  test('is asked for anew before anything is spent', async () => {
    linkEngine(t, { granted: 20, ...old() })
    await t.time.advance(2 * HOUR)
    answer = () => ({ unreachable: 'No network.' })
    expect(await create(2)).toMatchObject({
      error: {
        message:
          "You need 2 credits, but the 20 on this computer are of a month that is over, and it is offline; connect to get this month's.",
        remaining: 0
      }
    })
    answer = () => {
      const at = t.time.now()
      const period = periodView(at, { period: '2026-12' })
      t.engine.deps.store.write((tx) => {
        tx.openLinkedPeriod(t.instanceId, '2026-12', at)
        tx.takeLease(t.instanceId, { period: '2026-12', granted: 2, state: 'active' }, at)
        tx.updateSyncLink(t.instanceId, { period, serverTime: at, syncedAt: at })
      })
      return 'granted'
    }
    expect(await create(2)).toMatchObject({ ok: true })
    expect(t.raw.prepare('select period from reservations').pluck().all()).toEqual(['2026-12'])
  })

  test('does not turn by the clock of this computer', async () => {
    linkEngine(t, { granted: 20 })
    await t.time.advance(60 * 24 * HOUR)
    expect((await balance()).value).toMatchObject({ period: '2026-11', creditsTotal: 20 })
  })
})

test('a retry asks for its exact size as well, and holds credits of the running month', async () => {
  linkEngine(t, { granted: 3 })
  expect(await create(3)).toMatchObject({ ok: true })
  const at = t.time.now()
  expect(await t.dispatch('jobs.cancel', { id: 1 }, {})).toMatchObject({ ok: true })
  t.engine.deps.store.write((tx) => tx.openLinkedPeriod(t.instanceId, '2026-12', at))
  answer = (want) => {
    grant(t, want)
    return 'granted'
  }
  const retried = await withLease(t.engine.deps, leases, t.instanceId, () =>
    retryFailedItems(t.engine.deps, t.instanceId, 1)
  )
  expect(retried).toMatchObject({ ok: true, value: { status: 'RUNNING' } })
  expect(asked).toEqual([3])
  const events = t.raw
    .prepare<[], { type: string; payload: string }>(
      `select type, payload from outbox where type like 'job.%ed' and link_seq is not null order by seq`
    )
    .all()
    .map(({ type, payload }) => ({ type, ...(JSON.parse(payload) as object) }))
  expect(events).toMatchObject([
    { type: 'job.created', period: '2026-11', credits: 3 },
    { type: 'job.cancelled', period: '2026-11', released: 3 },
    { type: 'job.reopened', period: '2026-12', credits: 3 }
  ])
})

describe('credits that only the backend may change', () => {
  test('are not corrected by hand, and no allowance is set', async () => {
    linkEngine(t, { granted: 5 })
    for (const [procedure, input] of [
      ['credits.adjust', { amount: 1, note: 'x' }],
      ['credits.setAllowance', { creditsTotal: 500 }]
    ] as const)
      expect(await t.dispatch(procedure, input, {})).toMatchObject({
        error: { code: 'CONFLICT', message: expect.stringContaining('come from its backend') as unknown }
      })
    expect((await balance()).value).toMatchObject({ creditsTotal: 5, creditsUsed: 0 })
  })
})

describe('the balance of a linked store', () => {
  test('tells what the whole store has: others as of the last sync, this device as of now', async () => {
    linkEngine(t, {
      granted: 10,
      allowance: 100,
      unleased: 40,
      devices: [
        holding('Here', { deviceId: 'device-here', free: 10 }),
        holding('Laptop', { captured: 20, open: 5, free: 15 })
      ]
    })
    await create(4)
    expect((await balance()).value).toMatchObject({
      creditsTotal: 10,
      creditsUsed: 4,
      remaining: 6,
      reserved: 4,
      store: { allowance: 100, unleased: 40, captured: 20, open: 9, freeHere: 6, freeElsewhere: 15 }
    })
  })

  test('counts as elsewhere what an earlier life of this device still holds: all parts together are the allowance', async () => {
    linkEngine(t, {
      granted: 10,
      allowance: 100,
      unleased: 40,
      devices: [holding('Here', { deviceId: 'device-here', captured: 20, open: 1, free: 39 })]
    })
    await create(4)
    expect((await balance()).value).toMatchObject({
      store: { allowance: 100, unleased: 40, captured: 20, open: 4, freeHere: 6, freeElsewhere: 30 }
    })
  })

  test('says nothing of the store where the last word is of another month', async () => {
    linkEngine(t, { granted: 10 })
    t.engine.deps.store.write((tx) => tx.openLinkedPeriod(t.instanceId, '2026-12', t.time.now()))
    expect((await balance()).value).toMatchObject({ period: '2026-12', creditsTotal: 0, store: null })
  })
})

test('a quote counts what the device could still get, and says how much of it lies here', async () => {
  linkEngine(t, { granted: 3, unleased: 10, devices: [holding('Laptop', { free: 4 })] })
  const quote = (products: number) =>
    t.dispatch(
      'jobs.quote',
      {
        sourceScope: 'products',
        productIds: Array.from({ length: products }, (_, n) => `p${n + 1}`),
        attributes: ['title']
      },
      {}
    )
  expect(await quote(12)).toMatchObject({
    value: { remainingBefore: 13, remainingAfter: 1, sufficient: true, heldHere: 3, heldElsewhere: 4 }
  })
  expect(await quote(14)).toMatchObject({ value: { remainingAfter: -1, sufficient: false } })
})
