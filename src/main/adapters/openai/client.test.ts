import { describe, expect, test } from 'vitest'
import { FAULT_KINDS, type FaultKind } from '../../../../simulators/openai/faults.ts'
import type { LlmApi, OptimizeOutcome } from '../../ports/llm.ts'
import { createOpenAiClient, OpenAIClient } from './client.ts'
import { clock, handTimers, inWork, KEY, optimizeRequest, SECRET_WORD, settings, simulator } from './testing/bench.ts'

const APIS: readonly LlmApi[] = ['responses', 'chat']
const never = new AbortController().signal

type Body = Readonly<Record<string, unknown>>

async function once(kind: FaultKind, api: LlmApi): Promise<OptimizeOutcome> {
  const running = simulator([{ kind }])
  const timers = handTimers()
  const client = createOpenAiClient(settings({ api }), { fetch: running.fetch, clock, timers, requestTimeoutMs: 5_000 })
  const call = client.optimize(optimizeRequest(), never)
  if (kind === 'hang' || kind === 'hang-body') {
    await inWork(running)
    while (kind === 'hang-body' && running.control.active > 0) await new Promise((resolve) => setImmediate(resolve))
    timers.elapse()
  }
  return call
}

/** A server that refuses `reasoning` with this error, and what it was asked. */
function withoutReasoning(error: Body) {
  const bodies: Body[] = []
  const running = simulator()
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const body = (await request.clone().json()) as Body
    bodies.push(body)
    return 'reasoning' in body ? Response.json({ error }, { status: 400 }) : running.fetch(request)
  }
  return { bodies, fetch }
}

/** A short name of an outcome, for tables. */
function gist(outcome: OptimizeOutcome): string {
  switch (outcome.kind) {
    case 'stopped':
      return `stopped ${outcome.stop}`
    case 'rate-limited':
      return `rate-limited ${outcome.retryAfterMs ?? 'unknown'}`
    case 'answered':
      return `answered ${Object.keys(outcome.values).length}`
    default:
      return outcome.kind
  }
}

describe.each(APIS)('a call over %s', (api) => {
  test('answers every attribute, with usage, model and budgets', async () => {
    const running = simulator([], { requestsPerMinute: 60, tokensPerMinute: 600_000 })
    const client = createOpenAiClient(settings({ api }), { fetch: running.fetch, clock })
    const outcome = await client.optimize(optimizeRequest(), never)
    if (outcome.kind !== 'answered') throw new Error(outcome.kind)
    expect(Object.keys(outcome.values)).toEqual(['title', 'description', 'ribbon'])
    expect(outcome.values.description).toContain('40 cm')
    expect(outcome.model).toBe('gpt-6-luna')
    expect(outcome.usage.inputTokens).toBeGreaterThan(1_000)
    expect(outcome.usage.outputTokens).toBeGreaterThan(20)
    expect(outcome.limits?.requests).toEqual({ limit: 60, remaining: 59, resetMs: 1_000 })
    expect(outcome.limits?.tokens?.limit).toBe(600_000)
  })

  test('is one request, however it ends', async () => {
    for (const kind of ['server-error', 'rate-limit-bare', 'overloaded', 'drop', 'insufficient-quota'] as const) {
      const running = simulator([{ kind }])
      await createOpenAiClient(settings({ api }), { fetch: running.fetch, clock }).optimize(optimizeRequest(), never)
      expect([kind, running.control.count]).toEqual([kind, 1])
    }
  })

  test('pays for the rules once: the second product finds them cached', async () => {
    const running = simulator()
    const client = createOpenAiClient(settings({ api }), { fetch: running.fetch, clock })
    await client.optimize(optimizeRequest(), never)
    const other = optimizeRequest()
    const second = await client.optimize({ ...other, product: { ...other.product, name: 'Another' } }, never)
    expect(second.kind === 'answered' && second.usage.cachedTokens).toBeGreaterThanOrEqual(1_024)
  })

  const EXPECTED: Readonly<Record<FaultKind, string>> = {
    'rate-limit-ms': 'rate-limited 1000',
    'rate-limit-seconds': 'rate-limited 1000',
    'rate-limit-date': 'rate-limited 1000',
    'rate-limit-bare': 'rate-limited unknown',
    'insufficient-quota': 'stopped quota',
    'spend-limit': 'stopped quota',
    'slow-down': 'rate-limited unknown',
    'flex-unavailable': 'rate-limited unknown',
    unauthorized: 'stopped auth',
    region: 'stopped region',
    'no-model-access': 'stopped model',
    'model-not-found': 'stopped model',
    'bad-request': 'rejected',
    'too-long': 'rejected',
    'server-error': 'failed',
    'bad-gateway-html': 'failed',
    overloaded: 'failed',
    hang: 'failed',
    'hang-body': 'failed',
    drop: 'failed',
    'drop-body': 'failed',
    redirect: 'stopped request',
    'html-200': 'unusable',
    'empty-200': 'unusable',
    'truncated-json': 'unusable',
    'failed-status': api === 'responses' ? 'failed' : 'incomplete',
    'cut-tokens': 'incomplete',
    'cut-filter': 'incomplete',
    refusal: 'refused',
    'not-json': 'unusable',
    'fenced-json': 'answered 3',
    partial: 'answered 2',
    'over-long': 'answered 3',
    empty: 'answered 3',
    'broken-html': 'answered 3',
    'lost-numbers': 'answered 3',
    'wrong-language': 'answered 3',
    'injected-link': 'answered 3',
    'no-headers': 'answered 3'
  }

  test.each(FAULT_KINDS)('comes out of %s as the engine expects it', async (kind) => {
    const outcome = await once(kind, api)
    expect(gist(outcome)).toBe(EXPECTED[kind])
  })

  test.each(FAULT_KINDS)('tells neither key nor product text after %s', async (kind) => {
    const outcome = await once(kind, api)
    const told = JSON.stringify(outcome.kind === 'answered' ? { ...outcome, values: undefined } : outcome)
    expect(told).not.toContain(SECRET_WORD)
    expect(told).not.toContain(KEY.slice(0, 10))
  })

  test('is aborted by its caller, before it starts and while it waits', async () => {
    const running = simulator([{ kind: 'hang' }])
    const client = createOpenAiClient(settings({ api }), { fetch: running.fetch, clock })
    expect(await client.optimize(optimizeRequest(), AbortSignal.abort())).toEqual({ kind: 'aborted' })
    const controller = new AbortController()
    const call = client.optimize(optimizeRequest(), controller.signal)
    await inWork(running)
    controller.abort()
    expect(await call).toEqual({ kind: 'aborted' })
  })
})

describe('what goes over the wire', () => {
  async function sent(extra: Parameters<typeof settings>[0]): Promise<Body> {
    const running = simulator()
    await new OpenAIClient(settings(extra), { fetch: running.fetch, clock }).optimize(optimizeRequest(), never)
    return running.control.requests[0]?.body as Body
  }

  test('is not stored, not thought about and strictly in the schema', async () => {
    const body = await sent({})
    expect(body).toMatchObject({
      model: 'gpt-6-luna',
      store: false,
      reasoning: { effort: 'none' },
      text: { format: { type: 'json_schema', strict: true, schema: { required: ['title', 'description', 'ribbon'] } } }
    })
    expect(body['prompt_cache_key']).toMatch(/^wordshelf-[0-9a-f]{16}$/)
  })

  test('knows the names of both worlds in Chat Completions', async () => {
    const luna = await sent({ api: 'chat' })
    expect([luna['max_tokens'], typeof luna['max_completion_tokens']]).toEqual([undefined, 'number'])
    const local = await sent({ api: 'chat', model: 'local-model' })
    expect([typeof local['max_tokens'], local['max_completion_tokens']]).toEqual(['number', undefined])
    expect(local['reasoning_effort']).toBeUndefined()
  })

  test('has no header but the few that are needed, whatever the environment says', async () => {
    const saved = { ...process.env }
    Object.assign(process.env, {
      OPENAI_CUSTOM_HEADERS: 'x-leak: 1',
      OPENAI_ORG_ID: 'org-env',
      OPENAI_PROJECT_ID: 'proj-env',
      OPENAI_BASE_URL: 'https://elsewhere.example',
      OPENAI_ADMIN_KEY: 'sk-admin'
    })
    try {
      const seen: { url: string; headers: Readonly<Record<string, string>>; redirect: string }[] = []
      const running = simulator()
      const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
        const request = new Request(input, init)
        seen.push({ url: request.url, headers: Object.fromEntries(request.headers), redirect: request.redirect })
        return running.fetch(request)
      }
      await createOpenAiClient(settings(), { fetch, clock }).optimize(optimizeRequest(), never)
      expect(seen).toEqual([
        {
          url: 'https://api.openai.com/v1/responses',
          redirect: 'error',
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${KEY}`,
            'content-type': 'application/json',
            'user-agent': 'Wordshelf'
          }
        }
      ])
    } finally {
      process.env = saved
    }
  })

  test('leaves out for good what the server refuses to know, and asks again once', async () => {
    const { fetch, bodies } = withoutReasoning({
      message: 'Unsupported value',
      type: 'invalid_request_error',
      param: 'reasoning.effort',
      code: 'unsupported_value'
    })
    const client = createOpenAiClient(settings(), { fetch, clock })
    expect((await client.optimize(optimizeRequest(), never)).kind).toBe('answered')
    expect((await client.optimize(optimizeRequest(), never)).kind).toBe('answered')
    expect(bodies.map((body) => 'reasoning' in body)).toEqual([true, false, false])
    expect(bodies[1]?.['max_output_tokens']).toBeGreaterThan(Number(bodies[0]?.['max_output_tokens']))
  })

  test('leaves it out of each request that was on its way with it, and stops no job over the second', async () => {
    const { fetch, bodies } = withoutReasoning({ param: 'reasoning', code: 'unsupported_parameter' })
    const client = createOpenAiClient(settings(), { fetch, clock })
    const outcomes = await Promise.all(Array.from({ length: 3 }, () => client.optimize(optimizeRequest(), never)))
    expect(outcomes.map(gist)).toEqual(Array(3).fill('answered 3'))
    expect(bodies.map((body) => 'reasoning' in body).filter(Boolean)).toHaveLength(3)
    expect(bodies).toHaveLength(6)
  })

  test('gives up on a server that refuses what it was asked without', async () => {
    let asked = 0
    const fetch = (): Promise<Response> => {
      asked += 1
      const error = { param: 'reasoning', code: 'unsupported_parameter' }
      return Promise.resolve(Response.json({ error }, { status: 400 }))
    }
    const client = createOpenAiClient(settings(), { fetch, clock })
    expect(gist(await client.optimize(optimizeRequest(), never))).toBe('stopped request')
    expect(asked).toBe(2)
  })

  test('is nothing at all without a key, a model or an address that may have one', async () => {
    const running = simulator()
    const outcomes = await Promise.all(
      [
        settings({ apiKey: null }),
        settings({ apiKey: 'sk-with space' }),
        settings({ model: ' ' }),
        settings({ baseUrl: 'http://api.openai.com/v1' })
      ].map((bad) => createOpenAiClient(bad, { fetch: running.fetch, clock }).optimize(optimizeRequest(), never))
    )
    expect(outcomes.map(gist)).toEqual(['stopped auth', 'stopped auth', 'stopped model', 'stopped request'])
    expect(JSON.stringify(outcomes)).not.toContain('sk-with')
    expect(running.control.count).toBe(0)
  })

  test('needs no key, and sends none, to a server on this machine', async () => {
    const seen: (string | null)[] = []
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      seen.push(new Headers(init?.headers).get('authorization'))
      return Promise.resolve(new Response(null, { status: 500 }))
    }
    const client = createOpenAiClient(settings({ apiKey: null, baseUrl: 'http://127.0.0.1:11434/v1' }), {
      fetch,
      clock
    })
    expect((await client.optimize(optimizeRequest(), never)).kind).toBe('failed')
    expect(seen).toEqual([null])
  })

  test('is estimated above what the server then counts', async () => {
    const running = simulator()
    const client = createOpenAiClient(settings(), { fetch: running.fetch, clock })
    const outcome = await client.optimize(optimizeRequest(), never)
    if (outcome.kind !== 'answered') throw new Error(outcome.kind)
    const estimate = client.estimateTokens?.(optimizeRequest()) ?? 0
    expect(estimate).toBeGreaterThan(outcome.usage.inputTokens + outcome.usage.outputTokens)
    expect(estimate).toBeLessThan(6_000)
  })

  test('is refused when an answer is larger than any answer can be', async () => {
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response('x'.repeat(3_000_000), { headers: { 'content-type': 'application/json' } }))
    const outcome = await createOpenAiClient(settings(), { fetch, clock }).optimize(optimizeRequest(), never)
    expect(outcome).toEqual({ kind: 'unusable', reason: 'The answer is larger than any answer can be.' })
  })
})

describe('the test of the settings', () => {
  async function tested(extra: Parameters<typeof settings>[0], kind?: FaultKind) {
    const running = simulator()
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init)
      if (kind !== undefined) request.headers.set('x-simulate', kind)
      return running.fetch(request)
    }
    const result = await createOpenAiClient(settings(extra), { fetch, clock }).test(never)
    return { result, running }
  }

  test('passes without paying for an answer', async () => {
    const { result, running } = await tested({})
    expect(result).toEqual({ ok: true, model: 'gpt-6-luna', latencyMs: 0 })
    expect(running.control.count).toBe(0)
  })

  test.each([
    [{ apiKey: 'sk-wrong' }, undefined, 'auth', /does not accept the API key.*copied whole/],
    [{ apiKey: null }, undefined, 'auth', /No API key is set/],
    [{ model: 'gpt-2' }, undefined, 'model', /no access to the model "gpt-2"/],
    [{}, 'insufficient-quota', 'quota', /no credit left.*billing/],
    [{}, 'region', 'region', /country or region/],
    [{}, 'server-error', 'server', /server failed.*Try again/],
    [{}, 'rate-limit-ms', 'server', /key works.*pause/],
    [{}, 'html-200', 'server', /does not speak the OpenAI API/]
  ] as const)('says what is wrong with %j %s', async (extra, kind, stop, message) => {
    const { result } = await tested(extra, kind)
    if (result.ok) throw new Error('passed')
    expect(result.stop).toBe(stop)
    expect(result.message).toMatch(message)
    expect(result.message).not.toContain('sk-')
  })

  test.each(APIS)('asks a small question over %s where the server does not list its models', async (api) => {
    const running = simulator()
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init)
      return request.url.includes('/models')
        ? Promise.resolve(new Response('404 page not found', { status: 404 }))
        : running.fetch(request)
    }
    const result = await createOpenAiClient(settings({ api }), { fetch, clock }).test(never)
    expect(result.ok).toBe(true)
    expect(running.control.count).toBe(1)
  })

  test('finds out that something else lives at the address', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({ hello: 'world' }))
    const result = await createOpenAiClient(settings(), { fetch, clock }).test(never)
    expect(result).toMatchObject({ ok: false, stop: 'server' })
  })
})
