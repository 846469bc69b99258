import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '#shared/contract/jobs.ts'
import type { JobStatus } from '#shared/model/job-state.ts'
import type { Store } from '../../ports/store.ts'
import { rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { DELIVERED } from '../../../../test/support/populated-store.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { cancelJob, pauseJob, prioritiseJob, resumeJob, retryFailedItems, startJob } from './job-commands.ts'

let t: TestEngine
let ids: string[]

beforeEach(async () => {
  t = await openTestEngine({ allowance: 10, concurrency: 1 })
  ids = addProducts(t, t.instanceId, 12)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

async function create(products: number, options: object = {}): Promise<number> {
  const made = await t.dispatch(
    'jobs.create',
    {
      sourceScope: 'products',
      productIds: ids.slice(0, products),
      attributes: ['title'],
      language: 'en',
      prompt: 'Better',
      ...options
    },
    {}
  )
  if (!made.ok) throw new Error(made.error.message)
  await settle(20)
  return (made.value as { jobId: number }).jobId
}

function job(id: number): Job {
  const found = t.engine.deps.store.read((db) => db.getJob(t.instanceId, id))
  if (!found) throw new Error(`No job ${id}`)
  return found
}

const COMMANDS = {
  start: startJob,
  pause: pauseJob,
  resume: resumeJob,
  cancel: cancelJob,
  retry: retryFailedItems,
  prioritise: (...[deps, instanceId, jobId]: Parameters<typeof startJob>) =>
    prioritiseJob(deps, instanceId, jobId, 'HIGH')
} as const
type Command = keyof typeof COMMANDS

const send = (command: Command, id: number) => COMMANDS[command](t.engine.deps, t.instanceId, id)

/** A job of two items in that status, one of them failed where it is over. */
async function jobIn(status: JobStatus): Promise<number> {
  if (status === 'PENDING') return create(2, { autoStart: false })
  if (status === 'COMPLETED' || status === 'FAILED') {
    t.llm.respond = (request, n) =>
      n === 1 && status === 'COMPLETED' ? rewritten(request) : { kind: 'rejected', reason: 'No.' }
    return create(2)
  }
  t.llm.hold = true
  const id = await create(2)
  if (status === 'PAUSED') send('pause', id)
  if (status === 'CANCELLED') send('cancel', id)
  return id
}

const FITTING: Readonly<Record<JobStatus, readonly Command[]>> = {
  PENDING: ['start', 'cancel', 'prioritise'],
  RUNNING: ['pause', 'cancel', 'prioritise'],
  PAUSED: ['resume', 'cancel', 'prioritise'],
  COMPLETED: ['retry'],
  CANCELLED: ['retry'],
  FAILED: ['retry']
}
const STATUSES = Object.keys(FITTING) as JobStatus[]
const BECOMES: Readonly<Record<Exclude<Command, 'prioritise'>, JobStatus>> = {
  start: 'RUNNING',
  pause: 'PAUSED',
  resume: 'RUNNING',
  cancel: 'CANCELLED',
  retry: 'RUNNING'
}
const WORDS: Readonly<Record<JobStatus, string>> = {
  PENDING: 'it has not started yet.',
  RUNNING: 'it is running.',
  PAUSED: 'it is paused.',
  COMPLETED: 'it is completed.',
  CANCELLED: 'it was cancelled.',
  FAILED: 'it has failed.'
}

const COMMAND_NAMES = Object.keys(COMMANDS) as Command[]

describe.each(STATUSES)('a job that is %s', (status) => {
  test.each(FITTING[status])('can be told to %s', async (command) => {
    const id = await jobIn(status)
    expect(job(id).status).toBe(status)
    const after = command === 'prioritise' ? status : BECOMES[command]
    expect(send(command, id)).toMatchObject({ ok: true, value: { id, status: after } })
    expect(job(id).status).toBe(after)
  })

  test('refuses every other command and stays as it is', async () => {
    const id = await jobIn(status)
    const before = job(id)
    for (const command of COMMAND_NAMES.filter((name) => !FITTING[status].includes(name)))
      expect(send(command, id)).toMatchObject({
        ok: false,
        error: {
          code: 'CONFLICT',
          message: `You can't ${command} this job: ${WORDS[status]}`,
          details: { field: 'status', status }
        }
      })
    expect(job(id)).toEqual(before)
  })
})

test('a job of another store is not there', async () => {
  const id = await jobIn('PENDING')
  expect(startJob(t.engine.deps, 'another', id)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  expect(job(id).status).toBe('PENDING')
})

test('a job or a store that vanishes in the middle of a command is a bug', async () => {
  const { deps } = t.engine
  const { store } = deps
  const jobless: Store = { ...store, read: (run) => store.read((db) => run({ ...db, getJob: () => null })) }
  const id = await jobIn('PENDING')
  expect(() => cancelJob({ ...deps, store: jobless }, t.instanceId, id)).toThrow(`Job ${id} vanished`)
  const homeless: Store = { ...store, write: (run) => store.write((tx) => run({ ...tx, getInstance: () => null })) }
  expect(() => retryFailedItems({ ...deps, store: homeless }, t.instanceId, id)).toThrow(`No instance ${t.instanceId}`)
})

test('each command tells whoever watches, and a refused one tells nobody', async () => {
  const id = await jobIn('PENDING')
  t.events.length = 0
  send('pause', id)
  expect(t.events).toEqual([])
  send('prioritise', id)
  expect(t.events).toMatchObject([
    { name: 'job.progress', payload: { instanceId: t.instanceId, job: { id, priority: 'HIGH' } } },
    { payload: { topics: ['jobs', 'items', 'credits'] } }
  ])
})

describe('cancelling', () => {
  test.each([
    [1, '1 credit is back in your balance.'],
    [3, '3 credits are back in your balance.']
  ])('%i open items gives their credits back and says so', async (products, message) => {
    t.llm.hold = true
    const id = await create(products)
    send('cancel', id)
    expect(job(id)).toMatchObject({ status: 'CANCELLED', statusMessage: message, pausedBy: null })
    expect(job(id).finishedAt).not.toBeNull()
  })
})

describe('resuming', () => {
  test('clears why the job stood still', async () => {
    t.llm.hold = true
    const id = await create(2)
    send('pause', id)
    expect(job(id)).toMatchObject({ pausedBy: 'user', statusMessage: null })
    send('resume', id)
    expect(job(id)).toMatchObject({ status: 'RUNNING', pausedBy: null, statusMessage: null })
  })

  test('ends at once what has nothing left to do', async () => {
    const id = await create(1, { autoStart: false })
    const { store, clock } = t.engine.deps
    store.write((tx) => {
      const at = clock.now()
      for (const { items } of tx.claimProducts(id, 'boot', at, 1))
        for (const item of items) tx.updateJobItem(item, DELIVERED, at)
      tx.updateJobStatus(id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at })
      tx.updateJobStatus(id, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at })
    })
    expect(send('resume', id)).toMatchObject({ ok: true, value: { status: 'COMPLETED' } })
  })

  test('ends a trial that is done and no other', async () => {
    const id = await create(10, { trial: true })
    expect(job(id)).toMatchObject({ pausedBy: 'trial', trial: { over: false } })
    t.llm.hold = true
    send('resume', id)
    expect(job(id)).toMatchObject({ status: 'RUNNING', trial: { over: true } })
  })

  test('leaves a trial that is still running what it is', async () => {
    t.llm.hold = true
    const id = await create(10, { trial: true })
    send('pause', id)
    send('resume', id)
    expect(job(id)).toMatchObject({ status: 'RUNNING', trial: { over: false } })
  })
})

describe('retrying', () => {
  test('takes failed and cancelled items up again, and charges for both', async () => {
    const id = await jobIn('COMPLETED')
    expect(job(id)).toMatchObject({ progress: { done: 1, failed: 1 } })
    t.llm.hold = true
    send('retry', id)
    expect(job(id)).toMatchObject({ status: 'RUNNING', progress: { done: 1, pending: 1, failed: 0 }, finishedAt: null })
    send('cancel', id)
    expect(job(id)).toMatchObject({ progress: { done: 1, cancelled: 1 } })
    send('retry', id)
    expect(job(id)).toMatchObject({ status: 'RUNNING', progress: { done: 1, pending: 1, cancelled: 0 } })
    const balance = await t.dispatch('credits.get', {}, {})
    expect(balance).toMatchObject({ ok: true, value: { creditsUsed: 2, reserved: 1 } })
  })

  test('leaves each credit of a job counted once, as delivered, held or back', async () => {
    const credits = () => {
      const { requiredCredits, capturedCredits, releasedCredits } = job(id)
      const held = t.engine.deps.store.read((db) => db.getHeldCredits(t.instanceId))
      expect(requiredCredits - capturedCredits - releasedCredits).toBe(held)
      return [capturedCredits, held, releasedCredits]
    }
    const id = await jobIn('COMPLETED')
    expect(credits()).toEqual([1, 0, 1])
    t.llm.hold = true
    send('retry', id)
    expect(credits()).toEqual([1, 1, 0])
    send('cancel', id)
    expect(credits()).toEqual([1, 0, 1])
    t.llm.hold = false
    t.llm.respond = (request) => rewritten(request)
    await t.dispatch('jobs.retryFailed', { id }, {})
    await settle(20)
    expect(credits()).toEqual([2, 0, 0])
  })

  test('a job in which nothing failed has nothing to retry', async () => {
    const id = await create(1)
    expect(send('retry', id)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: `Job ${id} has no failed or cancelled items to retry.` }
    })
    expect(job(id).status).toBe('COMPLETED')
  })

  test('needs as many credits as it takes up items, to the last one', async () => {
    t.llm.hold = true
    const id = await create(4)
    send('cancel', id)
    await create(7)
    expect(send('retry', id)).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_CREDITS', required: 4, remaining: 3 }
    })
    expect(job(id)).toMatchObject({ status: 'CANCELLED', progress: { cancelled: 4 } })
    await t.dispatch('credits.setAllowance', { creditsTotal: 11 }, {})
    expect(send('retry', id)).toMatchObject({ ok: true })
  })
})
