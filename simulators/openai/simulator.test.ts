import OpenAI from 'openai'
import { describe, expect, test } from 'vitest'
import { FAULT_KINDS, type FaultPlan } from './faults.ts'
import { seededRandom } from '../random.ts'
import { createOpenAiSimulator, type OpenAiSimulatorOptions } from './simulator.ts'

/** Time that only the test moves; `latencyMs` 0 answers at once. */
function setUp(options: Partial<OpenAiSimulatorOptions> = {}) {
  const time = { ms: 0 }
  const simulator = createOpenAiSimulator({
    clock: { now: () => 1_790_000_000_000 + time.ms, monotonic: () => time.ms },
    random: seededRandom(7),
    timers: {
      after(_ms, run) {
        queueMicrotask(run)
        return () => {}
      }
    },
    latencyMs: 0,
    models: ['gpt-6-luna', 'local-model'],
    ...options
  })
  const sdk = new OpenAI({
    apiKey: 'sk-test',
    baseURL: 'http://simulated/v1',
    maxRetries: 0,
    fetch: simulator.fetch,
    logLevel: 'off'
  })
  return { simulator, sdk, time }
}

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'seoTitle'],
  properties: { title: { type: 'string' }, seoTitle: { type: 'string' } }
}
const PRODUCT = JSON.stringify({
  language: 'en',
  product: { name: 'linen cushion', brand: 'Nordhaus', values: { title: 'linen cushion' } }
})

function ask(
  extra: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming> = {}
): OpenAI.Responses.ResponseCreateParamsNonStreaming {
  return {
    model: 'gpt-6-luna',
    instructions: 'Rewrite.',
    input: PRODUCT,
    text: { format: { type: 'json_schema', name: 'copy', strict: true, schema: SCHEMA } },
    reasoning: { effort: 'none' },
    max_output_tokens: 500,
    store: false,
    ...extra
  }
}

function askChat(model = 'local-model'): OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: 'Rewrite.' },
      { role: 'user', content: PRODUCT }
    ],
    max_tokens: 500,
    response_format: { type: 'json_schema', json_schema: { name: 'copy', strict: true, schema: SCHEMA } }
  }
}

async function failure(call: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  try {
    await call
  } catch (error) {
    if (error instanceof OpenAI.APIError) return error
    throw error
  }
  throw new Error('the call did not fail')
}

describe('the Responses API, asked by the real SDK', () => {
  test('answers in the schema, with usage that adds up', async () => {
    const { sdk } = setUp()
    const response = await sdk.responses.create(ask())
    expect(response.status).toBe('completed')
    expect(JSON.parse(response.output_text)).toEqual({
      title: 'Linen Cushion by Nordhaus',
      seoTitle: 'Linen Cushion | Nordhaus'
    })
    const { usage } = response
    expect(usage?.input_tokens).toBeGreaterThan(20)
    expect(usage?.total_tokens).toBe((usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0))
  })

  test('thinks, and charges for it, unless it is told not to', async () => {
    const { sdk } = setUp()
    const silent = await sdk.responses.create(ask())
    const thoughtful = await sdk.responses.create(ask({ reasoning: null }))
    expect(silent.usage?.output_tokens_details.reasoning_tokens).toBe(0)
    expect(thoughtful.usage?.output_tokens_details.reasoning_tokens).toBeGreaterThan(0)
    expect(thoughtful.output[0]?.type).toBe('reasoning')
  })

  test('cuts an answer at the output limit and says so', async () => {
    const { sdk } = setUp()
    const response = await sdk.responses.create(ask({ max_output_tokens: 4 }))
    expect(response.status).toBe('incomplete')
    expect(response.incomplete_details?.reason).toBe('max_output_tokens')
    expect(response.usage?.output_tokens).toBe(4)
  })

  test('serves a long prefix from its cache the second time', async () => {
    const { sdk } = setUp()
    const long = ask({ instructions: 'A rule that is long enough. '.repeat(200) })
    const first = await sdk.responses.create(long)
    const second = await sdk.responses.create(long)
    expect(first.usage?.input_tokens_details.cached_tokens).toBe(0)
    expect(second.usage?.input_tokens_details.cached_tokens).toBe(1_280)
  })

  test('refuses a schema that is not strict', async () => {
    const { sdk } = setUp()
    const schema = { ...SCHEMA, additionalProperties: true }
    const error = await failure(
      sdk.responses.create(ask({ text: { format: { type: 'json_schema', name: 'copy', strict: true, schema } } }))
    )
    expect([error.status, error.code, error.param]).toEqual([400, 'invalid_json_schema', 'text.format.schema'])
    expect(error.message).toContain("'additionalProperties' is required")
  })
})

describe('Chat Completions, asked by the real SDK', () => {
  test('answers in the schema, with usage', async () => {
    const { sdk } = setUp()
    const completion = await sdk.chat.completions.create(askChat())
    expect(completion.choices[0]?.finish_reason).toBe('stop')
    expect(JSON.parse(completion.choices[0]?.message.content ?? '')).toMatchObject({
      title: 'Linen Cushion by Nordhaus'
    })
    expect(completion.usage?.completion_tokens).toBeGreaterThan(0)
  })

  test('refuses max_tokens for models that no longer know it', async () => {
    const { sdk } = setUp()
    const error = await failure(sdk.chat.completions.create(askChat('gpt-6-luna')))
    expect([error.status, error.code, error.param]).toEqual([400, 'unsupported_parameter', 'max_tokens'])
  })
})

describe('keys and models', () => {
  test('lists its models and shows each', async () => {
    const { sdk } = setUp()
    const page = await sdk.models.list()
    expect(page.data.map((model) => model.id)).toEqual(['gpt-6-luna', 'local-model'])
    expect((await sdk.models.retrieve('local-model')).id).toBe('local-model')
  })

  test('lets in the right key only', async () => {
    const { sdk } = setUp({ apiKey: 'sk-other' })
    const error = await failure(sdk.responses.create(ask()))
    expect([error.status, error.code]).toEqual([401, 'invalid_api_key'])
    expect((await setUp({ apiKey: 'sk-test' }).sdk.responses.create(ask())).status).toBe('completed')
  })

  test('does not know other models', async () => {
    const { sdk } = setUp()
    const error = await failure(sdk.responses.create(ask({ model: 'gpt-2' })))
    expect([error.status, error.code]).toEqual([404, 'model_not_found'])
    expect((await failure(sdk.models.retrieve('gpt-2'))).code).toBe('model_not_found')
  })
})

describe('rate limits', () => {
  test('count down in the headers and fill up evenly', async () => {
    const { sdk, time } = setUp({ limits: { requestsPerMinute: 60, tokensPerMinute: 60_000 } })
    const { response } = await sdk.responses.create(ask()).withResponse()
    expect(response.headers.get('x-ratelimit-limit-requests')).toBe('60')
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('59')
    expect(response.headers.get('x-ratelimit-reset-requests')).toBe('1s')
    expect(Number(response.headers.get('x-ratelimit-remaining-tokens'))).toBeLessThan(59_500)
    time.ms += 60_000
    const later = await sdk.responses.create(ask()).withResponse()
    expect(later.response.headers.get('x-ratelimit-remaining-requests')).toBe('59')
  })

  test('refuse the request over the budget, with the time until it fits', async () => {
    const { sdk, time } = setUp({ limits: { requestsPerMinute: 60, requestBurst: 2 } })
    await sdk.responses.create(ask())
    await sdk.responses.create(ask())
    const error = await failure(sdk.responses.create(ask()))
    expect([error.status, error.code, error.type]).toEqual([429, 'rate_limit_exceeded', 'requests'])
    expect(error.headers?.get('retry-after-ms')).toBe('1000')
    expect(error.headers?.get('retry-after')).toBe('1')
    time.ms += 1_000
    await expect(sdk.responses.create(ask())).resolves.toBeDefined()
  })

  test('count the whole output limit against the tokens', async () => {
    const { sdk } = setUp({ limits: { tokensPerMinute: 1_000 } })
    await sdk.responses.create(ask({ max_output_tokens: 900 }))
    const error = await failure(sdk.responses.create(ask({ max_output_tokens: 900 })))
    expect([error.status, error.type]).toEqual([429, 'tokens'])
  })

  test('cost a refused request as well', async () => {
    const { sdk, time } = setUp({ limits: { requestsPerMinute: 60, requestBurst: 1 } })
    await sdk.responses.create(ask())
    time.ms += 900
    await failure(sdk.responses.create(ask()))
    time.ms += 900
    expect((await failure(sdk.responses.create(ask()))).status).toBe(429)
  })

  test('are silent in a local server', async () => {
    const { sdk } = setUp({ headers: false, limits: { requestsPerMinute: 60 } })
    const { response } = await sdk.responses.create(ask()).withResponse()
    expect([...response.headers.keys()].filter((name) => /ratelimit|openai/.test(name))).toEqual([])
  })
})

describe('faults', () => {
  test('strike by number, by product, from a call on and so many times', async () => {
    const faults: FaultPlan = [
      { kind: 'server-error', requests: [2] },
      { kind: 'refusal', product: 'LINEN*', times: 1 },
      { kind: 'insufficient-quota', from: 4 }
    ]
    const { sdk, simulator } = setUp({ faults })
    await sdk.responses.create(ask())
    await failure(sdk.responses.create(ask()))
    await sdk.responses.create(ask())
    await failure(sdk.responses.create(ask()))
    await failure(sdk.responses.create(ask()))
    expect(simulator.control.requests.map((request) => request.fault)).toEqual([
      'refusal',
      'server-error',
      undefined,
      'insufficient-quota',
      'insufficient-quota'
    ])
  })

  test('strike the same requests again with the same seed', async () => {
    const struck = async (): Promise<readonly boolean[]> => {
      const { sdk, simulator } = setUp({ faults: [{ kind: 'empty', probability: 0.5 }] })
      for (let count = 0; count < 20; count += 1) await sdk.responses.create(ask())
      return simulator.control.requests.map((request) => request.fault !== undefined)
    }
    const first = await struck()
    expect(first).toContain(true)
    expect(first).toContain(false)
    expect(await struck()).toEqual(first)
  })

  test('can be asked for by a header and planned over the wire', async () => {
    const { simulator, sdk } = setUp()
    const asked = await failure(sdk.responses.create(ask(), { headers: { 'x-simulate': 'overloaded' } }))
    expect([asked.status, asked.code]).toEqual([503, 'server_is_overloaded'])
    const plan = (faults: unknown): Promise<Response> =>
      simulator.fetch('http://simulated/_control/faults', { method: 'POST', body: JSON.stringify({ faults }) })
    expect((await plan([{ kind: 'unauthorized', times: 1 }])).status).toBe(204)
    expect((await failure(sdk.responses.create(ask()))).status).toBe(401)
    expect((await plan([{ kind: 'earthquake' }])).status).toBe(400)
  })

  test.each(FAULT_KINDS.filter((kind) => kind !== 'hang' && kind !== 'hang-body'))(
    '%s ends the request one way or the other',
    async (kind) => {
      const { simulator } = setUp({ faults: [{ kind }] })
      const call = simulator
        .fetch('http://simulated/v1/responses', { method: 'POST', body: JSON.stringify(ask()) })
        .then((response) => response.text())
      const ended = await call.then(
        () => 'answered',
        () => 'broken'
      )
      expect(ended).toBe(kind === 'drop' || kind === 'drop-body' ? 'broken' : 'answered')
      expect(simulator.control.active).toBe(0)
    }
  )

  test.each(['hang', 'hang-body'] as const)('%s waits until the caller goes away', async (kind) => {
    const { simulator } = setUp({ faults: [{ kind }] })
    const controller = new AbortController()
    const call = simulator
      .fetch('http://simulated/v1/responses', {
        method: 'POST',
        body: JSON.stringify(ask()),
        signal: controller.signal
      })
      .then((response) => response.text())
    queueMicrotask(() => controller.abort())
    await expect(call).rejects.toThrow(/aborted/)
    expect(simulator.control.active).toBe(0)
  })
})

describe('the log', () => {
  test('keeps what it was told to, and counts on', async () => {
    const { sdk, simulator } = setUp({ keepRequests: 2 })
    for (let count = 0; count < 9; count += 1) await sdk.responses.create(ask())
    const { requests } = simulator.control
    expect(requests.length).toBeLessThanOrEqual(4)
    expect(requests.at(-1)?.number).toBe(9)
    expect(simulator.control.count).toBe(9)
    const silent = setUp({ keepRequests: 0 })
    await silent.sdk.responses.create(ask())
    expect([silent.simulator.control.requests.length, silent.simulator.control.count]).toEqual([0, 1])
  })
})

describe('two simulators with one seed', () => {
  test('answer the same to the last byte', async () => {
    const text = async (): Promise<string> => {
      const { simulator } = setUp()
      const response = await simulator.fetch('http://simulated/v1/responses', {
        method: 'POST',
        body: JSON.stringify(ask())
      })
      return response.text()
    }
    expect(await text()).toBe(await text())
  })
})
