import { describe, expect, test } from 'vitest'
import type { NetworkRequest } from '../../ports/network.ts'
import { createElectronNetwork, type NetworkSession } from './network.ts'

const REQUEST: NetworkRequest = {
  url: 'https://www.wixapis.com/stores/v3/products',
  method: 'PATCH',
  headers: { authorization: 'IST.key', host: 'evil.invalid' },
  body: '{"name":"Müsli"}'
}
const forever = new AbortController().signal
const over = (fetch: NetworkSession['fetch']) =>
  createElectronNetwork([{ fetch, closeAllConnections: () => Promise.resolve() }])
const failing = (message: string) => over(() => Promise.reject(new Error(message)))

describe('the network of Electron', () => {
  test('is asked without cookies and cache, past the app’s own schemes, and never follows a redirect', async () => {
    const asked: Parameters<NetworkSession['fetch']>[] = []
    const fetch = over((...call) => {
      asked.push(call)
      return Promise.resolve(new Response('{"täxt":1}', { status: 201, headers: { 'x-wix-request-id': 'r1' } }))
    })
    const result = await fetch(REQUEST, forever)
    expect(asked).toEqual([
      [
        REQUEST.url,
        {
          method: 'PATCH',
          headers: { authorization: 'IST.key' },
          body: REQUEST.body,
          signal: expect.any(AbortSignal),
          credentials: 'omit',
          cache: 'no-store',
          redirect: 'error',
          bypassCustomProtocolHandlers: true
        }
      ]
    ])
    expect(result).toMatchObject({
      ok: true,
      answer: { status: 201, body: new TextEncoder().encode('{"täxt":1}') }
    })
    expect(result.ok && result.answer.headers).toContainEqual(['x-wix-request-id', 'r1'])
  })

  test.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'untrusted'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'untrusted'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'untrusted'],
    ['net::ERR_CERT_DATE_INVALID', 'untrusted-date']
  ])('%s means that nothing was sent: %s', async (message, kind) => {
    expect(await failing(message)(REQUEST, forever)).toEqual({ ok: false, failure: { kind, sent: false, message } })
  })

  test.each([
    ['net::ERR_CONNECTION_RESET', 'lost'],
    ['net::ERR_CONNECTION_CLOSED', 'lost'],
    ['net::ERR_EMPTY_RESPONSE', 'lost'],
    ['net::ERR_NETWORK_CHANGED', 'lost'],
    ['net::ERR_TIMED_OUT', 'lost'],
    ['net::ERR_SOMETHING_NEW', 'lost'],
    ['an error of another kind', 'lost'],
    ["Attempted to redirect, but redirect policy was 'error'", 'redirected']
  ])('%s leaves open what was done: %s', async (message, kind) => {
    expect(await failing(message)(REQUEST, forever)).toEqual({ ok: false, failure: { kind, sent: true, message } })
  })

  test('an answer that breaks off is lost, whatever Chromium calls it', async () => {
    const body = new ReadableStream({
      start: (stream) => stream.error(new Error('net::ERR_CONNECTION_REFUSED'))
    })
    const fetch = over(() => Promise.resolve(new Response(body)))
    expect(await fetch(REQUEST, forever)).toMatchObject({ failure: { kind: 'lost', sent: true } })
  })

  test('a request that is given up rejects with the reason, whatever Chromium says', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    const fetch = over(() => {
      controller.abort(reason)
      return Promise.reject(new Error('net::ERR_ABORTED'))
    })
    await expect(fetch(REQUEST, controller.signal)).rejects.toBe(reason)
  })
})

describe('a connection', () => {
  /** A session that notes what happens to it, and whose requests are answered by hand. */
  function session(name: string, log: string[]) {
    const answers: PromiseWithResolvers<Response>[] = []
    return {
      answers,
      closeAllConnections() {
        log.push(`${name} closes`)
        return Promise.resolve()
      },
      fetch() {
        log.push(`${name} sends`)
        const answer = Promise.withResolvers<Response>()
        answers.push(answer)
        return answer.promise
      }
    }
  }
  const settled = () => new Promise(setImmediate)

  test('is never used twice: each request closes those that its session has left', async () => {
    const log: string[] = []
    const only = session('a', log)
    const fetch = createElectronNetwork([only])
    const first = fetch(REQUEST, forever)
    await settled()
    only.answers[0]?.resolve(new Response('{}'))
    await first
    void fetch(REQUEST, forever)
    await settled()
    expect(log).toEqual(['a closes', 'a sends', 'a closes', 'a sends'])
  })

  test('is not closed under a request: one that finds no free session waits for one', async () => {
    const log: string[] = []
    const [a, b] = [session('a', log), session('b', log)]
    const fetch = createElectronNetwork([a, b])
    const results = [1, 2, 3].map(() => fetch(REQUEST, forever))
    await settled()
    expect(log.filter((line) => line.endsWith('sends')).toSorted()).toEqual(['a sends', 'b sends'])
    // A failure frees its session as an answer does.
    b.answers[0]?.reject(new Error('net::ERR_CONNECTION_RESET'))
    await settled()
    expect(log.slice(-2)).toEqual(['b closes', 'b sends'])
    for (const { answers } of [a, b]) answers.at(-1)?.resolve(new Response('{}'))
    expect((await Promise.all(results)).filter(({ ok }) => ok)).toHaveLength(2)
  })

  test('is not made for a request that was given up while it waited', async () => {
    const log: string[] = []
    const only = session('a', log)
    const fetch = createElectronNetwork([only])
    const first = fetch(REQUEST, forever)
    const controller = new AbortController()
    const second = fetch(REQUEST, controller.signal)
    await settled()
    const reason = new Error('enough')
    controller.abort(reason)
    only.answers[0]?.resolve(new Response('{}'))
    await first
    await expect(second).rejects.toBe(reason)
    expect(log).toEqual(['a closes', 'a sends'])
  })
})
