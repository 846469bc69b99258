import { afterEach, beforeEach, expect, test } from 'vitest'
import { contract, type Parsed } from '#shared/contract/contract.ts'
import { FREE } from '#shared/model/price.ts'
import { FakeLlm } from '../../../../test/support/fake-llm.ts'
import { FakeTime } from '../../../../test/support/fake-time.ts'
import { DELIVERED, openStore, type OpenStore } from '../../../../test/support/populated-store.ts'
import { csvProduct } from '../../../../test/support/test-engine.ts'
import type { TokenCount } from '../../ports/llm.ts'
import type { Log } from '../../ports/system.ts'
import type { ModelSource } from '../settings/model-source.ts'
import { quoteJob } from './quote-job.ts'

const ASKED = 'openai gpt-6-luna rules-1'
const AT = Date.UTC(2026, 10, 23, 12)
const log: Log = { info: () => {}, warn: () => {}, error: () => {} }

let open: OpenStore
let counted = 0

beforeEach(async () => {
  counted = 0
  open = await openStore()
  open.store.write((tx) => {
    tx.createInstance({
      instanceId: 'shop',
      name: 'Shop',
      source: 'local',
      creditsTotal: 6,
      creditsUsed: 0,
      period: '2026-11',
      at: AT
    })
    const importId = tx.createImport({ instanceId: 'shop', fileName: 'a', storedFile: 'a', bytes: 1, at: AT })
    tx.stageProducts(importId, [csvProduct(1), csvProduct(2), csvProduct(3)])
    tx.applyStaged(importId, AT)
  })
})
afterEach(() => open.close())

const models: ModelSource = {
  current: () => ({
    llm: Object.assign(new FakeLlm(), {
      countTokens: (): Promise<TokenCount> => {
        counted += 1
        return Promise.resolve({ input: 1_000, cacheable: 0, output: 50 })
      },
      priceOf: () => ({ ...FREE, inputPerMillion: 2, checkedOn: '2026-11-23' })
    }),
    name: 'gpt-6-luna',
    sampleModel: false,
    ready: true,
    concurrency: 4,
    asked: ASKED,
    rateKey: '',
    price: null
  })
}

/** An earlier job that has written the title of the first product. */
function deliverFirstTitle(prompt: string): void {
  open.store.write((tx) => {
    const productKeys = tx.findProducts('shop', ['p1']).keys
    const job = tx.createJob({
      instanceId: 'shop',
      uid: 'earlier',
      sourceScope: 'products',
      attributes: ['title'],
      language: 'en',
      prompt,
      productKeys,
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: AT
    })
    tx.updateJobStatus(job.id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
    const [claimed] = tx.claimProducts(job.id, 'boot', AT, 1)
    const version = tx.getProductContext(claimed?.productKey ?? 0)?.version
    for (const item of claimed?.items ?? [])
      tx.updateJobItem(item, { ...DELIVERED, inputVersion: `${version ?? ''} ${ASKED}` }, AT)
  })
}

function quote(change: Partial<Parsed<'jobs.quote'>>, source: ModelSource | undefined = models) {
  const input = contract['jobs.quote'].input.parse({
    sourceScope: 'products',
    productIds: ['p1', 'p2', 'p3'],
    attributes: ['title'],
    ...change
  })
  return quoteJob({ store: open.store, clock: new FakeTime(AT), log }, 'shop', input, source)
}

test('without language and prompt the price is in credits alone, and nothing is counted', async () => {
  for (const change of [{}, { language: 'en' }, { prompt: 'Short.' }]) {
    const answer = await quote(change)
    expect(answer).toMatchObject({
      ok: true,
      value: { requiredCredits: 3, remainingAfter: 3, estimate: null, reusable: null }
    })
  }
  expect(counted).toBe(0)
})

test('with both, tokens and money are estimated for the model of the settings', async () => {
  const answer = await quote({ language: 'en', prompt: '' })
  expect(answer).toMatchObject({
    ok: true,
    value: {
      requiredCredits: 3,
      sufficient: true,
      reusable: { items: 0, requiredCredits: 3, sufficient: true },
      estimate: {
        model: 'gpt-6-luna',
        requests: 3,
        inputTokens: 3_000,
        outputTokens: 150,
        usd: 0.006,
        pricesCheckedOn: '2026-11-23',
        sampledProducts: 3
      }
    }
  })
})

test('with both, it is said what earlier results for the same text, prompt and model would save', async () => {
  deliverFirstTitle('Short.')
  const matched = await quote({ language: 'en', prompt: 'Short.', attributes: ['title', 'ribbon'] })
  expect(matched).toMatchObject({
    ok: true,
    value: {
      requiredCredits: 6,
      sufficient: false,
      remainingAfter: -1,
      reusable: { items: 1, requiredCredits: 5, sufficient: true }
    }
  })
  expect(await quote({ language: 'en', prompt: 'Other.' })).toMatchObject({ value: { reusable: { items: 0 } } })
})

test('an attribute that is named twice is one, in credits and in what is counted', async () => {
  const answer = await quote({ language: 'en', prompt: 'Short.', attributes: ['title', 'title'] })
  expect(answer).toMatchObject({
    ok: true,
    value: { attributeCount: 1, requiredCredits: 3, estimate: { requests: 3 } }
  })
})

test('an empty selection has a price of nothing and no estimate', async () => {
  const answer = await quote({ language: 'en', prompt: 'Short.', productIds: [] })
  expect(answer).toMatchObject({ ok: true, value: { productCount: 0, requiredCredits: 0, estimate: null } })
})

test('a selection that is wrong is refused before anything is counted', async () => {
  const answer = await quote({ language: 'en', prompt: 'Short.', productIds: ['nobody'] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'VALIDATION_ERROR' } })
  expect(counted).toBe(0)
})
