// A model server with a rate limit, in a process of its own. Arguments: shape, milliseconds to count, seed, the answer's text. Answers
// after 150 to 300 ms, refuses at once. Its time begins with the first request. GET /count tells what it counted.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { goDuration } from '../../simulators/openai/rate-bucket.ts'
import { seededRandom } from '../../simulators/random.ts'
import { judge, shownLimits, type ServerShape } from '../../src/main/engine/rate/testing/server-shapes.ts'
import type { LlmBudget } from '../../src/main/ports/llm.ts'
import { isRateShape, RATE_SHAPES, type RateCount } from './rate-shapes.ts'

const FASTEST_MS = 150
const SLOWEST_MS = 300
const CHARS_PER_TOKEN = 4
const OUTPUT_TOKENS = 20

const [name = '', countedMs, seed, text = ''] = process.argv.slice(2)
if (!isRateShape(name)) throw new Error(`There is no shape "${name}"`)
const shape: ServerShape = RATE_SHAPES[name].make()
const duration = Number(countedMs)
const random = seededRandom(Number(seed))
let start: number | undefined
let accepted = 0
let acceptedTokens = 0
let refused = 0

const elapsed = (): number => performance.now() - (start ?? performance.now())

function count(): RateCount {
  const share =
    shape.requests === undefined
      ? acceptedTokens / (shape.tokens?.allowed(0, duration) ?? 0)
      : accepted / shape.requests.allowed(0, duration)
  return { accepted, refused, share, elapsedMs: elapsed() }
}

/** Budgets are those of the moment at which the request came in. */
function rateHeaders(now: number): Record<string, string> {
  const headers: Record<string, string> = {}
  const limits = shownLimits(shape, now)
  const put = (what: string, budget: LlmBudget | undefined): void => {
    if (budget === undefined) return
    headers[`x-ratelimit-limit-${what}`] = String(budget.limit)
    headers[`x-ratelimit-remaining-${what}`] = String(budget.remaining)
    headers[`x-ratelimit-reset-${what}`] = goDuration(budget.resetMs ?? 0)
  }
  put('requests', limits?.requests)
  put('tokens', limits?.tokens)
  return headers
}

interface Asked {
  readonly instructions?: string
  readonly input?: unknown
  readonly max_output_tokens?: number
}

/** A request's input and the room for its answer, as OpenAI counts it. */
function tokensOf(body: string): number {
  const { instructions = '', input = '', max_output_tokens: room = 0 } = JSON.parse(body) as Asked
  const asked = instructions.length + (typeof input === 'string' ? input : JSON.stringify(input)).length
  return Math.ceil(asked / CHARS_PER_TOKEN) + room
}

function respond(body: string, response: ServerResponse): void {
  start ??= performance.now()
  const now = elapsed()
  const tokens = tokensOf(body)
  const refusal = judge(shape, tokens, now)
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req_0', ...rateHeaders(now) }
  if (refusal !== undefined) {
    if (now <= duration) refused += 1
    const wait = { 'retry-after-ms': String(refusal.retryAfterMs) }
    const type = shape.tokens === undefined ? 'requests' : 'tokens'
    const error = { message: 'Rate limit reached.', type, param: null, code: 'rate_limit_exceeded' }
    response.writeHead(429, { ...headers, ...wait }).end(JSON.stringify({ error }))
    return
  }
  if (now <= duration) {
    accepted += 1
    acceptedTokens += tokens
  }
  setTimeout(
    () => response.writeHead(200, headers).end(answer(tokens)),
    FASTEST_MS + random.next() * (SLOWEST_MS - FASTEST_MS)
  )
}

function answer(tokens: number): string {
  const content = [{ type: 'output_text', annotations: [], text }]
  return JSON.stringify({
    id: 'resp_0',
    object: 'response',
    created_at: 1_790_000_000,
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: 'mock-model',
    output: [{ type: 'message', id: 'msg_0', status: 'completed', role: 'assistant', content }],
    usage: {
      // Together what the budget was charged with.
      input_tokens: tokens - OUTPUT_TOKENS,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: OUTPUT_TOKENS,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: tokens
    }
  })
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(count()))
    return
  }
  let body = ''
  request.setEncoding('utf8').on('data', (chunk: string) => {
    body += chunk
  })
  request.on('end', () => respond(body, response))
}

const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, handle)
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`LISTENING ${(server.address() as AddressInfo).port}\n`)
})
// Whoever started it is gone: so is it.
process.stdin.resume().on('end', () => process.exit())
