import { describe, expect, test } from 'vitest'
import { readHttpFailure, readNetworkFailure, type CallFailure, type HttpFailure } from './failures.ts'

function http(status: number, extra: Partial<HttpFailure> = {}): CallFailure {
  const failure = {
    status,
    headers: undefined,
    code: undefined,
    type: undefined,
    param: undefined,
    message: '',
    ...extra
  }
  return readHttpFailure(failure, 0)
}

function gist(result: CallFailure): string {
  return result.kind === 'stopped' ? `stopped ${result.stop}` : result.kind
}

describe('an HTTP failure', () => {
  test.each<[number, Partial<HttpFailure>, string]>([
    [400, { code: 'invalid_json_schema', param: 'text.format.schema' }, 'stopped request'],
    [400, { param: 'response_format' }, 'stopped request'],
    [400, { param: 'temperature', code: 'unsupported_parameter' }, 'stopped request'],
    [400, { param: 'input', code: 'unsupported_value' }, 'stopped request'],
    [400, { code: 'context_length_exceeded', param: 'messages' }, 'rejected'],
    [400, { code: 'invalid_prompt' }, 'rejected'],
    [400, { param: 'input[0].content' }, 'rejected'],
    [400, {}, 'rejected'],
    [400, { code: 'model_not_found' }, 'stopped model'],
    [400, { message: 'API key not valid. Please pass a valid API key.' }, 'stopped auth'],
    [400, { code: 'billing_hard_limit_reached' }, 'stopped quota'],
    [401, {}, 'stopped auth'],
    [402, {}, 'stopped quota'],
    [403, {}, 'stopped auth'],
    [403, { code: 'unsupported_country_region_territory' }, 'stopped region'],
    [403, { code: 'model_not_found' }, 'stopped model'],
    [404, { code: 'model_not_found' }, 'stopped model'],
    [404, { message: '404 model "llama" not found, try pulling it first' }, 'stopped model'],
    [404, { message: '404 Invalid URL (GET /v1/models/local-model)' }, 'stopped request'],
    [404, {}, 'stopped request'],
    [405, {}, 'stopped request'],
    [408, {}, 'failed'],
    [409, {}, 'failed'],
    [413, {}, 'rejected'],
    [422, {}, 'rejected'],
    [429, {}, 'rate-limited'],
    [429, { message: '429 Request too large for gpt-6-luna on tokens per min (TPM): Limit 10000.' }, 'rejected'],
    [429, { code: 'credit_balance_exhausted' }, 'stopped quota'],
    [429, { type: 'insufficient_quota' }, 'stopped quota'],
    [429, { code: 'organization_spend_limit_exceeded' }, 'stopped quota'],
    [429, { code: 'project_spend_limit_exceeded' }, 'stopped quota'],
    [429, { code: 'organization_usage_limit_exceeded' }, 'stopped quota'],
    [500, {}, 'failed'],
    [529, {}, 'failed'],
    [307, {}, 'stopped request']
  ])('of %s %j means %s', (status, extra, expected) => {
    expect(gist(http(status, extra))).toBe(expected)
  })

  test('waits as long as the server says, or until the exhausted budget is full', () => {
    const said = new Headers({ 'retry-after': '3' })
    expect(http(503, { headers: said })).toMatchObject({ kind: 'failed', retryAfterMs: 3_000 })
    expect(http(429, { headers: said })).toMatchObject({ kind: 'rate-limited', retryAfterMs: 3_000 })
    const budget = new Headers({ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1.5s' })
    expect(http(429, { headers: budget, type: 'tokens' })).toMatchObject({ retryAfterMs: 1_500 })
  })

  test('gives status, code and request id, and not a word of the server', () => {
    const headers = new Headers({ 'x-request-id': 'req_0123456789abcdef' })
    const result = http(401, { headers, code: 'invalid_api_key', message: 'Incorrect API key provided: sk-secret' })
    expect(result).toMatchObject({
      reason: 'The server does not accept the API key (HTTP 401, invalid_api_key, request req_0123456789abcdef).'
    })
    const hostile = new Headers({ 'x-request-id': 'sk-secret' })
    expect(JSON.stringify(http(401, { headers: hostile, code: 'Your key sk-secret' }))).not.toContain('secret')
  })
})

describe('a network failure', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code })

  test.each<[string, unknown]>([
    ['a refused connection', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') })],
    ['an unknown name', new TypeError('fetch failed', { cause: coded('ENOTFOUND') })],
    ['a resolver without a network', new TypeError('fetch failed', { cause: coded('EAI_AGAIN') })],
    [
      'two addresses that both refuse',
      new TypeError('x', { cause: new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]) })
    ],
    ['a connection that never came about', new TypeError('fetch failed', { cause: coded('UND_ERR_CONNECT_TIMEOUT') })],
    ["Chromium's word for it", new Error('net::ERR_INTERNET_DISCONNECTED')]
  ])('after %s is being offline', (_name, error) => {
    expect(readNetworkFailure(error).kind).toBe('offline')
  })

  test.each<[string, unknown]>([
    ['a closed socket', new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') })],
    ['a reset', new TypeError('fetch failed', { cause: coded('ECONNRESET') })],
    ["Chromium's empty answer", new Error('net::ERR_EMPTY_RESPONSE')],
    ['nothing known', undefined],
    ['a string', 'oops']
  ])('after %s is an attempt', (_name, error) => {
    expect(readNetworkFailure(error).kind).toBe('failed')
  })

  test.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID'
  ])('of the certificate (%s) stops the job and says so', (code) => {
    expect(readNetworkFailure(new TypeError('fetch failed', { cause: coded(code) }))).toMatchObject({
      kind: 'stopped',
      reason: expect.stringContaining('certificate') as string
    })
  })

  test('that refers to itself does not run for ever', () => {
    const loop = new Error('x')
    loop.cause = loop
    expect(readNetworkFailure(loop).kind).toBe('failed')
  })
})
