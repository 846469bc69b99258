import { serve, type ServerType } from '@hono/node-server'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { FaultPlan } from '../../../../simulators/openai/faults.ts'
import type { OpenAiSimulator } from '../../../../simulators/openai/simulator.ts'
import { createOpenAiClient } from './client.ts'
import { createLeanFetch } from './lean-fetch.ts'
import { clock, handTimers, inWork, optimizeRequest, settings, simulator } from './testing/bench.ts'

const never = new AbortController().signal
const open: (ServerType | Server)[] = []

afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
})

/** The simulator behind a real socket on this machine. */
async function served(faults: FaultPlan): Promise<{ readonly url: string; readonly running: OpenAiSimulator }> {
  const running = simulator(faults)
  const port = await new Promise<number>((resolve) => {
    open.push(serve({ fetch: running.app.fetch, hostname: '127.0.0.1', port: 0 }, (address) => resolve(address.port)))
  })
  return { url: `http://127.0.0.1:${port}/v1`, running }
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Whatever the client sends with, what it makes of a network's faults is the same. */
const SENDERS = [
  { name: 'the built-in fetch', fetch: globalThis.fetch },
  { name: 'the lean fetch', fetch: createLeanFetch() }
]

describe.each(SENDERS)('over real sockets, with $name', ({ fetch }) => {
  test('an answer arrives whole', async () => {
    const { url } = await served([])
    const outcome = await createOpenAiClient(settings({ baseUrl: url }), { fetch, clock }).optimize(
      optimizeRequest(),
      never
    )
    expect(outcome.kind).toBe('answered')
  })

  test.each(['drop', 'drop-body'] as const)('%s is an attempt that failed, not being offline', async (kind) => {
    const { url } = await served([{ kind }])
    const outcome = await createOpenAiClient(settings({ baseUrl: url }), { fetch, clock }).optimize(
      optimizeRequest(),
      never
    )
    expect(outcome).toEqual({
      kind: 'failed',
      retryAfterMs: undefined,
      reason: 'The connection broke before the answer was complete.'
    })
  })

  test('no answer in time is an attempt that failed, and the connection is let go', async () => {
    const { url, running } = await served([{ kind: 'hang' }])
    const timers = handTimers()
    const client = createOpenAiClient(settings({ baseUrl: url }), { fetch, clock, timers, requestTimeoutMs: 2_500 })
    const call = client.optimize(optimizeRequest(), never)
    await inWork(running)
    timers.elapse()
    expect(await call).toEqual({ kind: 'failed', retryAfterMs: undefined, reason: 'No complete answer within 2.5 s.' })
    while (running.control.active > 0) await new Promise((resolve) => setImmediate(resolve))
    expect(running.control.requests[0]?.aborted).toBe(true)
  })

  test('the time limit covers the body, by the clock of the machine too', async () => {
    const { url } = await served([{ kind: 'hang-body' }])
    const client = createOpenAiClient(settings({ baseUrl: url }), { fetch, clock, requestTimeoutMs: 150 })
    expect((await client.optimize(optimizeRequest(), never)).kind).toBe('failed')
  })

  test('a closed port is being offline', async () => {
    const server = createServer()
    const port = await portOf(server)
    await new Promise((resolve) => server.close(resolve))
    const client = createOpenAiClient(settings({ baseUrl: `http://127.0.0.1:${port}/v1` }), { fetch, clock })
    expect(await client.optimize(optimizeRequest(), never)).toEqual({
      kind: 'offline',
      reason: 'The server cannot be reached (ECONNREFUSED).'
    })
    expect(await client.test(never)).toMatchObject({ ok: false, stop: 'offline' })
  })

  test('a name that does not exist is being offline', async () => {
    const client = createOpenAiClient(settings({ baseUrl: 'https://no-such-host.invalid/v1' }), { fetch, clock })
    expect((await client.optimize(optimizeRequest(), never)).kind).toBe('offline')
  })

  test('a server that does not speak HTTP is an attempt that failed', async () => {
    const server = createServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
    open.push(server)
    const client = createOpenAiClient(settings({ baseUrl: `http://127.0.0.1:${await portOf(server)}/v1` }), {
      fetch,
      clock
    })
    expect((await client.optimize(optimizeRequest(), never)).kind).toBe('failed')
  })

  test('a redirect stops the job and the key stays where it belongs', async () => {
    const { url, running } = await served([{ kind: 'redirect' }])
    const outcome = await createOpenAiClient(settings({ baseUrl: url }), { fetch, clock }).optimize(
      optimizeRequest(),
      never
    )
    expect(outcome).toEqual({
      kind: 'stopped',
      stop: 'request',
      reason: 'The server sends on to another address. Enter that address instead.'
    })
    expect(running.control.count).toBe(1)
  })
})
