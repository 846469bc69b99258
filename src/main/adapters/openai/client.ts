import OpenAI from 'openai'
import type {
  Llm,
  LlmLimits,
  LlmSettings,
  LlmTestResult,
  OptimizeOutcome,
  OptimizeRequest,
  OptimizeResult
} from '../../ports/llm.ts'
import type { Clock, Timers } from '../../ports/system.ts'
import { isLoopbackUrl } from '../common/server-url.ts'
import { AnswerTooLarge, deadline, type Fetch } from '../common/transport.ts'
import { isAnswer, readAnswer } from './answer.ts'
import { checkBaseUrl } from './base-url.ts'
import { readHttpFailure, readNetworkFailure, namesModel, type CallFailure, type HttpFailure } from './failures.ts'
import { memoLast } from './memo-last.ts'
import { modelTraits } from './models.ts'
import { buildPrompt, estimateTokens } from './prompt.ts'
import { answerRoom, chatBody, droppable, responsesBody, type Refused } from './request-body.ts'
import { RULES_VERSION } from './rules.ts'
import { describeTestFailure, NOT_COMPATIBLE } from './test-result.ts'
import { guardedFetch, readAnswerBody } from './transport.ts'
import { readLimits } from './wait-headers.ts'

export interface OpenAIClientDeps {
  readonly fetch: Fetch
  readonly clock: Clock
  /** For the time limit; Node's own timers where it isn't given. */
  readonly timers?: Timers
  /** From the start of a request to the last byte of its answer. */
  readonly requestTimeoutMs?: number
}

/** Long enough for a model that thinks, or that a local server still has to load. */
const REQUEST_TIMEOUT_MS = 180_000
const TEST_TIMEOUT_MS = 20_000
const TEST_TOKENS = 16
const TEST_TEXT = 'Say OK.'
const TEST_QUESTION = { input: TEST_TEXT, max_output_tokens: TEST_TOKENS, store: false } as const
/** The SDK's own limit is only a net below ours. */
const SDK_MARGIN_MS = 60_000

export function createOpenAiClient(settings: LlmSettings, deps: OpenAIClientDeps): Llm {
  return new OpenAIClient(settings, deps)
}

type WithLimits = { readonly limits?: LlmLimits }

interface FailedExchange {
  readonly ok: false
  readonly error: unknown
  readonly timedOut: boolean
  /** The time limit that it had. */
  readonly ms: number
}

/** What came of one HTTP exchange: a whole body, or how it failed. */
type Exchange = { readonly ok: true; readonly body: string; readonly headers: Headers } | FailedExchange

/**
 * OpenAI's API, or a compatible one, behind the Llm port. One call of `optimize` is one request: it retries nothing, since a
 * retry may be paid twice and the engine has the only retry layer. The one exception is a parameter that the server refuses to know,
 * which costs nothing and is left out from then on.
 */
export class OpenAIClient implements Llm {
  readonly rulesVersion = RULES_VERSION
  readonly #settings: LlmSettings
  readonly #deps: OpenAIClientDeps
  readonly #timers: Timers
  readonly #sdk: OpenAI | undefined
  /** Why nothing may be sent, if so. */
  readonly #blocked: Extract<OptimizeResult, { kind: 'stopped' }> | undefined
  #refused: Refused = new Set()
  readonly #instructionTokens = memoLast(estimateTokens)

  constructor(settings: LlmSettings, deps: OpenAIClientDeps) {
    this.#settings = settings
    this.#deps = deps
    this.#timers = deps.timers ?? nodeTimers
    this.#blocked = blockedBy(settings)
    if (this.#blocked !== undefined) return
    // Everything that the SDK would else read from the environment is set here.
    this.#sdk = new OpenAI({
      apiKey: settings.apiKey ?? 'none',
      adminAPIKey: null,
      baseURL: settings.baseUrl.trim(),
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      timeout: this.#timeoutMs + SDK_MARGIN_MS,
      logLevel: 'off',
      fetch: guardedFetch(deps.fetch, settings.apiKey === null)
    })
  }

  async optimize(request: OptimizeRequest, signal: AbortSignal): Promise<OptimizeOutcome> {
    const sdk = this.#sdk
    if (sdk === undefined) return this.#blocked ?? { kind: 'aborted' }
    const { api, model } = this.#settings
    let without = this.#refused
    const send = async (attempt: AbortSignal): Promise<Response> => {
      const options = { signal: attempt }
      return api === 'responses'
        ? sdk.responses.create(responsesBody(request, model, without), options).asResponse()
        : sdk.chat.completions.create(chatBody(request, model, without), options).asResponse()
    }
    let exchange = await this.#exchange(send, signal, this.#timeoutMs)
    while (!exchange.ok && this.#dropRefused(exchange.error, without)) {
      without = this.#refused
      exchange = await this.#exchange(send, signal, this.#timeoutMs)
    }
    if (!exchange.ok) return this.#readFailure(exchange, signal)
    const limits = readLimits(exchange.headers)
    const result = readAnswer(api, exchange.body, request.attributes, model)
    return limits === undefined ? result : { ...result, limits }
  }

  estimateTokens(request: OptimizeRequest): number {
    const { instructions, message } = buildPrompt(request)
    const thoughtless = modelTraits(this.#settings.model).effort === 'none'
    return this.#instructionTokens(instructions) + estimateTokens(message) + answerRoom(request, thoughtless)
  }

  async test(signal: AbortSignal): Promise<LlmTestResult> {
    const sdk = this.#sdk
    if (sdk === undefined)
      return { ok: false, stop: this.#blocked?.stop ?? 'request', message: this.#blocked?.reason ?? '' }
    const { api, model } = this.#settings
    const startedAt = this.#deps.clock.monotonic()
    const done = (): LlmTestResult => ({
      ok: true,
      model,
      latencyMs: Math.round(this.#deps.clock.monotonic() - startedAt)
    })

    const card = await this.#exchange(
      (attempt) => sdk.models.retrieve(model, { signal: attempt }).asResponse(),
      signal,
      Math.min(TEST_TIMEOUT_MS, this.#timeoutMs)
    )
    if (card.ok && isModelCard(card.body, model)) return done()
    if (!card.ok && !isAboutPath(card.error)) return describeTestFailure(this.#readFailure(card, signal), model)

    // The server doesn't say which models it has; the smallest question shows the rest.
    const say = async (attempt: AbortSignal): Promise<Response> =>
      api === 'responses'
        ? sdk.responses.create({ ...TEST_QUESTION, model }, { signal: attempt }).asResponse()
        : sdk.chat.completions.create(testChat(model), { signal: attempt }).asResponse()
    const spoken = await this.#exchange(say, signal, this.#timeoutMs)
    if (!spoken.ok) return describeTestFailure(this.#readFailure(spoken, signal), model)
    // What it says does not matter, only that it comes in this API's form.
    return isAnswer(api, spoken.body) ? done() : NOT_COMPATIBLE
  }

  get #timeoutMs(): number {
    return this.#deps.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  }

  /** One request with its whole answer, under one time limit. Never throws. */
  async #exchange(
    send: (signal: AbortSignal) => Promise<Response>,
    caller: AbortSignal,
    ms: number
  ): Promise<Exchange> {
    const limit = deadline(this.#timers, ms, caller)
    try {
      const response = await send(limit.signal)
      const body = await readAnswerBody(response)
      return { ok: true, body, headers: response.headers }
    } catch (error) {
      return { ok: false, error, timedOut: limit.timedOut, ms }
    } finally {
      limit.dispose()
    }
  }

  #readFailure({ error, timedOut, ms }: FailedExchange, caller: AbortSignal): CallFailure & WithLimits {
    if (timedOut) {
      return {
        kind: 'failed',
        retryAfterMs: undefined,
        reason: `No complete answer within ${Math.round(ms / 100) / 10} s.`
      }
    }
    if (caller.aborted) return { kind: 'aborted' }
    if (error instanceof AnswerTooLarge)
      return { kind: 'unusable', reason: 'The answer is larger than any answer can be.' }
    const failure = httpFailure(error)
    if (failure === undefined) return readNetworkFailure(error)
    const limits = failure.headers === undefined ? undefined : readLimits(failure.headers)
    const result = readHttpFailure(failure, this.#deps.clock.now())
    return limits === undefined ? result : { ...result, limits }
  }

  /**
   * True where the request may be sent again without a parameter that the server has just refused; once for each. Others that were on
   * their way with it are refused as well, after it is known: what counts is what this one was sent `without`.
   */
  #dropRefused(error: unknown, without: Refused): boolean {
    const failure = httpFailure(error)
    const param = failure?.status === 400 ? droppable(failure.param) : undefined
    if (param === undefined || without.has(param)) return false
    this.#refused = new Set([...this.#refused, param])
    return true
  }
}

function blockedBy(settings: LlmSettings): Extract<OptimizeResult, { kind: 'stopped' }> | undefined {
  const checked = checkBaseUrl(settings.baseUrl)
  if (!checked.ok) return { kind: 'stopped', stop: 'request', reason: checked.message }
  if (settings.model.trim() === '') return { kind: 'stopped', stop: 'model', reason: 'No model is chosen.' }
  const { apiKey } = settings
  if (apiKey === null) {
    const needed = settings.provider === 'openai' && !isLoopbackUrl(settings.baseUrl)
    return needed ? { kind: 'stopped', stop: 'auth', reason: 'No API key is set.' } : undefined
  }
  // A header can hold nothing else, and the error that says so would show the key.
  const clean = /^[\u0021-\u007e]+$/.test(apiKey)
  return clean
    ? undefined
    : { kind: 'stopped', stop: 'auth', reason: 'The API key contains blanks or characters that no key has.' }
}

/** The SDK's error as plain data, or undefined where no HTTP answer came. */
function httpFailure(error: unknown): HttpFailure | undefined {
  if (!(error instanceof OpenAI.APIError)) return undefined
  const status: unknown = error.status
  const headers: unknown = error.headers
  const { code, type, param, message } = error
  if (typeof status !== 'number') return undefined
  return {
    status,
    headers: headers instanceof Headers ? headers : undefined,
    code: asText(code),
    type: asText(type),
    param: asText(param),
    message
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function testChat(model: string): OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming {
  const { chatLimit } = modelTraits(model)
  return { model, messages: [{ role: 'user', content: TEST_TEXT }], [chatLimit]: TEST_TOKENS }
}

/** A 404 about the path, from a server that has no list of models, as opposed to one about the model. */
function isAboutPath(error: unknown): boolean {
  const failure = httpFailure(error)
  if (failure?.status === 405 || failure?.status === 501) return true
  return failure?.status === 404 && !namesModel(failure)
}

function isModelCard(body: string, model: string): boolean {
  try {
    const card: unknown = JSON.parse(body)
    return typeof card === 'object' && card !== null && 'id' in card && card.id === model
  } catch {
    return false
  }
}

const nodeTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  }
}
