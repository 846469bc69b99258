import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { costNano, FREE } from '#shared/model/price.ts'
import type { CsvProduct } from '../../ports/catalog-file.ts'
import type { OptimizeRequest, TokenCount } from '../../ports/llm.ts'
import { createCatalogFile } from '../csv/catalog-file.ts'
import { createOpenAiClient } from './client.ts'
import { createEstimates } from './estimate.ts'
import { buildPrompt, estimateTokens } from './prompt.ts'
import { chatBody, responsesBody } from './request-body.ts'
import { clock, EMPTY_VALUES, optimizeRequest, settings, simulator } from './testing/bench.ts'

const SAMPLE_STORE = path.resolve(import.meta.dirname, '../../../../resources/sample-store.csv')
const PLAIN = { disallowedSpecial: new Set<string>() }
const NONE = new Set<string>()
const never = new AbortController().signal

const exact = (text: string): number => countTokens(text, PLAIN)
const { countTokens: count } = createEstimates(settings())

let products: readonly CsvProduct[] = []
beforeAll(async () => {
  const read: CsvProduct[] = []
  for await (const event of createCatalogFile().read(SAMPLE_STORE, never))
    if (event.kind === 'product') read.push(event.product)
  products = read
})

function requestFor(product: CsvProduct, attributes: readonly Attribute[], language = 'en'): OptimizeRequest {
  return { attributes, product, language, prompt: 'Friendly and clear, please.', bannedWords: [], corrections: {} }
}

function sum(counts: readonly TokenCount[], of: keyof TokenCount): number {
  return counts.reduce((total, each) => total + each[of], 0)
}

describe('the input', () => {
  test('of every product of the sample store is every text of the body, as the tokenizer counts it', async () => {
    expect(products.length).toBeGreaterThan(200)
    for (const product of products) {
      const request = requestFor(product, ['title', 'description'])
      const body = responsesBody(request, 'gpt-6-luna', NONE)
      const { input } = await count(request)
      const [message] = Array.isArray(body.input) ? body.input : []
      const sent = JSON.stringify(message)
      const { message: text } = buildPrompt(request)
      expect(sent).toContain(JSON.stringify(text))
      const format = body.text?.format
      if (format?.type !== 'json_schema') throw new Error('no schema')
      const { type, properties } = format.schema
      const schema = exact(JSON.stringify({ type, properties })) + 9
      expect(input).toBe(exact(body.instructions ?? '') + exact(text) + schema + 11)
    }
  })

  test('is the same by either API, since both send the same texts', async () => {
    const request = optimizeRequest()
    const { messages, response_format: format } = chatBody(request, 'gpt-6-luna', NONE)
    if (format?.type !== 'json_schema') throw new Error('no schema')
    const texts = messages.map(({ content }) => exact(typeof content === 'string' ? content : ''))
    const { type, properties } = format.json_schema.schema ?? {}
    const schema = exact(JSON.stringify({ type, properties })) + 9
    const { input } = await createEstimates(settings({ api: 'chat' })).countTokens(request)
    expect(input).toBe(texts.reduce((total, tokens) => total + tokens, 0) + schema + 11)
  })

  test('counts what a request is asked to mend', async () => {
    const plain = await count(optimizeRequest())
    const mended = await count(optimizeRequest({ corrections: { title: 'has 92 characters, at most 80 are allowed' } }))
    expect(mended.input).toBeGreaterThan(plain.input + 20)
  })

  test('that a server may keep is the instructions in whole steps of 128, from 1,024 on', async () => {
    for (const prompt of ['', 'Short.', 'A wish of some length. '.repeat(20), 'word '.repeat(700)]) {
      const request = optimizeRequest({ prompt })
      const instructions = exact(buildPrompt(request).instructions)
      const { cacheable } = await count(request)
      expect(cacheable % 128).toBe(0)
      expect(instructions - cacheable).toBeGreaterThanOrEqual(0)
      expect(instructions - cacheable).toBeLessThan(128)
      expect(cacheable).toBeGreaterThanOrEqual(1_024)
    }
  })

  test('is counted anew when the instructions change under the same estimates', async () => {
    const short = await count(optimizeRequest({ prompt: 'Short.' }))
    const long = await count(optimizeRequest({ prompt: 'A much longer wish. '.repeat(30) }))
    expect(long.input).toBeGreaterThan(short.input + 100)
    expect(await count(optimizeRequest({ prompt: 'Short.' }))).toEqual(short)
  })
})

describe('the output', () => {
  async function outputOf(values: Partial<OptimizeRequest['product']['values']>, attributes: readonly Attribute[]) {
    const base = optimizeRequest()
    const product = { ...base.product, values: { ...EMPTY_VALUES, ...values } }
    return (await count({ ...base, attributes, product })).output
  }

  test('of a description grows with its original, and has a least length', async () => {
    const long = await outputOf({ description: `<p>${'A soft linen cushion. '.repeat(80)}</p>` }, ['description'])
    const short = await outputOf({ description: '<p>A cushion.</p>' }, ['description'])
    const none = await outputOf({}, ['description'])
    expect(long).toBeGreaterThan(400)
    expect(short).toBe(none)
    expect(none).toBeGreaterThan(50)
  })

  test('is bounded by what an attribute takes, whatever the original is', async () => {
    expect(await outputOf({ description: 'word '.repeat(20_000) }, ['description'])).toBeLessThan(2_100)
    expect(await outputOf({ title: 'word '.repeat(2_000) }, ['title'])).toBeLessThan(40)
  })

  test('stays below the most that an answer is let take', async () => {
    for (const product of products) {
      const request = requestFor(product, ATTRIBUTES)
      const { output } = await count(request)
      expect(output).toBeLessThan(responsesBody(request, 'gpt-6-luna', NONE).max_output_tokens ?? 0)
    }
  })

  test('is more in languages that take more tokens', async () => {
    const inLanguage = async (language: string) =>
      (await count(optimizeRequest({ attributes: ['seoTitle'], language }))).output
    expect(await inLanguage('de')).toBeGreaterThan(await inLanguage('en-GB'))
    expect(await inLanguage('ja')).toBeGreaterThan(await inLanguage('de'))
  })

  test('has room for the thoughts of models that cannot be told not to think', async () => {
    const of = async (model: string) =>
      (await createEstimates(settings({ model })).countTokens(optimizeRequest())).output
    expect((await of('o4-mini')) - (await of('gpt-6-luna'))).toBe(500)
    expect(await of('llama3.3')).toBe(await of('gpt-6-luna'))
    expect(await of('gpt-5-mini')).toBe(await of('gpt-6-luna'))
  })
})

describe('against what the simulator then reports for the whole sample store', () => {
  test.each([
    ['all attributes in English', ATTRIBUTES, 'en'],
    ['title and description in English', ['title', 'description'], 'en'],
    ['all attributes in German', ATTRIBUTES, 'de'],
    ['all attributes in Japanese', ATTRIBUTES, 'ja']
  ] as const)(
    '%s: input within a tenth, output no more than a tenth below and three tenths above',
    async (_, attributes, language) => {
      const client = createOpenAiClient(settings(), { fetch: simulator().fetch, clock })
      const counts: TokenCount[] = []
      let input = 0
      let output = 0
      let cached = 0
      for (const product of products) {
        const request = requestFor(product, attributes, language)
        counts.push(await count(request))
        const outcome = await client.optimize(request, never)
        if (outcome.kind !== 'answered') throw new Error(outcome.kind)
        input += outcome.usage.inputTokens
        output += outcome.usage.outputTokens
        cached += outcome.usage.cachedTokens
      }
      expect(sum(counts, 'input') / input).toBeGreaterThan(0.9)
      expect(sum(counts, 'input') / input).toBeLessThan(1.1)
      expect(sum(counts, 'output') / output).toBeGreaterThan(0.9)
      expect(sum(counts, 'output') / output).toBeLessThan(1.3)
      expect(sum(counts, 'cacheable')).toBeLessThanOrEqual(cached * 1.01)
    }
  )
})

describe('the figure for the token budget', () => {
  test.each(['en', 'ja'])(
    'lies between the exact count and a quarter more for every product (%s)',
    async (language) => {
      for (const product of products) {
        const request = requestFor(product, ATTRIBUTES, language)
        const { instructions, message } = buildPrompt(request)
        const real = exact(instructions) + exact(message)
        const rough = estimateTokens(instructions) + estimateTokens(message)
        expect(rough).toBeGreaterThanOrEqual(real)
        expect(rough).toBeLessThan(real * 1.25)
      }
    }
  )
})

describe('the price', () => {
  test('is known on the server whose prices they are, also for a snapshot', () => {
    const { priceOf } = createEstimates(settings())
    expect(priceOf('gpt-6-luna-2026-10-01')).toMatchObject({ id: 'gpt-6-luna', inputPerMillion: 0.1 })
    expect(priceOf('llama3.3')).toBeNull()
  })

  test.each([
    'http://127.0.0.1:11434/v1',
    'http://localhost:1234/v1',
    'https://proxy.example/v1',
    'https://api.openai.com.example/v1',
    'nonsense'
  ])('is not known on %s, whatever its models are called', (baseUrl) => {
    expect(createEstimates(settings({ baseUrl })).priceOf('gpt-6-luna')).toBeNull()
  })

  test('of the sample model is nothing, by any name', () => {
    const { priceOf } = createEstimates(settings({ provider: 'sample', baseUrl: 'http://127.0.0.1/v1' }))
    expect(priceOf('Sample model')).toBe(FREE)
    expect(costNano(priceOf('gpt-6-luna') ?? FREE, { inputTokens: 9, cachedTokens: 0, outputTokens: 9 })).toBe(0)
  })
})
