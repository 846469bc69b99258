import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, rowsOf } from '../../test/support/database.ts'
import { addTwoDevices, facts, tellJob, tellLanded, type TestDevice } from '../../test/support/device.ts'
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
  await one.lease(5)
  tellJob(one, 'j1', 2)
  tellLanded(one, 'j1', [0, 1])
  await one.sync()
  await two.sync()
})

const anew = (device: TestDevice, proposal: string, base = 0): void => {
  const text = { proposal, flags: ['big-change'], model: 'gpt-6' }
  device.tell('item.regenerated', { jobUid: 'j1', position: 0, base, ...text })
}
const approve = (device: TestDevice, base = 0): void => {
  const change = { position: 0, review: 'APPROVED', edit: null, base } as const
  device.tell('items.reviewed', { jobUid: 'j1', changes: [change] })
}

test('a text that was written anew takes the place of the first on every other device, open again', async () => {
  approve(one)
  anew(one, 'Anew')
  expect((await one.sync()).items).toEqual([])
  expect((await two.sync()).items).toMatchObject([
    {
      position: 0,
      proposal: 'Anew',
      flags: ['big-change'],
      model: 'gpt-6',
      review: 'OPEN',
      reviewRev: 2,
      proposalRev: 2
    }
  ])
  expect(await rowsOf(db, instanceId, 'jobs')).toMatchObject([{ done: 2, approved: 0 }])
})

test('who approved the first without knowing of it learns of it, and has approved nothing', async () => {
  anew(one, 'Anew')
  await one.sync()
  approve(two)
  const { items } = await two.sync()
  expect(items).toMatchObject([{ proposal: 'Anew', review: 'OPEN', reviewRev: 2, proposalRev: 1 }])
  approve(two, items[0]?.reviewRev)
  await two.sync()
  expect((await one.sync()).items).toMatchObject([{ proposal: 'Anew', review: 'APPROVED' }])
})

test('of two that were written without knowing of each other, both devices keep the first', async () => {
  anew(one, 'Ones')
  await one.sync()
  anew(two, 'Twos')
  expect((await two.sync()).items).toMatchObject([{ proposal: 'Ones', proposalRev: 1 }])
  anew(two, 'Twos again', 2)
  expect((await two.sync()).items).toEqual([])
  expect((await one.sync()).items).toMatchObject([{ proposal: 'Twos again' }])
})

test('an item that is not delivered here is given no text', async () => {
  tellJob(one, 'j2', 1, 0)
  one.tell('item.regenerated', { jobUid: 'j2', position: 0, base: 0, proposal: 'x', flags: [], model: null })
  const reply = await one.sync()
  expect(reply.quarantined).toMatchObject([{ reason: 'Some of its items are not known here.' }])
})

test('the job that asks for it says so to other devices, and another one says nothing', async () => {
  const regenerates = { jobUid: 'j1', position: 0 }
  const job = { ...facts(1), regenerates }
  one.tell('job.created', { jobUid: 'j3', period: '2026-11', credits: 1, again: false, job })
  await one.sync()
  expect((await two.sync()).jobs).toMatchObject([{ jobUid: 'j3', facts: { regenerates } }])
  const fresh = await two.sync({ pull: { cursor: 0, limit: 500 } })
  expect(fresh.jobs.find(({ jobUid }) => jobUid === 'j1')?.facts.regenerates).toBeNull()
})
