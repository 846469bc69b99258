import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { SECRET_FILE, webHarness } from './testing/web-harness.ts'

describe('who is asked for', () => {
  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example',
    'localhost.',
    '[::1]',
    '0.0.0.0'
  ])('a Host of %j is refused, with or without the right cookie', async (host) => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    for (const path of ['/', '/api/jobs', `/?token=${h.token}`]) {
      const answer = await h.send('GET', path, { Host: host, Cookie })
      expect([400, 403]).toContain(answer.status)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(h.api.gateway.calls).toEqual([])
  })

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST'])('the Host %s with our port is us', async (name) => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    expect((await h.send('GET', '/api/jobs', { Host: `${name}:${h.server.port}`, Cookie })).status).toBe(200)
  })

  test('an absolute address of another host does not slip past a right Host header', async () => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    const Host = `127.0.0.1:${h.server.port}`
    expect((await h.send('GET', 'http://evil.example/api/jobs', { Host, Cookie })).status).toBe(403)
  })

  test.each([
    ['an empty Host', 'HTTP/1.1\r\nHost: \r\n'],
    ['no Host, as HTTP/1.0 allows', 'HTTP/1.0\r\n'],
    ['no Host where one must be', 'HTTP/1.1\r\n']
  ])('%s is refused', async (_what, start) => {
    const h = await webHarness({ fixedToken: 'fixed' })
    const socket = connect(h.server.port, '127.0.0.1')
    socket.write(`GET /api/jobs ${start}Authorization: Bearer fixed\r\nConnection: close\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 40[03] /)
    expect(h.api.gateway.calls).toEqual([])
  })

  test('only the loopback address is listened on', async () => {
    const h = await webHarness()
    expect(h.server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/)
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, family }) => address !== '127.0.0.1' && family === 'IPv4')
      .map(({ address }) => address)
    for (const host of ['[::1]', ...others]) {
      await expect(fetch(`http://${host}:${h.server.port}/`)).rejects.toThrow('fetch failed')
    }
  })
})

describe('who asks', () => {
  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'http://127.0.0.1'])(
    'a command with the Origin %s is refused although the cookie is right',
    async (Origin) => {
      const h = await webHarness()
      const Cookie = await h.signIn()
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        expect((await h.send(method, '/api/jobs', { Cookie, Origin })).status).toBe(403)
      }
      expect(h.api.gateway.calls).toEqual([])
    }
  )

  test('a command from our own page, or from a script without an Origin, is accepted', async () => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    for (const name of ['127.0.0.1', 'localhost']) {
      const Origin = `http://${name}:${h.server.port}`
      expect((await h.send('POST', '/api/jobs', { Cookie, Origin })).status).toBe(201)
    }
    expect((await h.send('POST', '/api/jobs', { Cookie })).status).toBe(201)
  })

  test.each(['cross-site', 'same-site'])('a page elsewhere (%s) cannot even read, by any method', async (site) => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    const headers = { Cookie, 'Sec-Fetch-Site': site }
    expect((await h.send('GET', '/api/jobs', headers)).status).toBe(403)
    expect((await h.send('GET', '/api/jobs/1/export', { ...headers, 'Sec-Fetch-Mode': 'navigate' })).status).toBe(403)
    expect((await h.send('POST', '/api/jobs', headers)).status).toBe(403)
    // Following a link to the page itself is fine.
    expect((await h.send('GET', '/', { ...headers, 'Sec-Fetch-Mode': 'navigate' })).status).toBe(200)
  })
})

describe('the one-time token', () => {
  test('is traded for a cookie that scripts cannot read and other sites cannot send', async () => {
    const h = await webHarness()
    const answer = await h.send('GET', `/?token=${h.token}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^wordshelf_${h.server.port}=[^;]+; Path=/; HttpOnly; SameSite=Strict$`))
    ])
  })

  test('works once: the address left in a history opens nothing', async () => {
    const h = await webHarness()
    await h.signIn()
    const again = await h.send('GET', `/?token=${h.token}`)
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect((await h.send('GET', '/api/jobs', { Authorization: `Bearer ${h.token}` })).status).toBe(401)
  })

  test('opened again by the browser that traded it, it leads to the page', async () => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    expect((await h.send('GET', `/?token=${h.token}`, { Cookie })).status).toBe(303)
  })

  test('serves a script as its bearer token until it is traded', async () => {
    const h = await webHarness()
    const Authorization = `Bearer ${h.token}`
    expect((await h.send('GET', '/api/jobs', { Authorization })).status).toBe(200)
    expect((await h.send('GET', '/api/jobs', { Authorization })).status).toBe(200)
  })

  test('is not spent by a HEAD, a POST or a wrong guess', async () => {
    const h = await webHarness()
    await h.send('HEAD', `/?token=${h.token}`)
    await h.send('POST', `/?token=${h.token}`)
    expect((await h.send('GET', `/?token=${h.token}x`)).status).toBe(401)
    expect((await h.send('GET', `/?token=`)).status).toBe(401)
    expect(await h.signIn()).toMatch(/^wordshelf_/)
  })
})

describe('without a right to be here', () => {
  test.each([
    ['nothing', {}],
    ['a forged cookie', { Cookie: 'wordshelf_PORT=secret-number-9' }],
    ['an empty cookie', { Cookie: 'wordshelf_PORT=' }],
    ["another port's cookie", { Cookie: 'wordshelf_1=secret-number-2' }],
    ['a forged token', { Authorization: 'Bearer nope' }],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['another scheme', { Authorization: 'Basic c2VjcmV0LW51bWJlci0x' }],
    ['the cookie as a token', { Authorization: 'Bearer secret-number-2' }],
    ['the token as a cookie', { Cookie: 'wordshelf_PORT=secret-number-1' }]
  ])('%s: the API says so as JSON, everything else as a plain page', async (_what, template) => {
    const h = await webHarness()
    const headers = Object.fromEntries(
      Object.entries(template).map(([name, value]) => [name, value.replace('PORT', String(h.server.port))])
    )
    for (const path of ['/api/jobs', '/api/events', '/api/openapi.json', '/api/nothing', '/api/uploads', '/api']) {
      const answer = await h.send('GET', path, headers)
      expect(answer.status).toBe(401)
      expect(answer.headers['www-authenticate']).toBe('Bearer')
      expect(JSON.parse(answer.text)).toEqual({
        error: 'Not signed in',
        code: 'UNAUTHORIZED',
        message: 'Open the address that Wordshelf printed'
      })
    }
    for (const path of ['/', '/index.html', '/assets/app-abc123.js', '/nothing']) {
      const answer = await h.send('GET', path, headers)
      expect(answer.status).toBe(401)
      expect(answer.text).toContain('Open the address that Wordshelf printed.')
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
    expect(h.api.gateway.calls).toEqual([])
    expect(h.api.uploaded()).toEqual([])
  })

  test('an upload is refused before it is stored', async () => {
    const h = await webHarness()
    const answer = await h.send('POST', '/api/uploads', { 'Content-Type': 'text/csv' }, 'x'.repeat(100_000))
    expect(answer.status).toBe(401)
    expect(h.api.uploaded()).toEqual([])
  })

  test('a forged cookie before the real one does not shut the owner out', async () => {
    const h = await webHarness()
    const real = await h.signIn()
    const Cookie = `wordshelf_${h.server.port}=forged; other=1; ${real}`
    expect((await h.send('GET', '/api/jobs', { Cookie })).status).toBe(200)
  })
})

describe('a fixed token', () => {
  const fixedToken = 'script-token/with=signs'

  test('is good for the API and for the page as often as wanted', async () => {
    const h = await webHarness({ fixedToken })
    expect(h.server.address).toContain(`/?token=${encodeURIComponent(fixedToken)}`)
    for (let n = 0; n < 3; n += 1) {
      expect((await h.send('GET', '/api/jobs', { Authorization: `Bearer ${fixedToken}` })).status).toBe(200)
      expect((await h.send('GET', `/?token=${encodeURIComponent(fixedToken)}`)).status).toBe(303)
    }
    expect((await h.send('GET', '/api/jobs', { Authorization: `bearer ${fixedToken}` })).status).toBe(200)
  })

  test.each(['script-token/with=sign', 'script-token/with=signss', 'SCRIPT-TOKEN/WITH=SIGNS'])(
    'is not %s',
    async (token) => {
      const h = await webHarness({ fixedToken })
      expect((await h.send('GET', '/api/jobs', { Authorization: `Bearer ${token}` })).status).toBe(401)
    }
  )
})

describe('the page', () => {
  test('has a fresh nonce in each answer, in the header and in the HTML', async () => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    const nonces = new Set<string>()
    for (let n = 0; n < 3; n += 1) {
      const answer = await h.send('GET', '/', { Cookie })
      const nonce = /content="([^"]+)"/.exec(answer.text)?.[1] ?? ''
      expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%c0%ae%c0%ae/secret.txt',
    '//127.0.0.1/secret.txt',
    '/./../secret.txt',
    '/secret.txt%00.js',
    '/assets/app-abc123.js%00',
    '/assets/app-abc123.js/',
    '/assets/APP-ABC123.JS',
    '/assets'
  ])('%s leads to no file', async (path) => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    const answer = await h.send('GET', path, { Cookie })
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toContain(SECRET_FILE)
    expect(answer.text).not.toContain('run()')
  })

  test('is only read', async () => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    const answer = await h.send('POST', '/', { Cookie })
    expect(answer.status).toBe(404)
    expect(answer.headers.allow).toBe('GET, HEAD')
    const head = await h.send('HEAD', '/assets/app-abc123.js', { Cookie })
    expect([head.status, head.text]).toEqual([200, ''])
  })

  test('and everything else carries the headers that keep it to itself', async () => {
    const h = await webHarness()
    const Cookie = await h.signIn()
    for (const path of ['/', '/assets/app-abc123.js', '/nothing', '/api/jobs', '/api/nothing']) {
      for (const headers of [{ Cookie }, {}]) {
        expect((await h.send('GET', path, headers)).headers).toMatchObject({
          'referrer-policy': 'no-referrer',
          'x-frame-options': 'DENY',
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': expect.stringContaining("default-src 'none'")
        })
      }
    }
  })
})
