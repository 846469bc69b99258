import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addInstance, openFreshDatabase, rowsOf } from '../../test/support/database.ts'
import { facts, NOW, row, standing, TestDevice, tellJob, tellLanded, testDeps } from '../../test/support/device.ts'
import type { Tables } from '../db/tables.ts'
import type { BackendDeps } from '../deps.ts'

let db: Kysely<Tables>
let instanceId: string
let device: TestDevice
let warned: string[]

beforeAll(async () => {
  db = await openFreshDatabase()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  warned = []
  const calm = testDeps(db)
  const deps: BackendDeps = { ...calm, log: { ...calm.log, warn: (message) => void warned.push(message) } }
  instanceId = await addInstance(db, { allowance: 100, devices: ['d1', 'd2'], now: NOW })
  device = new TestDevice(deps, instanceId)
  await device.lease(20)
})

const job = async (): Promise<unknown> => (await rowsOf(db, instanceId, 'jobs'))[0]

describe('a job of which much is told in one call', () => {
  test('counts what failed again after it was taken up again', async () => {
    tellJob(device, 'j1', 3)
    tellLanded(device, 'j1', [0], [1, 2])
    await device.sync()
    device.tell('job.reopened', { jobUid: 'j1', period: '2026-11', credits: 2 })
    tellLanded(device, 'j1', [], [1])
    await device.sync()
    expect(await job()).toMatchObject({ done: 1, failed: 1, cancelled: 0 })
  })

  test('counts nothing as cancelled that was cancelled and taken up again', async () => {
    tellJob(device, 'j1', 3)
    await device.sync()
    device.tell('job.cancelled', { jobUid: 'j1', period: '2026-11', released: 3 })
    device.tell('job.reopened', { jobUid: 'j1', period: '2026-11', credits: 3 })
    tellLanded(device, 'j1', [0], [1])
    device.tell('job.cancelled', { jobUid: 'j1', period: '2026-11', released: 1 })
    await device.sync()
    expect(await job()).toMatchObject({ done: 1, failed: 1, cancelled: 1 })
  })

  test('and of which an item was delivered after it was cancelled is taken as one', async () => {
    tellJob(device, 'j1', 2)
    device.tell('job.cancelled', { jobUid: 'j1', period: '2026-11', released: 1 })
    tellLanded(device, 'j1', [0])
    await device.sync()
    expect(await job()).toMatchObject({ done: 1, cancelled: 1 })
    expect(warned).toEqual([])
  })
})

describe('a call with a value that the database refuses', () => {
  test('is taken event by event: the one is left aside, and all others, the credits and the lease are as they would be without it', async () => {
    await sql`alter table job_items add constraint refused check (product_name <> 'Refused')`.execute(db)
    tellJob(device, 'j1', 2)
    device.tell('job.created', { jobUid: 'j2', period: '2026-11', credits: 1, again: false, job: facts(1) })
    device.tell('job.items', { jobUid: 'j2', from: 0, to: 1 }, [row(0, { productName: 'Refused' })])
    tellLanded(device, 'j1', [0], [1])
    device.tell('job.standing', { jobUid: 'j2', standing: standing() })
    const request = device.request({ leaseRequest: { requestId: `r-${instanceId}`, want: 5, exact: true } })
    const whole = {
      ackSeq: 7,
      leaseReply: { granted: 5 },
      leases: [{ granted: 25 }],
      period: { unleased: 75, devices: [{ captured: 1, open: 1, free: 23 }, {}] }
    }
    const [refused] = request.events.filter(({ seq }) => seq === 5)
    expect(await device.send(request)).toMatchObject({
      value: {
        ...whole,
        quarantined: [{ seq: 5, id: refused?.id, reason: 'The database cannot hold one of its values.' }]
      }
    })
    expect(warned).toEqual(['sync: the database refused a value, taking the events one by one'])
    expect(await device.send(request)).toMatchObject({ value: { ...whole, quarantined: [] } })
    expect(await rowsOf(db, instanceId, 'event_log')).toHaveLength(7)
    const other = new TestDevice(testDeps(db), instanceId, 'd2')
    const { jobs, items } = await other.sync()
    expect(jobs.map(({ jobUid, standing: { status } }) => `${jobUid} ${status}`)).toEqual(['j1 RUNNING', 'j2 RUNNING'])
    expect(items.map(({ jobUid, status }) => `${jobUid} ${status}`)).toEqual(['j1 DONE', 'j1 FAILED'])
  })
})
