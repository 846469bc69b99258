import { z } from 'zod'
import { contract, isProcedureName, type CallMeta, type CallResult } from '#shared/contract/contract.ts'
import { ErrorBody, errorBody } from '#shared/contract/errors.ts'
import { events, type AnyEvent, type EventName } from '#shared/contract/events.ts'
import { TOPICS } from '#shared/contract/events.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { err, ok } from '#shared/lib/result.ts'
import { answeredInTime, startTimer, type After } from './deadlines.ts'

/** Milliseconds until a stream that was refused is asked for again. */
const REOPEN_MS = 5_000

export interface HttpTransportOptions {
  /** Where the engine answers; empty where the page itself comes from there. */
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
  readonly EventSource?: typeof EventSource
  readonly after?: After
}

/** The contract over HTTP and an event stream: what a browser uses instead of the preload's bridge. */
export function createHttpTransport(options: HttpTransportOptions = {}): Transport {
  const baseUrl = options.baseUrl ?? ''
  const doFetch = options.fetch ?? ((input, init) => fetch(input, init))
  const Stream = options.EventSource ?? EventSource
  const after = options.after ?? startTimer

  async function ask(procedure: string, input: unknown, meta: CallMeta, stopped: AbortSignal): Promise<CallResult> {
    if (!isProcedureName(procedure)) return err(errorBody('NOT_FOUND', `There is no procedure ${procedure}.`))
    const { url, init } = toRequest(procedure, input, meta)
    let response: Response
    let text: string
    try {
      response = await doFetch(baseUrl + url, { ...init, signal: stopped })
      text = await response.text()
    } catch {
      return err(
        errorBody('UNAVAILABLE', 'Wordshelf is not running, or this page lost it. Start it again, then retry.', {
          retry: { afterMs: 1000 }
        })
      )
    }
    const body = parseJson(text)
    if (response.ok && body !== undefined) return ok(body)
    const refused = ErrorBody.safeParse(body)
    return err(refused.success ? refused.data : strangeAnswer(response.status))
  }

  const listeners = new Set<(event: AnyEvent) => void>()
  let stop: (() => void) | undefined

  /** One stream for all: a browser has six connections for all windows of an address together, and each stream takes one for good. */
  function on(listener: (event: AnyEvent) => void): () => void {
    listeners.add(listener)
    stop ??= listen()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      stop?.()
      stop = undefined
    }
  }

  function listen(): () => void {
    const tell = (event: AnyEvent): void => {
      for (const listener of listeners) listener(event)
    }
    const opening = new Stream(`${baseUrl}/api/events`)
    opening.addEventListener('open', () => {
      // What was said before the stream was there, or while it was down, is lost: drop everything that was read until now.
      tell({ name: 'changed', payload: { instanceId: null, topics: [...TOPICS] } })
    })
    opening.addEventListener('message', (message: MessageEvent<unknown>) => {
      const event = typeof message.data === 'string' ? toEvent(parseJson(message.data)) : undefined
      if (event) tell(event)
    })
    // One that breaks off the browser opens again by itself. One that is refused, such as by an engine that has not let this page in yet, it
    // leaves closed for good.
    let end = (): void => opening.close()
    opening.addEventListener('error', () => {
      if (opening.readyState !== Stream.CLOSED) return
      end = after(REOPEN_MS, () => {
        end = listen()
      })
    })
    return () => end()
  }

  return { shell: 'web', call: answeredInTime(ask, after), on }
}

type Fields = Readonly<Record<string, unknown>>

/** Path parameters, then query string (GET, DELETE) or JSON body, as the contract declares them. */
export function toRequest(
  procedure: keyof typeof contract,
  input: unknown,
  meta: CallMeta
): { readonly url: string; readonly init: RequestInit } {
  const { method, path } = contract[procedure]
  const rest = new Map(Object.entries(isFields(input) ? input : {}).filter(([, value]) => value !== undefined))
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(asText(value))
  })
  const headers: Record<string, string> = { accept: 'application/json' }
  if (meta.instanceId !== undefined) headers['x-wordshelf-instance'] = meta.instanceId
  if (meta.idempotencyKey !== undefined) headers['idempotency-key'] = meta.idempotencyKey
  if (method === 'GET' || method === 'DELETE') {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, asText(value)])).toString()
    return { url: query === '' ? filled : `${filled}?${query}`, init: { method, headers } }
  }
  headers['content-type'] = 'application/json'
  return { url: filled, init: { method, headers, body: JSON.stringify(Object.fromEntries(rest)) } }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return JSON.stringify(value ?? '')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const Envelope = z.object({ name: z.string(), payload: z.unknown() })

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name)
}

/** An event of a kind that this page doesn't know is left out rather than trusted. */
function toEvent(value: unknown): AnyEvent | undefined {
  const envelope = Envelope.safeParse(value)
  if (!envelope.success || !isEventName(envelope.data.name)) return undefined
  const { name, payload } = envelope.data
  switch (name) {
    case 'job.progress': {
      const parsed = events[name].safeParse(payload)
      return parsed.success ? { name, payload: parsed.data } : undefined
    }
    case 'import.progress': {
      const parsed = events[name].safeParse(payload)
      return parsed.success ? { name, payload: parsed.data } : undefined
    }
    case 'pull.progress': {
      const parsed = events[name].safeParse(payload)
      return parsed.success ? { name, payload: parsed.data } : undefined
    }
    case 'publish.progress': {
      const parsed = events[name].safeParse(payload)
      return parsed.success ? { name, payload: parsed.data } : undefined
    }
    case 'changed': {
      const parsed = events[name].safeParse(payload)
      return parsed.success ? { name, payload: parsed.data } : undefined
    }
  }
}

function strangeAnswer(status: number): ErrorBody {
  if (status === 401)
    return errorBody(
      'UNAUTHORIZED',
      'This page is not signed in. Open the address that Wordshelf printed when it started.'
    )
  if (status === 413) return errorBody('PAYLOAD_TOO_LARGE', 'This is more than Wordshelf takes in one go.')
  return errorBody('INTERNAL', `Wordshelf gave an answer that this page does not understand (status ${status}).`)
}
