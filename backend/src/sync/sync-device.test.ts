import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase, rowsOf } from '../../test/support/database.ts'
import {
  addTwoDevices,
  facts,
  NOW,
  row,
  standing,
  tellJob,
  tellLanded,
  type TestDeps,
  TestDevice
} from '../../test/support/device.ts'
import { brokenCreditInvariants } from '../credits/invariants.ts'
import type { Tables } from '../db/tables.ts'

let db: Kysely<Tables>
let deps: TestDeps
let instanceId: string
let one: TestDevice
let two: TestDevice

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.destroy())

beforeEach(async () => {
  ;({ deps, instanceId, one, two } = await addTwoDevices(db))
})
afterEach(async () => {
  expect(await brokenCreditInvariants(db, instanceId)).toEqual([])
})

describe('a job', () => {
  test('of one device is seen by the other, and its credits are booked in the lease', async () => {
    await one.lease(20)
    tellJob(one, 'j1', 3)
    tellLanded(one, 'j1', [0, 2], [1])
    one.tell('job.standing', { jobUid: 'j1', standing: standing({ status: 'COMPLETED', finishedAt: NOW }) })
    const reply = await one.sync()
    expect(reply).toMatchObject({ ackSeq: 5, jobs: [], items: [], more: false, quarantined: [] })
    expect(reply.leases).toEqual([{ period: '2026-11', granted: 20, state: 'active' }])
    expect(reply.period).toMatchObject({ allowance: 100, unleased: 80 })
    expect(reply.period.devices).toMatchObject([
      { deviceId: 'd1', captured: 2, open: 0, free: 18 },
      { deviceId: 'd2', free: 0 }
    ])

    const seen = await two.sync()
    expect(seen.jobs).toMatchObject([
      {
        jobUid: 'j1',
        deviceId: 'd1',
        deviceName: 'Device d1',
        standing: { status: 'COMPLETED' },
        facts: { totalItems: 3 }
      }
    ])
    expect(seen.items).toMatchObject([
      { position: 0, status: 'DONE', proposal: 'Proposal 0', original: 'Original 0', review: 'OPEN', reviewRev: 0 },
      { position: 1, status: 'FAILED', proposal: null, error: { code: 'REFUSED' } },
      { position: 2, status: 'DONE' }
    ])
    expect(await two.sync()).toMatchObject({ jobs: [], items: [], more: false })
  })

  test('that is cancelled and taken up again shows every item as it stands, and holds its credits again', async () => {
    await one.lease(20)
    tellJob(one, 'j1', 4)
    tellLanded(one, 'j1', [0], [1])
    one.tell('job.cancelled', { jobUid: 'j1', period: '2026-11', released: 2 })
    await one.sync()
    expect((await two.sync()).items.map((i) => i.status)).toEqual(['DONE', 'FAILED', 'CANCELLED', 'CANCELLED'])
    one.tell('job.reopened', { jobUid: 'j1', period: '2026-11', credits: 3 })
    const reply = await one.sync()
    expect(reply.period.devices[0]).toMatchObject({ captured: 1, open: 3, free: 16 })
    const again = await two.sync()
    expect(again.items.map((i) => [i.position, i.status, i.error])).toEqual([
      [1, 'PENDING', null],
      [2, 'PENDING', null],
      [3, 'PENDING', null]
    ])
    expect(await rowsOf(db, instanceId, 'jobs')).toMatchObject([{ done: 1, failed: 0, cancelled: 0 }])
  })

  test('is pulled in pages by number and by size, each with the jobs of its items', async () => {
    await one.lease(50)
    tellJob(one, 'j1', 5)
    await one.sync()
    const first = await two.sync({ pull: { cursor: 0, limit: 3 } })
    expect(first).toMatchObject({ more: true, jobs: [{ jobUid: 'j1' }] })
    expect(first.items).toHaveLength(2)
    const second = await two.sync({ pull: { cursor: first.nextCursor, limit: 3 } })
    expect(second).toMatchObject({ more: false, jobs: [{ jobUid: 'j1' }] })
    expect(second.items.map((i) => i.position)).toEqual([2, 3, 4])
    const large = Array.from({ length: 15 }, (_, i) => row(i, { original: 'x'.repeat(90_000) }))
    one.tell('job.created', { jobUid: 'j2', period: '2026-11', credits: 0, again: true, job: facts(15) })
    one.tell('job.items', { jobUid: 'j2', from: 0, to: 15 }, large)
    await one.sync()
    const bytes = await two.sync()
    expect(bytes.more).toBe(true)
    expect(bytes.items).toHaveLength(12)
    expect((await two.sync()).items).toHaveLength(3)
  })
})

describe('an event', () => {
  test('that was stored is stepped over, in whatever company it comes again', async () => {
    await one.lease(20)
    tellJob(one, 'j1', 3)
    await one.sync()
    const before = await rowsOf(db, instanceId, 'credit_leases')
    await one.send(one.request({ events: one.told }))
    await one.send(one.request({ events: [...one.told.slice(1), ...one.told.slice(1)] }))
    expect(await rowsOf(db, instanceId, 'credit_leases')).toEqual(before)
    expect(await rowsOf(db, instanceId, 'event_log')).toHaveLength(3)
  })

  test('with the number of another one is a fork, and so is one with the id of another one; nothing of the call is kept', async () => {
    tellJob(one, 'j1', 1)
    await one.sync()
    const copy = new TestDevice(deps, instanceId, 'd1', 'e1')
    copy.tell('job.standing', { jobUid: 'j1', standing: standing() })
    expect(await copy.send(copy.request())).toMatchObject({ ok: false, error: { code: 'SYNC_FORK' } })
    const [first] = one.told
    const renumbered = one.tell('job.standing', { jobUid: 'j1', standing: standing() })
    const reused = { ...renumbered, id: first?.id ?? '' }
    expect(await one.send(one.request({ events: [reused] }))).toMatchObject({ error: { code: 'SYNC_FORK' } })
    expect(await rowsOf(db, instanceId, 'event_log')).toHaveLength(3)
    expect(await one.sync()).toMatchObject({ ackSeq: 4 })
  })

  test('after a missing one is not taken, and the answer says up to where the backend has them', async () => {
    tellJob(one, 'j1', 1)
    expect(await one.send(one.request({ events: one.told.slice(1) }))).toMatchObject({
      ok: false,
      error: { code: 'SYNC_GAP', details: { field: 'events', lastSeq: 0 } }
    })
    expect(await rowsOf(db, instanceId, 'event_log')).toEqual([])
  })

  test('that cannot be understood is kept and stepped over, and its credits are booked all the same where they can be read', async () => {
    await one.lease(20)
    one.tellRaw('job.painted', '{"colour":"red"}')
    one.tellRaw('job.standing', '{"jobUid":5}')
    one.tellRaw('items.landed', 'not json\u0000')
    one.tell('job.standing', { jobUid: 'nobody', standing: standing() })
    one.tell('items.landed', { jobUid: 'nobody', period: '2026-11', done: [0], failed: [], captured: 1, released: 0 }, [
      { position: 'x' }
    ])
    one.told.push({ ...one.tellRaw('job.standing', '{}'), seq: 7, id: 'other-hash', hash: 'wrong' })
    tellJob(one, 'j1', 2)
    const reply = await one.sync()
    expect(reply.ackSeq).toBe(10)
    expect(reply.quarantined.map(({ seq, reason }) => `${seq} ${reason}`)).toEqual([
      '1 "job.painted" is not known here.',
      '2 Its payload cannot be read.',
      '3 Its payload cannot be read.',
      '4 Its job is not known here.',
      '5 Its rows cannot be read.',
      '6 Its payload cannot be read.',
      '7 Its payload is not the one that its hash is of.'
    ])
    expect(reply.period.devices[0]).toMatchObject({ captured: 1, open: 2, free: 17 })
    const kept = await rowsOf<{ payload: string; quarantine_reason: string | null }>(db, instanceId, 'event_log')
    expect(kept.filter((e) => e.quarantine_reason !== null)).toHaveLength(7)
    expect(kept.map(({ payload }) => payload)).toContain('{"colour":"red"}')
  })

  test('with characters that PostgreSQL cannot hold is stored with a stand-in for them', async () => {
    one.tell('job.created', { jobUid: 'j\u0000', period: '2026-11', credits: 0, again: true, job: facts(1) })
    one.tell('job.items', { jobUid: 'j\u0000', from: 0, to: 1 }, [row(0, { original: 'a\u0000b\ud800c' })])
    expect(await one.sync()).toMatchObject({ ackSeq: 2, quarantined: [] })
    expect((await two.sync()).items).toMatchObject([{ original: 'a\ufffdb\ufffdc', jobUid: 'j\ufffd' }])
  })

  test('with rows of items that its job has not is kept, and none of them becomes an item', async () => {
    await one.lease(20)
    tellJob(one, 'j1', 2)
    const strays = Array.from({ length: 500 }, (_, n) => row(n + 2, { status: 'DONE' }))
    one.tell('items.landed', { jobUid: 'j1', period: '2026-11', done: [0], failed: [], captured: 1, released: 0 }, [
      row(0, { status: 'DONE' }),
      ...strays,
      row(Number.MAX_SAFE_INTEGER)
    ])
    expect(await one.sync()).toMatchObject({
      ackSeq: 4,
      quarantined: [{ seq: 4, reason: 'Some of its items are not known here.' }]
    })
    expect((await two.sync()).items.map(({ position, status }) => [position, status])).toEqual([
      [0, 'DONE'],
      [1, 'PENDING']
    ])
    expect(await rowsOf(db, instanceId, 'jobs')).toMatchObject([{ done: 1, failed: 0 }])
  })
})

describe('a device hears', () => {
  const review = (device: TestDevice, edit: string, base: number, settles?: string): void => {
    const change = { position: 0, review: 'OPEN', edit, base, ...(settles === undefined ? {} : { settles }) } as const
    device.tell('items.reviewed', { jobUid: 'j1', changes: [change] })
  }

  test('nothing of its own delivery that it tells twice, since rows are read when they are sent', async () => {
    await one.lease(20)
    tellJob(one, 'j1', 1)
    tellLanded(one, 'j1', [0])
    await one.sync()
    one.tell('items.landed', { jobUid: 'j1', period: '2026-11', done: [0], failed: [], captured: 0, released: 0 }, [
      row(0, { status: 'DONE' })
    ])
    expect((await one.sync()).items).toEqual([])
    expect((await two.sync()).items).toMatchObject([{ status: 'DONE', proposal: 'Proposal 0' }])
  })

  test('what is left to choose where it has chosen between less than stands here', async () => {
    await one.lease(20)
    tellJob(one, 'j1', 1)
    tellLanded(one, 'j1', [0])
    await one.sync()
    await two.sync()
    review(one, 'Ones', 0)
    await one.sync()
    review(two, 'Twos', 0)
    await two.sync()
    review(two, 'Twos again', 0)
    await two.sync()
    const [seen] = (await one.sync()).items
    expect(seen).toMatchObject({ edit: 'Ones', otherEdit: { text: 'Twos\n\nTwos again' } })
    review(one, 'Ones', seen?.reviewRev ?? 0, 'Twos')
    expect((await one.sync()).items).toMatchObject([{ edit: 'Ones', otherEdit: { text: 'Twos again' } }])
  })
})
