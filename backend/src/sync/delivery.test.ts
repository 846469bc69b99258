import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addInstance, openTestDatabase, rowsOf } from '../../test/support/database.ts'
import { NOW, row, standing, TestDevice, tellJob, tellLanded, testDeps } from '../../test/support/device.ts'
import { brokenCreditInvariants } from '../credits/invariants.ts'
import type { Tables } from '../db/tables.ts'
import type { IncomingWire } from './incoming.ts'

let db: Kysely<Tables>
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.destroy())

const JOBS = ['j0', 'j1', 'j2'] as const

/** What a device does after it has made its jobs of four items each. */
const deeds = fc.array(
  fc.record({
    job: fc.constantFrom(...JOBS),
    do: fc.constantFrom('land', 'fail', 'cancel', 'reopen', 'review', 'publish', 'stand', 'return', 'nonsense'),
    position: fc.nat({ max: 3 })
  }),
  { minLength: 1, maxLength: 10 }
)

function tellDeed(
  device: TestDevice,
  { job, do: deed, position }: { job: string; do: string; position: number }
): void {
  const period = '2026-11'
  switch (deed) {
    case 'land':
      return tellLanded(device, job, [position])
    case 'fail':
      return tellLanded(device, job, [], [position])
    case 'cancel':
      device.tell('job.cancelled', { jobUid: job, period, released: position })
      return
    case 'reopen':
      device.tell('job.reopened', { jobUid: job, period, credits: position })
      return
    case 'review':
      device.tell('items.reviewed', {
        jobUid: job,
        changes: [{ position, review: 'APPROVED', edit: position === 2 ? 'By hand' : null, base: 0 }]
      })
      return
    case 'publish':
      device.tell('items.published', { jobUid: job, positions: [position] }, [
        { position, publish: 'PUBLISHED', published: 'On Wix', publishedAt: NOW }
      ])
      return
    case 'return':
      device.tell('lease.returned', { period, amount: position + 1 })
      return
    case 'nonsense':
      device.tellRaw('job.items', '[]', [row(0)])
      return
    default:
      device.tell('job.standing', { jobUid: job, standing: standing({ requests: position }) })
  }
}

/** Batches that overlap and come in any order; each event in one to four of them. */
const shuffled = fc.record({
  starts: fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 12 }),
  size: fc.integer({ min: 1, max: 9 })
})

async function stateOf(instanceId: string): Promise<unknown> {
  const strip = ({
    id: _i,
    instance_id: _n,
    change_seq: _c,
    changed_by: _b,
    updated_at: _u,
    ...rest
  }: Record<string, unknown>) => rest
  const tables = ['jobs', 'job_items', 'credit_leases', 'credit_periods', 'event_log'] as const
  const state: Record<string, unknown> = {}
  for (const table of tables) {
    const rows = await rowsOf<Record<string, unknown>>(db, instanceId, table)
    state[table] = rows
      .map((entry) => JSON.stringify({ ...strip(entry), ...(table === 'event_log' ? { id: entry['id'] } : {}) }))
      .toSorted()
  }
  return state
}

test('events that arrive one to four times, in overlapping batches and in any order, leave what they leave when each comes once', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, shuffled, async (list, { starts, size }) => {
      const deps = testDeps(db)
      const [calm, rough] = await Promise.all([
        addInstance(db, { allowance: 60, now: NOW }),
        addInstance(db, { allowance: 60, now: NOW })
      ])
      const source = new TestDevice(deps, calm)
      await source.lease(20)
      for (const job of JOBS) tellJob(source, job, 4)
      for (const deed of list) tellDeed(source, deed)
      const { told } = source
      for (const event of told) await source.send(source.request({ events: [event] }))

      const receiver = new TestDevice(deps, rough)
      await receiver.lease(20)
      let acked = 0
      const deliver = async (events: readonly IncomingWire[]): Promise<void> => {
        const result = await receiver.send(receiver.request({ events }))
        expect(await brokenCreditInvariants(db, rough)).toEqual([])
        if (result.ok) {
          expect(result.value.ackSeq).toBeGreaterThanOrEqual(acked)
          acked = result.value.ackSeq
        } else expect(result.error).toMatchObject({ code: 'SYNC_GAP', details: { lastSeq: acked } })
      }
      for (const start of starts) {
        const from = start % told.length
        await deliver(told.slice(from, from + size).toReversed())
      }
      while (acked < told.length) await deliver(told.slice(Math.max(0, acked - 3), acked + size))
      await deliver(told)
      expect(await stateOf(rough)).toEqual(await stateOf(calm))
      // A number that comes again with other contents is another copy's.
      const other = { ...receiver.tellRaw('job.standing', '{}'), seq: told.length }
      expect(await receiver.send(receiver.request({ events: [other] }))).toMatchObject({ error: { code: 'SYNC_FORK' } })
    }),
    { seed: 20_261_127, numRuns: 8 }
  )
}, 300_000)
