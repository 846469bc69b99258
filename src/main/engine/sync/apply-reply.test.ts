import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MIN_SYNC_PROTO, SYNC_PROTO, type SyncReply, type SyncRequest } from '#shared/sync/protocol.ts'
import type { JobChange } from '#shared/sync/rows.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { linkStore, periodView } from '../../../../test/support/linked-store.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import type { SyncLink } from '../../ports/sync-store.ts'
import { applyReply, type Applied } from './apply-reply.ts'
import { Tally } from './tally.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine()
  t.engine.deps.store.write((tx) => linkStore(tx, t.instanceId, t.time.now()))
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const store = () => t.engine.deps.store
const record = (): SyncLink => {
  const link = store().read((db) => db.getSyncLink(t.instanceId))
  if (!link) throw new Error('the store is not linked')
  return link
}
const granted = () =>
  store()
    .read((db) => db.getLeases(t.instanceId))
    .reduce((sum, lease) => sum + lease.granted, 0)
const idOf = (seq: number) => store().read((db) => db.getEventId(t.instanceId, seq))
const total = () => store().read((db) => db.getInstance(t.instanceId))?.creditsTotal

function tell(times: number): void {
  store().write((tx) => {
    for (let n = 0; n < times; n += 1)
      tx.tell(t.instanceId, { type: 'lease.returned', period: '2026-11', amount: 1 }, t.time.now())
  })
}

function request(more: Partial<SyncRequest> = {}): SyncRequest {
  const { epoch, deviceId, cursor } = record()
  return {
    proto: SYNC_PROTO,
    minProto: MIN_SYNC_PROTO,
    appVersion: '0',
    deviceId,
    epoch,
    events: [],
    pull: { cursor, limit: 500 },
    ...more
  }
}

function reply(more: Partial<SyncReply> = {}): SyncReply {
  return {
    proto: SYNC_PROTO,
    serverTime: '2026-11-23T12:00:00.000Z',
    ackSeq: 0,
    ackId: null,
    leases: [],
    leaseReply: null,
    period: periodView('2026-11'),
    jobs: [],
    items: [],
    baseCursor: record().cursor,
    nextCursor: record().cursor,
    more: false,
    quarantined: [],
    ...more
  }
}

const job = (uid: string, seq: number): JobChange => ({
  jobUid: uid,
  deviceId: 'other',
  deviceName: 'Laptop',
  facts: {
    sourceScope: 'products',
    attributes: ['title'],
    language: 'en',
    prompt: 'x',
    productCount: 1,
    totalItems: 1,
    createdAt: 1
  },
  standing: {
    status: 'PENDING',
    pausedBy: null,
    statusMessage: null,
    model: null,
    sampleModel: false,
    requests: 0,
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    costNano: null,
    startedAt: null,
    finishedAt: null
  },
  seq
})

const apply = (answer: SyncReply, asked = request()): Applied =>
  store().write((tx) =>
    applyReply(tx, { instanceId: t.instanceId, request: asked, reply: answer, tally: new Tally() }, t.time.now())
  )

describe('a reply', () => {
  test('acknowledges, and a late one takes no acknowledgement back', () => {
    tell(3)
    expect(apply(reply({ ackSeq: 3, ackId: idOf(3) }))).toMatchObject({ kind: 'applied', more: false })
    expect(apply(reply({ ackSeq: 1, ackId: idOf(1) }))).toMatchObject({ kind: 'applied' })
    expect(apply(reply())).toMatchObject({ kind: 'applied' })
    expect(record().ackedSeq).toBe(3)
  })

  test('to another life of the database, or to another device, is not looked at', () => {
    tell(1)
    const before = record()
    const answer = reply({ ackSeq: 1, ackId: 'nonsense', leases: [{ period: '2026-11', granted: 9, state: 'active' }] })
    expect(apply(answer, request({ epoch: 'earlier' }))).toEqual({ kind: 'foreign' })
    expect(apply(answer, request({ deviceId: 'another' }))).toEqual({ kind: 'foreign' })
    expect(record()).toEqual(before)
  })

  test.each([
    ['with another id', () => reply({ ackSeq: 2, ackId: 'nonsense' })],
    ['without an id', () => reply({ ackSeq: 2, ackId: null })],
    ['that this database has not written', () => reply({ ackSeq: 4, ackId: 'x' })]
  ])('that acknowledges an event %s tells of another copy, and nothing of it is taken', (_what, answer) => {
    tell(3)
    const before = record()
    const leases = [{ period: '2026-11', granted: 100, state: 'active' as const }]
    expect(apply({ ...answer(), leases })).toEqual({ kind: 'fork' })
    expect([record(), granted()]).toEqual([before, 0])
  })

  test('raises what may be spent here, and a late one does not lower it', () => {
    apply(reply({ leases: [{ period: '2026-11', granted: 70, state: 'active' }] }))
    apply(reply({ leases: [{ period: '2026-11', granted: 20, state: 'active' }] }))
    apply(reply())
    expect([granted(), total()]).toEqual([70, 70])
  })

  test('answers the lease request that is open, and no other', () => {
    const leaseRequest = { requestId: 'r2', want: 5, exact: true }
    store().write((tx) => tx.updateSyncLink(t.instanceId, { leaseRequest }))
    expect(apply(reply({ leaseReply: { requestId: 'r1', granted: 5, message: null } }))).toMatchObject({
      answered: null
    })
    expect(record().leaseRequest).toEqual(leaseRequest)
    const answer = reply({ leaseReply: { requestId: 'r2', granted: 5, message: null } })
    expect(apply(answer)).toMatchObject({ answered: { requestId: 'r2', granted: 5 } })
    expect(apply(answer)).toMatchObject({ answered: null })
    expect(record().leaseRequest).toBeNull()
  })

  test('brings a page that begins where this device stands, once', () => {
    const page = reply({ jobs: [job('a', 1)], nextCursor: 1 })
    expect(apply(page)).toMatchObject({ kind: 'applied', more: false, stalled: false })
    expect(record().cursor).toBe(1)
    expect(apply({ ...page, jobs: [job('b', 1)] })).toMatchObject({ more: true, stalled: true })
    expect(record().cursor).toBe(1)
    expect(t.raw.prepare('select uid from jobs').all()).toEqual([{ uid: 'a' }])
  })

  test('whose page belongs elsewhere is good for all the rest of it', () => {
    tell(1)
    const answer = reply({ ackSeq: 1, ackId: idOf(1), baseCursor: 7, nextCursor: 9, jobs: [job('a', 8)] })
    expect(apply(answer)).toMatchObject({ kind: 'applied', more: true, stalled: false })
    expect(record()).toMatchObject({ ackedSeq: 1, cursor: 0 })
  })

  test('opens a new month, and a late one of the old month does not bring it back', () => {
    apply(reply({ period: periodView('2026-12'), leases: [{ period: '2026-12', granted: 5, state: 'active' }] }))
    apply(reply({ period: periodView('2026-11'), leases: [{ period: '2026-11', granted: 90, state: 'draining' }] }))
    expect(record().period?.period).toBe('2026-12')
    expect(store().read((db) => db.getInstance(t.instanceId))).toMatchObject({ period: '2026-12', creditsTotal: 5 })
  })

  test('says what the backend could not make sense of, and this is kept', () => {
    tell(2)
    const quarantined = [{ seq: 2, id: idOf(2) ?? '', reason: 'It does not parse.' }]
    apply(reply({ ackSeq: 2, ackId: idOf(2), quarantined }))
    apply(reply({ ackSeq: 2, ackId: idOf(2), quarantined }))
    expect(store().read((db) => db.countQuarantined(t.instanceId))).toBe(1)
  })

  test('of a store that was signed out meanwhile is not looked at', () => {
    const asked = request()
    const answer = reply()
    store().write((tx) => tx.removeSyncLink(t.instanceId, t.time.now()))
    expect(apply(answer, asked)).toEqual({ kind: 'foreign' })
  })
})

/** How the backend stood after each of its steps: what it had stored, granted and put into the feed. */
interface Step {
  readonly acked: number
  readonly granted: number
  readonly head: number
}

const steps = fc
  .array(fc.record({ acked: fc.nat(3), granted: fc.nat(40), head: fc.nat(2) }), { minLength: 1, maxLength: 8 })
  .map((grows) => {
    let now: Step = { acked: 0, granted: 0, head: 0 }
    return grows.map((grow) => {
      now = { acked: now.acked + grow.acked, granted: now.granted + grow.granted, head: now.head + grow.head }
      return now
    })
  })
/** Each of them may arrive never, once, or several times, in any order, as the answer to a pull from any place. */
const arrivals = fc.array(fc.record({ step: fc.nat(7), base: fc.nat(16) }), { maxLength: 14 })

describe('replies that get lost, come twice or overtake each other', () => {
  test('never take anything back, and leave the device where the backend is after one more', () => {
    fc.assert(
      fc.property(steps, arrivals, (history, arriving) => {
        const now = t.time.now()
        store().write((tx) => {
          tx.removeSyncLink(t.instanceId, now)
          tx.setMeta('epoch', t.engine.deps.ids.uuid())
          tx.setMeta('next_seq', null)
          linkStore(tx, t.instanceId, now)
        })
        t.raw.exec(`delete from job_items; delete from jobs`)
        const last = history.at(-1) ?? { acked: 0, granted: 0, head: 0 }
        tell(last.acked)
        const answer = ({ acked, granted: given, head }: Step, base: number): SyncReply =>
          reply({
            ackSeq: acked,
            ackId: acked === 0 ? null : idOf(acked),
            leases: [{ period: '2026-11', granted: given, state: 'active' }],
            baseCursor: Math.min(base, head),
            nextCursor: head,
            jobs: Array.from({ length: head - Math.min(base, head) }, (_, n) => {
              const seq = Math.min(base, head) + n + 1
              return job(`job-${seq}`, seq)
            })
          })
        for (const { step, base } of arriving) {
          const before = { link: record(), granted: granted() }
          const come = history[step % history.length] ?? last
          expect(apply(answer(come, base)).kind).toBe('applied')
          const after = { link: record(), granted: granted() }
          expect(after.link.ackedSeq).toBe(Math.max(before.link.ackedSeq, come.acked))
          expect(after.granted).toBe(Math.max(before.granted, come.granted))
          expect(after.link.cursor).toBeGreaterThanOrEqual(before.link.cursor)
        }
        apply(answer(last, record().cursor))
        const pulled = t.raw.prepare('select count(*) as n from jobs').get()
        expect(record()).toMatchObject({ ackedSeq: last.acked, cursor: Math.max(last.head, record().cursor) })
        expect([granted(), pulled]).toEqual([last.granted, { n: last.head }])
      }),
      { seed: 20_261_127, numRuns: 80 }
    )
  })
})
