import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { Session } from './session.ts'
import { webHarness, type WebHarness } from './testing/web-harness.ts'
import { startWebServer } from './web-server.ts'

const SEED = 20_261_123
const fixedToken = 'fixed'
const Authorization = `Bearer ${fixedToken}`

describe('uploads over a real connection', () => {
  test.each([
    ['announced', { 'Content-Length': 1_000_000 }],
    ['chunked', { 'Transfer-Encoding': 'chunked' }]
  ])('a client that hangs up half-way (%s) leaves no file', async (_what, headers) => {
    const h = await webHarness({ fixedToken })
    const request = httpRequest({
      host: '127.0.0.1',
      port: h.server.port,
      method: 'POST',
      path: '/api/uploads',
      headers: { Authorization, 'Content-Type': 'text/csv', ...headers },
      agent: false
    })
    request.on('error', () => undefined)
    request.write('x'.repeat(100_000))
    await vi.waitFor(() => expect(h.api.uploaded()).toEqual(['upload-00000001.part']), { timeout: 10_000 })
    request.destroy()
    await vi.waitFor(() => expect(h.api.uploaded()).toEqual([]), { timeout: 10_000 })
  })

  test('a file beyond the limit gets its answer while it is still being sent', async () => {
    const h = await webHarness({ fixedToken, maxUploadBytes: 1_000_000 })
    const response = await fetch(`http://127.0.0.1:${h.server.port}/api/uploads`, {
      method: 'POST',
      headers: { Authorization, 'Content-Type': 'text/csv' },
      body: new Uint8Array(3_000_000)
    })
    expect(response.status).toBe(413)
    expect(h.api.uploaded()).toEqual([])
  })

  test('a large file arrives whole', async () => {
    const h = await webHarness({ fixedToken })
    const response = await fetch(`http://127.0.0.1:${h.server.port}/api/uploads`, {
      method: 'POST',
      headers: { Authorization, 'Content-Type': 'text/csv' },
      body: new Blob([new Uint8Array(20_000_000)])
    })
    expect(await response.json()).toMatchObject({ bytes: 20_000_000 })
  })

  test('a JSON body beyond the limit is 413 with a sentence', async () => {
    const h = await webHarness({ fixedToken, maxJsonBytes: 1024 * 1024 })
    const response = await fetch(`http://127.0.0.1:${h.server.port}/api/jobs`, {
      method: 'POST',
      headers: { Authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ productIds: ['x'.repeat(2 * 1024 * 1024)] })
    })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ message: 'The body has more than 1 MB. Split the request.' })
  })
})

describe('downloads over a real connection', () => {
  test('come whole, with length and name', async () => {
    const h = await webHarness({ fixedToken })
    const bytes = Buffer.alloc(5_000_000, 'abc')
    writeFileSync(join(h.api.spool.exports, 'e1.csv'), bytes)
    const response = await fetch(`http://127.0.0.1:${h.server.port}/api/exports/e1`, { headers: { Authorization } })
    expect(response.headers.get('Content-Length')).toBe('5000000')
    expect(response.headers.get('Content-Disposition')).toContain('wordshelf-e1.csv')
    expect(bytes.equals(Buffer.from(await response.arrayBuffer()))).toBe(true)
  })
})

describe('the event stream over a real connection', () => {
  test('carries events and ends when the program stops', async () => {
    const h = await webHarness({ fixedToken })
    const response = await fetch(`http://127.0.0.1:${h.server.port}/api/events`, { headers: { Authorization } })
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
    const decoder = new TextDecoder()
    expect(decoder.decode((await reader.read()).value)).toContain(': open')
    h.api.gateway.emit({ name: 'changed', payload: { instanceId: 'i', topics: ['jobs'] } })
    expect(decoder.decode((await reader.read()).value)).toBe(
      'data: {"name":"changed","payload":{"instanceId":"i","topics":["jobs"]}}\n\n'
    )
    const closed = h.server.close()
    expect((await reader.read()).done).toBe(true)
    await closed
  })

  test('is let go of when the client hangs up', async () => {
    const h = await webHarness({ fixedToken })
    const abort = new AbortController()
    const response = await fetch(`http://127.0.0.1:${h.server.port}/api/events`, {
      headers: { Authorization },
      signal: abort.signal
    })
    expect(response.status).toBe(200)
    expect(h.api.gateway.listeners.size).toBe(1)
    abort.abort()
    await vi.waitFor(() => expect(h.api.gateway.listeners.size).toBe(0), { timeout: 10_000 })
  })

  test('costs a bounded amount of memory for a client that never reads', async () => {
    const h = await webHarness({ fixedToken })
    const socket = connect(h.server.port, '127.0.0.1')
    socket.pause()
    socket.write(
      `GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${h.server.port}\r\nAuthorization: ${Authorization}\r\n\r\n`
    )
    await vi.waitFor(() => expect(h.api.gateway.listeners.size).toBe(1), { timeout: 10_000 })
    const padding = 'x'.repeat(10_000)
    const before = process.memoryUsage().rss
    // 1 GB of events, were they kept.
    for (let n = 0; n < 100_000; n += 1) {
      h.api.gateway.emit({ name: 'changed', payload: { instanceId: `${n % 300}${padding}`, topics: ['jobs'] } })
      if (n % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
    socket.destroy()
  })
})

describe('stopping', () => {
  test('lets a running request end, and refuses what comes after', async () => {
    const h = await webHarness({ fixedToken })
    let answerNow: (value: { ok: true; value: unknown }) => void = () => undefined
    h.api.gateway.answer = () => new Promise((resolve) => (answerNow = resolve))
    const running = h.send('GET', '/api/credits', { Authorization })
    await vi.waitFor(() => expect(h.api.gateway.calls).toHaveLength(1), { timeout: 10_000 })
    const closed = h.server.close()
    await expect(h.send('GET', '/api/credits', { Authorization })).rejects.toThrow('ECONNREFUSED')
    answerNow({ ok: true, value: { done: true } })
    expect((await running).text).toBe('{"done":true}')
    await closed
  })

  test('does not wait for ever for a request that hangs', async () => {
    const h = await webHarness({ fixedToken })
    h.api.gateway.answer = () => new Promise(() => undefined)
    const running = h.send('GET', '/api/credits', { Authorization })
    const outcome = expect(running).rejects.toThrow('socket hang up')
    await vi.waitFor(() => expect(h.api.gateway.calls).toHaveLength(1), { timeout: 10_000 })
    const closed = h.server.close()
    h.api.timers.pass(2_000)
    await closed
    await outcome
  })
})

test('a port in use is one sentence, not a crash', async () => {
  const h = await webHarness()
  const second = await startWebServer({
    api: h.api.api,
    page: { answer: () => Promise.resolve(null) },
    session: new Session({ fixedToken: null, newSecret: () => 'x' }),
    newNonce: () => '',
    streams: h.api.api.streams,
    timers: h.api.timers,
    log: h.api.log,
    port: h.server.port
  })
  expect(second).toEqual({
    ok: false,
    error: `port ${h.server.port} is in use: choose another with --port, or none for any free one`
  })
})

test('a page that was not built says so, and the API works', async () => {
  const h = await webHarness({ fixedToken })
  const Cookie = await h.signIn()
  expect((await h.send('GET', '/', { Cookie })).status).toBe(200)
  expect((await h.send('GET', '/nothing.js', { Cookie })).status).toBe(404)
})

describe('what is no request at all', () => {
  test.each([
    ['an address in plain UTF-8', 'GET /api/imports?name=Gr\u00f6\u00dfe HTTP/1.1\r\n', 400, 'percent-encoded'],
    ['endless headers', `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(40_000)}\r\n`, 413, 'too long'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 400, 'not a valid HTTP request']
  ])('%s gets a sentence, and nothing behind the door', async (_what, sent, status, words) => {
    const h = await webHarness({ fixedToken })
    const socket = connect(h.server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(sent)
    const answer = await text(socket)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    const body = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as { code: string; message: string }
    expect(body.message).toContain(words)
    expect(h.api.gateway.calls).toEqual([])
  })

  test('after a whole request does not cost that request its answer', async () => {
    const h = await webHarness({ fixedToken })
    const socket = connect(h.server.port, '127.0.0.1')
    const start = `GET /api/credits HTTP/1.1\r\nHost: 127.0.0.1:${h.server.port}\r\nAuthorization: ${Authorization}\r\n`
    socket.write(`${start}\r\nnonsense\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('a body that stops making sense half-way is cut, and the server goes on', async () => {
    const h = await webHarness({ fixedToken })
    const socket = connect(h.server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `POST /api/uploads HTTP/1.1\r\nHost: 127.0.0.1:${h.server.port}\r\nAuthorization: ${Authorization}\r\n` +
        'Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'
    )
    await vi.waitFor(() => expect(h.api.uploaded()).toHaveLength(1), { timeout: 10_000 })
    socket.write('this is no chunk\r\n')
    await once(socket, 'close')
    await vi.waitFor(() => expect(h.api.uploaded()).toEqual([]), { timeout: 10_000 })
    await expectAlive(h)
  })
})

describe('whatever is sent', () => {
  const paths = fc.oneof(
    fc.constantFrom(
      '/api/jobs',
      '/api/jobs/quote',
      '/api/jobs/1/items',
      '/api/jobs/1/export',
      '/api/imports',
      '/api/imports/1/refused.csv',
      '/api/exports/x',
      '/api/uploads',
      '/api/items/review',
      '/api/settings',
      '/api/credits/allowance'
    ),
    // Everything that Node's own client is willing to send as a path.
    fc
      .string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) })
      .map((s) => `/${s}`),
    fc
      .string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) })
      .map((s) => `/api/${s}`)
  )
  const query = fc.oneof(
    fc.constant(''),
    fc.webQueryParameters().map((text) => `?${text}`)
  )
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH')
  const contentType = fc.constantFrom(
    'application/json',
    'text/csv',
    'multipart/form-data; boundary=b',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'nonsense'
  )
  const body = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.uint8Array(), fc.constant('--b\r\n\r\n\r\n--b--'))

  test('nothing makes the server fail: no status from 500 on, and it still answers afterwards', async () => {
    const h = await webHarness({ fixedToken, maxJsonBytes: 10_000, maxUploadBytes: 10_000 })
    const export_ = {
      exportId: 'e1',
      fileName: 'x.csv',
      bytes: 1,
      written: 0,
      skipped: 0,
      skippedItems: [],
      escaped: 0
    }
    writeFileSync(join(h.api.spool.exports, 'e1.csv'), 'x')
    h.api.gateway.answer = () => ({ ok: true, value: export_ })
    const Cookie = await h.signIn()
    await fc.assert(
      fc.asyncProperty(method, paths, query, contentType, body, async (verb, path, search, type, content) => {
        const bare = verb === 'GET' || verb === 'HEAD'
        const answer = await h.send(
          verb,
          `${path}${search}`,
          { Cookie, 'Content-Type': type, Connection: 'close' },
          bare ? undefined : content
        )
        expect(answer.status).toBeLessThan(500)
      }),
      { seed: SEED, numRuns: 600 }
    )
    expect(h.api.log.errors).toEqual([])
    await expectAlive(h)
  })

  test('raw bytes on the socket are survived too', async () => {
    const h = await webHarness({ fixedToken })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, begun) => {
        const socket = connect(h.server.port, '127.0.0.1')
        socket.on('error', () => undefined)
        const received: Buffer[] = []
        socket.on('data', (chunk) => received.push(chunk))
        if (begun) socket.write(`POST /api/jobs HTTP/1.1\r\nHost: 127.0.0.1:${h.server.port}\r\n`)
        socket.end(bytes)
        await once(socket, 'close')
        expect(Buffer.concat(received).toString('latin1')).not.toMatch(/^HTTP\/1\.1 5/)
      }),
      { seed: SEED, numRuns: 150 }
    )
    await expectAlive(h)
  })
})

async function expectAlive(h: WebHarness): Promise<void> {
  expect((await h.send('GET', '/api/openapi.json', { Authorization })).status).toBe(200)
}
