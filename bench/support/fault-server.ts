// The OpenAI simulator with faults, in a process of its own, that writes down what reaches it and when. Arguments: milliseconds that an
// answer takes, seed. GET /log tells all requests, GET /count how many, POST /faults sets the faults. Prints `LISTENING port`.
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { FaultBook, readFaultPlan } from '../../simulators/openai/faults.ts'
import { seededRandom } from '../../simulators/random.ts'
import { readResponsesRequest } from '../../simulators/openai/request-reader.ts'
import { isObject } from '../../simulators/openai/schema-check.ts'
import { createOpenAiSimulator } from '../../simulators/openai/simulator.ts'
import type { FaultLogEntry } from './fault-server-process.ts'
import { SPEED_MODEL } from './speed-requests.ts'

const [latency = '0', seed = '1'] = process.argv.slice(2)
const random = seededRandom(Number(seed))
const faults = new FaultBook([], random)
const log: { -readonly [K in keyof FaultLogEntry]: FaultLogEntry[K] }[] = []

/** What a limit of this width shows: nothing but the refusals that were planned limits a client. */
const OPEN = {
  'x-ratelimit-limit-requests': '6000000',
  'x-ratelimit-remaining-requests': '5999999',
  'x-ratelimit-reset-requests': '1ms'
} as const
/** A refusal that names its budget, as the real server's does: spent, and full again after the wait that it asks for. */
const WAIT_MS = 20
const SPENT = {
  'x-ratelimit-limit-requests': '6000000',
  'x-ratelimit-remaining-requests': '0',
  'x-ratelimit-reset-requests': `${WAIT_MS}ms`
} as const

const simulator = createOpenAiSimulator({
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random,
  timers: {
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    }
  },
  latencyMs: { min: 0, max: 2 * Number(latency) },
  models: [SPEED_MODEL],
  headers: false,
  keepRequests: 0
})

async function optimize(request: Request, env: object): Promise<Response> {
  const entry: (typeof log)[number] = {
    number: log.length + 1,
    at: Date.now(),
    answeredAt: null,
    product: '',
    attributes: [],
    fault: null,
    status: null,
    aborted: false
  }
  log.push(entry)
  try {
    const text = await request.text()
    const { product, format } = readResponsesRequest(JSON.parse(text) as Record<string, unknown>)
    const properties = isObject(format?.schema) ? format.schema['properties'] : undefined
    entry.product = product.name
    entry.attributes = isObject(properties) ? Object.keys(properties) : []
    const fault = faults.choose({ number: entry.number, product: product.name })
    entry.fault = fault?.kind ?? null
    const headers = new Headers(request.headers)
    if (fault) headers.set('x-simulate', fault.kind)
    const { signal } = request
    const response = await simulator.app.fetch(
      new Request(request.url, { method: 'POST', headers, body: text, signal }),
      env
    )
    const limited = fault?.kind.startsWith('rate-limit') === true
    for (const [name, value] of Object.entries(limited ? SPENT : OPEN)) response.headers.set(name, value)
    if (fault?.kind === 'rate-limit-ms') response.headers.set('retry-after-ms', String(WAIT_MS))
    entry.status = response.status
    return response
  } finally {
    entry.aborted = request.signal.aborted
    entry.answeredAt = Date.now()
  }
}

async function handle(request: Request, env: object): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/log':
      return Response.json(log)
    case '/count':
      return Response.json(log.length)
    case '/faults':
      faults.replace(readFaultPlan(await request.json()))
      return new Response(null, { status: 204 })
    default:
      return optimize(request, env)
  }
}

const server = serve({ fetch: handle, hostname: '127.0.0.1', port: 0 }, (address: AddressInfo) => {
  process.stdout.write(`LISTENING ${address.port}\n`)
})
server.on('error', (error) => {
  throw error
})
// Whoever started it is gone: so is it.
process.stdin.resume().on('end', () => process.exit())
