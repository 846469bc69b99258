import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { EXPIRED_CERTIFICATE, TEST_AUTHORITY, TEST_KEY } from '../../../../test/support/certificates.ts'
import { LARGEST_ANSWER, type NetworkRequest, type NetworkResult } from '../../ports/network.ts'
import { createWebNetwork } from './network.ts'
import { GOOD, testProxy, testServer, type Answer } from './testing/network-servers.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const STORE = 'https://store.invalid/v3/products'
const SECRET = 'IST.secret'

const request = (url: string, change: Partial<NetworkRequest> = {}): NetworkRequest => ({
  url,
  method: 'POST',
  headers: { authorization: SECRET, ...JSON_TYPE },
  body: '{"name":"Müsli"}',
  ...change
})
const network = (env: Record<string, string> = {}, authorities = [TEST_AUTHORITY]) =>
  createWebNetwork({ env, authorities: () => authorities })
const forever = new AbortController().signal
const text = (result: NetworkResult): string => (result.ok ? new TextDecoder().decode(result.answer.body) : '')
const failure = (result: NetworkResult) => (result.ok ? null : result.failure)
const ok: Answer = (response) => response.writeHead(200, JSON_TYPE).end('{"täxt":1}')

describe('what goes out and what comes back', () => {
  test('is what was given and what was answered, whatever the status', async () => {
    const server = await testServer((response) => {
      response.writeHead(428, { ...JSON_TYPE, 'x-wix-request-id': 'r1', 'set-cookie': 'a=1' }).end('{"täxt":1}')
    })
    const result = await network()(request(`http://127.0.0.1:${server.port}/a?b=%20c`), forever)
    expect(server.seen).toMatchObject([
      { method: 'POST', url: '/a?b=%20c', body: '{"name":"Müsli"}', headers: { authorization: SECRET, ...JSON_TYPE } }
    ])
    expect(result).toMatchObject({ ok: true, answer: { status: 428 } })
    const headers = new Map(result.ok ? result.answer.headers : [])
    expect([headers.get('x-wix-request-id'), headers.get('set-cookie'), text(result)]).toEqual([
      'r1',
      undefined,
      '{"täxt":1}'
    ])
  })

  test('are never headers that are the connection’s business', async () => {
    const server = await testServer(ok)
    const headers = { Host: 'evil.invalid', cookie: 'a=1', 'Proxy-Authorization': 'x', 'content-length': '1' }
    await network()(request(`http://127.0.0.1:${server.port}/`, { headers }), forever)
    const seen = server.seen[0]?.headers ?? {}
    expect([seen.host, seen.cookie, seen['proxy-authorization']]).toEqual([
      `127.0.0.1:${server.port}`,
      undefined,
      undefined
    ])
    expect(server.seen[0]?.body).toBe('{"name":"Müsli"}')
  })

  test('go over connections that are kept', async () => {
    const server = await testServer(ok)
    const fetch = network()
    for (let n = 0; n < 20; n++) await fetch(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(server.seen).toHaveLength(20)
    expect(server.connections).toBeLessThanOrEqual(2)
  })

  test('a packed answer is unpacked, and no longer said to be packed', async () => {
    const server = await testServer((response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync('{"ok":true}'))
    })
    const result = await network()(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(text(result)).toBe('{"ok":true}')
    expect(result.ok && result.answer.headers.map(([name]) => name)).not.toContain('content-encoding')
  })

  test('a page in the place of an answer comes back as what it is', async () => {
    const page = '<html>Please sign in</html>'
    const server = await testServer((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page))
    const result = await network()(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(text(result)).toBe(page)
    expect(result.ok && result.answer.headers).toContainEqual(['content-type', 'text/html'])
  })

  test('an answer without a body has none', async () => {
    const server = await testServer((response) => response.writeHead(204).end())
    const result = await network()(request(`http://127.0.0.1:${server.port}/`, { method: 'GET', body: null }), forever)
    expect(result).toMatchObject({ ok: true, answer: { status: 204, body: new Uint8Array() } })
  })
})

describe('the way out', () => {
  test('is the proxy of the environment, which sees no more than the name, over a tunnel that is kept', async () => {
    const server = await testServer(ok, GOOD)
    const proxy = await testProxy(server)
    const fetch = network({ HTTPS_PROXY: proxy.address })
    for (let n = 0; n < 3; n++) expect(text(await fetch(request(STORE), forever))).toBe('{"täxt":1}')
    expect(server.seen.map(({ headers }) => headers.host)).toEqual(Array(3).fill('store.invalid'))
    expect(new Set(proxy.tunnels)).toEqual(new Set(['store.invalid:443']))
    expect(proxy.tunnels.length).toBeLessThanOrEqual(2)
    expect(proxy.readable).toEqual([])
  })

  test('passes by the proxy where the environment excepts a name', async () => {
    const proxy = await testProxy({ refuse: 500 })
    const result = await network({ https_proxy: proxy.address, no_proxy: 'example.com,.invalid' })(
      request(STORE),
      forever
    )
    expect(failure(result)).toMatchObject({ kind: 'unreachable', sent: false })
    expect(proxy.tunnels).toEqual([])
  })

  test('to this computer never leads over a proxy, not even with TLS', async () => {
    const proxy = await testProxy({ refuse: 500 })
    const fetch = network({ HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address })
    for (const certificate of [null, GOOD]) {
      const server = await testServer(ok, certificate)
      const scheme = certificate ? 'https' : 'http'
      expect(text(await fetch(request(`${scheme}://127.0.0.1:${server.port}/`), forever))).toBe('{"täxt":1}')
    }
    expect([proxy.tunnels, proxy.readable]).toEqual([[], []])
  })

  test('a proxy that wants a sign-in is a proxy that lets nothing through', async () => {
    const proxy = await testProxy({ refuse: 407 })
    const result = await network({ HTTPS_PROXY: proxy.address })(request(STORE), forever)
    expect(failure(result)).toEqual({ kind: 'proxy', sent: false, message: expect.stringContaining('407') })
  })

  test('a proxy may be named without a scheme, and one that makes no sense is said to be the trouble', async () => {
    const server = await testServer(ok, GOOD)
    const proxy = await testProxy(server)
    const ask = (all_proxy: string) => network({ all_proxy })(request(STORE), forever)
    expect(text(await ask(new URL(proxy.address).host))).toBe('{"täxt":1}')
    for (const nonsense of ['gopher://127.0.0.1', 'http://', ' '])
      expect(failure(await ask(nonsense))).toMatchObject({ kind: 'proxy', sent: false })
  })

  test('someone on the way who is not trusted gets nothing', async () => {
    const server = await testServer(ok, GOOD)
    const proxy = await testProxy(server)
    const result = await network({ HTTPS_PROXY: proxy.address }, [])(request(STORE), forever)
    expect(failure(result)).toMatchObject({ kind: 'untrusted', sent: false })
    expect(server.seen).toEqual([])
  })

  test('a trusted certificate for another name gets nothing', async () => {
    const server = await testServer(ok, GOOD)
    const proxy = await testProxy(server)
    const result = await network({ HTTPS_PROXY: proxy.address })(request('https://other.invalid/'), forever)
    expect(failure(result)).toMatchObject({ kind: 'untrusted', sent: false })
    expect(server.seen).toEqual([])
  })

  test('a proxy that answers in plain text where the store should gets nothing', async () => {
    const server = await testServer(ok)
    const proxy = await testProxy(server)
    const result = await network({ HTTPS_PROXY: proxy.address })(request(STORE), forever)
    expect(failure(result)).toMatchObject({ kind: 'untrusted', sent: false })
    expect(server.seen).toEqual([])
  })

  test('a certificate whose time is over points at the clock', async () => {
    const server = await testServer(ok, { key: TEST_KEY, cert: EXPIRED_CERTIFICATE })
    const result = await network()(request(`https://localhost:${server.port}/`), forever)
    expect(failure(result)).toMatchObject({ kind: 'untrusted-date', sent: false })
    expect(server.seen).toEqual([])
  })

  test('nobody there means that nothing was sent', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { readonly port: number }
    await new Promise((resolve) => server.close(resolve))
    const result = await network()(request(`http://127.0.0.1:${port}/`), forever)
    expect(failure(result)).toMatchObject({
      kind: 'unreachable',
      sent: false,
      message: expect.stringContaining('ECONNREFUSED')
    })
  })

  test.each(['http://store.invalid/', 'http://10.0.0.1/', 'file:///etc/passwd', 'ftp://127.0.0.1/', 'no address'])(
    '%s is asked nothing at all',
    async (url) => {
      await expect(network()(request(url), forever)).rejects.toThrow('Only https')
    }
  )
})

describe('what may have been done', () => {
  test('a connection that is cut after the request was sent leaves that open, and nothing is sent again', async () => {
    let answers = 0
    const server = await testServer((response, seen, socket) => {
      answers += 1
      // The second request comes over a kept connection, where a client may be tempted.
      if (answers === 2) socket.destroy()
      else ok(response, seen, socket)
    })
    const fetch = network()
    const ask = () => fetch(request(`http://127.0.0.1:${server.port}/`), forever)
    await ask()
    expect(failure(await ask())).toMatchObject({ kind: 'lost', sent: true })
    await ask()
    expect(server.seen).toHaveLength(3)
  })

  test.each<[string, Answer]>([
    [
      'is cut off',
      (response, _, socket) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"a":')
        socket.end()
      }
    ],
    ['can’t be unpacked', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"a":1}')]
  ])('an answer that %s is lost', async (_how, answer) => {
    const server = await testServer(answer)
    const result = await network()(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(failure(result)).toMatchObject({ kind: 'lost', sent: true })
  })

  test('an answer that points elsewhere is not followed: the key is for one place', async () => {
    const elsewhere = await testServer(ok)
    const server = await testServer((response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end()
    )
    const result = await network()(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(failure(result)).toMatchObject({ kind: 'redirected', sent: true })
    expect(elsewhere.seen).toEqual([])
  })

  test('an answer without end is cut off at the limit', async () => {
    const chunk = Buffer.alloc(1_024 * 1_024, 32)
    const server = await testServer((response) => {
      const fill = (): void => {
        while (!response.destroyed && response.write(chunk));
      }
      response.writeHead(200).on('drain', fill)
      fill()
    })
    const result = await network()(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(failure(result)).toMatchObject({ kind: 'too-large', sent: true })
    await server.deserted
  })

  test('an answer of exactly the limit is one', async () => {
    const server = await testServer((response) => response.writeHead(200).end(Buffer.alloc(LARGEST_ANSWER, 32)))
    const result = await network()(request(`http://127.0.0.1:${server.port}/`), forever)
    expect(result.ok && result.answer.body.byteLength).toBe(LARGEST_ANSWER)
  })
})

describe('a request that nobody waits for any more', () => {
  const reason = new Error('enough')

  test('is not sent where that is known beforehand', async () => {
    const server = await testServer(ok)
    const gone = AbortSignal.abort(reason)
    await expect(network()(request(`http://127.0.0.1:${server.port}/`), gone)).rejects.toBe(reason)
    expect(server.connections).toBe(0)
  })

  test.each<[string, Answer]>([
    ['before its answer begins', () => undefined],
    ['in the middle of its answer', (response) => response.writeHead(200, { 'content-length': '9' }).write('{')]
  ])('is broken off %s', async (_when, answer) => {
    const controller = new AbortController()
    const server = await testServer((response, seen, socket) => {
      answer(response, seen, socket)
      controller.abort(reason)
    })
    await expect(network()(request(`http://127.0.0.1:${server.port}/`), controller.signal)).rejects.toBe(reason)
    await server.deserted
  })
})
