import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FREE, type TokenPrice } from '#shared/model/price.ts'
import { FakeLlm } from '../../../../test/support/fake-llm.ts'
import { openStore, type OpenStore } from '../../../../test/support/populated-store.ts'
import { csvProduct } from '../../../../test/support/test-engine.ts'
import type { OptimizeRequest, TokenCount } from '../../ports/llm.ts'
import type { Log } from '../../ports/system.ts'
import { estimateJob, SAMPLED_PRODUCTS, sampleOf, scaleEstimate, type EstimatedModel } from './estimate-job.ts'

const PRICE: TokenPrice = {
  inputPerMillion: 1,
  cachedInputPerMillion: 0.1,
  outputPerMillion: 10,
  checkedOn: '2026-11-23'
}
const JOB = {
  instanceId: 'shop',
  attributes: ['title', 'seoTitle'],
  language: 'de',
  prompt: 'Short.'
} as const

let open: OpenStore
let keys: readonly number[]
const warnings: string[] = []
const log: Log = { info: () => {}, warn: (message) => void warnings.push(message), error: () => {} }

beforeEach(async () => {
  warnings.length = 0
  open = await openStore()
  const products = Array.from({ length: 60 }, (_, at) => csvProduct(at + 1))
  keys = open.store.write((tx) => {
    tx.createInstance({
      instanceId: 'shop',
      name: 'Shop',
      source: 'local',
      creditsTotal: 100,
      creditsUsed: 0,
      period: '2026-11',
      at: 0
    })
    const importId = tx.createImport({ instanceId: 'shop', fileName: 'a', storedFile: 'a', bytes: 1, at: 0 })
    tx.stageProducts(importId, products)
    tx.applyStaged(importId, 0)
    return tx.findProducts(
      'shop',
      products.map((product) => product.handle)
    ).keys
  })
})
afterEach(() => open.close())

interface Seen extends EstimatedModel {
  readonly requests: OptimizeRequest[]
}

function model(
  countOf: (request: OptimizeRequest) => TokenCount = () => ({ input: 100, cacheable: 0, output: 10 }),
  price: TokenPrice | null = PRICE
): Seen {
  const requests: OptimizeRequest[] = []
  const countTokens = (request: OptimizeRequest): Promise<TokenCount> => {
    requests.push(request)
    return Promise.resolve(countOf(request))
  }
  const llm = Object.assign(new FakeLlm(), { countTokens, priceOf: () => price })
  return { llm, name: 'gpt-6-luna', concurrency: 4, requests }
}

const estimate = (productKeys: readonly number[], seen: EstimatedModel) =>
  estimateJob({ store: open.store, log }, seen, { ...JOB, productKeys })

describe('an estimate', () => {
  test('counts the requests that the job would send, with the originals as they stand', async () => {
    open.store.write((tx) => tx.setBannedWords('shop', ['cheap']))
    const seen = model()
    await estimate(keys.slice(0, 1), seen)
    expect(seen.requests).toEqual([
      {
        attributes: ['title', 'seoTitle'],
        product: {
          name: 'Product 1',
          values: expect.objectContaining({ title: 'Product 1', seoTitle: '', slug: null }),
          brand: null,
          price: '10',
          collections: ['Odd'],
          options: []
        },
        language: 'de',
        prompt: 'Short.',
        bannedWords: ['cheap'],
        corrections: {}
      }
    ])
  })

  test('of few products counts each of them, of many a sample that is scaled up', async () => {
    const few = await estimate(keys.slice(0, 25), model())
    expect(few).toMatchObject({ requests: 25, sampledProducts: 25, inputTokens: 2_500, outputTokens: 250 })
    const many = await estimate(keys, model())
    expect(many).toMatchObject({ requests: 60, sampledProducts: 25, inputTokens: 6_000, outputTokens: 600 })
  })

  test('is the same every time for the same selection', async () => {
    const byName = (request: OptimizeRequest): TokenCount => ({
      input: Number(/\d+/.exec(request.product.name)?.[0] ?? 0),
      cacheable: 0,
      output: 1
    })
    expect(await estimate(keys, model(byName))).toEqual(await estimate(keys, model(byName)))
  })

  test('is none where nothing is selected', async () => {
    const seen = model()
    expect(await estimate([], seen)).toBeNull()
    const deps = { store: open.store, log }
    expect(await estimateJob(deps, seen, { ...JOB, attributes: [], productKeys: keys })).toBeNull()
    expect(seen.requests).toEqual([])
  })

  test('is none for a model that cannot count', async () => {
    expect(await estimate(keys, { llm: new FakeLlm(), name: 'fake', concurrency: 1 })).toBeNull()
    expect(warnings).toEqual([])
  })

  test('that fails is none, and is written down', async () => {
    const broken = model(() => {
      throw new Error('no table')
    })
    expect(await estimate(keys, broken)).toBeNull()
    expect(warnings).toEqual(['a job could not be estimated'])
  })

  test('leaves out a product that is gone meanwhile', async () => {
    const seen = model()
    const found = await estimate([...keys.slice(0, 2), 9_999], seen)
    expect(found).toMatchObject({ requests: 3, sampledProducts: 2, inputTokens: 300 })
    expect(await estimate([9_999], seen)).toBeNull()
  })

  test('asks for the price of the model by its name, and has none where nobody knows it', async () => {
    expect(await estimate(keys.slice(0, 1), model(undefined, null))).toMatchObject({ usd: null, pricesCheckedOn: null })
    expect(await estimate(keys.slice(0, 1), model(undefined, FREE))).toMatchObject({ usd: 0, pricesCheckedOn: null })
  })
})

describe('the sample', () => {
  test('is everything up to its size, in order', () => {
    const all = Array.from({ length: SAMPLED_PRODUCTS }, (_, at) => at)
    expect(sampleOf(all)).toEqual(all)
    expect(sampleOf([7])).toEqual([7])
    expect(sampleOf([])).toEqual([])
  })

  test('of more is spread evenly: one from the middle of each part', () => {
    const keysOf = (length: number) => Array.from({ length }, (_, at) => at)
    expect(sampleOf(keysOf(26))).toHaveLength(SAMPLED_PRODUCTS)
    const spread = sampleOf(keysOf(100))
    expect(spread.slice(0, 3)).toEqual([2, 6, 10])
    expect(spread.at(-1)).toBe(98)
    expect(new Set(sampleOf(keysOf(26))).size).toBe(SAMPLED_PRODUCTS)
  })
})

describe('from the sample to the job', () => {
  const job = { requests: 10, model: 'm', price: PRICE, concurrency: 4 }
  const count = (input: number, cacheable: number, output: number): TokenCount => ({ input, cacheable, output })

  test('tokens are scaled and rounded to whole ones', () => {
    const scaled = scaleEstimate([count(100, 0, 1), count(101, 0, 2), count(101, 0, 2)], job)
    expect(scaled).toMatchObject({ requests: 10, inputTokens: 1_007, outputTokens: 17, sampledProducts: 3 })
  })

  test('the shared beginning is cached from the request after the first wave on', () => {
    const usd = (requests: number) => scaleEstimate([count(2_000, 1_024, 0)], { ...job, requests }).usd
    expect(usd(4)).toBe((4 * 2_000) / 1e6)
    expect(usd(5)).toBe((5 * 2_000 - 1_024 + 102.4) / 1e6)
    expect(usd(3)).toBe((3 * 2_000) / 1e6)
  })

  test('no more is taken to be cached than every counted request shares', () => {
    const one = { ...job, requests: 2, concurrency: 1 }
    expect(scaleEstimate([count(2_000, 1_024, 0), count(2_000, 1_152, 0)], one).usd).toBe(0.003_078_4)
    expect(scaleEstimate([count(2_000, 0, 0), count(2_000, 1_152, 0)], one).usd).toBe(0.004)
  })

  test('money comes with the day of its prices', () => {
    expect(scaleEstimate([count(100, 0, 10)], job)).toEqual({
      model: 'm',
      requests: 10,
      inputTokens: 1_000,
      outputTokens: 100,
      usd: 0.002,
      pricesCheckedOn: '2026-11-23',
      sampledProducts: 1
    })
    expect(scaleEstimate([count(100, 0, 10)], { ...job, price: null })).toMatchObject({
      usd: null,
      pricesCheckedOn: null
    })
  })
})
