import { Hono, type Context } from 'hono'
import { Budgets } from './budgets.ts'
import { Composer, isReasoner } from './composer.ts'
import { errorAnswer, faultAnswer, type PlainAnswer } from './fault-response.ts'
import { FaultBook, readFaultPlan, type Fault, type FaultPlan } from './faults.ts'
import { randomHex, type SimulatorRandom } from '../random.ts'
import type { RateLimits } from './rate-bucket.ts'
import { RequestLog, type RequestLogEntry } from './request-log.ts'
import { readChatRequest, readResponsesRequest, type Api, type ReadRequest } from './request-reader.ts'
import { isObject, strictSchemaProblem } from './schema-check.ts'
import { estimateTokens } from './tokens.ts'
import {
  brokenBody,
  Dropped,
  hangUpOf,
  isAbort,
  networkError,
  stalledBody,
  wait,
  type SimulatorTimers
} from '../transport.ts'
import { wireError } from './wire.ts'

export interface OpenAiSimulatorOptions {
  /** `now` in milliseconds since 1970, `monotonic` for the budgets. */
  readonly clock: { now(): number; monotonic(): number }
  /** Seeded: ids, latency and the probability of faults come from here, never the texts. */
  readonly random: SimulatorRandom
  readonly timers: SimulatorTimers
  /** How long an answer takes: always the same, or evenly spread. */
  readonly latencyMs: number | { readonly min: number; readonly max: number }
  /** The one key that is let in; without it every key is, and none. */
  readonly apiKey?: string
  readonly models: readonly string[]
  /** Without limits there are no budgets and no rate headers. */
  readonly limits?: RateLimits
  /** False for a local server: no rate and no vendor headers at all. */
  readonly headers?: boolean
  readonly faults?: FaultPlan
  /** How many requests the log keeps with their bodies; 0 for a simulator that runs for long. 1,000 by default. */
  readonly keepRequests?: number
}

export interface OpenAiSimulatorControl {
  /** The latest requests, oldest first; `keepRequests` of them at least. */
  readonly requests: readonly RequestLogEntry[]
  /** All requests since the start. */
  readonly count: number
  /** Requests in work now, and the most there have been. */
  readonly active: number
  readonly maxActive: number
  setFaults(plan: FaultPlan): void
  clearRequests(): void
}

export interface OpenAiSimulator {
  readonly app: Hono
  /** Answers in this process as a network would: rejects on abort and on a dropped connection. Fit for the SDK's `fetch`. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  readonly control: OpenAiSimulatorControl
}

export function createOpenAiSimulator(options: OpenAiSimulatorOptions): OpenAiSimulator {
  const { clock, random, timers } = options
  const log = new RequestLog(options.keepRequests ?? 1_000)
  const faults = new FaultBook(options.faults ?? [], random)
  const budgets = new Budgets(options.limits ?? {}, clock.monotonic())
  const composer = new Composer(random)
  const app = new Hono()

  function latency(): number {
    const { latencyMs } = options
    return typeof latencyMs === 'number' ? latencyMs : latencyMs.min + random.next() * (latencyMs.max - latencyMs.min)
  }

  function vendorHeaders(startedAt: number, bare: boolean): Record<string, string> {
    const headers: Record<string, string> = { 'x-request-id': `req_${randomHex(random, 32)}` }
    if (options.headers === false || bare) return headers
    const at = clock.monotonic()
    headers['openai-processing-ms'] = String(Math.round(at - startedAt))
    headers['openai-version'] = '2020-10-01'
    headers['openai-organization'] = 'org-simulated'
    return { ...headers, ...budgets.headers(at) }
  }

  function keyProblem(context: Context): PlainAnswer | undefined {
    if (options.apiKey === undefined) return undefined
    const key = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    if (key === options.apiKey) return undefined
    const message =
      key === undefined ? "You didn't provide an API key." : `Incorrect API key provided: ${key.slice(0, 3)}*****.`
    return errorAnswer(401, message, 'invalid_request_error', key === undefined ? null : 'invalid_api_key')
  }

  function modelProblem(model: string): PlainAnswer | undefined {
    if (options.models.includes(model)) return undefined
    const message = `The model \`${model}\` does not exist or you do not have access to it.`
    return errorAnswer(404, message, 'invalid_request_error', 'model_not_found')
  }

  function formatProblem(request: ReadRequest, body: Readonly<Record<string, unknown>>): PlainAnswer | undefined {
    if (request.api === 'chat' && body['max_tokens'] !== undefined && isReasoner(request.model)) {
      const message =
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
      return errorAnswer(400, message, 'invalid_request_error', 'unsupported_parameter', {}, 'max_tokens')
    }
    if (request.format === undefined || !request.format.strict) return undefined
    const problem = strictSchemaProblem(request.format.schema, request.format.name)
    const param = request.api === 'chat' ? 'response_format' : 'text.format.schema'
    return problem === undefined
      ? undefined
      : errorAnswer(400, problem, 'invalid_request_error', 'invalid_json_schema', {}, param)
  }

  async function answer(context: Context, api: Api): Promise<Response> {
    const startedAt = clock.monotonic()
    const { signal } = context.req.raw
    const raw = await context.req.text()
    const body = parseBody(raw)
    const request = api === 'chat' ? readChatRequest(body ?? {}) : readResponsesRequest(body ?? {})
    const entry = log.start({
      at: clock.now(),
      api,
      model: request.model,
      product: request.product.name,
      language: request.language,
      body: body ?? raw
    })
    const fault =
      FaultBook.asked(context.req.header('x-simulate')) ??
      faults.choose({ number: entry.number, product: request.product.name })
    entry.fault = fault?.kind
    try {
      const response = await respond()
      entry.status = response.status
      return response
    } finally {
      log.finish(entry, signal.aborted)
    }

    async function respond(): Promise<Response> {
      if (fault?.kind === 'drop') throw new Dropped('connection dropped')
      if (fault?.kind === 'hang') await wait(timers, undefined, signal)
      const inputTokens = estimateTokens(request.input)
      entry.inputTokens = inputTokens
      const problem =
        keyProblem(context) ??
        (body === undefined
          ? errorAnswer(400, 'We could not parse the JSON body of your request.', 'invalid_request_error', null)
          : undefined) ??
        (fault === undefined ? undefined : faultAnswer(fault, request.model, clock.now())) ??
        modelProblem(request.model) ??
        formatProblem(request, body ?? {}) ??
        budgets.take(request, inputTokens, clock.monotonic())
      if (problem !== undefined) return send(problem, context, startedAt, fault)
      await wait(timers, latency(), signal)
      const json = JSON.stringify(composer.compose(request, fault?.kind, inputTokens, clock.now()))
      return send(
        { status: 200, headers: { 'content-type': 'application/json' }, body: json },
        context,
        startedAt,
        fault
      )
    }
  }

  /** Turns an answer into a response, whole or as its fault leaves it. */
  function send(plain: PlainAnswer, context: Context, startedAt: number, fault?: Fault): Response {
    const headers = { ...vendorHeaders(startedAt, fault?.kind === 'no-headers'), ...plain.headers }
    const half = plain.body.slice(0, Math.floor(plain.body.length / 2))
    const init = { status: plain.status, headers }
    if (fault?.kind === 'drop-body') return new Response(brokenBody(half, hangUpOf(context.env)), init)
    if (fault?.kind === 'hang-body')
      return new Response(stalledBody(half, context.req.raw.signal, hangUpOf(context.env)), init)
    return new Response(fault?.kind === 'truncated-json' ? half : plain.body, init)
  }

  app.post('/v1/responses', (context) => answer(context, 'responses'))
  app.post('/v1/chat/completions', (context) => answer(context, 'chat'))
  app.get('/v1/models', (context) => {
    const problem = keyProblem(context)
    if (problem !== undefined) return send(problem, context, clock.monotonic())
    return context.json({ object: 'list', data: options.models.map(modelCard) })
  })
  app.get('/v1/models/:id', (context) => {
    const id = context.req.param('id')
    const asked = FaultBook.asked(context.req.header('x-simulate'))
    const problem =
      keyProblem(context) ?? (asked === undefined ? undefined : faultAnswer(asked, id, clock.now())) ?? modelProblem(id)
    if (problem !== undefined) return send(problem, context, clock.monotonic())
    return context.json(modelCard(id))
  })
  app.post('/_control/faults', async (context) => {
    const body = parseBody(await context.req.text())
    try {
      faults.replace(readFaultPlan(body?.['faults']))
      return context.body(null, 204)
    } catch (error) {
      return context.json(
        wireError(error instanceof Error ? error.message : 'bad plan', 'invalid_request_error', null),
        400
      )
    }
  })
  app.get('/_control/requests', (context) =>
    context.json({ count: log.count, active: log.active, maxActive: log.maxActive, requests: log.entries })
  )
  app.notFound((context) =>
    context.json(
      wireError(`Invalid URL (${context.req.method} ${context.req.path})`, 'invalid_request_error', null),
      404
    )
  )
  app.onError((error, context) => {
    if (!(error instanceof Dropped) && !isAbort(error)) throw error
    const hangUp = hangUpOf(context.env)
    if (hangUp === undefined) throw error
    hangUp()
    return new Response(null, { status: 499 })
  })

  return {
    app,
    async fetch(input, init) {
      const request = new Request(input, init)
      try {
        const response = await app.fetch(request)
        request.signal.throwIfAborted()
        return response
      } catch (error) {
        request.signal.throwIfAborted()
        if (error instanceof Dropped) throw networkError()
        throw error
      }
    },
    control: {
      get requests() {
        return log.entries
      },
      get count() {
        return log.count
      },
      get active() {
        return log.active
      },
      get maxActive() {
        return log.maxActive
      },
      setFaults: (plan) => faults.replace(plan),
      clearRequests: () => log.clear()
    }
  }
}

function modelCard(id: string): {
  readonly id: string
  readonly object: 'model'
  readonly created: number
  readonly owned_by: string
} {
  return { id, object: 'model', created: 1_790_000_000, owned_by: 'system' }
}

function parseBody(raw: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(raw)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
