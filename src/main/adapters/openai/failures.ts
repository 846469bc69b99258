import { assertNever } from '#shared/lib/assert-never.ts'
import type { OptimizeResult } from '../../ports/llm.ts'
import { readNetworkError } from '../common/network-failure.ts'
import { retryAfterMs, type ReadableHeaders } from '../common/retry-after.ts'
import { readLimits, waitFromLimits } from './wait-headers.ts'

/** Everything that can come of a call without an answer of the model. */
export type CallFailure = Exclude<OptimizeResult, { readonly kind: 'answered' | 'refused' | 'incomplete' }>

/** An HTTP answer that is not a 2xx, as the SDK reports it. */
export interface HttpFailure {
  readonly status: number
  readonly headers: ReadableHeaders | undefined
  readonly code: string | undefined
  readonly type: string | undefined
  readonly param: string | undefined
  /** The server's own sentence: read for what it is about, never passed on, since it may hold a key or product text. */
  readonly message: string
}

const QUOTA_CODES: ReadonlySet<string> = new Set([
  'insufficient_quota',
  'credit_balance_exhausted',
  'organization_spend_limit_exceeded',
  'project_spend_limit_exceeded',
  'organization_usage_limit_exceeded',
  'billing_hard_limit_reached',
  'billing_not_active'
])

/** Refusals of one prompt, which the next product's may well not meet. */
const PROMPT_CODES: ReadonlySet<string> = new Set([
  'context_length_exceeded',
  'string_above_max_length',
  'invalid_prompt',
  'content_policy_violation',
  'content_filter',
  'request_too_large'
])

/** Refusals of how every request of the job is made. */
const REQUEST_CODES: ReadonlySet<string> = new Set([
  'invalid_json_schema',
  'unsupported_parameter',
  'unsupported_value',
  'unknown_parameter',
  'missing_required_parameter',
  'invalid_type',
  'unsupported_model'
])

/** What an HTTP failure means for the product and its job. `now` in milliseconds since 1970. */
export function readHttpFailure(failure: HttpFailure, now: number): CallFailure {
  const { status, headers } = failure
  if (isQuota(failure)) {
    return {
      kind: 'stopped',
      stop: 'quota',
      reason: said('The account has no credit left or has reached its spend limit', failure)
    }
  }
  const wait = headers === undefined ? undefined : retryAfterMs(headers, now)
  if (status >= 500 || status === 408 || status === 409) {
    const reason =
      status === 503 || failure.code === 'server_is_overloaded' ? 'The server is overloaded' : 'The server failed'
    return { kind: 'failed', retryAfterMs: wait, reason: said(reason, failure) }
  }
  switch (status) {
    case 400:
    case 422:
      return readBadRequest(failure)
    case 401:
      return { kind: 'stopped', stop: 'auth', reason: said('The server does not accept the API key', failure) }
    case 403:
      return readForbidden(failure)
    case 404:
      return readNotFound(failure)
    case 413:
      return { kind: 'rejected', reason: said('The text of this product is too long for the server', failure) }
    case 429: {
      // Asked for again and again it would be as large each time: the whole minute's budget does not hold it.
      if (/\brequest too large\b/i.test(failure.message))
        return {
          kind: 'rejected',
          reason: said('The request for this product is larger than the account allows', failure)
        }
      const limits = headers === undefined ? undefined : readLimits(headers)
      return {
        kind: 'rate-limited',
        retryAfterMs: wait ?? waitFromLimits(limits, failure.type),
        reason: said('The server asks for a pause', failure)
      }
    }
    default:
      return {
        kind: 'stopped',
        stop: 'request',
        reason: said('The server does not take requests of this kind', failure)
      }
  }
}

function isQuota({ status, code, type }: HttpFailure): boolean {
  if (status === 402) return true
  return (
    (status === 429 || status === 403 || status === 400) && (QUOTA_CODES.has(code ?? '') || QUOTA_CODES.has(type ?? ''))
  )
}

function readBadRequest(failure: HttpFailure): CallFailure {
  const { code = '', param = '' } = failure
  if (code === 'model_not_found') return modelStop(failure)
  // Gemini and others answer a wrong key with 400.
  if (code === 'invalid_api_key' || /\bapi key (?:not valid|is invalid)/i.test(failure.message)) {
    return { kind: 'stopped', stop: 'auth', reason: said('The server does not accept the API key', failure) }
  }
  const aboutPrompt =
    PROMPT_CODES.has(code) || (!REQUEST_CODES.has(code) && /^(?:input|messages|instructions)?(?:$|[.[])/.test(param))
  if (aboutPrompt) {
    const long = code === 'context_length_exceeded' || code === 'string_above_max_length'
    const reason = long
      ? 'The text of this product is too long for the model'
      : 'The server refused the text of this product'
    return { kind: 'rejected', reason: said(reason, failure) }
  }
  return { kind: 'stopped', stop: 'request', reason: said('The server does not take requests of this kind', failure) }
}

function readForbidden(failure: HttpFailure): CallFailure {
  if (failure.code === 'unsupported_country_region_territory') {
    return {
      kind: 'stopped',
      stop: 'region',
      reason: said('The service is not offered in this country or region', failure)
    }
  }
  if (failure.code === 'model_not_found') return modelStop(failure)
  return { kind: 'stopped', stop: 'auth', reason: said('The API key is not allowed to do this', failure) }
}

/** True where a refusal is about the model. Local servers give no code, but speak of it; a path such as /v1/models doesn't count. */
export function namesModel({ code, message }: HttpFailure): boolean {
  return code === 'model_not_found' || /(?<![/\w-])model(?![/\w-])/i.test(message)
}

function readNotFound(failure: HttpFailure): CallFailure {
  if (namesModel(failure)) return modelStop(failure)
  return { kind: 'stopped', stop: 'request', reason: said('There is no such service at this address', failure) }
}

function modelStop(failure: HttpFailure): CallFailure {
  return {
    kind: 'stopped',
    stop: 'model',
    reason: said('The model does not exist or the key has no access to it', failure)
  }
}

/** A sentence of ours with the figures that support needs: status, code and request id, none of which can hold anybody's text. */
function said(sentence: string, { status, code, headers }: HttpFailure): string {
  const requestId = headers?.get('x-request-id') ?? ''
  const details = [
    `HTTP ${status}`,
    ...(code !== undefined && /^[a-z][a-z0-9_.-]{0,60}$/.test(code) ? [code] : []),
    ...(/^req_[a-z0-9]{8,64}$/i.test(requestId) ? [`request ${requestId}`] : [])
  ]
  return `${sentence} (${details.join(', ')}).`
}

/** What a request that got no HTTP answer means. */
export function readNetworkFailure(error: unknown): CallFailure {
  const failure = readNetworkError(error)
  switch (failure.kind) {
    case 'untrusted':
      return {
        kind: 'stopped',
        stop: 'request',
        reason: 'The server could not prove who it is: its certificate is not accepted.'
      }
    case 'redirected':
      return {
        kind: 'stopped',
        stop: 'request',
        reason: 'The server sends on to another address. Enter that address instead.'
      }
    case 'unreached':
      return { kind: 'offline', reason: `The server cannot be reached (${failure.code}).` }
    case 'broken':
      return { kind: 'failed', retryAfterMs: undefined, reason: 'The connection broke before the answer was complete.' }
    default:
      return assertNever(failure)
  }
}
