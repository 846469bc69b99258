import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Attribute } from '#shared/model/attribute.ts'
import { EVENT_SCHEMAS, isEventType, MAX_CHANGES_PER_EVENT, MAX_ITEMS_PER_EVENT } from '#shared/sync/events.ts'
import { WireEvent } from '#shared/sync/protocol.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, foreignItem, foreignJob, linkStore } from '../../../../test/support/linked-store.ts'
import { DELIVERED, openStore, type OpenStore } from '../../../../test/support/populated-store.ts'
import type { ClaimedItem, StoreTx } from '../../ports/store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const NOW = '2026-11'
const PRODUCTS = 130

let open: OpenStore
let keys: readonly number[]

beforeEach(async () => {
  open = await openStore()
  keys = open.store.write((tx) => {
    tx.createInstance({
      instanceId: 's',
      name: 's',
      source: 'local',
      creditsTotal: 9_000,
      creditsUsed: 0,
      period: NOW,
      at: AT
    })
    tx.setAllowance('s', 9_000, AT)
    return tx.findProducts('s', addProducts(tx, 's', PRODUCTS)).keys
  })
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

function link(granted = 5_000): void {
  open.store.write((tx) => {
    linkStore(tx, 's', AT)
    tx.takeLease('s', { period: NOW, granted, state: 'active' }, AT)
  })
}

let jobs = 0
function createJob(tx: StoreTx, products: number, attributes: readonly Attribute[] = ['title']): number {
  return tx.createJob({
    instanceId: 's',
    uid: `job-${++jobs}`,
    sourceScope: 'products',
    attributes,
    language: 'en',
    prompt: 'Better',
    productKeys: keys.slice(0, products),
    trialProducts: null,
    reuse: null,
    idempotencyKey: null,
    requestHash: null,
    at: AT
  }).id
}

const start = (tx: StoreTx, jobId: number): boolean =>
  tx.updateJobStatus(jobId, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
const claim = (tx: StoreTx, jobId: number, products: number): readonly ClaimedItem[] =>
  tx.claimProducts(jobId, 'boot', AT, products).flatMap(({ items }) => items)

/** Everything that is to be sent, each event checked against the protocol. */
function unsent(afterSeq = 0): readonly WireEvent[] {
  const events = open.store.read((db) => db.getUnsent('s', { afterSeq, maxEvents: 5_000, maxBytes: 1e9 }))
  return events.map((event) => {
    if (!isEventType(event.type)) throw new Error(`${event.type} is not of the protocol`)
    EVENT_SCHEMAS[event.type].parse(JSON.parse(event.payload))
    expect(event.hash).toBe(createHash('sha256').update(event.payload).digest('base64url'))
    return WireEvent.parse(event)
  })
}
/** Type and payload, without the job's own name. */
const told = (afterSeq = 0): readonly (readonly [string, unknown])[] =>
  unsent(afterSeq).map(({ type, payload }) => {
    const { jobUid: _jobUid, ...rest } = JSON.parse(payload) as Record<string, unknown>
    return [type, rest]
  })
const count = (): number => open.store.read((db) => db.countUnsent('s'))

describe('a new job', () => {
  test('is told with every one of its items exactly once, in the order of its places', () => {
    link()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: PRODUCTS }), fc.constantFrom(1, 2, 3), (products, attributes) => {
        const asked = (['description', 'title', 'ribbon'] as const).slice(0, attributes)
        const before = count()
        open.store.write((tx) => {
          const jobId = createJob(tx, products, asked)
          tx.tell('s', { type: 'job.created', jobId, credits: products * attributes }, AT)
          tx.cancelOpenItems(jobId, AT)
          tx.updateJobStatus(jobId, { from: 'PENDING', to: 'CANCELLED', pausedBy: null, message: null, at: AT })
        })
        const [created, ...rest] = unsent(before)
        expect(created?.type).toBe('job.created')
        expect(rest.at(-1)?.type).toBe('job.standing')
        const rows = rest.slice(0, -1).flatMap((event) => {
          expect(event.type).toBe('job.items')
          expect(event.rows?.length).toBeLessThanOrEqual(MAX_ITEMS_PER_EVENT)
          return event.rows ?? []
        })
        expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, place) => place))
        expect(rows.map((row) => ('productId' in row ? `${row.productId} ${row.attribute}` : ''))).toEqual(
          keys.slice(0, products).flatMap((_key, n) => asked.map((attribute) => `p${n + 1} ${attribute}`))
        )
      }),
      { numRuns: 12 }
    )
  })

  test('of a store without a backend is one small event that nobody sends', () => {
    open.store.write((tx) => {
      const jobId = createJob(tx, PRODUCTS)
      tx.tell('s', { type: 'job.created', jobId, credits: PRODUCTS }, AT)
      start(tx, jobId)
    })
    expect(open.raw.prepare('select seq, type, link_seq, hash, payload from outbox').all()).toEqual([
      {
        seq: 1,
        type: 'job.created',
        link_seq: null,
        hash: null,
        payload: JSON.stringify({ jobId: 1, attributes: ['title'], language: 'en', credits: PRODUCTS })
      }
    ])
    expect(count()).toBe(0)
  })
})

describe('how a job stands', () => {
  test('is told once for all that happened in a transaction, after everything else of it', () => {
    link()
    open.store.write((tx) => {
      const jobId = createJob(tx, 1)
      start(tx, jobId)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: 'Wait', at: AT })
      tx.tell('s', { type: 'job.created', jobId, credits: 1 }, AT)
    })
    expect(told().map(([type]) => type)).toEqual(['job.created', 'job.items', 'job.standing'])
    expect(told().at(-1)?.[1]).toMatchObject({
      standing: { status: 'PAUSED', pausedBy: 'user', statusMessage: 'Wait', startedAt: AT, finishedAt: null }
    })
  })

  test('is not told where nothing changed, nor of a job of another device', () => {
    link()
    open.store.write((tx) => {
      tx.takeJob('s', foreignJob(), AT)
      const [far] = tx.getJobs('s', undefined, { cursor: undefined, limit: 1 }).rows
      tx.updateJobStatus(far?.id ?? 0, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at: AT })
      tx.updateJobStatus(createJob(tx, 1), { from: 'RUNNING', to: 'FAILED', pausedBy: null, message: null, at: AT })
    })
    expect(count()).toBe(0)
  })
})

describe('a landing', () => {
  test('says what each item took of which month, with the items as they stand when it is sent', () => {
    link()
    const jobId = open.store.write((tx) => createJob(tx, 3))
    const items = open.store.write((tx) => {
      start(tx, jobId)
      return claim(tx, jobId, 3)
    })
    const [first, second, third] = items
    if (!first || !second || !third) throw new Error('Nothing was claimed')
    open.store.write((tx) => {
      tx.updateJobItem(first, DELIVERED, AT)
      tx.updateJobItem(second, { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }, AT)
      tx.updateJobItem(third, { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }, AT)
      tx.tell('s', { type: 'items.landed', jobId, done: [first.id], failed: [third.id, second.id] }, AT)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
    })
    const landed = unsent().find(({ type }) => type === 'items.landed')
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
    link()
    const jobId = open.store.write((tx) => createJob(tx, 2))
    const [first] = open.store.write((tx) => {
      start(tx, jobId)
      return claim(tx, jobId, 1)
    })
    if (!first) throw new Error('Nothing was claimed')
    open.store.write((tx) => {
      tx.updateJobItem(first, { to: 'FAILED', code: 'X', message: 'No.', attempts: 1 }, AT)
      tx.takeLease('s', { period: '2026-12', granted: 5, state: 'active' }, AT)
      expect(tx.reopenReleasedItems(jobId, AT)).toBe(1)
      tx.tell('s', { type: 'job.reopened', jobId, credits: 1 }, AT)
      const items = claim(tx, jobId, 2)
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
      tx.tell('s', { type: 'items.landed', jobId, done: items.map(({ id }) => id), failed: [] }, AT)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
    })
    expect(told().filter(([type]) => type !== 'job.standing')).toEqual([
      ['job.reopened', { period: '2026-12', credits: 1 }],
      ['items.landed', { period: '2026-12', done: [0], failed: [], captured: 1, released: 0 }],
      ['items.landed', { period: NOW, done: [1], failed: [], captured: 1, released: 0 }]
    ])
  })
})

test('a cancelled job gives back to each month what it held of it', () => {
  link()
  open.store.write((tx) => {
    const jobId = createJob(tx, 3)
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
  expect(told().slice(0, -1)).toEqual([
    ['job.cancelled', { period: NOW, released: 2 }],
    ['job.cancelled', { period: '2026-12', released: 1 }]
  ])
})

describe('decisions', () => {
  function delivered(products: number): readonly ClaimedItem[] {
    return open.store.write((tx) => {
      const jobId = createJob(tx, products)
      start(tx, jobId)
      const items = claim(tx, jobId, products)
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
      tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
      return items
    })
  }

  test('are told with the decision that their person saw', () => {
    link()
    const items = delivered(2)
    open.raw.exec(`update job_items set review_rev = 7 where position = 1`)
    const before = count()
    open.store.write((tx) =>
      tx.tell(
        's',
        {
          type: 'items.reviewed',
          changes: items.map(({ id, jobId }) => ({ itemId: id, jobId, review: 'APPROVED', edit: null, settles: true }))
        },
        AT
      )
    )
    expect(told(before)).toEqual([
      [
        'items.reviewed',
        {
          changes: [
            { position: 0, review: 'APPROVED', edit: null, base: 0, settles: true },
            { position: 1, review: 'APPROVED', edit: null, base: 7, settles: true }
          ]
        }
      ]
    ])
    expect(open.raw.prepare('select distinct review_seq from job_items').pluck().all()).toEqual([before + 1])
  })

  test('go in events of a bounded number and length, none lost and none twice', () => {
    link()
    const items = delivered(PRODUCTS)
    const before = count()
    const change = (item: ClaimedItem, n: number) => ({
      itemId: item.id,
      jobId: item.jobId,
      review: 'OPEN' as const,
      edit: n % 3 === 0 ? 'x'.repeat(90_000) : null
    })
    open.store.write((tx) => tx.tell('s', { type: 'items.reviewed', changes: items.map(change) }, AT))
    const events = unsent(before)
    expect(events.length).toBeGreaterThan(5)
    const positions = events.flatMap(({ payload }) => {
      const { changes } = EVENT_SCHEMAS['items.reviewed'].parse(JSON.parse(payload))
      expect(changes.length).toBeLessThanOrEqual(MAX_CHANGES_PER_EVENT)
      return changes.map(({ position }) => position)
    })
    expect(positions).toEqual(items.map((_item, place) => place))
  })
})

describe('what is to be sent', () => {
  function someEvents(): void {
    link()
    open.store.write((tx) => {
      const jobId = createJob(tx, PRODUCTS)
      tx.tell('s', { type: 'job.created', jobId, credits: PRODUCTS }, AT)
      start(tx, jobId)
    })
  }
  const page = (maxEvents: number, maxBytes: number, afterSeq = 0): readonly number[] =>
    open.store.read((db) => db.getUnsent('s', { afterSeq, maxEvents, maxBytes })).map(({ seq }) => seq)

  test('ends with a number of events or of bytes, and is never nothing', () => {
    someEvents()
    expect(page(100, 1e9)).toEqual([1, 2, 3, 4])
    expect(page(2, 1e9)).toEqual([1, 2])
    expect(page(100, 1)).toEqual([1])
    expect(page(100, 1, 1)).toEqual([2])
    expect(page(100, 1e9, 2)).toEqual([3, 4])
  })

  test('begins after what is acknowledged, and an older acknowledgement takes nothing back', () => {
    someEvents()
    const ack = (ackedSeq: number): void => open.store.write((tx) => tx.updateSyncLink('s', { ackedSeq, syncedAt: AT }))
    ack(3)
    ack(1)
    expect([page(100, 1e9), count()]).toEqual([[4], 1])
    expect(open.store.read((db) => [db.getOldestUnsent('s'), db.getEventId('s', 3) !== null])).toEqual([AT, true])
    ack(4)
    expect(open.store.read((db) => [db.getOldestUnsent('s'), count()])).toEqual([null, 0])
    expect(() => ack(5)).toThrow(/CHECK/)
  })

  test('has no gap where a transaction was taken back, and its jobs are told of with the next one', () => {
    link()
    const failing = new Error('no')
    expect(() =>
      open.store.write((tx) => {
        const jobId = createJob(tx, 1)
        tx.tell('s', { type: 'job.created', jobId, credits: 1 }, AT)
        start(tx, jobId)
        throw failing
      })
    ).toThrow(failing)
    open.store.write((tx) => void start(tx, createJob(tx, 1)))
    expect(unsent().map(({ seq, type }) => [seq, type])).toEqual([[1, 'job.standing']])
  })

  test('that was acknowledged long ago is forgotten, but for the last of it', () => {
    someEvents()
    open.store.write((tx) => tx.updateSyncLink('s', { ackedSeq: 3, syncedAt: AT }))
    open.store.write((tx) => tx.pruneEvents('s', AT))
    expect(open.store.read((db) => db.getEventId('s', 1))).not.toBeNull()
    open.store.write((tx) => tx.pruneEvents('s', AT + 1))
    expect(open.store.read((db) => [1, 2, 3].map((seq) => db.getEventId('s', seq) === null))).toEqual([
      true,
      true,
      false
    ])
    expect(page(100, 1e9)).toEqual([4])
    open.store.write((tx) => tx.tell('s', { type: 'lease.returned', period: NOW, amount: 1 }, AT))
    expect(page(100, 1e9)).toEqual([4, 5])
  })
})

test('whoever waits for events is told after the commit, and of stores with a backend only', () => {
  const heard: string[] = []
  open.store.watchEvents((instanceId) => {
    heard.push(`${instanceId} ${count()}`)
  })
  const tell = (): void =>
    open.store.write((tx) => tx.tell('s', { type: 'job.reopened', jobId: createJob(tx, 1), credits: 0 }, AT))
  tell()
  expect(heard).toEqual([])
  open.raw.exec(`update jobs set status = 'PAUSED', paused_by = 'user'`)
  link()
  tell()
  expect(heard).toEqual(['s 1'])
  open.store.write((tx) => tx.setMeta('x', 'y'))
  expect(heard).toHaveLength(1)
})

describe('telling everything again', () => {
  test('holds no credits, brings decisions and publishes, and ends with how each job stands', () => {
    const jobId = open.store.write((tx) => {
      const id = createJob(tx, 3)
      start(tx, id)
      const items = claim(tx, id, 3)
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
      tx.updateJobStatus(id, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
      const [first] = items
      tx.applyReview(
        [
          {
            itemId: first?.id ?? 0,
            jobId: id,
            reviewBefore: 'OPEN',
            editBefore: null,
            reviewAfter: 'APPROVED',
            editAfter: 'Mine'
          }
        ],
        AT
      )
      return id
    })
    link()
    expect(open.store.write((tx) => tx.tellAgain('s', AT))).toBe(4)
    expect(told()).toEqual([
      ['job.created', expect.objectContaining({ period: NOW, credits: 0, again: true })],
      ['job.items', { from: 0, to: 3 }],
      ['items.reviewed', { changes: [{ position: 0, review: 'APPROVED', edit: 'Mine', base: 0 }] }],
      [
        'job.standing',
        expect.objectContaining({ standing: expect.objectContaining({ status: 'COMPLETED' }) as unknown })
      ]
    ])
    expect(jobId).toBe(1)
  })

  test('of a new life starts at 1, and of another device’s job tells only what was decided here', () => {
    link()
    open.store.write((tx) => {
      tx.takeJob('s', foreignJob(), AT)
      for (const position of [0, 1]) tx.takeItem('s', foreignItem(position, { status: 'DONE', proposal: 'Far' }), AT)
      const [far] = tx.getJobs('s', undefined, { cursor: undefined, limit: 1 }).rows
      const [, second] = tx.getJobItems('s', far?.id ?? 0, {}, { cursor: undefined, limit: 5 }).rows
      const itemId = second?.id ?? 0
      tx.applyReview(
        [
          {
            itemId,
            jobId: far?.id ?? 0,
            reviewBefore: 'OPEN',
            editBefore: null,
            reviewAfter: 'REJECTED',
            editAfter: null
          }
        ],
        AT
      )
      tx.tell(
        's',
        { type: 'items.reviewed', changes: [{ itemId, jobId: far?.id ?? 0, review: 'REJECTED', edit: null }] },
        AT
      )
    })
    open.store.write((tx) => {
      tx.setMeta('epoch', 'epoch-2')
      tx.setMeta('next_seq', '1')
      // Between the two nothing is numbered for the backend: all of it is told again.
      tx.tell('s', { type: 'items.published', itemIds: [1] }, AT)
      tx.setAllowance('s', 0, AT)
      tx.restartSyncLink('s')
      tx.takeLease('s', { period: NOW, granted: 3, state: 'active' }, AT)
      expect(tx.tellAgain('s', AT)).toBe(1)
    })
    expect(unsent().map(({ seq }) => seq)).toEqual([1])
    expect(told()).toEqual([
      ['items.reviewed', { changes: [{ position: 1, review: 'REJECTED', edit: null, base: 0 }] }]
    ])
    expect(open.store.read((db) => db.getSyncLink('s'))).toMatchObject({
      epoch: 'epoch-2',
      nextSeq: 2,
      ackedSeq: 0,
      cursor: 0,
      leaseRequest: null
    })
  })
})

test('a decision that the old backend never heard is told to the next one', () => {
  link()
  const decide = (position: number, jobId: number): void =>
    open.store.write((tx) => {
      const itemId = tx.getJobItems('s', jobId, {}, { cursor: undefined, limit: 5 }).rows[position]?.id ?? 0
      tx.tell('s', { type: 'items.reviewed', changes: [{ itemId, jobId, review: 'OPEN', edit: null }] }, AT)
    })
  const jobId = open.store.write((tx) => {
    tx.takeJob('s', foreignJob(), AT)
    for (const position of [0, 1]) tx.takeItem('s', foreignItem(position, { status: 'DONE', proposal: 'Far' }), AT)
    return tx.getJobs('s', undefined, { cursor: undefined, limit: 1 }).rows[0]?.id ?? 0
  })
  decide(0, jobId)
  open.store.write((tx) => tx.updateSyncLink('s', { ackedSeq: 1, syncedAt: AT }))
  decide(1, jobId)
  open.store.write((tx) => {
    tx.removeSyncLink('s', AT)
    linkStore(tx, 's', AT)
    expect(tx.tellAgain('s', AT)).toBe(1)
  })
  expect(told()).toEqual([['items.reviewed', { changes: [{ position: 1, review: 'OPEN', edit: null, base: 0 }] }]])
})
