import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFaultyProxy, type FaultyProxy, type ProxyFault } from './faulty-proxy.ts'

/** What has reached the backend, in order. */
let arrived: string[]
let backend: http.Server
let proxy: FaultyProxy

beforeEach(async () => {
  arrived = []
  backend = http.createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      arrived.push(body)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ got: body }))
    })
  })
  backend.listen(0, '127.0.0.1')
  await once(backend, 'listening')
  proxy = await startFaultyProxy({ upstream: originOf(backend), lanes: 2, seed: 1, slowMs: 8 })
})
afterEach(async () => {
  await proxy.close()
  backend.closeAllConnections()
  backend.close()
})

const originOf = (server: http.Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function lane(n = 0) {
  const found = proxy.lanes[n]
  if (found === undefined) throw new Error('there is no such lane')
  return found
}

/** The answer's body, or its status where it is none, or `broken`. */
async function send(body: string, signal?: AbortSignal): Promise<string> {
  try {
    const response = await fetch(`${lane().origin}/v1/sync`, { method: 'POST', body, ...(signal && { signal }) })
    const text = await response.text()
    return response.ok ? text : String(response.status)
  } catch {
    return 'broken'
  }
}

const always = (fault: ProxyFault): void => lane().setFaults({ [fault]: 1 })
const GOT = '{"got":"a"}'

describe('a proxy with faults', () => {
  test('passes everything where no fault is set', async () => {
    expect(await send('a')).toBe(GOT)
    expect(arrived).toEqual(['a'])
  })

  test.each([
    ['drop', 'broken', []],
    ['bad-gateway', '502', []],
    ['delay', GOT, ['a']],
    ['slow-body', GOT, ['a']],
    ['duplicate', GOT, ['a', 'a']],
    ['reset', 'broken', ['a']],
    ['torn', 'broken', ['a']]
  ] as const)('%s: the client sees %s, and this arrives: %j', async (fault, seen, reached) => {
    always(fault)
    expect(await send('a')).toBe(seen)
    expect(arrived).toEqual(reached)
    expect(lane().befell).toEqual({ [fault]: 1 })
  })

  test('half-open: what arrived is never answered, until the client gives up', async () => {
    always('half-open')
    const given = new AbortController()
    const answer = send('a', given.signal)
    while (arrived.length === 0) await new Promise(setImmediate)
    given.abort()
    expect(await answer).toBe('broken')
  })

  test('reorder: a request that the client takes for lost arrives after its next one', async () => {
    always('reorder')
    expect(await send('a')).toBe('broken')
    lane().setFaults({})
    await send('b')
    await proxy.heal()
    while (arrived.length < 2) await new Promise(setImmediate)
    expect(arrived).toEqual(['b', 'a'])
  })

  test('cuts one lane and no other, either way', async () => {
    lane(0).cut('requests')
    expect(await send('a')).toBe('broken')
    expect(arrived).toEqual([])
    lane(0).cut('answers')
    expect(await send('b')).toBe('broken')
    expect(arrived).toEqual(['b'])
    expect((await fetch(lane(1).origin)).status).toBe(200)
    await proxy.heal()
    expect(await send('c')).toBe('{"got":"c"}')
  })

  test('breaks the connection where the backend is gone, and finds it at its next address', async () => {
    proxy.setUpstream('http://127.0.0.1:1')
    expect(await send('a')).toBe('broken')
    proxy.setUpstream(originOf(backend))
    expect(await send('a')).toBe(GOT)
  })

  test('changes what passes where a control asks for it', async () => {
    lane().tamper({ request: (_path, body) => body.toUpperCase(), answer: (_path, body) => body.replace('A', 'z') })
    expect(await send('a')).toBe('{"got":"z"}')
    expect(arrived).toEqual(['A'])
  })

  test('draws the same faults again from the same seed', async () => {
    const run = async (): Promise<object> => {
      const again = await startFaultyProxy({ upstream: originOf(backend), lanes: 1, seed: 5, slowMs: 1 })
      const [only] = again.lanes
      only?.setFaults({ drop: 0.3, 'bad-gateway': 0.3 })
      const seen: string[] = []
      for (let n = 0; n < 20; n++)
        seen.push(
          await fetch(only?.origin ?? '').then(
            (reply) => String(reply.status),
            () => 'broken'
          )
        )
      await again.close()
      return seen
    }
    const first = await run()
    expect(new Set(first as string[])).toEqual(new Set(['200', '502', 'broken']))
    expect(await run()).toEqual(first)
  })
})
