import { describe, expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { TOPICS, type AnyEvent } from '#shared/contract/events.ts'
import { readEngineSentence } from './engine-sentences.ts'
import { createHttpTransport, toRequest } from './http-transport.ts'

class FakeStream extends EventTarget {
  static readonly CLOSED = 2
  static last: FakeStream | undefined
  readonly url: string
  readyState = 1
  closed = false

  constructor(url: string | URL) {
    super()
    this.url = String(url)
    FakeStream.last = this
  }

  close(): void {
    this.closed = true
  }

  /** As a browser does; for good where the answer was no stream. */
  fail(forGood: boolean): void {
    this.readyState = forGood ? FakeStream.CLOSED : 0
    this.dispatchEvent(new Event('error'))
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: typeof data === 'string' ? data : JSON.stringify(data) }))
  }
}

function transport(answer: () => Promise<Response>) {
  return createHttpTransport({ fetch: answer, EventSource: FakeStream as never })
}

describe('requests', () => {
  test('a path parameter leaves the query string, undefined fields too', () => {
    const { url, init } = toRequest('jobs.items', { id: 3, review: 'OPEN', query: undefined, limit: 50 }, {})
    expect(url).toBe('/api/jobs/3/items?review=OPEN&limit=50')
    expect(init.method).toBe('GET')
    expect(init.body).toBeUndefined()
  })

  test('a value in a path is escaped, so that it cannot become another path', () => {
    expect(toRequest('products.get', { id: '../settings?x' }, {}).url).toBe('/api/products/..%2Fsettings%3Fx')
  })

  test('a POST carries what is not in the path as JSON, and the instance and key as headers', () => {
    const { url, init } = toRequest(
      'jobs.quote',
      { sourceScope: 'products', attributes: ['title'] },
      { instanceId: 'store-2', idempotencyKey: 'key-1' }
    )
    expect(url).toBe('/api/jobs/quote')
    expect(init.body).toBe('{"sourceScope":"products","attributes":["title"]}')
    expect(init.headers).toMatchObject({
      'content-type': 'application/json',
      'x-wordshelf-instance': 'store-2',
      'idempotency-key': 'key-1'
    })
  })
})

describe('answers', () => {
  test('a success is the value', async () => {
    const { call } = transport(async () => Response.json({ remaining: 3 }))
    expect(await call('credits.get', {}, {})).toEqual({ ok: true, value: { remaining: 3 } })
  })

  test('a refusal is the engine’s own error body', async () => {
    const refused = errorBody('NOT_FOUND', 'This job does not exist.')
    const { call } = transport(async () => Response.json(refused, { status: 404 }))
    expect(await call('jobs.get', { id: 9 }, {})).toEqual({ ok: false, error: refused })
  })

  test('a network that fails is UNAVAILABLE and can be tried again', async () => {
    const { call } = transport(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await call('credits.get', {}, {})).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', retry: {} } })
  })

  test('an answer that is no JSON is an error, never a value', async () => {
    const { call } = transport(async () => new Response('<html>', { status: 200 }))
    expect(await call('credits.get', {}, {})).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  })

  test('a bare 401 says how to sign in', async () => {
    const { call } = transport(async () => new Response('', { status: 401 }))
    expect(await call('credits.get', {}, {})).toMatchObject({ ok: false, error: { code: 'UNAUTHORIZED' } })
  })

  test('what the page says of them itself it can say in every language', async () => {
    const fails = () => Promise.reject(new TypeError('Failed to fetch'))
    const answers = [401, 413, 500].map((status) => async () => new Response('', { status }))
    const said: (string | undefined)[] = []
    for (const answer of [fails, ...answers]) {
      const result = await transport(answer).call('credits.get', {}, {})
      said.push(result.ok ? 'ok' : readEngineSentence(result.error.message)?.key)
    }
    expect(said).toEqual(['general.pageLost', 'general.pageUnknown', 'general.pageTooMuch', 'general.pageOdd'])
  })

  test('a name that is not in the contract is not sent anywhere', async () => {
    const { call } = transport(() => Promise.reject(new Error('must not be asked')))
    expect(await call('secrets.read', {}, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('events', () => {
  function listen() {
    const heard: AnyEvent[] = []
    const stop = transport(() => Promise.reject(new Error('not asked'))).on((event) => heard.push(event))
    const stream = FakeStream.last
    if (!stream) throw new Error('no stream was opened')
    return { heard, stop, stream }
  }

  test('a message is an event; one that does not fit the contract is left out', () => {
    const { heard, stream } = listen()
    const event = { name: 'changed', payload: { instanceId: null, topics: ['jobs'] } }
    stream.say(event)
    stream.say({ name: 'changed', payload: { topics: ['everything'] } })
    stream.say({ name: 'format-disk', payload: {} })
    stream.say('not json')
    expect(heard).toEqual([event])
  })

  test('a stream that is there or there again drops everything, because what was said before is lost', () => {
    const { heard, stream } = listen()
    const everything = { name: 'changed', payload: { instanceId: null, topics: [...TOPICS] } }
    stream.dispatchEvent(new Event('open'))
    expect(heard).toEqual([everything])
    stream.dispatchEvent(new Event('open'))
    expect(heard).toEqual([everything, everything])
  })

  test('a stream that was refused is asked for again after a while, until nobody listens any more', () => {
    const waits = new Set<() => void>()
    const { on } = createHttpTransport({
      EventSource: FakeStream as never,
      after: (_, run) => {
        waits.add(run)
        return () => waits.delete(run)
      }
    })
    const elapse = (): void => {
      for (const run of waits) {
        waits.delete(run)
        run()
      }
    }
    const heard: string[] = []
    const stop = on(({ name }) => heard.push(name))
    const first = FakeStream.last
    first?.fail(false)
    expect(waits.size).toBe(0)
    first?.fail(true)
    elapse()
    const second = FakeStream.last
    expect(second).not.toBe(first)
    second?.fail(true)
    elapse()
    const third = FakeStream.last
    expect(third).not.toBe(second)
    third?.dispatchEvent(new Event('open'))
    expect(heard).toEqual(['changed'])
    third?.fail(true)
    expect(waits.size).toBe(1)
    stop()
    expect(waits.size).toBe(0)
  })

  test('one stream is for all who listen, until the last has stopped', () => {
    const { on } = transport(() => Promise.reject(new Error('not asked')))
    const heard: string[] = []
    const stops = ['first', 'second'].map((name) => on(() => heard.push(name)))
    const stream = FakeStream.last
    const event = { name: 'changed', payload: { instanceId: null, topics: ['jobs'] } }
    stream?.say(event)
    expect(heard).toEqual(['first', 'second'])
    stops[0]?.()
    expect(stream?.closed).toBe(false)
    stream?.say(event)
    expect(heard).toEqual(['first', 'second', 'second'])
    stops[1]?.()
    expect(stream?.closed).toBe(true)
  })

  test('the stream is closed when nobody listens any more', () => {
    const { stop, stream } = listen()
    stop()
    expect(stream.closed).toBe(true)
  })
})
