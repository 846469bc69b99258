import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/contract.ts'
import { ERRORS, errorBody, type ErrorCode } from '#shared/contract/errors.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import { apiHarness } from './testing/api-harness.ts'

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers }
})

describe('every procedure of the contract', () => {
  const procedures = Object.entries<Procedure>(contract).filter(([, procedure]) => procedure.file === undefined)

  test.each(procedures)(
    '%s is reached at its method and path, and answers with its status',
    async (name, procedure) => {
      const h = apiHarness()
      h.gateway.answer = () => ({ ok: true, value: { answered: name } })
      const path = procedure.path.replaceAll(/:\w+/g, '7')
      const response = await h.request(procedure.method, path)
      expect(response.status).toBe(procedure.status ?? 200)
      expect(await response.json()).toEqual({ answered: name })
      expect(h.gateway.calls.map((call) => call.procedure)).toEqual([name])
    }
  )
})

describe('input', () => {
  test('path parameters and query values arrive as strings, for the schema to coerce', async () => {
    const h = apiHarness()
    await h.request('GET', '/api/jobs/12/items?limit=20&edited=false&query=a%20b%26c')
    expect(h.gateway.calls[0]?.input).toEqual({ id: '12', limit: '20', edited: 'false', query: 'a b&c' })
  })

  test('a literal path segment is not taken for an id', async () => {
    const h = apiHarness()
    await h.request('GET', '/api/products/ids')
    await h.request('GET', '/api/products/ids2')
    expect(h.gateway.calls.map((call) => call.procedure)).toEqual(['products.ids', 'products.get'])
  })

  test.each([
    ['a slash', 'a%2Fb', 'a/b'],
    ['a percent sign', '100%25', '100%'],
    ['other scripts', 'caf%C3%A9%20%E2%98%95', 'café ☕'],
    ['dots', '..%2F..%2Fetc', '../../etc']
  ])('a product id may hold %s', async (_what, encoded, id) => {
    const h = apiHarness()
    await h.request('GET', `/api/products/${encoded}`)
    expect(h.gateway.calls[0]?.input).toEqual({ id })
  })

  test('the same name twice is refused where one value is wanted, with the field named', async () => {
    const h = apiHarness()
    const response = await h.request('GET', '/api/jobs?limit=1&limit=2')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'VALIDATION_ERROR', details: { field: 'limit' } })
    expect(h.gateway.calls).toEqual([])
  })

  test('a JSON body is passed on, and the path wins over it', async () => {
    const h = apiHarness()
    await h.request('POST', '/api/jobs/5/cancel', json({ id: 6, extra: true }))
    expect(h.gateway.calls[0]?.input).toEqual({ id: '5', extra: true })
  })

  test('field names of objects have no special powers', async () => {
    const h = apiHarness()
    await h.request('GET', '/api/jobs?__proto__=1&constructor=2')
    await h.request('POST', '/api/jobs', json('{"__proto__":{"polluted":true}}'))
    expect(Object.entries(h.gateway.calls[0]?.input ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2']
    ])
    expect(Object.keys(h.gateway.calls[1]?.input ?? {})).toEqual(['__proto__'])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('no body at all, or an empty one, stands for no fields', async () => {
    const h = apiHarness()
    await h.request('POST', '/api/jobs/5/pause')
    await h.request('POST', '/api/jobs/5/pause', json(''))
    expect(h.gateway.calls.map((call) => call.input)).toEqual([{ id: '5' }, { id: '5' }])
  })

  test.each([
    ['cut off JSON', json('{"a":'), 'The body is not valid JSON'],
    [
      'bytes that are not UTF-8',
      { ...json(''), body: new Uint8Array([0x22, 0xff, 0x22]) },
      'The body is not valid JSON'
    ],
    ['a list', json([1]), 'The body must be a JSON object'],
    ['null', json('null'), 'The body must be a JSON object'],
    [
      'a form',
      { body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      'Send the body as JSON, with the header Content-Type: application/json'
    ],
    [
      'plain text that happens to be JSON',
      { body: '{}', headers: { 'Content-Type': 'text/plain' } },
      'Send the body as JSON, with the header Content-Type: application/json'
    ],
    ['a compressed body', json('{}', { 'Content-Encoding': 'gzip' }), 'Send the body uncompressed']
  ])('%s is a validation error that says what to send', async (_what, init, message) => {
    const h = apiHarness()
    const response = await h.request('POST', '/api/jobs', init as RequestInit)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: 'Validation failed',
      code: 'VALIDATION_ERROR',
      message,
      details: { field: 'body' }
    })
    expect(h.gateway.calls).toEqual([])
  })

  test('a body beyond the limit is refused, announced or not', async () => {
    const h = apiHarness({ maxJsonBytes: 1024 * 1024 })
    const body = JSON.stringify({ text: 'x'.repeat(1024 * 1024) })
    const announced = await h.request('POST', '/api/jobs', json(body, { 'Content-Length': String(body.length) }))
    const streamed = await h.request('POST', '/api/jobs', {
      ...json(''),
      body: new Blob([body]).stream(),
      duplex: 'half'
    })
    for (const response of [announced, streamed]) {
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
        message: 'The body has more than 1 MB. Split the request.'
      })
    }
    expect(h.gateway.calls).toEqual([])
  })
})

describe('headers', () => {
  test('Idempotency-Key and X-Wordshelf-Instance become the meta of the call', async () => {
    const h = apiHarness()
    await h.request('POST', '/api/jobs', json({}, { 'Idempotency-Key': 'k-1', 'X-Wordshelf-Instance': 'shop' }))
    expect(h.gateway.calls[0]?.meta).toEqual({ idempotencyKey: 'k-1', instanceId: 'shop' })
  })

  test.each([
    ['Idempotency-Key', ''],
    ['Idempotency-Key', 'k'.repeat(201)],
    ['X-Wordshelf-Instance', ''],
    ['X-Wordshelf-Instance', 'i'.repeat(101)]
  ])('%s of a wrong length is refused rather than cut', async (name, value) => {
    const h = apiHarness()
    const response = await h.request('POST', '/api/jobs', json({}, { [name]: value }))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'VALIDATION_ERROR', details: { field: name } })
    expect(h.gateway.calls).toEqual([])
  })

  test('a key of 200 characters is accepted', async () => {
    const h = apiHarness()
    await h.request('POST', '/api/jobs', json({}, { 'Idempotency-Key': 'k'.repeat(200) }))
    expect(h.gateway.calls[0]?.meta.idempotencyKey).toHaveLength(200)
  })
})

describe('failures', () => {
  test.each(Object.entries(ERRORS))(
    '%s is answered with its own status and the body as it is',
    async (code, { status }) => {
      const h = apiHarness()
      const error = errorBody(code as ErrorCode, 'A sentence.', { details: { field: 'x', more: 1 } })
      h.gateway.answer = () => ({ ok: false, error })
      const response = await h.request('GET', '/api/credits')
      expect(response.status).toBe(status)
      expect(response.headers.get('Content-Type')).toBe('application/json')
      expect(await response.json()).toEqual(error)
    }
  )

  test('the answer to too few credits has the seven fields that clients were written against, in this order', async () => {
    const h = apiHarness()
    h.gateway.answer = () => ({
      ok: false,
      error: errorBody('INSUFFICIENT_CREDITS', 'You need 20 credits but only have 5 remaining.', {
        required: 20,
        remaining: 5,
        creditsTotal: 100,
        creditsUsed: 95
      })
    })
    const response = await h.request('POST', '/api/jobs', json({}))
    expect(response.status).toBe(402)
    expect(await response.text()).toBe(
      '{"error":"Insufficient credits","code":"INSUFFICIENT_CREDITS","message":"You need 20 credits but only have 5 remaining.",' +
        '"required":20,"remaining":5,"creditsTotal":100,"creditsUsed":95}'
    )
  })

  test.each([
    [1, '1'],
    [1_000, '1'],
    [1_001, '2'],
    [0, '1']
  ])('retry after %i ms is also said as Retry-After: %s', async (afterMs, seconds) => {
    const h = apiHarness()
    h.gateway.answer = () => ({ ok: false, error: errorBody('UNAVAILABLE', 'Later.', { retry: { afterMs } }) })
    const response = await h.request('GET', '/api/credits')
    expect(response.headers.get('Retry-After')).toBe(seconds)
  })

  test('an engine that breaks its promise and rejects is still an answer without internals', async () => {
    const h = apiHarness()
    h.gateway.answer = () => Promise.reject(new Error('secret detail'))
    const response = await h.request('GET', '/api/credits')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret detail')
  })
})

describe('addresses', () => {
  test.each(['/api', '/api/', '/api/nothing', '/api/jobs/', '/api/jobs/1/items/2', '/api/JOBS'])(
    '%s is unknown: 404 as JSON',
    async (path) => {
      const h = apiHarness()
      const response = await h.request('GET', path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
      expect(response.headers.get('Allow')).toBeNull()
    }
  )

  test('a wrong method names the right ones', async () => {
    const h = apiHarness()
    const response = await h.request('DELETE', '/api/jobs')
    expect(response.status).toBe(404)
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect(await response.json()).toMatchObject({ message: 'This address does not answer to DELETE' })
  })

  test('OPTIONS names the methods and grants nothing to other origins', async () => {
    const h = apiHarness()
    const response = await h.request('OPTIONS', '/api/settings')
    expect(response.status).toBe(204)
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, PUT')
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(h.gateway.calls).toEqual([])
  })

  test('HEAD asks like GET and has no body', async () => {
    const h = apiHarness()
    const response = await h.request('HEAD', '/api/credits')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
    expect(h.gateway.calls[0]?.procedure).toBe('credits.get')
  })

  test('answers are never cached or sniffed', async () => {
    const h = apiHarness()
    const { headers } = await h.request('GET', '/api/credits')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
})
