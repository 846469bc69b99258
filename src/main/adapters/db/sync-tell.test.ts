import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EVENT_SCHEMAS, MAX_CHANGES_PER_EVENT, MAX_ITEMS_PER_EVENT } from '#shared/sync/events.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignJob } from '../../../../test/support/linked-store.ts'
import { DELIVERED } from '../../../../test/support/populated-store.ts'
import { claim, PRODUCTS, start, TellStore } from '../../../../test/support/tell-store.ts'
import type { ClaimedItem } from '../../ports/store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const NOW = '2026-11'

let s: TellStore

beforeEach(async () => {
  s = await TellStore.open()
})
afterEach(() => {
  expect(brokenInvariants(s.open.raw)).toEqual([])
  s.open.close()
})

describe('a new job', () => {
  test('is told with every one of its items exactly once, in the order of its places', () => {
    s.link()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: PRODUCTS }), fc.constantFrom(1, 2, 3), (products, attributes) => {
        const asked = (['description', 'title', 'ribbon'] as const).slice(0, attributes)
        const before = s.count()
        s.write((tx) => {
          const jobId = s.createJob(tx, products, asked)
          tx.tell('s', { type: 'job.created', jobId, credits: products * attributes }, AT)
          tx.cancelOpenItems(jobId, AT)
          tx.updateJobStatus(jobId, { from: 'PENDING', to: 'CANCELLED', pausedBy: null, message: null, at: AT })
        })
        const [created, ...rest] = s.unsent(before)
        expect(created?.type).toBe('job.created')
        expect(rest.at(-1)?.type).toBe('job.standing')
        const rows = rest.slice(0, -1).flatMap((event) => {
          expect(event.type).toBe('job.items')
          expect(event.rows?.length).toBeLessThanOrEqual(MAX_ITEMS_PER_EVENT)
          return event.rows ?? []
        })
        expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, place) => place))
        expect(rows.map((row) => ('productId' in row ? `${row.productId} ${row.attribute}` : ''))).toEqual(
          s.keys.slice(0, products).flatMap((_key, n) => asked.map((attribute) => `p${n + 1} ${attribute}`))
        )
      }),
      { seed: 20_261_127, numRuns: 12 }
    )
  })

  test('of a store without a backend is one small event that nobody sends', () => {
    s.write((tx) => {
      const jobId = s.createJob(tx, PRODUCTS)
      tx.tell('s', { type: 'job.created', jobId, credits: PRODUCTS }, AT)
      start(tx, jobId)
    })
    expect(s.open.raw.prepare('select seq, type, link_seq, hash, payload from outbox').all()).toEqual([
      {
        seq: 1,
        type: 'job.created',
        link_seq: null,
        hash: null,
        payload: JSON.stringify({ jobId: 1, attributes: ['title'], language: 'en', credits: PRODUCTS })
      }
    ])
    expect(s.count()).toBe(0)
  })
})

describe('how a job stands', () => {
  test('is told once for all that happened in a transaction, after everything else of it', () => {
    s.link()
    s.write((tx) => {
      const jobId = s.createJob(tx, 1)
      start(tx, jobId)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: 'Wait', at: AT })
      tx.tell('s', { type: 'job.created', jobId, credits: 1 }, AT)
    })
    expect(s.told().map(([type]) => type)).toEqual(['job.created', 'job.items', 'job.standing'])
    expect(s.told().at(-1)?.[1]).toMatchObject({
      standing: { status: 'PAUSED', pausedBy: 'user', statusMessage: 'Wait', startedAt: AT, finishedAt: null }
    })
  })

  test('is not told where nothing changed, nor of a job of another device', () => {
    s.link()
    s.write((tx) => {
      tx.takeJob('s', foreignJob(), AT)
      const [far] = tx.getJobs('s', undefined, { cursor: undefined, limit: 1 }).rows
      tx.updateJobStatus(far?.id ?? 0, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at: AT })
      tx.updateJobStatus(s.createJob(tx, 1), { from: 'RUNNING', to: 'FAILED', pausedBy: null, message: null, at: AT })
    })
    expect(s.count()).toBe(0)
  })
})

describe('a landing', () => {
  test('says what each item took of which month, with the items as they stand when it is sent', () => {
    s.link()
    const jobId = s.write((tx) => s.createJob(tx, 3))
    const items = s.write((tx) => {
      start(tx, jobId)
      return claim(tx, jobId, 3)
    })
    const [first, second, third] = items
    if (!first || !second || !third) throw new Error('Nothing was claimed')
    s.write((tx) => {
      tx.updateJobItem(first, DELIVERED, AT)
      tx.updateJobItem(second, { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }, AT)
      tx.updateJobItem(third, { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }, AT)
      tx.tell('s', { type: 'items.landed', jobId, done: [first.id], failed: [third.id, second.id] }, AT)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
    })
    const landed = s.unsent().find(({ type }) => type === 'items.landed')
    expect(JSON.parse(landed?.payload ?? '')).toEqual({
      jobUid: expect.any(String) as string,
      period: NOW,
      done: [0],
      failed: [1, 2],
      captured: 1,
      released: 2
    })
    expect(landed?.rows).toMatchObject([
      { position: 0, status: 'DONE', proposal: 'A proposal', model: 'm', error: null },
      { position: 1, status: 'FAILED', proposal: null, error: { code: 'REFUSED', message: 'No.' } },
      { position: 2, status: 'FAILED' }
    ])
  })

  test('of holds of two months is told by month', () => {
    s.link()
    const jobId = s.write((tx) => s.createJob(tx, 2))
    const [first] = s.write((tx) => {
      start(tx, jobId)
      return claim(tx, jobId, 1)
    })
    if (!first) throw new Error('Nothing was claimed')
    s.write((tx) => {
      tx.updateJobItem(first, { to: 'FAILED', code: 'X', message: 'No.', attempts: 1 }, AT)
      tx.takeLease('s', { period: '2026-12', granted: 5, state: 'active' }, AT)
      expect(tx.reopenReleasedItems(jobId, AT)).toBe(1)
      tx.tell('s', { type: 'job.reopened', jobId, credits: 1 }, AT)
      const items = claim(tx, jobId, 2)
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
      tx.tell('s', { type: 'items.landed', jobId, done: items.map(({ id }) => id), failed: [] }, AT)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
    })
    expect(s.told().filter(([type]) => type !== 'job.standing')).toEqual([
      ['job.reopened', { period: '2026-12', credits: 1 }],
      ['items.landed', { period: '2026-12', done: [0], failed: [], captured: 1, released: 0 }],
      ['items.landed', { period: NOW, done: [1], failed: [], captured: 1, released: 0 }]
    ])
  })
})

test('a cancelled job gives back to each month what it held of it', () => {
  s.link()
  s.write((tx) => {
    const jobId = s.createJob(tx, 3)
    start(tx, jobId)
    const [first] = claim(tx, jobId, 1)
    if (!first) throw new Error('Nothing was claimed')
    tx.updateJobItem(first, { to: 'FAILED', code: 'X', message: 'No.', attempts: 1 }, AT)
    tx.openLinkedPeriod('s', '2026-12', AT)
    tx.takeLease('s', { period: '2026-12', granted: 5, state: 'active' }, AT)
    tx.reopenReleasedItems(jobId, AT)
    tx.tell('s', { type: 'job.cancelled', jobId, released: tx.cancelOpenItems(jobId, AT) }, AT)
    tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'CANCELLED', pausedBy: null, message: null, at: AT })
  })
  expect(s.told().slice(0, -1)).toEqual([
    ['job.cancelled', { period: NOW, released: 2 }],
    ['job.cancelled', { period: '2026-12', released: 1 }]
  ])
})

describe('decisions', () => {
  function delivered(products: number): readonly ClaimedItem[] {
    return s.write((tx) => {
      const jobId = s.createJob(tx, products)
      start(tx, jobId)
      const items = claim(tx, jobId, products)
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
      return items
    })
  }

  test('are told with the decision that their person saw', () => {
    s.link()
    const items = delivered(2)
    s.open.raw.exec(`update job_items set review_rev = 7 where position = 1`)
    const before = s.count()
    s.write((tx) =>
      tx.tell(
        's',
        {
          type: 'items.reviewed',
          changes: items.map(({ id, jobId }) => ({
            itemId: id,
            jobId,
            review: 'APPROVED',
            edit: null,
            settles: 'theirs'
          }))
        },
        AT
      )
    )
    expect(s.told(before)).toEqual([
      [
        'items.reviewed',
        {
          changes: [
            { position: 0, review: 'APPROVED', edit: null, base: 0, settles: 'theirs' },
            { position: 1, review: 'APPROVED', edit: null, base: 7, settles: 'theirs' }
          ]
        }
      ]
    ])
    expect(s.open.raw.prepare('select distinct review_seq from job_items').pluck().all()).toEqual([before + 1])
  })

  test('go in events of a bounded number and length, none lost and none twice', () => {
    s.link()
    const items = delivered(PRODUCTS)
    const before = s.count()
    const change = (item: ClaimedItem, n: number) => ({
      itemId: item.id,
      jobId: item.jobId,
      review: 'OPEN' as const,
      edit: n % 3 === 0 ? 'x'.repeat(90_000) : null
    })
    s.write((tx) => tx.tell('s', { type: 'items.reviewed', changes: items.map(change) }, AT))
    const events = s.unsent(before)
    expect(events.length).toBeGreaterThan(5)
    const positions = events.flatMap(({ payload }) => {
      const { changes } = EVENT_SCHEMAS['items.reviewed'].parse(JSON.parse(payload))
      expect(changes.length).toBeLessThanOrEqual(MAX_CHANGES_PER_EVENT)
      return changes.map(({ position }) => position)
    })
    expect(positions).toEqual(items.map((_item, place) => place))
  })
})

test('whoever waits for events is told after the commit, and of stores with a backend only', () => {
  const heard: string[] = []
  s.open.store.watchEvents((instanceId) => {
    heard.push(`${instanceId} ${s.count()}`)
  })
  const tell = (): void =>
    s.write((tx) => tx.tell('s', { type: 'job.reopened', jobId: s.createJob(tx, 1), credits: 0 }, AT))
  tell()
  expect(heard).toEqual([])
  s.open.raw.exec(`update jobs set status = 'PAUSED', paused_by = 'user'`)
  s.link()
  tell()
  expect(heard).toEqual(['s 1'])
  s.write((tx) => tx.setMeta('x', 'y'))
  expect(heard).toHaveLength(1)
})
