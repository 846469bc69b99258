import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ClaimedItem, ItemChange, StoreTx } from '../../ports/store.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  DELIVERED,
  openStore,
  populate,
  type OpenStore,
  type Populated
} from '../../../../test/support/populated-store.ts'
import { creditWrites } from './credits.ts'
import { createSql } from './sql.ts'

/** Of the store's clock, which stands still: the booking takes it. */
const AT = Date.UTC(2026, 10, 23, 12)
const LATER = Date.UTC(2026, 10, 23, 13)
const FAILED: ItemChange = { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }

let open: OpenStore
let a: Populated

beforeEach(async () => {
  open = await openStore()
  a = populate(open, 'a')
})
afterEach(() => {
  // What ends a job is decided elsewhere.
  open.raw.exec(
    `update jobs set status = 'COMPLETED', finished_at = ${AT} where status = 'RUNNING' and pending + running = 0`
  )
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

const used = (instanceId = 'a'): unknown =>
  open.raw.prepare('select credits_used_month from app_instances where instance_id = ?').pluck().get(instanceId)
/** The entries after those that `populate` left: kind, amount, used afterwards. */
const entriesSince = (id: number): unknown[] =>
  open.raw
    .prepare('select kind, amount, used_after, period, note, at from credit_ledger where id > ? order by id')
    .raw()
    .all(id)
const lastEntry = (): number => Number(open.raw.prepare('select max(id) from credit_ledger').pluck().get())
const ledger = (jobId: number | undefined, limit: number, cursor?: string) =>
  open.store.read((db) => db.getLedger('a', jobId, { cursor, limit }))

function newJob(tx: StoreTx, products: number): { readonly jobId: number; readonly items: readonly ClaimedItem[] } {
  const { id: jobId } = tx.createJob({
    instanceId: 'a',
    uid: `credits-${products}`,
    sourceScope: 'products',
    attributes: ['title', 'ribbon'],
    language: 'en',
    prompt: 'x',
    productKeys: a.productKeys.slice(0, products),
    trialProducts: null,
    reuse: null,
    idempotencyKey: null,
    requestHash: 'hash',
    at: LATER
  })
  tx.updateJobStatus(jobId, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: LATER })
  return { jobId, items: tx.claimProducts(jobId, 'boot', LATER, products).flatMap(({ items }) => [...items]) }
}

describe('a reservation', () => {
  test('takes from the balance and stands in the ledger', () => {
    const before = lastEntry()
    open.store.write((tx) => newJob(tx, 2))
    expect(used()).toBe(18)
    expect(entriesSince(before)).toEqual([['RESERVE', 4, 18, '2026-11', null, LATER]])
  })

  test('of the last credits is granted, of one more it throws and takes nothing', () => {
    open.store.write((tx) => tx.setAllowance('a', 18, LATER))
    const before = lastEntry()
    expect(() => open.store.write((tx) => newJob(tx, 3))).toThrow('does not hold 6 credits')
    expect(used()).toBe(14)
    expect(entriesSince(before)).toEqual([])
    open.store.write((tx) => newJob(tx, 2))
    expect(used()).toBe(18)
  })
})

describe('what was resolved', () => {
  test('is booked once per kind at the end of the transaction', () => {
    const { items } = open.store.write((tx) => newJob(tx, 2))
    const before = lastEntry()
    open.store.write((tx) => {
      items.forEach((item, index) => tx.updateJobItem(item, index === 0 ? FAILED : DELIVERED, LATER))
      expect(entriesSince(before)).toEqual([])
    })
    expect(entriesSince(before)).toEqual([
      ['CAPTURE', 3, 18, '2026-11', null, AT],
      ['RELEASE', 1, 17, '2026-11', null, AT]
    ])
    expect(used()).toBe(17)
  })

  test('has no entry of the kind of which there was none', () => {
    const { items } = open.store.write((tx) => newJob(tx, 1))
    const before = lastEntry()
    const [first, second] = items
    if (!first || !second) throw new Error('Two items were expected')
    open.store.write((tx) => tx.updateJobItem(first, DELIVERED, LATER))
    expect(entriesSince(before)).toEqual([['CAPTURE', 1, 16, '2026-11', null, AT]])
    open.store.write((tx) => tx.updateJobItem(second, FAILED, LATER))
    expect(entriesSince(before)).toEqual([
      ['CAPTURE', 1, 16, '2026-11', null, AT],
      ['RELEASE', 1, 15, '2026-11', null, AT]
    ])
  })

  test('is booked for each of two reservations', () => {
    const [one, two] = open.store.write((tx) => [newJob(tx, 1), newJob(tx, 2)])
    open.store.write((tx) => {
      for (const item of [...one.items, ...two.items]) tx.updateJobItem(item, DELIVERED, LATER)
    })
    const captured = open.raw.prepare('select captured from jobs where id in (?, ?) order by id').pluck()
    expect(captured.all(one.jobId, two.jobId)).toEqual([2, 4])
  })

  test('is not booked twice by the next transaction, nor at all after one that threw', () => {
    const { items } = open.store.write((tx) => newJob(tx, 1))
    const [first] = items
    if (!first) throw new Error('An item was expected')
    expect(() =>
      open.store.write((tx) => {
        tx.updateJobItem(first, DELIVERED, LATER)
        throw new Error('a bug')
      })
    ).toThrow('a bug')
    const before = lastEntry()
    open.store.write((tx) => tx.setMeta('x', 'y'))
    expect(entriesSince(before)).toEqual([])
    open.store.write((tx) => tx.updateJobItem(first, DELIVERED, LATER))
    open.store.write((tx) => tx.setMeta('x', 'z'))
    expect(entriesSince(before)).toHaveLength(1)
  })

  test('under a reservation that is not there is a bug', () => {
    const writes = creditWrites(createSql(open.raw))
    writes.resolve(9_999, 'captured', 1)
    expect(() => writes.book(AT)).toThrow('No reservation 9999')
  })

  test('after its month frees nothing in the new one', () => {
    const { items } = open.store.write((tx) => newJob(tx, 1))
    open.store.write((tx) => tx.openPeriod('a', '2026-12', LATER))
    const before = lastEntry()
    const [first] = items
    if (!first) throw new Error('An item was expected')
    open.store.write((tx) => tx.updateJobItem(first, FAILED, LATER))
    expect(used()).toBe(0)
    expect(entriesSince(before)).toEqual([['RELEASE', 1, 0, '2026-11', null, AT]])
  })
})

describe('the allowance, an adjustment and a new month', () => {
  test('stand in the ledger with what was in use afterwards', () => {
    const before = lastEntry()
    const entryId = open.store.write((tx) => {
      tx.setAllowance('a', 50, LATER)
      const id = tx.adjust('a', 3, 'By hand', LATER)
      tx.openPeriod('a', '2026-12', LATER)
      return id
    })
    expect(entriesSince(before)).toEqual([
      ['ALLOWANCE', 50, 14, '2026-11', null, LATER],
      ['ADJUSTMENT', 3, 17, '2026-11', 'By hand', LATER],
      ['ROLLOVER', 17, 0, '2026-12', '2026-11 closed', LATER]
    ])
    expect(entryId).toBe(before + 2)
    expect(used()).toBe(0)
  })

  test('of a store that is not there are a bug', () => {
    expect(() => open.store.write((tx) => tx.setAllowance('nobody', 1, AT))).toThrow('No instance nobody')
    expect(() => open.store.write((tx) => tx.openPeriod('nobody', '2026-12', AT))).toThrow('No instance nobody')
  })
})

describe('what is held', () => {
  test('is what the open items of this month hold', () => {
    const held = (id: string): number => open.store.read((db) => db.getHeldCredits(id))
    expect(held('a')).toBe(12)
    open.store.write((tx) => newJob(tx, 1))
    expect(held('a')).toBe(14)
    open.store.write((tx) => tx.openPeriod('a', '2026-12', LATER))
    expect(held('a')).toBe(0)
    expect(held('nobody')).toBe(0)
  })
})

describe('the ledger', () => {
  test('is read newest first, in pages that meet without a gap', () => {
    const all = ledger(undefined, 100)
    expect(all.nextCursor).toBeNull()
    expect(all.total).toBe(all.rows.length)
    expect(all.rows.map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id).toSorted((x, y) => y - x))
    const first = ledger(undefined, 2)
    expect(first.rows).toEqual(all.rows.slice(0, 2))
    expect(first.total).toBe(all.total)
    const second = ledger(undefined, 2, first.nextCursor ?? '')
    expect(second.rows).toEqual(all.rows.slice(2, 4))
  })

  test('ends after a page that is full by chance, and at one that is not', () => {
    const { total } = ledger(undefined, 100)
    const whole = ledger(undefined, total)
    expect(whole.nextCursor).not.toBeNull()
    expect(ledger(undefined, total, whole.nextCursor ?? '')).toMatchObject({ rows: [], nextCursor: null, total })
  })

  test('of one job holds only its own', () => {
    const own = ledger(a.jobId, 100)
    expect(own.rows.every(({ jobId }) => jobId === a.jobId)).toBe(true)
    expect(own.total).toBe(own.rows.length)
    expect(own.total).toBeLessThan(ledger(undefined, 100).total)
    expect(own.rows.at(-1)).toEqual({
      id: own.rows.at(-1)?.id,
      at: new Date(AT).toISOString(),
      period: '2026-11',
      kind: 'RESERVE',
      jobId: a.jobId,
      regenerated: false,
      amount: 8,
      usedAfter: 8,
      note: null
    })
  })
})
