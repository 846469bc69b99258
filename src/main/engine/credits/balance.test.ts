import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { holding, linkEngine } from '../../../../test/support/linked-engine.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { adjustCredits } from './adjust.ts'
import { getBalance, setAllowance } from './balance.ts'
import { openCurrentPeriod } from './period.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine({ allowance: 20 })
  t.events.length = 0
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const adjust = (amount: number, key?: string) =>
  adjustCredits(t.engine.deps, t.instanceId, { amount, note: 'Why' }, key)

describe('a store that is not there', () => {
  test('has no balance, takes no allowance and no adjustment: that is a bug', () => {
    const { deps } = t.engine
    expect(() => getBalance(deps, 'nobody')).toThrow('No instance nobody')
    expect(() => setAllowance(deps, 'nobody', 5)).toThrow('No instance nobody')
    expect(() => adjustCredits(deps, 'nobody', { amount: 1, note: 'Why' }, undefined)).toThrow('No instance nobody')
    expect(t.events).toEqual([])
  })

  test('has no month to open', () => {
    const { store, clock } = t.engine.deps
    expect(store.write((tx) => openCurrentPeriod(tx, 'nobody', clock.now()))).toBeNull()
  })

  test('is noticed as well if it vanishes while its allowance is set', () => {
    const { deps } = t.engine
    const { store } = deps
    let looks = 0
    const forgetful = {
      ...deps,
      store: {
        ...store,
        write: <T>(run: Parameters<typeof store.write<T>>[0]): T =>
          store.write((tx) => run({ ...tx, getInstance: (id) => (++looks > 1 ? null : tx.getInstance(id)) }))
      }
    }
    expect(() => setAllowance(forgetful, t.instanceId, 5)).toThrow(`No instance ${t.instanceId}`)
  })
})

describe('who watches', () => {
  test('is told of a new allowance, with what it leaves in the answer', () => {
    adjust(7)
    t.events.length = 0
    expect(setAllowance(t.engine.deps, t.instanceId, 10)).toEqual({
      ok: true,
      value: { creditsTotal: 10, creditsUsed: 7, remaining: 3 }
    })
    expect(t.events).toMatchObject([{ payload: { instanceId: t.instanceId, topics: ['credits'] } }])
  })

  test('is told of an adjustment, and not of one that was refused', () => {
    expect(adjust(21)).toMatchObject({ ok: false })
    expect(t.events).toEqual([])
    expect(adjust(20)).toMatchObject({ ok: true })
    expect(t.events).toMatchObject([{ payload: { instanceId: t.instanceId, topics: ['credits'] } }])
  })
})

test('a key that was used for something else is named in the refusal', () => {
  adjust(1, 'first key')
  expect(adjust(2, 'first key')).toEqual({
    ok: false,
    error: expect.objectContaining({
      code: 'IDEMPOTENCY_KEY_REUSED',
      message: 'The idempotency key "first key" was used for another request. Send a new key with a new request.',
      details: { field: 'Idempotency-Key' }
    }) as unknown
  })
})

test('without a key two adjustments are two', () => {
  expect(adjust(2)).toMatchObject({ ok: true })
  expect(adjust(2)).toMatchObject({ ok: true })
  expect(getBalance(t.engine.deps, t.instanceId)).toEqual({
    creditsTotal: 20,
    creditsUsed: 4,
    remaining: 16,
    expired: 0,
    period: '2026-11',
    reserved: 0,
    store: null
  })
})

test('what a linked device may not spend before it has synced is told apart, as a quote counts it', async () => {
  const HOUR = 3_600_000
  linkEngine(t, { granted: 12, unleased: 300, usableUntil: new Date(t.time.now() + HOUR).toISOString() })
  const quote = async () => {
    const answer = await t.dispatch('jobs.quote', { sourceScope: 'products', productIds: [], attributes: [] }, {})
    return answer.ok ? (answer.value as Output<'jobs.quote'>).heldHere : null
  }
  expect(getBalance(t.engine.deps, t.instanceId)).toMatchObject({ remaining: 12, expired: 0 })
  expect(await quote()).toBe(12)
  await t.time.advance(HOUR)
  expect(getBalance(t.engine.deps, t.instanceId)).toMatchObject({ remaining: 0, expired: 12, store: { freeHere: 12 } })
  expect(await quote()).toBe(0)
})

test('of a linked store this device is counted as of now, and what an earlier life of it holds by itself', () => {
  const devices = [
    holding('Here', { captured: 2, open: 1, free: 17 }),
    holding('Laptop', { captured: 5, open: 4, free: 30 })
  ]
  linkEngine(t, { granted: 12, unleased: 300, devices })
  t.raw.prepare(`update sync_links set device_id = 'device-here'`).run()
  expect(getBalance(t.engine.deps, t.instanceId).store).toMatchObject({
    captured: 7,
    capturedHere: 2,
    open: 4,
    openHere: 0,
    freeHere: 12,
    heldBefore: 6,
    freeElsewhere: 36
  })
})
