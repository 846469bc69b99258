import { assertNever } from '#shared/lib/assert-never.ts'
import { ErrorBody } from '#shared/contract/errors.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'
import { networkFailureKind } from '../common/network-failure.ts'
import { retryAfterMs } from '../common/retry-after.ts'

/** An answer as it came: `json` is undefined where the body is none. */
export interface BackendAnswer {
  readonly status: number
  readonly headers: Headers
  readonly json: unknown
}

const NO_BACKEND =
  'What answers at this address is not a backend of Wordshelf: check the address, and whether this network wants a sign-in first.'

/** What an answer that is not the one that was asked for means. `now` in milliseconds since 1970. */
export function answerFailure(answer: BackendAnswer, now: number): BackendFailure {
  const { status, headers } = answer
  const parsed = ErrorBody.safeParse(answer.json)
  const body = parsed.success ? parsed.data : null
  if (status === 407 || status === 511)
    return { kind: 'offline', message: 'This network wants a sign-in before it lets anything through.' }
  if (body?.code === 'SYNC_FORK') return { kind: 'fork', message: body.message }
  if (body?.code === 'SYNC_GAP') return gap(body)
  if (status === 410 || body?.code === 'CURSOR_TOO_OLD') return { kind: 'cursor-too-old' }
  if (status === 426 || body?.code === 'UPGRADE_REQUIRED') return { kind: 'upgrade', message: body?.message ?? TOO_OLD }
  if (status === 401)
    return {
      kind: 'unauthorized',
      message: body?.message ?? 'The backend does not know this device any more: link the store again.'
    }
  if (status === 429 || status === 408 || status >= 500) {
    const afterMs = retryAfterMs(headers, now) ?? body?.retry?.afterMs ?? null
    const message =
      status === 429 ? 'The backend asks to wait a little.' : `The backend is not well for the moment (HTTP ${status}).`
    return { kind: 'wait', afterMs, message }
  }
  if (body !== null) return { kind: 'refused', message: body.message }
  return { kind: 'unusable', message: NO_BACKEND }
}

export const TOO_OLD = 'This version of Wordshelf is too old for the backend of this store: update the app.'
export const BACKEND_TOO_OLD =
  'The backend of this store is too old for this version of Wordshelf: it has to be updated.'

function gap(body: ErrorBody): BackendFailure {
  const lastSeq: unknown = body.details?.['lastSeq']
  return typeof lastSeq === 'number' && Number.isSafeInteger(lastSeq) && lastSeq >= 0
    ? { kind: 'gap', lastSeq }
    : { kind: 'unusable', message: NO_BACKEND }
}

/** A 2xx whose body is not what the protocol says. */
export function unusableAnswer(): BackendFailure {
  return { kind: 'unusable', message: NO_BACKEND }
}

/** What a request without an answer means. */
export function networkFailure(error: unknown, timedOut: boolean): BackendFailure {
  if (timedOut) return { kind: 'offline', message: 'The backend gave no complete answer in time.' }
  const kind = networkFailureKind(error)
  switch (kind) {
    case 'unreachable':
      return { kind: 'offline', message: 'The backend cannot be reached: check the connection to the internet.' }
    case 'untrusted-date':
      return {
        kind: 'offline',
        message: 'The clock of this computer is wrong: set date and time to automatic in its settings.'
      }
    case 'untrusted':
      return {
        kind: 'offline',
        message:
          'The connection to the backend is not safe: what answers shows a certificate that this computer does not trust.'
      }
    case 'proxy':
      return {
        kind: 'offline',
        message: 'The proxy of this network lets no request through: sign in to it, or ask whoever runs the network.'
      }
    case 'lost':
      return { kind: 'offline', message: 'The connection to the backend broke before the answer was complete.' }
    case 'redirected':
      return { kind: 'unusable', message: NO_BACKEND }
    case 'too-large':
      return { kind: 'unusable', message: 'The answer of the backend is larger than any answer can be.' }
    default:
      return assertNever(kind)
  }
}
