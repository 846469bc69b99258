import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { HERE, linkEngine, takeForeignJob } from '../../../../test/support/linked-engine.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { rescueJobs } from './rescue.ts'
import { resumeOfflineJobs } from './resume-offline.ts'

let t: TestEngine

const OPEN = { status: 'PENDING', proposal: null } as const

beforeEach(async () => {
  t = await openTestEngine({ concurrency: 4 })
  addProducts(t, t.instanceId, 3)
  linkEngine(t, { granted: 10 })
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

type Standing = NonNullable<NonNullable<Parameters<typeof takeForeignJob>[3]>['standing']>

const FAILED = { status: 'FAILED', proposal: null, error: { code: 'REFUSED', message: 'No.' } } as const

function take(
  standing: Standing,
  change: object = {},
  items: Parameters<typeof takeForeignJob>[4] = [OPEN, {}, OPEN]
): void {
  t.engine.deps.store.write((tx) => takeForeignJob(tx, t.instanceId, t.time.now(), { ...change, standing }, items))
}

const job = () => t.engine.deps.store.read((db) => db.getJob(t.instanceId, 1))
const rows = () =>
  t.raw.prepare('select status, credit, claim, boot_id, reservation_id from job_items order by position').all()
const THEIRS = [
  { status: 'PENDING', credit: 'ELSEWHERE', claim: 0, boot_id: null, reservation_id: null },
  { status: 'DONE', credit: 'ELSEWHERE', claim: 0, boot_id: null, reservation_id: null },
  { status: 'PENDING', credit: 'ELSEWHERE', claim: 0, boot_id: null, reservation_id: null }
]

describe('a job of another device', () => {
  test.each(['start', 'pause', 'resume', 'cancel', 'retryFailed', 'prioritise'])(
    'is not for this one to %s, and the refusal says where',
    async (command) => {
      take({ status: 'RUNNING' })
      const more = command === 'prioritise' ? { priority: 'HIGH' } : {}
      expect(await t.dispatch(`jobs.${command}`, { id: 1, ...more }, {})).toMatchObject({
        ok: false,
        error: { code: 'CONFLICT', message: 'This job runs on Laptop. Pause or cancel it there.' }
      })
      expect(job()).toMatchObject({ status: 'RUNNING', priority: 'NORMAL', device: { name: 'Laptop' } })
      expect(rows()).toEqual(THEIRS)
    }
  )

  test('that is over is not retried here either, and nothing says that it runs', async () => {
    take({ status: 'COMPLETED', finishedAt: t.time.now() }, {}, [FAILED, {}])
    expect(await t.dispatch('jobs.retryFailed', { id: 1 }, {})).toMatchObject({
      error: { code: 'CONFLICT', message: 'This job is of Laptop: it can be taken up again there alone.' }
    })
  })

  test('is never claimed, however long it runs', async () => {
    take({ status: 'RUNNING' })
    t.engine.runner.wake()
    await settle(20)
    await t.time.advance(3_600_000)
    t.engine.signal('suspend')
    t.engine.signal('resume')
    await settle(20)
    expect(t.llm.requests).toEqual([])
    expect(rows()).toEqual(THEIRS)
    expect(t.engine.deps.store.read((db) => db.getRunningJobs())).toEqual([])
    expect(t.engine.deps.store.read((db) => db.getNextClaimTime())).toBeNull()
  })

  test('is neither rescued nor reported as interrupted by a start here', () => {
    take({ status: 'RUNNING' })
    expect(rescueJobs(t.engine.deps)).toEqual([])
    expect(rows()).toEqual(THEIRS)
  })

  test('that waits for its own network is not resumed here', () => {
    take({ status: 'PAUSED', pausedBy: 'offline' })
    expect(resumeOfflineJobs(t.engine.deps)).toEqual([])
    expect(job()).toMatchObject({ status: 'PAUSED', pausedBy: 'offline' })
  })

  test('does not pause with the jobs of this device when the model cannot be reached', async () => {
    take({ status: 'RUNNING' })
    t.llm.respond = () => ({ kind: 'offline', reason: 'No network.' })
    const own = { sourceScope: 'products', productIds: ['p1'], attributes: ['title'], language: 'en', prompt: 'x' }
    expect(await t.dispatch('jobs.create', own, {})).toMatchObject({ ok: true })
    await settle(20)
    expect(t.engine.deps.store.read((db) => db.getJob(t.instanceId, 2))).toMatchObject({
      status: 'PAUSED',
      pausedBy: 'offline'
    })
    expect(job()).toMatchObject({ status: 'RUNNING', pausedBy: null })
  })

  test('keeps nothing here awake', () => {
    take({ status: 'RUNNING' })
    expect(t.engine.isIdle()).toBe(true)
    expect(t.engine.deps.store.read((db) => db.countOpenJobs(t.instanceId))).toBe(0)
  })

  test('costs nothing here', async () => {
    take({ status: 'RUNNING' })
    expect(await t.dispatch('credits.get', {}, {})).toMatchObject({
      value: { creditsTotal: 10, creditsUsed: 0, remaining: 10, reserved: 0 }
    })
  })

  test('can be reviewed and exported', async () => {
    take({ status: 'RUNNING' })
    const { rows: items } = t.engine.deps.store.read((db) =>
      db.getJobItems(t.instanceId, 1, { status: 'DONE' }, { cursor: undefined, limit: 5 })
    )
    const ids = items.map(({ id }) => id)
    expect(await t.dispatch('items.review', { ids, decision: 'APPROVED', edit: 'Ours' }, {})).toMatchObject({
      value: { changed: 1 }
    })
    expect(job()).toMatchObject({ review: { approved: 1, edited: 1 } })
    expect(await t.dispatch('exports.create', { id: 1, format: 'values' }, {})).toMatchObject({ ok: true })
  })
})

test('a job of an earlier life of this computer runs nowhere any more, and is told so', async () => {
  take({ status: 'PAUSED', pausedBy: 'user' }, { deviceId: HERE })
  expect(await t.dispatch('jobs.resume', { id: 1 }, {})).toMatchObject({
    error: {
      code: 'CONFLICT',
      message:
        "This job was made before this computer's data was restored, so nothing runs it any more. Review what it delivered, and make a new job for the rest."
    }
  })
})
