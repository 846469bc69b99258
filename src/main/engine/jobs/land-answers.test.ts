import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '#shared/contract/jobs.ts'
import { FREE, type TokenPrice } from '#shared/model/price.ts'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import type { ClaimedProduct } from '../../ports/store.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { createJob } from './create-job.ts'
import { landAnswers, type Answer, type Landing } from './land-answers.ts'
import { beginJob } from './settle-job.ts'

/** Whole billionths of a dollar for a token: 2,000, 1,000 and 10,000. */
const PRICE: TokenPrice = { inputPerMillion: 2, cachedInputPerMillion: 1, outputPerMillion: 10, checkedOn: null }
const FIRST = { inputTokens: 100, cachedTokens: 40, outputTokens: 20 }
const SECOND = { inputTokens: 7, cachedTokens: 3, outputTokens: 5 }
/** 60 × 2,000 + 40 × 1,000 + 20 × 10,000, in dollars. */
const FIRST_USD = 0.000_36
/** 4 × 2,000 + 3 × 1,000 + 5 × 10,000. */
const SECOND_USD = 0.000_061

let t: TestEngine
let ids: string[]

beforeEach(async () => {
  t = await openTestEngine({ allowance: 100 })
  ids = addProducts(t, t.instanceId, 4)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

/** A running job, all of it claimed. The runner knows nothing of it, because nobody woke it. */
function claimedJob(products: number): ClaimedProduct[] {
  const { deps } = t.engine
  const made = createJob(
    deps,
    t.instanceId,
    {
      sourceScope: 'products',
      productIds: ids.slice(0, products),
      attributes: ['title', 'ribbon'],
      language: 'en',
      prompt: 'Better',
      autoStart: false,
      trial: false,
      reuse: false
    },
    { idempotencyKey: undefined, asked: 'asked' }
  )
  if (!made.ok) throw new Error(made.error.message)
  const { jobId } = made.value
  return deps.store.write((tx) => {
    beginJob(tx, t.instanceId, jobId, deps.clock.now())
    return [...tx.claimProducts(jobId, deps.bootId, deps.clock.now(), products)]
  })
}

const answered = (usage = FIRST, values: object = { title: 'A fine lamp', ribbon: 'New' }): OptimizeOutcome => ({
  kind: 'answered',
  values,
  usage,
  model: 'm'
})
const answer = (product: ClaimedProduct, outcome: OptimizeOutcome, more: Partial<Answer> = {}): Answer => ({
  product,
  outcome,
  inputVersion: null,
  sampleModel: false,
  price: PRICE,
  ...more
})
const land = (...answers: readonly Answer[]): Landing =>
  t.engine.deps.store.write((tx) => landAnswers(t.engine.deps, tx, answers))

function jobOf({ jobId }: ClaimedProduct): Job {
  const job = t.engine.deps.store.read((db) => db.getJob(t.instanceId, jobId))
  if (!job) throw new Error(`No job ${jobId}`)
  return job
}
/** What was written for the backend about landings. */
const landed = (): unknown[] =>
  t.raw
    .prepare<[], string>(`select payload from outbox where type = 'items.landed' order by epoch, seq`)
    .pluck()
    .all()
    .map((payload) => JSON.parse(payload) as unknown)
const idsOf = ({ items }: ClaimedProduct): number[] => items.map((item) => item.id)

function products(count: number): [ClaimedProduct, ClaimedProduct] {
  const [first, second] = claimedJob(count)
  if (!first) throw new Error('Nothing was claimed')
  return [first, second ?? first]
}

describe('a landing', () => {
  test('of many answers of one job writes one event with all that came of them', () => {
    const [first, second] = products(2)
    const landing = land(
      answer(first, answered(FIRST, { title: 'A fine lamp', ribbon: 'x'.repeat(99) })),
      answer(second, { kind: 'refused', reason: 'No.', usage: SECOND })
    )
    expect(landing).toMatchObject({ jobs: [{ jobId: first.jobId, instanceId: t.instanceId }], pause: null, late: 0 })
    expect(landed()).toEqual([
      {
        jobId: first.jobId,
        done: idsOf(first).slice(0, 1),
        failed: idsOf(second),
        captured: 1,
        released: 2
      }
    ])
    expect(jobOf(first)).toMatchObject({ progress: { done: 1, failed: 2, pending: 1 }, capturedCredits: 1 })
  })

  test('of which nothing came writes no event', () => {
    const [first] = products(1)
    land(answer(first, { kind: 'aborted' }))
    expect(landed()).toEqual([])
    expect(jobOf(first)).toMatchObject({ status: 'RUNNING', progress: { pending: 2, running: 0 }, requests: 0 })
  })

  test('of only delivered or only failed items writes its event all the same', () => {
    const [first] = products(1)
    land(answer(first, answered()))
    const [other] = products(1)
    land(answer(other, { kind: 'rejected', reason: 'No.' }))
    expect(landed()).toMatchObject([
      { captured: 2, released: 0, failed: [] },
      { captured: 0, released: 2, done: [] }
    ])
  })

  test('of answers of two jobs keeps them apart', () => {
    const [first] = products(1)
    const [other] = products(1)
    const { jobs } = land(answer(first, answered(FIRST)), answer(other, answered(SECOND)))
    expect(jobs.map(({ jobId }) => jobId)).toEqual([first.jobId, other.jobId])
    expect(landed()).toMatchObject([{ done: idsOf(first) }, { done: idsOf(other) }])
    expect([jobOf(first).inputTokens, jobOf(other).inputTokens]).toEqual([100, 7])
  })

  test('ends a job that has nothing left', () => {
    const [first] = products(1)
    land(answer(first, answered()))
    expect(jobOf(first).status).toBe('COMPLETED')
  })
})

describe('an answer that came too late', () => {
  test('is counted by its items, stores nothing and charges nothing, but its tokens were used', () => {
    const [first] = products(1)
    const { store, clock } = t.engine.deps
    store.write((tx) => {
      tx.cancelOpenItems(first.jobId, clock.now())
      tx.updateJobStatus(first.jobId, {
        from: 'RUNNING',
        to: 'CANCELLED',
        pausedBy: null,
        message: null,
        at: clock.now()
      })
    })
    expect(land(answer(first, answered()))).toMatchObject({ late: 2 })
    expect(landed()).toEqual([])
    expect(jobOf(first)).toMatchObject({
      status: 'CANCELLED',
      capturedCredits: 0,
      releasedCredits: 2,
      requests: 1,
      inputTokens: 100
    })
  })
})

describe('what the answers took', () => {
  test('is summed over the answers of a landing, and over landings', () => {
    const [first, second] = products(2)
    land(answer(first, answered(FIRST)), answer(second, { kind: 'incomplete', reason: 'Cut.', usage: SECOND }))
    expect(jobOf(first)).toMatchObject({
      requests: 2,
      inputTokens: 107,
      cachedTokens: 43,
      outputTokens: 25,
      // The answer that names no model takes nothing from the one that did.
      model: 'm'
    })
    expect(jobOf(first).costUsd).toBeCloseTo(FIRST_USD + SECOND_USD, 12)
    const [other] = products(1)
    land(answer(other, { kind: 'incomplete', reason: 'Cut.', usage: FIRST }))
    const { store, clock } = t.engine.deps
    const [again] = store.write((tx) => tx.claimProducts(other.jobId, 'boot-x', clock.now() + 60_000, 1))
    if (!again) throw new Error('Nothing was claimed again')
    land(answer(again, answered(SECOND)))
    expect(jobOf(other)).toMatchObject({ requests: 2, inputTokens: 107 })
    expect(jobOf(other).costUsd).toBeCloseTo(FIRST_USD + SECOND_USD, 12)
  })

  test('has no known cost as soon as one model in it has no known price, wherever in the order', () => {
    for (const prices of [
      [null, PRICE],
      [PRICE, null]
    ]) {
      const [first, second] = products(2)
      land(
        answer(first, answered(FIRST), { price: prices[0] ?? null }),
        answer(second, answered(SECOND), { price: prices[1] ?? null })
      )
      expect(jobOf(first)).toMatchObject({ requests: 2, costUsd: null })
    }
  })

  test('costs nothing with the sample model, and says that it was that', () => {
    const [first, second] = products(2)
    land(
      answer(first, answered(FIRST), { price: FREE, sampleModel: true }),
      answer(second, answered(SECOND), { price: FREE, sampleModel: true })
    )
    expect(jobOf(first)).toMatchObject({ costUsd: 0, sampleModel: true })
  })
})

describe('an answer that says that nothing more can be had', () => {
  const stop = (reason: string): OptimizeOutcome => ({ kind: 'stopped', stop: 'quota', reason })

  test('pauses every running job, with the first reason', () => {
    const [first, second] = products(2)
    const [other] = products(1)
    const { pause } = land(answer(first, stop('Empty.')), answer(second, { kind: 'offline', reason: 'Gone.' }))
    expect(pause).toMatchObject({
      reason: 'quota',
      message: 'Empty.',
      jobs: [
        { jobId: first.jobId, instanceId: t.instanceId },
        { jobId: other.jobId, instanceId: t.instanceId }
      ]
    })
    for (const job of [jobOf(first), jobOf(other)])
      expect(job).toMatchObject({ status: 'PAUSED', pausedBy: 'quota', statusMessage: 'Empty.' })
  })

  test('leaves alone a job that is over with the same landing', () => {
    const [first] = products(1)
    const [other] = products(1)
    const { pause } = land(answer(first, answered()), answer(other, stop('Empty.')))
    expect(pause?.jobs.map(({ jobId }) => jobId)).toEqual([other.jobId])
    expect(jobOf(first)).toMatchObject({ status: 'COMPLETED' })
  })
})
