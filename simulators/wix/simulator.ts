import { Hono, type Context } from 'hono'
import { randomHex, type SimulatorRandom } from '../random.ts'
import { Dropped, hangUpOf, isAbort, networkError, wait, type SimulatorTimers } from '../transport.ts'
import { enter, FULL_KEY, keyMay, permissionProblem, versionProblem, type WixKey } from './access.ts'
import { controlRoutes, type WixSimulatorControl, type WixSimulatorHooks } from './control.ts'
import { answerAfter, answerInstead, disturb } from './fault-effects.ts'
import { WixFaultBook, type WixFaultPlan, type WixFaultRule } from './faults.ts'
import { asObject, isObject, type JsonObject } from './json.ts'
import { Merchant } from './merchant.ts'
import { RateGate, type RateShape } from './rate.ts'
import { queryText } from './query-text.ts'
import { WixRequestLog, type WritableEntry } from './request-log.ts'
import { respond } from './respond.ts'
import type { RequestCheck, WixAnswer, WixRequest, WixRoute } from './route.ts'
import { WIX_ROUTES } from './routes.ts'
import type { WixStore } from './store.ts'

export interface WixSimulatorOptions {
  readonly store: WixStore
  /** `now` in milliseconds since 1970; `monotonic` for the rate. */
  readonly clock: { now(): number; monotonic(): number }
  /** Seeded: request ids, latency and the chance of faults. */
  readonly random: SimulatorRandom
  readonly timers: SimulatorTimers
  /** How long an answer takes: always the same, or evenly spread. 0 by default. */
  readonly latencyMs?: number | { readonly min: number; readonly max: number }
  /** The keys that are let in; `FULL_KEY` alone by default. */
  readonly keys?: readonly WixKey[]
  /** Without it there is no limit. */
  readonly rate?: RateShape
  readonly faults?: WixFaultPlan
  readonly checks?: readonly RequestCheck[]
  /** Wix's own body of a 409 is not known: `assumed` has a code, `empty` no details at all. */
  readonly staleBody?: 'assumed' | 'empty'
  /** How many requests the log keeps with their bodies. 1,000 by default. */
  readonly keepRequests?: number
}

export interface WixSimulator {
  readonly app: Hono
  readonly store: WixStore
  readonly merchant: Merchant
  readonly control: WixSimulatorControl
  /** Answers in this process as a network would: rejects on abort and on a dropped connection. Host and port do not matter. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
}

/** Wix's REST API over one store, V1 and V3, with its traps, rates and faults. */
export function createWixSimulator(options: WixSimulatorOptions): WixSimulator {
  const { store, clock, random, timers } = options
  const log = new WixRequestLog(options.keepRequests ?? 1_000)
  const faults = new WixFaultBook(options.faults ?? [], random)
  const merchant = new Merchant(store)
  let keys = options.keys ?? [FULL_KEY]
  let gate = options.rate === undefined ? undefined : new RateGate(options.rate, clock.monotonic())
  let hooks: WixSimulatorHooks = {}

  const control: WixSimulatorControl = {
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
    get writes() {
      return log.writes
    },
    get violations() {
      return log.violations
    },
    setFaults: (plan) => faults.replace(plan),
    setKeys: (next) => {
      keys = next
    },
    setRate: (shape) => {
      gate = shape === undefined ? undefined : new RateGate(shape, clock.monotonic())
    },
    setHooks: (next) => {
      hooks = next
    },
    clear: () => log.clear()
  }

  function latency(): number {
    const latencyMs = options.latencyMs ?? 0
    return typeof latencyMs === 'number' ? latencyMs : latencyMs.min + random.next() * (latencyMs.max - latencyMs.min)
  }

  async function serve(context: Context, route: WixRoute | undefined): Promise<Response> {
    const { signal } = context.req.raw
    const url = new URL(context.req.url)
    const raw = context.req.method === 'GET' ? queryText(url) : await context.req.text()
    const parsed = parseBody(raw)
    const entry = log.start({
      at: clock.now(),
      method: context.req.method,
      path: url.pathname,
      query: url.search,
      body: raw === '' ? undefined : (parsed ?? raw),
      requestId: `${Math.floor(clock.now() / 1_000)}.${randomHex(random, 16)}`
    })
    const fault = faults.choose({
      number: entry.number,
      path: url.pathname,
      writes: isWrite(entry.method, url.pathname)
    })
    entry.fault = fault?.kind
    try {
      if (fault?.kind === 'hang-before') await wait(timers, undefined, signal)
      const delay = latency()
      if (delay > 0) await wait(timers, delay, signal)
      hooks.before?.(entry)
      if (fault?.kind === 'drop-before') throw new Dropped('connection dropped')
      const answer = answerAfter(fault, decide(context, route, parsed, entry, fault))
      hooks.after?.(entry)
      if (fault?.kind === 'drop-after') throw new Dropped('connection dropped')
      if (fault?.kind === 'hang-after') await wait(timers, undefined, signal)
      if (fault?.kind === 'slow-first-byte') await wait(timers, fault.delayMs ?? 3_000, signal)
      const response = respond(answer, {
        fault,
        requestId: entry.requestId,
        timers,
        signal,
        hangUp: hangUpOf(context.env)
      })
      entry.status = response.status
      return response
    } finally {
      log.finish()
    }
  }

  /** Everything that is done to the store, in one synchronous step. */
  function decide(
    context: Context,
    route: WixRoute | undefined,
    body: JsonObject | undefined,
    entry: WritableEntry,
    fault: WixFaultRule | undefined
  ): WixAnswer {
    const instead = answerInstead(fault, route)
    if (instead !== undefined) return instead
    const headers = context.req.raw.headers
    const entered = enter(keys, headers, store)
    if ('refused' in entered) return entered.refused
    const waitMs = gate?.take(clock.monotonic()) ?? 0
    if (waitMs > 0) {
      entry.overRate = true
      return tooMany(gate?.shape.retryAfter === true ? Math.ceil(waitMs / 1_000) : undefined)
    }
    if (route === undefined) return { status: 404, body: { message: 'Not Found', details: {} } }
    if (body === undefined) return { status: 400, body: { message: UNPARSABLE, details: {} } }
    const query = new URL(context.req.url).searchParams
    const problems = (options.checks ?? []).flatMap((check) =>
      check({ method: entry.method, path: entry.path, route, body, query })
    )
    log.violated(entry, problems)
    disturb(fault, store, entry.path, body)
    const problem = permissionProblem(entered.key, route) ?? versionProblem(route, store)
    if (problem !== undefined) return problem
    const request: WixRequest = {
      body,
      params: context.req.param(),
      query,
      may: (permission) => keyMay(entered.key, permission),
      fails: () => fault?.kind === 'partial-failure' && random.next() < 0.5,
      staleBody: options.staleBody ?? 'assumed'
    }
    if (fault?.kind === 'silent-no-op') return store.rehearse(() => route.handle(request, store))
    const { result, changes } = store.collect(() => route.handle(request, store))
    log.changed(entry, changes)
    return result
  }

  const app = new Hono()
  app.route('/__control', controlRoutes(store, merchant, control))
  // `/products/query` before `/products/:id`.
  for (const route of [...WIX_ROUTES].toSorted((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))) {
    app.on(route.method, route.path, (context) => serve(context, route))
  }
  app.notFound((context) => serve(context, undefined))
  app.onError((error, context) => {
    const hangUp = hangUpOf(context.env)
    if ((!(error instanceof Dropped) && !isAbort(error)) || hangUp === undefined) throw error
    hangUp()
    return new Response(null, { status: 499 })
  })

  return {
    app,
    store,
    merchant,
    control,
    async fetch(input, init) {
      // A request made of another follows its signal only while somebody keeps it, and an answer that hangs waits for nothing else.
      const request = input instanceof Request && init === undefined ? input : new Request(input, init)
      request.signal.throwIfAborted()
      try {
        const response = await app.fetch(request)
        request.signal.throwIfAborted()
        return response
      } catch (error) {
        request.signal.throwIfAborted()
        if (error instanceof Dropped) throw networkError()
        throw error
      }
    }
  }
}

const UNPARSABLE = 'Failed to parse JSON or deserialize protobuf message'

function tooMany(retryAfterS: number | undefined): WixAnswer {
  return {
    status: 429,
    body: { message: 'Too Many Requests', details: {} },
    ...(retryAfterS === undefined ? {} : { headers: { 'retry-after': String(retryAfterS) } })
  }
}

function parseBody(raw: string): JsonObject | undefined {
  if (raw === '') return {}
  try {
    const value: unknown = JSON.parse(raw)
    return isObject(value) ? asObject(value) : undefined
  } catch {
    return undefined
  }
}

/** Whether a request of this kind may change the store. */
function isWrite(method: string, path: string): boolean {
  if (method !== 'POST') return method !== 'GET'
  return !/\/(query|query-platformized|search|count)$/.test(path)
}
