import { afterEach, beforeEach, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, linkStore } from '../../../../test/support/linked-store.ts'
import { openStore, type OpenStore } from '../../../../test/support/populated-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const USAGE = {
  requests: 1,
  inputTokens: 10,
  cachedTokens: 2,
  outputTokens: 5,
  costNano: 0,
  model: 'm',
  sampleModel: false
}

let open: OpenStore
let jobId: number

beforeEach(async () => {
  open = await openStore()
  jobId = open.store.write((tx) => {
    tx.createInstance({
      instanceId: 's',
      name: 's',
      source: 'local',
      creditsTotal: 9,
      creditsUsed: 0,
      period: '2026-11',
      at: AT
    })
    tx.setAllowance('s', 9, AT)
    const { keys } = tx.findProducts('s', addProducts(tx, 's', 2))
    linkStore(tx, 's', AT)
    tx.takeLease('s', { period: '2026-11', granted: 9, state: 'active' }, AT)
    const { id } = tx.createJob({
      instanceId: 's',
      uid: 'job',
      sourceScope: 'products',
      attributes: ['title'],
      language: 'en',
      prompt: 'Better',
      productKeys: keys,
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: AT
    })
    tx.tell('s', { type: 'job.created', jobId: id, credits: 2 }, AT)
    tx.updateJobStatus(id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
    return id
  })
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

const told = () => open.store.read((db) => db.getUnsent('s', { afterSeq: 0, maxEvents: 100, maxBytes: 1_000_000 }))

test('what an answer took is told with the next status of its job, and by itself where it came in after a pause', () => {
  const before = told().length
  open.store.write((tx) => tx.addUsage(jobId, USAGE))
  expect(told()).toHaveLength(before)
  open.store.write((tx) => {
    tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at: AT })
  })
  open.store.write((tx) => tx.addUsage(jobId, USAGE))
  expect(told()).toHaveLength(before + 2)
  const last = told().at(-1)
  expect(last?.type).toBe('job.standing')
  expect(JSON.parse(last?.payload ?? '')).toMatchObject({ standing: { status: 'PAUSED', requests: 2, model: 'm' } })
})
