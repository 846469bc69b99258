import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ReviewChange } from '#shared/sync/events.ts'
import { openTestDatabase, rowsOf } from '../../test/support/database.ts'
import {
  addTwoDevices,
  facts,
  NOW,
  row,
  standing,
  tellJob,
  tellLanded,
  testDeps,
  TestDevice
} from '../../test/support/device.ts'
import type { Tables } from '../db/tables.ts'

let db: Kysely<Tables>
let instanceId: string
let one: TestDevice
let two: TestDevice

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  ;({ instanceId, one, two } = await addTwoDevices(db))
  await one.lease(20)
  tellJob(one, 'j1', 2)
  tellLanded(one, 'j1', [0])
  await one.sync()
})

const review = (change: Partial<ReviewChange>) => ({
  jobUid: 'j1',
  changes: [{ position: 0, review: 'APPROVED' as const, edit: null, base: 0, ...change }]
})

describe('a new life of a device', () => {
  test('freezes the one before, pulls what that one told, and takes nothing back by telling an older state again', async () => {
    const restored = new TestDevice(testDeps(db), instanceId, 'd1', 'e2')
    restored.tell('job.created', { jobUid: 'j1', period: '2026-11', credits: 0, again: true, job: facts(2) })
    restored.tell('job.items', { jobUid: 'j1', from: 0, to: 2 }, [row(0), row(1, { status: 'CANCELLED' })])
    const reply = await restored.sync()
    expect(reply).toMatchObject({ leases: [], quarantined: [] })
    expect(reply.items).toMatchObject([
      { position: 0, status: 'DONE', proposal: 'Proposal 0' },
      // It did not know this row when it changed it.
      { position: 1, status: 'CANCELLED' }
    ])
    expect(await rowsOf(db, instanceId, 'jobs')).toMatchObject([{ epoch: 'e2', done: 1, cancelled: 1 }])
    expect(
      (await rowsOf<{ epoch: string; state: string }>(db, instanceId, 'device_cursors'))
        .map(({ epoch, state }) => `${epoch} ${state}`)
        .toSorted()
    ).toEqual(['e1 frozen', 'e2 live'])
    // What the old one still has to tell is booked and kept.
    tellLanded(one, 'j1', [1])
    expect((await one.sync()).period.devices[0]).toMatchObject({ captured: 2, open: 0, free: 18 })
    expect((await restored.sync()).items).toMatchObject([{ position: 1, status: 'DONE' }])
  })

  test('is answered for another device by its token, and asked to pull anew where the backend is behind it', async () => {
    const request = { ...one.request(), deviceId: 'd2' }
    expect(await one.send(request)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await one.send(one.request({ pull: { cursor: 999, limit: 10 } }))).toMatchObject({
      error: { code: 'CURSOR_TOO_OLD' }
    })
  })

  test('is refused after the device was signed out', async () => {
    await db
      .updateTable('devices')
      .set({ signed_out_at: new Date(NOW) })
      .where('instance_id', '=', instanceId)
      .where('device_id', '=', 'd1')
      .execute()
    expect(await one.send(one.request())).toMatchObject({ error: { code: 'UNAUTHORIZED' } })
  })
})

describe('reviews', () => {
  test('of two people who did not know of each other keep both texts, and both devices are told', async () => {
    await two.sync()
    one.tell('items.reviewed', review({ edit: 'By one' }))
    expect((await one.sync()).items).toEqual([])
    two.tell('items.reviewed', review({ edit: 'By two' }))
    const merged = {
      review: 'OPEN',
      edit: 'By one',
      otherEdit: { text: 'By two', deviceName: 'Device d2' },
      reviewRev: 2
    }
    expect((await two.sync()).items).toMatchObject([merged])
    expect((await one.sync()).items).toMatchObject([merged])
    expect(await rowsOf(db, instanceId, 'jobs')).toMatchObject([{ approved: 0, edited: 1 }])
    two.tell('items.reviewed', review({ edit: 'By two', base: 2, settles: 'By two' }))
    expect((await two.sync()).items).toEqual([])
    expect((await one.sync()).items).toMatchObject([{ review: 'APPROVED', edit: 'By two', otherEdit: null }])
  })

  test('and publishes of one device reach the other beside each other', async () => {
    await two.sync()
    two.tell('items.reviewed', review({}))
    await two.sync()
    one.tell('items.published', { jobUid: 'j1', positions: [0] }, [
      { position: 0, publish: 'PUBLISHED', published: 'Proposal 0', publishedAt: NOW }
    ])
    one.tell('job.standing', { jobUid: 'j1', standing: standing({ status: 'COMPLETED' }) })
    const both = { review: 'APPROVED', publish: 'PUBLISHED', published: 'Proposal 0' }
    expect((await one.sync()).items).toMatchObject([both])
    expect(await two.sync()).toMatchObject({ items: [both], jobs: [{ standing: { status: 'COMPLETED' } }] })
  })
})
