import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TOPICS, type AnyEvent } from '#shared/contract/events.ts'
import { EventQueue } from './event-queue.ts'
import { createEventStreams, HEARTBEAT_MS } from './event-streams.ts'
import { FakeGateway, FakeTimers } from './testing/fake-gateway.ts'

const SEED = 20_261_123

const imported = (uploadId: string, products: number): AnyEvent => ({
  name: 'import.progress',
  payload: { instanceId: 'i', uploadId, importId: 1, bytesRead: 0, bytesTotal: 0, products, refusedRows: 0 }
})
const changed = (instanceId: string | null, ...topics: readonly (typeof TOPICS)[number][]): AnyEvent => ({
  name: 'changed',
  payload: { instanceId, topics: [...topics] }
})

function open() {
  const gateway = new FakeGateway()
  const timers = new FakeTimers()
  const streams = createEventStreams(gateway, timers)
  const response = streams.open('GET')
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
  const decoder = new TextDecoder()
  const next = async (): Promise<string> => decoder.decode((await reader.read()).value)
  return { gateway, timers, streams, response, reader, next }
}

describe('an event stream', () => {
  test('opens at once and carries each event as one line of JSON', async () => {
    const { gateway, response, next } = open()
    expect(response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
    expect(await next()).toBe('retry: 1000\n: open\n\n')
    gateway.emit(changed('i', 'jobs'))
    expect(await next()).toBe('data: {"name":"changed","payload":{"instanceId":"i","topics":["jobs"]}}\n\n')
  })

  test('gives a sign of life while nothing happens', async () => {
    const { timers, next } = open()
    await next()
    timers.pass(HEARTBEAT_MS)
    expect(await next()).toBe(': alive\n\n')
    timers.pass(HEARTBEAT_MS)
    expect(await next()).toBe(': alive\n\n')
  })

  test('holds only the newest states for a reader that does not read', async () => {
    const { gateway, timers, next } = open()
    await next()
    for (let n = 0; n < 10_000; n += 1) gateway.emit(imported('u', n))
    timers.pass(100 * HEARTBEAT_MS)
    expect(await next()).toBe(`: alive\n\ndata: ${JSON.stringify(imported('u', 9_999))}\n\n`)
  })

  test('stops listening and counting time when the reader goes away', async () => {
    const { gateway, timers, streams, reader, next } = open()
    await next()
    expect([gateway.listeners.size, timers.count, streams.count]).toEqual([1, 1, 1])
    await reader.cancel()
    expect([gateway.listeners.size, timers.count, streams.count]).toEqual([0, 0, 0])
  })

  test('ends at shutdown, and no new one opens', async () => {
    const { gateway, timers, streams, reader, next } = open()
    await next()
    const waiting = reader.read()
    streams.close()
    expect((await waiting).done).toBe(true)
    expect([gateway.listeners.size, timers.count, streams.count]).toEqual([0, 0, 0])
    expect(streams.open('GET').status).toBe(503)
  })

  test('is not opened by HEAD', () => {
    const { gateway, streams } = open()
    expect(streams.open('HEAD').body).toBeNull()
    expect(gateway.listeners.size).toBe(1)
  })

  test('does not open without end', () => {
    const { streams } = open()
    while (streams.count < 100) streams.open('GET')
    expect(streams.open('GET').status).toBe(503)
  })
})

describe('the queue of a slow reader', () => {
  test('merges what changed, store by store', () => {
    const queue = new EventQueue()
    queue.push(changed('a', 'jobs'))
    queue.push(changed('b', 'items'))
    queue.push(changed('a', 'credits', 'jobs'))
    expect(queue.takeAll()).toEqual([changed('a', 'jobs', 'credits'), changed('b', 'items')])
    expect(queue.size).toBe(0)
  })

  test('is bounded whatever happens, and never loses that something changed', () => {
    const event = fc.oneof(
      fc.tuple(fc.string({ maxLength: 3 }), fc.nat()).map(([id, n]) => imported(id, n)),
      fc.constantFrom(...TOPICS).map((topic) => changed('i', topic))
    )
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 1_000, size: 'max' }), (events) => {
        const queue = new EventQueue()
        for (const one of events) {
          queue.push(one)
          expect(queue.size).toBeLessThanOrEqual(201)
        }
        const kept = queue.takeAll()
        const everything = kept.some((one) => one.name === 'changed' && one.payload.instanceId === null)
        const last = events.at(-1)
        expect(everything || last?.name === 'changed' || kept.some((one) => one === last)).toBe(true)
      }),
      { seed: SEED, numRuns: 100 }
    )
  })
})
