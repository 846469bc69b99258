import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '#shared/contract/jobs.ts'
import type { ClaimedItem, StoreTx } from '../../ports/store.ts'
import { DELIVERED, openStore, populate, type OpenStore } from '../../../../test/support/populated-store.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { beginJob, settleJob } from './settle-job.ts'

const AT = Date.UTC(2026, 10, 23, 13)
const FAILED = { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 } as const
let open: OpenStore
let productKeys: readonly number[]
let jobs = 0

beforeEach(async () => {
  open = await openStore()
  productKeys = populate(open, 'a').productKeys
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

function createJob(tx: StoreTx, trialProducts: number | null = null): number {
  const { id } = tx.createJob({
    instanceId: 'a',
    uid: `settle-${++jobs}`,
    sourceScope: 'products',
    attributes: ['title'],
    language: 'en',
    prompt: 'Better',
    productKeys,
    trialProducts,
    reuse: null,
    idempotencyKey: null,
    requestHash: 'hash',
    at: AT
  })
  return id
}

/** A running job of four items, of which so many were delivered and so many failed. */
function ranJob(done: number, failed: number, trialProducts: number | null = null): number {
  return open.store.write((tx) => {
    const id = createJob(tx, trialProducts)
    beginJob(tx, 'a', id, AT)
    const claimed = tx.claimProducts(id, 'boot', AT, done + failed).flatMap(({ items }): ClaimedItem[] => [...items])
    claimed.forEach((item, index) => tx.updateJobItem(item, index < done ? DELIVERED : FAILED, AT))
    return id
  })
}

function settled(id: number): Job {
  open.store.write((tx) => settleJob(tx, 'a', id, AT))
  const job = open.store.read((db) => db.getJob('a', id))
  if (!job) throw new Error(`No job ${id}`)
  return job
}

describe('a job with nothing left to do', () => {
  test.each([
    [4, 0, 'COMPLETED', null],
    [3, 1, 'COMPLETED', '1 item could not be delivered; its credit is back in your balance.'],
    [2, 2, 'COMPLETED', '2 items could not be delivered; their credits are back in your balance.'],
    [0, 4, 'FAILED', 'None of the 4 items could be delivered; their credits are back in your balance.']
  ] as const)('with %i delivered and %i failed is over, and says what came back', (done, failed, status, message) => {
    const job = settled(ranJob(done, failed))
    expect(job).toMatchObject({ status, statusMessage: message, pausedBy: null })
    expect(job.finishedAt).toBe(new Date(AT).toISOString())
  })

  test('is over from its pause too', () => {
    const id = ranJob(4, 0)
    open.store.write((tx) =>
      tx.updateJobStatus(id, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: 'Wait.', at: AT })
    )
    expect(settled(id)).toMatchObject({ status: 'COMPLETED', pausedBy: null, statusMessage: null })
  })

  test('that was cancelled stays cancelled', () => {
    const id = ranJob(3, 0)
    open.store.write((tx) => {
      tx.cancelOpenItems(id, AT)
      tx.updateJobStatus(id, { from: 'RUNNING', to: 'CANCELLED', pausedBy: null, message: 'Stopped.', at: AT })
    })
    expect(settled(id)).toMatchObject({ status: 'CANCELLED', statusMessage: 'Stopped.' })
  })
})

describe('a job with something left to do', () => {
  test('goes on, whether that waits or is on its way', () => {
    const id = ranJob(3, 0)
    expect(settled(id)).toMatchObject({ status: 'RUNNING', progress: { pending: 1 } })
    open.store.write((tx) => tx.claimProducts(id, 'boot', AT, 1))
    expect(settled(id)).toMatchObject({ status: 'RUNNING', progress: { pending: 0, running: 1 } })
    const both = ranJob(2, 0)
    open.store.write((tx) => tx.claimProducts(both, 'boot', AT, 1))
    expect(settled(both)).toMatchObject({ status: 'RUNNING', progress: { pending: 1, running: 1 } })
  })

  test('in its trial goes on until the trial is done, then stops and asks', () => {
    expect(settled(ranJob(1, 0, 2))).toMatchObject({ status: 'RUNNING', pausedBy: null })
    expect(settled(ranJob(1, 1, 2))).toMatchObject({
      status: 'PAUSED',
      pausedBy: 'trial',
      statusMessage: 'The trial is done: 2 of 4 products. Look at the results, then run the rest or cancel it.'
    })
  })

  test('goes on after its trial', () => {
    const id = ranJob(2, 0, 2)
    open.store.write((tx) => tx.endTrial(id))
    expect(settled(id)).toMatchObject({ status: 'RUNNING', trial: { products: 2, over: true } })
  })

  test('that was paused by hand when its trial ended keeps its own reason', () => {
    const id = ranJob(2, 0, 2)
    open.store.write((tx) =>
      tx.updateJobStatus(id, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at: AT })
    )
    expect(settled(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'user', statusMessage: null })
  })
})

test('a job that has not begun is left alone, and one that is not there is none', () => {
  const id = open.store.write((tx) => createJob(tx))
  expect(settled(id)).toMatchObject({ status: 'PENDING', startedAt: null })
  expect(() => open.store.write((tx) => settleJob(tx, 'a', 9_999, AT))).not.toThrow()
  expect(() => open.store.write((tx) => settleJob(tx, 'another', id, AT))).not.toThrow()
})

test('a job that has nothing to do when it begins is over at once', () => {
  const id = open.store.write((tx) => {
    const jobId = createJob(tx)
    for (const { items } of tx.claimProducts(jobId, 'boot', AT, 4))
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
    beginJob(tx, 'a', jobId, AT)
    return jobId
  })
  expect(open.store.read((db) => db.getJob('a', id))).toMatchObject({ status: 'COMPLETED' })
})

test('a job begins once', () => {
  const id = open.store.write((tx) => createJob(tx))
  open.store.write((tx) => beginJob(tx, 'a', id, AT))
  expect(settled(id)).toMatchObject({ status: 'RUNNING', startedAt: new Date(AT).toISOString() })
})
