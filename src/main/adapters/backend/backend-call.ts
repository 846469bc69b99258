import type { z } from 'zod'
import { SYNC_PROTO } from '#shared/sync/protocol.ts'
import type { BackendResult } from '../../ports/backend-api.ts'
import { LARGEST_ANSWER, NetworkError } from '../../ports/network.ts'
import type { Clock, Timers } from '../../ports/system.ts'
import { checkServerUrl } from '../common/server-url.ts'
import { AnswerTooLarge, deadline, readBody, type Fetch } from '../common/transport.ts'
import {
  answerFailure,
  BACKEND_TOO_OLD,
  networkFailure,
  TOO_OLD,
  unusableAnswer,
  type BackendAnswer
} from './failures.ts'

export interface BackendDeps {
  /** The only way out. It follows no redirect, so that a token goes to the address that it was given for and nowhere else. */
  readonly fetch: Fetch
  readonly clock: Clock
  readonly timers: Timers
}

export interface BackendCall<T> {
  /** Where the backend is; `path` is put after it. */
  readonly url: string
  readonly path: string
  readonly token: string | null
  readonly body: unknown
  readonly answers: z.ZodType<T>
}

/** From the start of a request to the last byte of its answer: nothing waits for the backend longer than this. */
const CALL_TIMEOUT_MS = 20_000

const EXAMPLE = 'https://wordshelf.example.com'

/** One request, never repeated. Rejects where `signal` is aborted, and for nothing that a network or a server does. */
export async function callBackend<T>(
  { fetch, clock, timers }: BackendDeps,
  call: BackendCall<T>,
  signal: AbortSignal
): Promise<BackendResult<T>> {
  const checked = checkServerUrl(call.url, EXAMPLE)
  if (!checked.ok) return { ok: false, failure: { kind: 'refused', message: checked.message } }
  signal.throwIfAborted()
  const limit = deadline(timers, CALL_TIMEOUT_MS, signal)
  let answer: BackendAnswer
  try {
    const response = await fetch(`${call.url.trim().replace(/\/+$/, '')}${call.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(call.token === null ? {} : { authorization: `Bearer ${call.token}` })
      },
      body: JSON.stringify(call.body),
      redirect: 'error',
      signal: limit.signal
    })
    const text = await readBody(response, LARGEST_ANSWER)
    answer = { status: response.status, headers: response.headers, json: parse(text) }
  } catch (error) {
    signal.throwIfAborted()
    return { ok: false, failure: networkFailure(asNetworkError(error), limit.timedOut) }
  } finally {
    limit.dispose()
  }
  if (answer.status < 200 || answer.status > 299) {
    return { ok: false, failure: answerFailure(answer, clock.now()) }
  }
  const parsed = call.answers.safeParse(answer.json)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, failure: skewOf(answer.json) ?? unusableAnswer() }
}

function asNetworkError(error: unknown): unknown {
  if (!(error instanceof AnswerTooLarge)) return error
  return new NetworkError({ kind: 'too-large', sent: true, message: error.message })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An answer that cannot be read because it is of another version of the protocol. */
function skewOf(json: unknown): { readonly kind: 'upgrade'; readonly message: string } | null {
  const proto = typeof json === 'object' && json !== null && 'proto' in json ? json.proto : null
  if (typeof proto !== 'number' || proto === SYNC_PROTO) return null
  return { kind: 'upgrade', message: proto > SYNC_PROTO ? TOO_OLD : BACKEND_TOO_OLD }
}
