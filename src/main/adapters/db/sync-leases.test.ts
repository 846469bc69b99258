import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, linkStore } from '../../../../test/support/linked-store.ts'
import { openStore, populate, type OpenStore } from '../../../../test/support/populated-store.ts'
import type { Lease } from '../../ports/sync-store.ts'
import type { InstanceRow, StoreTx } from '../../ports/store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const NOW = '2026-11'
const NEXT = '2026-12'

let open: OpenStore

beforeEach(async () => {
  open = await openStore()
  open.store.write((tx) => {
    tx.createInstance({
      instanceId: 's',
      name: 's',
      source: 'local',
      creditsTotal: 100,
      creditsUsed: 0,
      period: NOW,
      at: AT
    })
    tx.setAllowance('s', 100, AT)
    addProducts(tx, 's', 4)
  })
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

let jobs = 0
/** A job of one attribute of `products` products. */
function createJob(tx: StoreTx, products: number): number {
  const { keys } = tx.findProducts('s', ['p1', 'p2', 'p3', 'p4'].slice(0, products))
  return tx.createJob({
    instanceId: 's',
    uid: `job-${++jobs}`,
    sourceScope: 'products',
    attributes: ['title'],
    language: 'en',
    prompt: 'x',
    productKeys: keys,
    trialProducts: null,
    reuse: null,
    idempotencyKey: null,
    requestHash: null,
    at: AT
  }).id
}
const balance = (): Pick<InstanceRow, 'creditsTotal' | 'creditsUsed' | 'period'> | undefined => {
  const row = open.store.read((db) => db.getInstance('s'))
  return row ? { creditsTotal: row.creditsTotal, creditsUsed: row.creditsUsed, period: row.period } : undefined
}
const leases = (): readonly Lease[] => open.store.read((db) => db.getLeases('s'))
const grant = (granted: number, period = NOW, state: Lease['state'] = 'active'): void =>
  open.store.write((tx) => tx.takeLease('s', { period, granted, state }, AT))
const ledger = (): readonly string[] =>
  open.store
    .read((db) => db.getLedger('s', undefined, { cursor: undefined, limit: 50 }))
    .rows.map(({ kind, amount, period }) => `${kind} ${amount} ${period}`)

describe('a store that is linked', () => {
  test('may spend nothing before it has a lease, whatever was used of the local allowance', () => {
    open.store.write((tx) => tx.adjust('s', 30, 'Used before', AT))
    open.store.write((tx) => linkStore(tx, 's', AT))
    expect(balance()).toEqual({ creditsTotal: 30, creditsUsed: 30, period: NOW })
    expect(() => open.store.write((tx) => createJob(tx, 1))).toThrow(/balance/)
    grant(2)
    expect(balance()).toMatchObject({ creditsTotal: 32, creditsUsed: 30 })
    open.store.write((tx) => createJob(tx, 2))
    expect(() => open.store.write((tx) => createJob(tx, 1))).toThrow(/balance/)
    expect(leases()).toEqual([
      { instanceId: 's', epoch: 'epoch-1', period: NOW, granted: 2, returned: 0, open: 2, captured: 0, state: 'active' }
    ])
  })

  test('starts with the month of the backend', () => {
    open.store.write((tx) => linkStore(tx, 's', AT, NEXT))
    expect(balance()).toEqual({ creditsTotal: 0, creditsUsed: 0, period: NEXT })
    expect(ledger()[1]).toBe(`ROLLOVER 0 ${NEXT}`)
  })

  test('books each change of what it may spend once, and says where it comes from', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    grant(5)
    grant(5)
    grant(8)
    expect(ledger()).toEqual([`ALLOWANCE 8 ${NOW}`, `ALLOWANCE 5 ${NOW}`, `ALLOWANCE 0 ${NOW}`, `ALLOWANCE 100 ${NOW}`])
    const [entry] = open.store.read((db) => db.getLedger('s', undefined, { cursor: undefined, limit: 1 })).rows
    expect(entry?.note).toBe("What this computer holds of the store's credits")
  })

  test('that was given up has nothing left of its lease, and nothing of what comes back under it', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    grant(9)
    const jobId = open.store.write((tx) => createJob(tx, 3))
    const isGivenUp = (): boolean => open.store.read((db) => db.isGivenUp('s'))
    expect(isGivenUp()).toBe(false)
    grant(9, NOW, 'sealed')
    expect(isGivenUp()).toBe(true)
    expect(balance()).toEqual({ creditsTotal: 3, creditsUsed: 3, period: NOW })
    open.store.write((tx) => tx.cancelOpenItems(jobId, AT))
    expect(balance()).toEqual({ creditsTotal: 0, creditsUsed: 0, period: NOW })
    expect(() => open.store.write((tx) => createJob(tx, 1))).toThrow('The balance of s does not hold 1 credits')
    grant(4, NEXT)
    expect(balance()).toEqual({ creditsTotal: 4, creditsUsed: 0, period: NEXT })
    expect(isGivenUp()).toBe(false)
  })

  test('gets its local allowance back when the link ends, for the month that runs', () => {
    open.store.write((tx) => {
      tx.setMeta('allowance', '70')
      linkStore(tx, 's', AT)
      tx.takeLease('s', { period: NOW, granted: 5, state: 'active' }, AT)
      tx.cancelOpenItems(createJob(tx, 2), AT)
    })
    open.store.write((tx) => tx.removeSyncLink('s', AT))
    expect(balance()).toEqual({ creditsTotal: 70, creditsUsed: 0, period: NOW })
    expect([leases(), open.store.read((db) => db.getSyncLink('s'))]).toEqual([[], null])
  })

  test('can be linked again in the same month: numbers and leases begin anew', () => {
    for (let n = 1; n <= 2; n += 1) {
      open.store.write((tx) => {
        linkStore(tx, 's', AT)
        tx.takeLease('s', { period: NOW, granted: 2, state: 'active' }, AT)
        const jobId = createJob(tx, 2)
        tx.tell('s', { type: 'job.created', jobId, credits: 2 }, AT)
        tx.cancelOpenItems(jobId, AT)
        tx.updateJobStatus(jobId, { from: 'PENDING', to: 'CANCELLED', pausedBy: null, message: null, at: AT })
      })
      expect(open.store.read((db) => db.countUnsent('s'))).toBe(3)
      expect(brokenInvariants(open.raw)).toEqual([])
      if (n === 1) open.store.write((tx) => tx.removeSyncLink('s', AT))
    }
  })
})

describe('a month', () => {
  test('of the backend that is later opens with nothing used; what is open in the old one goes on', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    grant(4)
    const jobId = open.store.write((tx) => createJob(tx, 3))
    grant(7, NEXT)
    grant(4, NOW, 'draining')
    expect(balance()).toEqual({ creditsTotal: 7, creditsUsed: 0, period: NEXT })
    expect(leases().map(({ period, open: held, state }) => [period, held, state])).toEqual([
      [NOW, 3, 'draining'],
      [NEXT, 0, 'active']
    ])
    open.store.write((tx) => tx.cancelOpenItems(jobId, AT))
    expect(balance()).toEqual({ creditsTotal: 7, creditsUsed: 0, period: NEXT })
    expect(leases()[0]).toMatchObject({ open: 0, captured: 0, granted: 4 })
  })

  test('opens once, and an earlier one never again', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    const opened = (period: string): boolean => open.store.write((tx) => tx.openLinkedPeriod('s', period, AT))
    expect([opened(NEXT), opened(NEXT), opened(NOW), opened('2027-01')]).toEqual([true, false, false, true])
  })

  test('that is sealed is no lease any more, and a late reply does not bring it back', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    grant(3)
    grant(0, NEXT)
    grant(3, NOW, 'sealed')
    grant(3, NOW, 'active')
    expect(leases().map(({ period }) => period)).toEqual([NEXT])
  })
})

describe('giving credits back', () => {
  const giveBack = (amount: number): void => open.store.write((tx) => tx.returnLease('s', NOW, amount, AT))

  test('takes them from what may be spent, and never what is held', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    grant(5)
    open.store.write((tx) => createJob(tx, 2))
    giveBack(2)
    expect(balance()).toMatchObject({ creditsTotal: 3, creditsUsed: 2 })
    expect(() => giveBack(2)).toThrow(/never goes back/)
    giveBack(1)
    expect(() => open.store.write((tx) => createJob(tx, 1))).toThrow(/balance/)
    expect(leases()[0]).toMatchObject({ granted: 5, returned: 3, open: 2 })
  })

  test('of a lease that is not there, or of nothing, is refused', () => {
    open.store.write((tx) => linkStore(tx, 's', AT))
    expect(() => giveBack(1)).toThrow(/no lease/)
    expect(() => giveBack(0)).toThrow(/can't be returned/)
  })
})

test('replies in any order, late or repeated, come to the same lease as the newest of them', () => {
  const reply = fc.record({
    granted: fc.integer({ min: 0, max: 20 }),
    state: fc.constantFrom('active', 'draining', 'sealed'),
    period: fc.constantFrom(NOW, NEXT)
  })
  open.store.write((tx) => linkStore(tx, 's', AT))
  const undo = new Error('seen enough')
  fc.assert(
    fc.property(fc.array(reply, { minLength: 1, maxLength: 12 }), (replies) => {
      const outcome = (order: readonly (typeof replies)[number][]): unknown => {
        let found: unknown
        try {
          open.store.write((tx) => {
            let before = new Map<string, number>()
            for (const lease of order) {
              tx.takeLease('s', lease, AT)
              const now = new Map(tx.getLeases('s').map(({ period, granted }) => [period, granted]))
              for (const [period, granted] of before) expect(now.get(period) ?? granted).toBeGreaterThanOrEqual(granted)
              before = now
            }
            found = [tx.getLeases('s'), tx.getInstance('s')]
            throw undo
          })
        } catch (error) {
          if (error !== undo) throw error
        }
        return found
      }
      expect(outcome(replies.toReversed())).toEqual(outcome(replies))
      expect(outcome([...replies, ...replies])).toEqual(outcome(replies))
    }),
    { seed: 20_261_127, numRuns: 60 }
  )
})

test('a store without a backend holds under no lease', () => {
  populate(open, 'a')
  expect(open.raw.prepare('select count(*) from reservations where lease_epoch is not null').pluck().get()).toBe(0)
  expect(() => open.store.write((tx) => tx.takeLease('a', { period: NOW, granted: 1, state: 'active' }, AT))).toThrow(
    /not linked/
  )
})
