import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createLeanFetch } from './lean-fetch.ts'
import { guardedFetch, LARGEST_ANSWER, readAnswerBody } from './transport.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

interface Served {
  readonly url: string
  readonly seen: { readonly method: string; readonly headers: IncomingMessage['headers']; readonly body: string }[]
  /** Connections that were ever opened. */
  readonly sockets: Set<unknown>
}

async function served(answer: (response: ServerResponse, request: IncomingMessage) => void): Promise<Served> {
  const seen: Served['seen'][number][] = []
  const sockets = new Set<unknown>()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      seen.push({ method: request.method ?? '', headers: request.headers, body })
      answer(response, request)
    })
  })
  server.on('connection', (socket) => sockets.add(socket))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/responses`, seen, sockets }
}

const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"Müsli"}' }

describe('what goes out and what comes back', () => {
  test('method, headers and text go out as given, and status, headers and text come back', async () => {
    const { url, seen } = await served((response) => {
      response.writeHead(201, { 'x-request-id': 'req_1', 'set-cookie': ['a=1', 'b=2'] })
      response.end('{"täxt":1}')
    })
    const response = await createLeanFetch()(url, post)
    expect(seen[0]).toMatchObject({ method: 'POST', body: post.body, headers: { 'content-type': 'application/json' } })
    expect(response.status).toBe(201)
    expect(response.headers.get('x-request-id')).toBe('req_1')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.json()).toEqual({ täxt: 1 })
  })

  test('connections are kept: a second one at most, since each rests for a turn of the event loop after an answer', async () => {
    const { url, sockets } = await served((response) => response.end('{}'))
    const fetch = createLeanFetch()
    for (let n = 0; n < 20; n++) await (await fetch(url, post)).text()
    expect(sockets.size).toBeLessThanOrEqual(2)
  })

  test('an answer without a body is one', async () => {
    const { url } = await served((response) => response.writeHead(204).end())
    expect((await createLeanFetch()(url)).body).toBeNull()
  })

  test('an answer that comes compressed, though nobody asked for it, is unpacked', async () => {
    const { url, seen } = await served((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync('{"ok":true}'))
    })
    const response = await createLeanFetch()(url, post)
    expect(seen[0]?.headers['accept-encoding']).toBe('identity')
    expect(await response.json()).toEqual({ ok: true })
  })
})

describe('what is refused', () => {
  test.each([301, 302, 303, 307, 308])('a redirect (%i) goes nowhere, whoever asks', async (status) => {
    const { url, seen } = await served((response, request) => {
      response.writeHead(status, { location: `http://${request.headers.host ?? ''}/elsewhere` }).end('moved')
    })
    await expect(createLeanFetch()(url, post)).rejects.toMatchObject({ cause: { message: 'unexpected redirect' } })
    expect(seen).toHaveLength(1)
  })

  test('of an endless answer only a little more than any answer may have is read, and the connection is ended', async () => {
    const closed = Promise.withResolvers<void>()
    const { url } = await served((response) => {
      const piece = Buffer.alloc(64 * 1_024, 'x')
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', more).on('close', () => closed.resolve())
      more()
    })
    const response = await guardedFetch(createLeanFetch(), true)(url, post)
    await closed.promise
    await expect(readAnswerBody(response)).rejects.toThrow(String(LARGEST_ANSWER))
  })

  test('a packed answer that grows beyond any answer is not unpacked', async () => {
    const { url } = await served((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(2 * LARGEST_ANSWER)))
    })
    await expect(createLeanFetch()(url, post)).rejects.toThrow(TypeError)
  })

  test('an answer in a packing that nobody knows is a failure, not garbage', async () => {
    const { url } = await served((response) => response.writeHead(200, { 'content-encoding': 'rot13' }).end('{}'))
    await expect(createLeanFetch()(url, post)).rejects.toThrow(TypeError)
  })
})

describe('giving up', () => {
  test('a signal that was given up before sends nothing', async () => {
    const { url, seen } = await served((response) => response.end('{}'))
    await expect(createLeanFetch()(url, { ...post, signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError'
    })
    expect(seen).toHaveLength(0)
  })

  test.each(['before the headers', 'in the middle of the body'])('giving up %s ends the connection', async (when) => {
    const closed = Promise.withResolvers<void>()
    const controller = new AbortController()
    const { url } = await served((response) => {
      response.on('close', () => closed.resolve())
      if (when !== 'before the headers') response.write('{"half":')
      setImmediate(() => controller.abort())
    })
    await expect(createLeanFetch()(url, { ...post, signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError'
    })
    await closed.promise
  })

  test('a connection that breaks in the middle of the body is an error with the socket error as its cause', async () => {
    const { url } = await served((response) => {
      response.write('{"half":', () => response.destroy())
    })
    await expect(createLeanFetch()(url, post)).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } })
  })

  test('a closed port says so in the cause', async () => {
    const { url } = await served(() => undefined)
    const [server] = servers.splice(0)
    await new Promise((resolve) => server?.close(resolve))
    await expect(createLeanFetch()(url, post)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })
})
