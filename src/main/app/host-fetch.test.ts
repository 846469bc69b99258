import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MemoryHost } from '../../../test/support/test-engine.ts'
import type { HostServices } from '../ports/host.ts'
import { NetworkError, type NetworkFailure, type NetworkRequest, type NetworkResult } from '../ports/network.ts'
import { createHostFetch } from './host-fetch.ts'
import { createHostProxy } from './host-proxy.ts'
import { serveHost } from './host-server.ts'
import type { FromThread, ToThread } from './thread-protocol.ts'

const URL_OF_WIX = 'https://www.wixapis.com/stores/v3/products'

/** A shell whose network is played by the test. */
class PlayedHost extends MemoryHost {
  readonly asked: { readonly request: NetworkRequest; readonly signal: AbortSignal }[] = []
  play: (request: NetworkRequest, signal: AbortSignal) => Promise<NetworkResult> = () => new Promise(() => undefined)

  override fetch(...asked: Parameters<HostServices['fetch']>): Promise<NetworkResult> {
    this.asked.push({ request: asked[0], signal: asked[1] })
    return this.play(...asked)
  }
}

/** Both ends of the boundary, with a real port between: what can't be cloned does not get across. */
function acrossThreads(host: HostServices) {
  const { port1: engine, port2: shell } = new MessageChannel()
  onTestFinished(() => engine.close())
  const sent: FromThread[] = []
  const proxy = createHostProxy((message) => {
    sent.push(message)
    engine.postMessage(message)
  })
  engine.on('message', (answer: Parameters<typeof proxy.settle>[0]) => proxy.settle(answer))
  const server = serveHost(host, (message: ToThread) => shell.postMessage(message))
  shell.on('message', (message: FromThread) => {
    if (message.kind === 'host-call') server.call(message)
    else if (message.kind === 'host-abort') server.abort(message.id)
  })
  return { fetch: createHostFetch(proxy.host), server, sent, settled: () => roundTrip(engine, shell) }
}

/** Messages arrive in order: when this one has, all before it have. */
async function roundTrip(engine: MessagePort, shell: MessagePort): Promise<void> {
  for (const [from, to] of [
    [engine, shell],
    [shell, engine]
  ] as const) {
    const arrived = new Promise((resolve) => to.once('message', resolve))
    from.postMessage({ kind: 'stopped' })
    await arrived
  }
}

const answer = (status: number, body: string, headers: readonly (readonly [string, string])[] = []) =>
  Promise.resolve<NetworkResult>({ ok: true, answer: { status, headers, body: new TextEncoder().encode(body) } })

describe('a request of the engine', () => {
  test('leaves over the shell with method, headers and text, and its answer is a standard one', async () => {
    const host = new PlayedHost()
    host.play = () =>
      answer(428, '{"täxt":1}', [
        ['x-wix-request-id', 'r1'],
        ['content-type', 'application/json']
      ])
    const { fetch } = acrossThreads(host)
    const response = await fetch(URL_OF_WIX, {
      method: 'PATCH',
      headers: { Authorization: 'IST.key', 'content-type': 'application/json' },
      body: '{"name":"Müsli"}'
    })
    expect(host.asked.map(({ request }) => request)).toEqual([
      {
        url: URL_OF_WIX,
        method: 'PATCH',
        headers: { authorization: 'IST.key', 'content-type': 'application/json' },
        body: '{"name":"Müsli"}'
      }
    ])
    expect([response.status, response.ok, response.headers.get('X-Wix-Request-Id')]).toEqual([428, false, 'r1'])
    expect(await response.json()).toEqual({ täxt: 1 })
  })

  test('may have no body, in either direction', async () => {
    const host = new PlayedHost()
    host.play = () => answer(204, '')
    const response = await acrossThreads(host).fetch(new Request(URL_OF_WIX))
    expect([host.asked[0]?.request.body, response.body]).toEqual([null, null])
  })

  test('that fails says why and whether anything was sent', async () => {
    const failure: NetworkFailure = { kind: 'unreachable', sent: false, message: 'ENOTFOUND' }
    const host = new PlayedHost()
    host.play = () => Promise.resolve({ ok: false, failure })
    const error = await acrossThreads(host)
      .fetch(URL_OF_WIX)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ failure })
  })

  test('to where none may go is refused by the shell, and that is a plain error', async () => {
    const host = new PlayedHost()
    host.play = () => Promise.reject(new Error('Only https'))
    await expect(acrossThreads(host).fetch('http://10.0.0.1/')).rejects.toThrow('Only https')
  })

  test('many at once get each their own answer', async () => {
    const host = new PlayedHost()
    host.play = ({ url }) => answer(200, url)
    const { fetch } = acrossThreads(host)
    const urls = Array.from({ length: 50 }, (_, n) => `${URL_OF_WIX}/${n}`)
    expect(await Promise.all(urls.map(async (url) => (await fetch(url)).text()))).toEqual(urls)
  })
})

describe('a request that is given up', () => {
  const reason = new Error('enough')

  test('rejects with the reason at once, is broken off in the shell, and an answer that comes all the same is dropped', async () => {
    const host = new PlayedHost()
    const late = Promise.withResolvers<NetworkResult>()
    host.play = () => late.promise
    const { fetch, settled } = acrossThreads(host)
    const controller = new AbortController()
    const waiting = fetch(URL_OF_WIX, { signal: controller.signal })
    await settled()
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await settled()
    expect(host.asked[0]?.signal.aborted).toBe(true)
    late.resolve(await answer(200, 'late'))
    await settled()
    host.play = () => answer(200, 'next')
    expect(await (await fetch(URL_OF_WIX)).text()).toBe('next')
  })

  test('before it was sent never reaches the shell', async () => {
    const { fetch, sent } = acrossThreads(new PlayedHost())
    await expect(fetch(URL_OF_WIX, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(sent).toEqual([])
  })

  test('after its answer has come sends nothing more', async () => {
    const host = new PlayedHost()
    host.play = () => answer(200, '{}')
    const { fetch, sent } = acrossThreads(host)
    const controller = new AbortController()
    await fetch(URL_OF_WIX, { signal: controller.signal })
    controller.abort()
    expect(sent.map(({ kind }) => kind)).toEqual(['host-call'])
  })

  test('because the engine is gone is broken off in the shell', async () => {
    const host = new PlayedHost()
    const { fetch, server, settled } = acrossThreads(host)
    fetch(URL_OF_WIX).catch(() => undefined)
    await settled()
    server.abortAll()
    expect(host.asked.map(({ signal }) => signal.aborted)).toEqual([true])
  })
})
