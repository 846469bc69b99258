import { describe, expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import type { SyncReply, SyncRequest } from '#shared/sync/protocol.ts'
import type { BackendApi } from '../../ports/backend-api.ts'
import { NetworkError, type NetworkFailure } from '../../ports/network.ts'
import { createBackendApi } from './backend-api.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const ACCESS = { url: 'https://backend.example/', token: 'token-0123456789-0123456789' }
const NEVER = new AbortController().signal

const REQUEST: SyncRequest = {
  proto: 1,
  minProto: 1,
  appVersion: '0.1.0',
  deviceId: 'd1',
  epoch: 'e1',
  events: [],
  pull: { cursor: 0, limit: 500 }
}
const PERIOD = {
  period: '2026-11',
  allowance: 100,
  unleased: 90,
  closesAt: '2026-12-01T00:00:00.000Z',
  usableUntil: '2026-12-03T00:00:00.000Z',
  devices: []
}
const REPLY: SyncReply = {
  proto: 1,
  serverTime: '2026-11-23T12:00:00.000Z',
  ackSeq: 0,
  ackId: null,
  leases: [],
  leaseReply: null,
  period: PERIOD,
  jobs: [],
  items: [],
  baseCursor: 0,
  nextCursor: 0,
  more: false,
  quarantined: []
}

interface Sent {
  readonly url: string
  readonly method: string
  readonly authorization: string | null
  readonly body: unknown
}

function backend(answer: Response | Error | 'hangs') {
  const sent: Sent[] = []
  const timers: { elapse: () => void; ms: number } = { elapse: () => undefined, ms: 0 }
  const api = createBackendApi({
    clock: { now: () => NOW, monotonic: () => 0 },
    timers: {
      after(ms, run) {
        timers.elapse = run
        timers.ms = ms
        return () => undefined
      }
    },
    async fetch(input, init) {
      const request = new Request(input, init)
      sent.push({
        url: request.url,
        method: request.method,
        authorization: request.headers.get('authorization'),
        body: await request.json()
      })
      if (answer instanceof Error) throw answer
      if (answer !== 'hangs') return answer
      return await new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
    }
  })
  return { api, sent, timers }
}

const sync = (api: BackendApi) => api.sync(ACCESS, REQUEST, NEVER)
const network = (kind: NetworkFailure['kind']): NetworkError =>
  new NetworkError({ kind, sent: true, message: 'x' } as NetworkFailure)

describe('a request', () => {
  test('goes to its route with the token, and its answer comes back checked', async () => {
    const { api, sent } = backend(Response.json({ ...REPLY, later: 1 }))
    expect(await sync(api)).toEqual({ ok: true, value: REPLY })
    expect(sent).toEqual([
      {
        url: 'https://backend.example/v1/sync',
        method: 'POST',
        authorization: `Bearer ${ACCESS.token}`,
        body: REQUEST
      }
    ])
  })

  test('to pair carries no token', async () => {
    const value = {
      deviceId: 'd1',
      deviceName: 'Mac',
      token: 'x'.repeat(40),
      instanceId: 'i1',
      instanceName: 'Shop',
      period: PERIOD
    }
    const { api, sent } = backend(Response.json(value))
    expect(await api.pair('http://127.0.0.1:9/base/', { code: 'K7QM-2RXD', deviceName: 'Laptop' }, NEVER)).toEqual({
      ok: true,
      value
    })
    expect(sent).toMatchObject([{ url: 'http://127.0.0.1:9/base/v1/devices/pair', authorization: null }])
  })

  test('for a pairing code of another device carries the token of this one', async () => {
    const code = { code: 'K7QM-2RXD', expiresAt: '2026-11-23T12:10:00.000Z' }
    const { api, sent } = backend(Response.json(code, { status: 201 }))
    expect(await api.invite(ACCESS, NEVER)).toEqual({ ok: true, value: code })
    expect(sent).toMatchObject([
      { url: 'https://backend.example/v1/pairing-codes', authorization: `Bearer ${ACCESS.token}` }
    ])
  })

  test('that writes a device off or signs out names it in its path alone', async () => {
    const first = backend(Response.json({ freed: 7 }))
    expect(await first.api.writeOff(ACCESS, 'a/b?', NEVER)).toEqual({ ok: true, value: { freed: 7 } })
    expect(first.sent[0]?.url).toBe('https://backend.example/v1/devices/a%2Fb%3F/write-off')
    const second = backend(Response.json({}))
    expect(await second.api.signOut(ACCESS, NEVER)).toEqual({ ok: true, value: {} })
    expect(second.sent[0]?.url).toBe('https://backend.example/v1/devices/sign-out')
  })

  test.each(['http://backend.example', 'https://a:b@backend.example', 'ftp://x', ''])(
    'to %j is refused before anything is sent',
    async (url) => {
      const { api, sent } = backend(Response.json(REPLY))
      expect(await api.sync({ ...ACCESS, url }, REQUEST, NEVER)).toMatchObject({ failure: { kind: 'refused' } })
      expect(sent).toEqual([])
    }
  )

  test('that the protocol does not know is refused before anything is sent, without its text', async () => {
    const { api, sent } = backend(Response.json(REPLY))
    const wrong = { ...REQUEST, deviceId: '' }
    expect(await api.sync(ACCESS, wrong, NEVER)).toMatchObject({
      failure: { kind: 'refused', message: expect.stringContaining('deviceId') as unknown }
    })
    expect(await api.pair(ACCESS.url, { code: 'nonsense!', deviceName: 'x' }, NEVER)).toMatchObject({
      failure: { kind: 'refused', message: 'code must be eight letters or digits, such as K7QM-2RXD.' }
    })
    expect(sent).toEqual([])
  })
})

describe('what comes back instead of an answer', () => {
  const refusal = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    Response.json(body, { status, headers })

  test.each([
    ['401', refusal(401, errorBody('UNAUTHORIZED', 'Signed out.')), { kind: 'unauthorized', message: 'Signed out.' }],
    ['401 of nobody', new Response('', { status: 401 }), { kind: 'unauthorized' }],
    ['426', refusal(426, errorBody('UPGRADE_REQUIRED', 'Update.')), { kind: 'upgrade', message: 'Update.' }],
    ['fork', refusal(409, errorBody('SYNC_FORK', 'Another copy.')), { kind: 'fork' }],
    [
      'gap',
      refusal(409, errorBody('SYNC_GAP', 'Missing.', { details: { field: 'events', lastSeq: 7 } })),
      { kind: 'gap', lastSeq: 7 }
    ],
    ['gap without a number', refusal(409, errorBody('SYNC_GAP', 'Missing.')), { kind: 'unusable' }],
    ['410', refusal(410, errorBody('CURSOR_TOO_OLD', 'Again.')), { kind: 'cursor-too-old' }],
    [
      '429 with a wait',
      refusal(429, errorBody('RATE_LIMITED', 'Wait.'), { 'retry-after': '7' }),
      { kind: 'wait', afterMs: 7_000 }
    ],
    [
      '503 with a wait in its body',
      refusal(503, errorBody('UNAVAILABLE', 'W.', { retry: { afterMs: 9 } })),
      { kind: 'wait', afterMs: 9 }
    ],
    ['502 of a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 }), { kind: 'wait', afterMs: null }],
    ['400', refusal(400, errorBody('VALIDATION_ERROR', 'No.')), { kind: 'refused', message: 'No.' }],
    ['409', refusal(409, errorBody('CONFLICT', 'Used.')), { kind: 'refused', message: 'Used.' }],
    ['404 of somebody else', new Response('Not found', { status: 404 }), { kind: 'unusable' }],
    ['a page', new Response('<html>', { status: 200 }), { kind: 'unusable' }],
    ['a sign-in page of the network', new Response('<html>', { status: 511 }), { kind: 'offline' }],
    ['half an answer', Response.json({ ...REPLY, ackSeq: 'x' }), { kind: 'unusable' }],
    ['an answer of a newer protocol', Response.json({ proto: 2 }), { kind: 'upgrade' }],
    ['no network', network('unreachable'), { kind: 'offline' }],
    ['a broken connection', network('lost'), { kind: 'offline' }],
    ['a certificate of nobody', network('untrusted'), { kind: 'offline' }],
    ['a wrong clock', network('untrusted-date'), { kind: 'offline' }],
    ['a proxy', network('proxy'), { kind: 'offline' }],
    ['a way to another address', network('redirected'), { kind: 'unusable' }],
    ['more than can be', network('too-large'), { kind: 'unusable' }]
  ])('%s', async (_what, answer, failure) => {
    expect(await sync(backend(answer).api)).toMatchObject({ ok: false, failure })
  })

  test('nothing at all for 20 seconds is as good as offline', async () => {
    const { api, timers } = backend('hangs')
    const result = sync(api)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    expect(timers.ms).toBe(20_000)
    timers.elapse()
    expect(await result).toMatchObject({
      failure: { kind: 'offline', message: expect.stringContaining('in time') as unknown }
    })
  })

  test('stopping rejects, for whoever stopped it knows', async () => {
    const { api } = backend('hangs')
    const controller = new AbortController()
    const result = api.sync(ACCESS, REQUEST, controller.signal)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    controller.abort(new Error('stopped'))
    await expect(result).rejects.toThrow('stopped')
  })
})
