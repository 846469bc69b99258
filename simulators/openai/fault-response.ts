import type { Fault, FaultKind } from './faults.ts'
import { wireError } from './wire.ts'

export interface PlainAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const QUOTA = 'You exceeded your current quota, please check your plan and billing details.'

/**
 * The whole HTTP answer of a fault that replaces the model's, or undefined where the fault lies in the transport or in the text.
 * `now` is in milliseconds since 1970, for a wait that is given as a date.
 */
export function faultAnswer(fault: Fault, model: string, now: number): PlainAnswer | undefined {
  const seconds = String(Math.ceil(fault.retryAfterMs / 1_000))
  const limited = `Rate limit reached for ${model} in organization org-simulated on requests per min (RPM): Limit 500, Used 500, Requested 1.`
  switch (fault.kind) {
    case 'rate-limit-ms':
      return errorAnswer(429, limited, 'requests', 'rate_limit_exceeded', {
        'retry-after-ms': String(fault.retryAfterMs),
        'retry-after': seconds
      })
    case 'rate-limit-seconds':
      return errorAnswer(429, limited, 'requests', 'rate_limit_exceeded', { 'retry-after': seconds })
    case 'rate-limit-date':
      return errorAnswer(429, limited, 'requests', 'rate_limit_exceeded', {
        'retry-after': new Date(now + fault.retryAfterMs).toUTCString()
      })
    case 'rate-limit-bare':
      return errorAnswer(429, limited, 'requests', 'rate_limit_exceeded')
    case 'insufficient-quota':
      return errorAnswer(429, QUOTA, 'insufficient_quota', 'insufficient_quota')
    case 'spend-limit':
      return errorAnswer(
        429,
        'This project has reached its spend limit.',
        'insufficient_quota',
        'project_spend_limit_exceeded'
      )
    case 'slow-down':
      return errorAnswer(429, 'Your traffic is growing too fast. Please slow down.', 'rate_limit_error', 'slow_down')
    case 'flex-unavailable':
      return errorAnswer(429, 'Resource Unavailable', 'rate_limit_error', 'resource_unavailable')
    case 'unauthorized':
      return errorAnswer(
        401,
        'Incorrect API key provided: sk-simul*****ated.',
        'invalid_request_error',
        'invalid_api_key'
      )
    case 'region':
      return errorAnswer(
        403,
        'Country, region, or territory not supported',
        'request_forbidden',
        'unsupported_country_region_territory'
      )
    case 'no-model-access':
      return errorAnswer(
        403,
        `Project does not have access to model \`${model}\``,
        'invalid_request_error',
        'model_not_found'
      )
    case 'model-not-found':
      return errorAnswer(
        404,
        `The model \`${model}\` does not exist or you do not have access to it.`,
        'invalid_request_error',
        'model_not_found'
      )
    case 'bad-request':
      return errorAnswer(400, 'Invalid prompt: your prompt was flagged.', 'invalid_request_error', 'invalid_prompt')
    case 'too-long':
      return errorAnswer(
        400,
        'Your input exceeds the context window of this model.',
        'invalid_request_error',
        'context_length_exceeded'
      )
    case 'server-error':
      return errorAnswer(500, 'The server had an error while processing your request.', 'server_error', null)
    case 'bad-gateway-html':
      return {
        status: 502,
        headers: HTML,
        body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
      }
    case 'overloaded':
      return errorAnswer(
        503,
        'The server is overloaded or not ready yet.',
        'service_unavailable_error',
        'server_is_overloaded'
      )
    case 'redirect':
      return { status: 307, headers: { location: 'https://elsewhere.example/v1' }, body: '' }
    case 'html-200':
      return {
        status: 200,
        headers: HTML,
        body: '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>'
      }
    case 'empty-200':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' }
    default:
      return undefined
  }
}

/** An error in OpenAI's form. */
export function errorAnswer(
  status: number,
  message: string,
  type: string,
  code: string | null,
  headers: Readonly<Record<string, string>> = {},
  param: string | null = null
): PlainAnswer {
  const body = JSON.stringify(wireError(message, type, code, param))
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

/** The text of an answer as a fault leaves it: cut, wrapped or replaced. */
export function twistText(kind: FaultKind | undefined, text: string): string {
  switch (kind) {
    case 'cut-tokens':
    case 'cut-filter':
      return text.slice(0, Math.floor(text.length / 2))
    case 'refusal':
      return "I'm sorry, but I can't help with that."
    case 'not-json':
      return 'Sure! Here is the new copy for your product. I made it friendlier and easier to scan.'
    case 'fenced-json':
      return `Here is the new copy:\n\`\`\`json\n${text}\n\`\`\``
    default:
      return text
  }
}
