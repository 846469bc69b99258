import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ClaimedItem, ClaimedProduct, ItemChange, StoreTx } from '../../ports/store.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  DELIVERED,
  openStore,
  populate,
  type OpenStore,
  type Populated
} from '../../../../test/support/populated-store.ts'

const AT = Date.UTC(2026, 10, 23, 13)
const FAILED: ItemChange = { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }
const retryAt = (nextAt: number): ItemChange => ({
  to: 'PENDING',
  because: 'retry',
  nextAt,
  attempts: 1,
  code: 'UNUSABLE',
  message: 'Not JSON.'
})

let open: OpenStore
let a: Populated
let jobId: number

beforeEach(async () => {
  open = await openStore()
  a = populate(open, 'a')
  jobId = open.store.write((tx) => newJob(tx))
})
afterEach(() => {
  // What ends a job is decided elsewhere.
  open.raw.exec(
    `update jobs set status = 'COMPLETED', finished_at = ${AT} where status = 'RUNNING' and pending + running = 0`
  )
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

/** Four products with two attributes each, running. */
function newJob(tx: StoreTx, trialProducts: number | null = null): number {
  const { id } = tx.createJob({
    instanceId: 'a',
    uid: `writes-${String(trialProducts)}`,
    sourceScope: 'products',
    attributes: ['title', 'description'],
    language: 'de',
    prompt: 'Shorter',
    productKeys: a.productKeys,
    trialProducts,
    reuse: null,
    idempotencyKey: null,
    requestHash: 'hash',
    at: AT
  })
  tx.updateJobStatus(id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
  return id
}

const claim = (limit: number, at = AT, id = jobId, boot = 'boot'): readonly ClaimedProduct[] =>
  open.store.write((tx) => tx.claimProducts(id, boot, at, limit))
const land = (item: ClaimedItem, change: ItemChange): boolean =>
  open.store.write((tx) => tx.updateJobItem(item, change, AT))
const counts = (id = jobId): unknown =>
  open.raw.prepare('select pending, running, done, failed, cancelled from jobs where id = ?').raw().get(id)
const rowOf = (id: number): unknown => open.raw.prepare('select * from job_items where id = ?').get(id)

const historyOf = (id: number): unknown =>
  JSON.parse(String(open.raw.prepare('select history from job_items where id = ?').pluck().get(id)))

function claimOne(at = AT): readonly [ClaimedItem, ClaimedItem] {
  const [first, second] = claim(1, at)[0]?.items ?? []
  if (!first || !second) throw new Error('Two items were expected')
  return [first, second]
}

describe('a claim', () => {
  test('takes whole products in their order, with what the request needs', () => {
    const products = claim(3)
    expect(products.map(({ productKey }) => productKey)).toEqual(a.productKeys.slice(0, 3))
    expect(products[0]).toMatchObject({ jobId, instanceId: 'a', language: 'de', prompt: 'Shorter' })
    expect(products[0]?.items).toMatchObject([
      { jobId, attribute: 'title', original: 'Product 1', claim: 1, attempts: 0, lastError: null },
      { attribute: 'description', claim: 1 }
    ])
    expect(counts()).toEqual([2, 6, 0, 0, 0])
    expect(rowOf(products[0]?.items[0]?.id ?? 0)).toMatchObject({ status: 'RUNNING', boot_id: 'boot', updated_at: AT })
  })

  test('takes what is there where more is asked for, and then nothing', () => {
    expect(claim(9)).toHaveLength(4)
    expect(claim(9)).toEqual([])
    expect(counts()).toEqual([0, 8, 0, 0, 0])
  })

  test('takes only what is due, to the millisecond, and an item alone where its neighbour is done', () => {
    const [title, description] = claimOne()
    claim(9)
    land(title, DELIVERED)
    land(description, retryAt(AT + 1_000))
    expect(claim(9, AT + 999)).toEqual([])
    const [again] = claim(9, AT + 1_000)
    expect(again?.items).toMatchObject([
      { id: description.id, claim: 2, attempts: 1, lastError: { code: 'UNUSABLE', message: 'Not JSON.' } }
    ])
  })

  test('takes no product more than asked for, however few items each has left', () => {
    for (const { items } of claim(9)) items.forEach((item, index) => land(item, index === 0 ? DELIVERED : retryAt(AT)))
    expect(claim(1)).toHaveLength(1)
    expect(claim(9)).toHaveLength(3)
  })

  test('gives the items in the order of the job, whatever order they were put back in', () => {
    const [title, description] = claimOne()
    land(description, retryAt(AT))
    land(title, retryAt(AT + 1))
    const again = claim(9, AT + 1).find(({ items }) => items.some(({ id }) => id === title.id))
    expect(again?.items.map(({ id }) => id)).toEqual([title.id, description.id])
  })

  test('in a trial takes nothing beyond it until the trial is ended', () => {
    const id = open.store.write((tx) => newJob(tx, 2))
    const hasOpen = (): boolean => open.store.write((tx) => tx.hasOpenTrialItems(id))
    const tried = claim(9, AT, id)
    expect(tried.map(({ productKey }) => productKey)).toEqual(a.productKeys.slice(0, 2))
    expect(hasOpen()).toBe(true)
    for (const { items } of tried) for (const item of items) land(item, DELIVERED)
    expect(hasOpen()).toBe(false)
    expect(claim(9, AT, id)).toEqual([])
    open.store.write((tx) => tx.endTrial(id))
    expect(claim(9, AT, id)).toHaveLength(2)
  })

  test('of a job that is not there is a bug', () => {
    expect(() => claim(1, AT, 9_999)).toThrow('No job 9999')
  })
})

describe('claims that are given back', () => {
  test('are pending as if nothing had been', () => {
    const [title, description] = claimOne()
    open.store.write((tx) => tx.releaseClaims([title, description], AT))
    expect(counts()).toEqual([8, 0, 0, 0, 0])
    expect(rowOf(title.id)).toMatchObject({ status: 'PENDING', boot_id: null, attempts: 0 })
  })

  test('change nothing where another claim or another end came first', () => {
    const [title, description] = claimOne()
    land(title, DELIVERED)
    land(description, retryAt(AT))
    claim(9)
    open.store.write((tx) => tx.releaseClaims([title, description], AT))
    expect(counts()).toEqual([0, 7, 1, 0, 0])
  })
})

describe('a landing', () => {
  test('delivers the text with its flags and facts, the model and what it was written from', () => {
    const [title, description] = claimOne()
    const facts = {
      shownLength: 8,
      changeShare: 990,
      flags: ['number-lost', 'empty'],
      risk: 77,
      hash: 2 ** 52
    } as const
    expect(land(title, { ...DELIVERED, facts, inputVersion: 'v' })).toBe(true)
    expect(land(description, DELIVERED)).toBe(true)
    expect(rowOf(title.id)).toMatchObject({
      status: 'DONE',
      credit: 'CAPTURED',
      proposal: 'A proposal',
      flags: '["number-lost","empty"]',
      shown_length: 8,
      change_share: 990,
      risk: 77,
      shown_flags: 0b1000_0010,
      shown_hash: 2 ** 52,
      model: 'm',
      input_version: 'v'
    })
    expect(rowOf(description.id)).toMatchObject({ flags: '[]', input_version: null })
    expect(counts()).toEqual([6, 0, 2, 0, 0])
  })

  test('keeps each attempt in the history, and a wait nowhere', () => {
    const [title] = claimOne()
    land(title, { to: 'PENDING', because: 'snooze', nextAt: AT, attempts: 0, code: 'OFFLINE', message: 'Gone.' })
    expect(rowOf(title.id)).toMatchObject({ status: 'PENDING', error_code: 'OFFLINE', attempts: 0, history: '[]' })
    const item = claim(9)
      .flatMap(({ items }) => items)
      .find(({ id }) => id === title.id)
    if (!item) throw new Error('The item was expected again')
    expect(item.lastError).toEqual({ code: 'OFFLINE', message: 'Gone.' })
    land(item, retryAt(AT))
    expect(rowOf(title.id)).toMatchObject({ status: 'PENDING', error_code: 'UNUSABLE', attempts: 1 })
    expect(historyOf(title.id)).toEqual([{ at: AT, code: 'UNUSABLE', message: 'Not JSON.' }])
  })

  test('of a failure gives the credit back and says why', () => {
    const [title] = claimOne()
    expect(land(title, FAILED)).toBe(true)
    expect(rowOf(title.id)).toMatchObject({ status: 'FAILED', credit: 'RELEASED', error_code: 'REFUSED', attempts: 1 })
    expect(counts()).toEqual([6, 1, 0, 1, 0])
  })

  test('that comes a second time changes nothing', () => {
    const [title] = claimOne()
    expect(land(title, DELIVERED)).toBe(true)
    const before = rowOf(title.id)
    expect(land(title, FAILED)).toBe(false)
    expect(rowOf(title.id)).toEqual(before)
    expect(counts()).toEqual([6, 1, 1, 0, 0])
  })

  test('on a way that the table does not have is a bug', () => {
    const [title] = claimOne()
    // @ts-expect-error: no such change
    expect(() => land(title, { to: 'SKIPPED' })).toThrow('A running item cannot become SKIPPED')
    expect(counts()).toEqual([6, 2, 0, 0, 0])
  })
})

describe('cancelling', () => {
  test('ends what waits and what runs, and counts it', () => {
    const [title] = claimOne()
    land(title, DELIVERED)
    expect(open.store.write((tx) => tx.cancelOpenItems(jobId, AT))).toBe(7)
    expect(counts()).toEqual([0, 0, 1, 0, 7])
    open.store.write((tx) =>
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'CANCELLED', pausedBy: null, message: null, at: AT })
    )
  })

  test('what is all done ends nothing', () => {
    for (const { items } of claim(9)) for (const item of items) land(item, DELIVERED)
    expect(open.store.write((tx) => tx.cancelOpenItems(jobId, AT))).toBe(0)
    expect(counts()).toEqual([0, 0, 8, 0, 0])
  })
})

describe('taking up again', () => {
  test('what failed and what was cancelled takes both under one new reservation, as if never tried', () => {
    const [title] = claimOne()
    land(title, FAILED)
    const reopened = open.store.write((tx) => {
      tx.cancelOpenItems(jobId, AT)
      return tx.reopenReleasedItems(jobId, AT)
    })
    expect(reopened).toBe(8)
    expect(counts()).toEqual([8, 0, 0, 0, 0])
    expect(rowOf(title.id)).toMatchObject({
      status: 'PENDING',
      credit: 'HELD',
      attempts: 0,
      error_code: null,
      next_at: 0
    })
    const reservations = open.raw
      .prepare('select granted, released from reservations where job_id = ? order by id')
      .raw()
    expect(reservations.all(jobId)).toEqual([
      [8, 8],
      [8, 0]
    ])
  })

  test('where nothing failed, or no such job is, takes nothing and charges nothing', () => {
    expect(open.store.write((tx) => tx.reopenReleasedItems(jobId, AT))).toBe(0)
    expect(open.store.write((tx) => tx.reopenReleasedItems(9_999, AT))).toBe(0)
    expect(counts()).toEqual([8, 0, 0, 0, 0])
    expect(open.raw.prepare('select count(*) from reservations where job_id = ?').pluck().get(jobId)).toBe(1)
  })
})

describe('a wait that is longer than any can be', () => {
  const dueOf = (id: number): unknown => open.raw.prepare('select next_at from job_items where id = ?').pluck().get(id)

  test('is forgotten, another is not', () => {
    const [title, description] = claimOne()
    land(title, retryAt(AT + 1_001))
    land(description, retryAt(AT + 1_000))
    open.store.write((tx) => tx.forgetWaitsBeyond(AT + 1_000, AT))
    expect([dueOf(title.id), dueOf(description.id)]).toEqual([AT, AT + 1_000])
  })

  test('stays in a job that does not run', () => {
    const [title] = claimOne()
    land(title, retryAt(AT + 9_000))
    open.store.write((tx) => {
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at: AT })
      tx.forgetWaitsBeyond(AT, AT)
    })
    expect(dueOf(title.id)).toBe(AT + 9_000)
  })
})

test('items are counted by their statuses', () => {
  const [title] = claimOne()
  land(title, DELIVERED)
  const count = (...statuses: Parameters<StoreTx['countItems']>[1]): number =>
    open.store.write((tx) => tx.countItems(jobId, statuses))
  expect([count('PENDING'), count('RUNNING'), count('DONE'), count('PENDING', 'DONE')]).toEqual([6, 1, 1, 7])
})

test('orphans of every job go back to pending, each counted', () => {
  claim(2)
  const rescued = open.store.write((tx) => tx.rescueOrphans('boot-2', AT))
  expect(rescued).toEqual([
    { jobId: a.jobId, instanceId: 'a', items: 2 },
    { jobId, instanceId: 'a', items: 4 }
  ])
  expect(counts()).toEqual([8, 0, 0, 0, 0])
  expect(counts(a.jobId)).toEqual([4, 0, 2, 2, 0])
})
