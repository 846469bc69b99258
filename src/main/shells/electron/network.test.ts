import { describe, expect, test } from 'vitest'
import type { NetworkRequest } from '../../ports/network.ts'
import { createElectronNetwork, type SessionFetch } from './network.ts'

const REQUEST: NetworkRequest = {
  url: 'https://www.wixapis.com/stores/v3/products',
  method: 'PATCH',
  headers: { authorization: 'IST.key', host: 'evil.invalid' },
  body: '{"name":"Müsli"}'
}
const forever = new AbortController().signal
const failing = (message: string) => createElectronNetwork(() => Promise.reject(new Error(message)))

describe('the network of Electron', () => {
  test('is asked without cookies and cache, past the app’s own schemes, and never follows a redirect', async () => {
    const asked: Parameters<SessionFetch>[] = []
    const fetch = createElectronNetwork((...call) => {
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
          signal: forever,
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
    const fetch = createElectronNetwork(() => Promise.resolve(new Response(body)))
    expect(await fetch(REQUEST, forever)).toMatchObject({ failure: { kind: 'lost', sent: true } })
  })

  test('a request that is given up rejects with the reason, whatever Chromium says', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    const fetch = createElectronNetwork(() => {
      controller.abort(reason)
      return Promise.reject(new Error('net::ERR_ABORTED'))
    })
    await expect(fetch(REQUEST, controller.signal)).rejects.toBe(reason)
  })
})
