import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'

/** What can befall one request between a client and the backend. */
export const PROXY_FAULTS = [
  /** It never arrives; the connection breaks. */
  'drop',
  /** It arrives late, and so does its answer. */
  'delay',
  /** It arrives twice; the client sees the second answer. */
  'duplicate',
  /** The connection breaks at once, and it arrives all the same after the client's next requests. */
  'reorder',
  /** It arrives, and its answer never does: the connection stays open until the client gives up. */
  'half-open',
  /** It arrives and is applied; the connection breaks instead of an answer. */
  'reset',
  /** It never arrives; something in between answers in the backend's place. */
  'bad-gateway',
  /** The answer trickles in. */
  'slow-body',
  /** The connection breaks in the middle of the answer. */
  'torn'
] as const
export type ProxyFault = (typeof PROXY_FAULTS)[number]
/** Share of all requests, each from 0 to 1, in all at most 1. */
export type ProxyFaults = Readonly<Partial<Record<ProxyFault, number>>>

/** No request arrives, or no answer, until the lane is restored. */
export type ProxyCut = 'requests' | 'answers'

/** Changes what passes, for a control that has to be noticed. Texts of bodies. */
export interface ProxyTamper {
  request(path: string, body: string): string
  answer(path: string, body: string): string
}

/** One client's way to the backend. */
export interface ProxyLane {
  readonly origin: string
  /** How often each fault befell it. */
  readonly befell: Readonly<Partial<Record<ProxyFault | 'cut', number>>>
  setFaults(faults: ProxyFaults): void
  /** Cuts it, and breaks what is on its way; null restores it. */
  cut(how: ProxyCut | null): void
  tamper(how: ProxyTamper | null): void
}

export interface FaultyProxy {
  readonly lanes: readonly ProxyLane[]
  /** Where the backend is from now on. */
  setUpstream(origin: string): void
  /** No faults and no cuts any more, and what was held back arrives. Connections that are half open stay so until their clients give up. */
  heal(): Promise<void>
  close(): Promise<void>
}

export interface FaultyProxyOptions {
  readonly upstream: string
  readonly lanes: number
  readonly seed: number
  /** The longest wait of a delayed request, of an answer that trickles in, and of a reordered request. Milliseconds. */
  readonly slowMs?: number
}

/**
 * HTTP on loopback with faults between, each drawn by seed for each lane on its own, so that a lane's faults do not depend on how the
 * machine mixes the lanes. Bodies are whole before they are passed on.
 */
export async function startFaultyProxy(options: FaultyProxyOptions): Promise<FaultyProxy> {
  const upstream = { origin: options.upstream }
  const lanes = await Promise.all(
    Array.from({ length: options.lanes }, (_, n) =>
      Lane.open(upstream, seededRandom(options.seed + 7_919 * (n + 1)), options.slowMs ?? 300)
    )
  )
  return {
    lanes,
    setUpstream(origin) {
      upstream.origin = origin
    },
    async heal() {
      for (const lane of lanes) {
        lane.setFaults({})
        lane.cut(null)
      }
      await Promise.all(lanes.map((lane) => lane.deliverHeld()))
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()))
    }
  }
}

interface Passing {
  readonly method: string
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

class Lane implements ProxyLane {
  readonly origin: string
  readonly befell: Partial<Record<ProxyFault | 'cut', number>> = {}
  readonly #server: http.Server
  readonly #upstream: { readonly origin: string }
  readonly #random: SimulatorRandom
  readonly #slowMs: number
  /** Under which the backend sees this client, where it trusts its proxy. */
  readonly #address: string
  #faults: ProxyFaults = {}
  #cut: ProxyCut | null = null
  #tamper: ProxyTamper | null = null
  /** Requests that arrive after later ones. */
  #held: Passing[] = []

  private constructor(
    server: http.Server,
    upstream: { readonly origin: string },
    random: SimulatorRandom,
    slowMs: number
  ) {
    this.#server = server
    this.#upstream = upstream
    this.#random = random
    this.#slowMs = slowMs
    this.#address = `10.${[1, 2, 3].map(() => Math.floor(random.next() * 256)).join('.')}`
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    server.on('request', (request, response) => {
      // The client has gone, or the lane was cut: there is nobody to tell.
      this.#pass(request, response).catch(() => response.destroy())
    })
  }

  static async open(upstream: { readonly origin: string }, random: SimulatorRandom, slowMs: number): Promise<Lane> {
    const server = http.createServer({ keepAliveTimeout: 60_000 })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Lane(server, upstream, random, slowMs)
  }

  setFaults(faults: ProxyFaults): void {
    this.#faults = faults
  }

  cut(how: ProxyCut | null): void {
    this.#cut = how
    if (how !== null) this.#server.closeAllConnections()
  }

  tamper(how: ProxyTamper | null): void {
    this.#tamper = how
  }

  async deliverHeld(): Promise<void> {
    for (const passing of this.#held.splice(0)) await this.#forward(passing).catch(() => undefined)
  }

  async close(): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }

  async #pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const passing = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.headers,
      body: await textOf(request)
    }
    if (this.#cut === 'requests') {
      this.#count('cut')
      response.destroy()
      return
    }
    const fault = this.#draw()
    if (fault !== undefined) this.#count(fault)
    if (fault === 'reorder') this.#held.push(passing)
    if (fault === 'drop' || fault === 'reorder') {
      response.destroy()
      return
    }
    if (fault === 'bad-gateway') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>')
      return
    }
    if (fault === 'delay') await wait(this.#some())
    if (fault === 'duplicate') await this.#forward(passing)
    const answer = await this.#forward(passing)
    // Two out of three held requests come right after a later one, the others after several.
    if (this.#held.length > 0 && this.#random.next() < 2 / 3) void this.deliverHeld()
    if (fault === 'delay') await wait(this.#some())
    if (fault === 'half-open') return
    if (this.#isCut() || fault === 'reset') {
      response.destroy()
      return
    }
    await this.#answer(response, answer, fault)
  }

  async #answer(response: http.ServerResponse, answer: Answer, fault: ProxyFault | undefined): Promise<void> {
    const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = answer.headers
    response.writeHead(answer.status, { ...headers, 'content-length': answer.body.length })
    if (fault === 'slow-body') {
      const piece = Math.ceil(answer.body.length / 8) || 1
      for (let at = 0; at < answer.body.length; at += piece) {
        response.write(answer.body.subarray(at, at + piece))
        await wait(this.#slowMs / 8)
      }
    } else if (fault === 'torn') {
      response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy())
      return
    } else response.write(answer.body)
    response.end()
  }

  /** Rejects where the backend is not there, or ends while it answers. */
  async #forward(passing: Passing): Promise<Answer> {
    const body = this.#tamper?.request(passing.path, passing.body) ?? passing.body
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = passing.headers
    const request = http.request(this.#upstream.origin + passing.path, {
      method: passing.method,
      headers: {
        ...headers,
        'x-forwarded-for': this.#address,
        connection: 'close',
        ...(body !== '' && { 'content-length': Buffer.byteLength(body) })
      },
      agent: false
    })
    request.end(body)
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    const raw = await bytesOf(response)
    const tampered = this.#tamper?.answer(passing.path, raw.toString())
    return {
      status: response.statusCode ?? 500,
      headers: response.headers,
      body: tampered === undefined ? raw : Buffer.from(tampered)
    }
  }

  #draw(): ProxyFault | undefined {
    let left = this.#random.next()
    for (const fault of PROXY_FAULTS) {
      left -= this.#faults[fault] ?? 0
      if (left < 0) return fault
    }
    return undefined
  }

  #some(): number {
    return this.#random.next() * this.#slowMs
  }

  /** Asked again after the backend has answered: it may have been cut meanwhile. */
  #isCut(): boolean {
    return this.#cut !== null
  }

  #count(what: ProxyFault | 'cut'): void {
    this.befell[what] = (this.befell[what] ?? 0) + 1
  }
}

async function bytesOf(message: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

async function textOf(message: http.IncomingMessage): Promise<string> {
  return (await bytesOf(message)).toString()
}
