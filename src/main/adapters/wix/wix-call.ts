import { ApiKeyStrategy } from '@wix/sdk/auth/api-key'
import { createClient, type WixClient } from '@wix/sdk/client'
import type { ShopAccess, ShopFailure } from '../../ports/shop.ts'
import { LARGEST_ANSWER } from '../../ports/network.ts'
import type { Clock, Timers } from '../../ports/system.ts'
import { AnswerTooLarge, deadline, readBody, type Fetch } from '../common/transport.ts'
import { checkBaseUrl } from './base-url.ts'
import { readAnswer, type WixAnswer } from './answer.ts'
import { answerFailure, networkFailure, type Purpose } from './failures.ts'

export interface WixDeps {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly timers: Timers
  /** From the start of a request to the last byte of its answer. */
  readonly requestTimeoutMs?: number
}

/** Wix's own client, with the key and the site of one store. */
export type Wix = WixClient

export type CallResult =
  /** The parsed JSON of a 200, as it came over the wire. */
  | { readonly ok: true; readonly body: unknown }
  /** `answer` where Wix, or something in its place, answered at all. */
  | { readonly ok: false; readonly failure: ShopFailure; readonly answer: WixAnswer | undefined }

const REQUEST_TIMEOUT_MS = 60_000

/**
 * Sends what `ask` asks of Wix's SDK: exactly one request, never repeated. The SDK makes the request; its answer is taken as it came,
 * since the SDK turns images into addresses of its own, dates into objects and `id` into `_id`, also inside the SEO tags that go back to
 * Wix as a whole. Never throws for what the network or Wix did.
 */
export async function callWix(
  access: ShopAccess,
  deps: WixDeps,
  purpose: Purpose,
  signal: AbortSignal,
  ask: (wix: Wix) => Promise<unknown>
): Promise<CallResult> {
  const blocked = blockedBy(access)
  if (blocked !== undefined) return failed(blocked)
  if (signal.aborted) return failed({ kind: 'aborted', message: 'It was stopped before anything was sent.' })
  const limit = deadline(deps.timers, deps.requestTimeoutMs ?? REQUEST_TIMEOUT_MS, signal)
  const exchange = new Exchange(access, deps.fetch, limit.signal)
  try {
    const wix = createClient({
      auth: ApiKeyStrategy({ siteId: access.siteId, apiKey: access.apiKey }),
      fetch: exchange.fetch
    })
    const thrown = await settle(ask(wix))
    const { answer } = exchange
    if (answer !== undefined) {
      if (answer.status === 200 && answer.json !== undefined) return { ok: true, body: answer.json }
      return { ok: false, failure: answerFailure(answer, purpose, deps.clock.now()), answer }
    }
    // Without a request the SDK refused what it was given: a bug of ours, not of the network.
    if (!exchange.sent) throw new Error('The SDK did not take the request', { cause: thrown })
    return failed(networkFailure(exchange.error, purpose, { timedOut: limit.timedOut, stopped: signal.aborted }))
  } finally {
    limit.dispose()
  }
}

/** One request of the SDK on its way through the fetch that the app was given. */
class Exchange {
  answer: WixAnswer | undefined
  error: unknown
  sent = false
  readonly #access: ShopAccess
  readonly #fetch: Fetch
  readonly #signal: AbortSignal

  constructor(access: ShopAccess, fetch: Fetch, signal: AbortSignal) {
    this.#access = access
    this.#fetch = fetch
    this.#signal = signal
  }

  readonly fetch: Fetch = async (input, init) => {
    if (this.sent) throw new Error('One call is one request')
    this.sent = true
    try {
      const headers = new Headers(init?.headers)
      headers.set('accept', 'application/json')
      headers.set('user-agent', 'Wordshelf')
      const response = await this.#fetch(atBase(input, this.#access.baseUrl), {
        ...init,
        headers,
        // A key belongs to one origin.
        redirect: 'error',
        signal: this.#signal
      })
      const answer = readAnswer(response.status, response.headers, await readBody(response, LARGEST_ANSWER))
      this.answer = answer
      return forSdk(answer.status)
    } catch (error) {
      this.error = error instanceof AnswerTooLarge ? undefined : error
      throw error
    }
  }
}

/**
 * What the SDK makes of an answer decides nothing, and of a page of a hundred products it makes it in 20 ms of a thread that has more to
 * do. So it gets the status and no content.
 */
function forSdk(status: number): Response {
  const bodiless = status === 204 || status === 304
  return new Response(bodiless ? null : '{}', { status, headers: { 'content-type': 'application/json' } })
}

/** The SDK knows one host by name; the rest of the address is as it made it. */
function atBase(input: string | URL | Request, baseUrl: string): string {
  const asked = new URL(input instanceof Request ? input.url : input)
  const base = new URL(baseUrl.trim())
  return `${base.origin}${base.pathname.replace(/\/$/, '')}${asked.pathname}${asked.search}`
}

function blockedBy({ baseUrl, apiKey, siteId }: ShopAccess): ShopFailure | undefined {
  const checked = checkBaseUrl(baseUrl)
  if (!checked.ok) return { kind: 'rejected', code: 'BASE_URL', message: checked.message }
  // A header can hold nothing else, and the error that says so would show the key.
  if (!/^[\u0021-\u007e]+$/.test(apiKey)) {
    return {
      kind: 'auth',
      message: 'The API key contains blanks or characters that no key has. Copy it from Wix once more.'
    }
  }
  if (!/^[\u0021-\u007e]+$/.test(siteId)) {
    return {
      kind: 'site-gone',
      message:
        'This is not the id of a site. Copy the part after /dashboard/ from the address of your site’s dashboard on Wix.'
    }
  }
  return undefined
}

/** What it threw, if it did. What the SDK makes of an answer decides nothing. */
async function settle(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
    return undefined
  } catch (error) {
    return error
  }
}

function failed(failure: ShopFailure): CallResult {
  return { ok: false, failure, answer: undefined }
}
