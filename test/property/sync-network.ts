import type { SimulatorRandom } from '../../simulators/random.ts'
import type { BackendApi, BackendFailure, BackendResult } from '../../src/main/ports/backend-api.ts'
import type { Timers } from '../../src/main/ports/system.ts'
import type { ErrorBody } from '../../src/shared/contract/errors.ts'
import type { Result } from '../../src/shared/lib/result.ts'
import { SyncReply, SyncRequest } from '../../src/shared/sync/protocol.ts'

/** Shares of all messages to which something happens. */
export interface Weather {
  readonly lost: number
  readonly delayed: number
  /** Requests of which a copy arrives later, after newer ones. */
  readonly repeated: number
  /** Replies in whose place an earlier one of the same device is given. */
  readonly stale: number
}

export const CALM: Weather = { lost: 0, delayed: 0, repeated: 0, stale: 0 }

/** What the devices can ask of the server. */
export interface Server {
  sync(deviceId: string, request: SyncRequest): Promise<Result<SyncReply, ErrorBody>>
  writeOff(deviceId: string): Promise<Result<{ readonly freed: number }, ErrorBody>>
}

export interface DeviceOnLine {
  /** Unlike a device's id no two have it, not even where one was copied from the other. */
  readonly computer: string
  isOnline(): boolean
  /** Just before a request leaves the device. */
  sends(request: SyncRequest): void
}

interface Held {
  readonly computer: string
  readonly deviceId: string
  /** The request, where it has not arrived yet. */
  readonly wire: string | null
  readonly release: () => void
}

/** As the client of a real backend gives a call up. */
const TIMEOUT_MS = 20_000

const OFFLINE: BackendFailure = { kind: 'offline', message: 'There is no network.' }

/** The network between the devices and the backend: it loses, delays, repeats and reorders, as the random numbers say. */
export class SyncNetwork {
  weather: Weather
  readonly #random: SimulatorRandom
  readonly #server: Server
  readonly #timers: Timers
  /** Copies of requests, and requests whose sender has given up, that have not arrived. */
  #stray: { readonly deviceId: string; readonly wire: string }[] = []
  #held: Held[] = []
  readonly #replies = new Map<string, string>()
  readonly #under = new Set<Promise<unknown>>()
  calls = 0

  constructor(random: SimulatorRandom, weather: Weather, server: Server, timers: Timers) {
    this.#random = random
    this.weather = weather
    this.#server = server
    this.#timers = timers
  }

  /** Something is being handled by the server at this moment. */
  async arrive(): Promise<boolean> {
    if (this.#under.size === 0) return false
    await Promise.all(this.#under)
    return true
  }

  get waiting(): number {
    return this.#held.length + this.#stray.length
  }

  /** One of the messages on their way arrives, whichever. */
  async deliver(): Promise<void> {
    const at = Math.floor(this.#random.next() * this.waiting)
    const [held] = at < this.#held.length ? this.#held.splice(at, 1) : []
    if (held) return held.release()
    const [stray] = this.#stray.splice(at - this.#held.length, 1)
    if (stray) await this.#handle(stray.deviceId, stray.wire)
  }

  /** The backend as one device reaches it. */
  api(deviceId: string, device: DeviceOnLine): BackendApi {
    const never = Promise.resolve({ ok: false, failure: OFFLINE } as const)
    return {
      sync: (_access, request, signal) => this.#sync(deviceId, device, request, signal),
      writeOff: async (_access, lost) => {
        if (!device.isOnline() || this.#chance(this.weather.lost)) return { ok: false, failure: OFFLINE }
        const freed = await this.#await(this.#server.writeOff(lost))
        if (this.#chance(this.weather.lost)) return { ok: false, failure: OFFLINE }
        return freed.ok ? freed : { ok: false, failure: failureOf(freed.error) }
      },
      pair: () => never,
      invite: () => never,
      signOut: () => never
    }
  }

  async #sync(
    deviceId: string,
    { computer, isOnline, sends }: DeviceOnLine,
    request: SyncRequest,
    signal: AbortSignal
  ): Promise<BackendResult<SyncReply>> {
    const { weather } = this
    const wire = JSON.stringify(request)
    if (!isOnline()) return { ok: false, failure: OFFLINE }
    sends(request)
    if (this.#chance(weather.repeated)) this.#stray.push({ deviceId, wire })
    if (this.#chance(weather.lost)) return { ok: false, failure: this.#lost() }
    if (this.#chance(weather.delayed) && !(await this.#hold({ computer, deviceId, wire }, signal)))
      return { ok: false, failure: OFFLINE }
    const answer = await this.#handle(deviceId, wire)
    if (!answer.ok) return { ok: false, failure: failureOf(answer.error) }
    const reply = JSON.stringify(answer.value)
    if (this.#chance(weather.lost) || !isOnline()) return { ok: false, failure: this.#lost() }
    if (this.#chance(weather.delayed) && !(await this.#hold({ computer, deviceId, wire: null }, signal)))
      return { ok: false, failure: OFFLINE }
    // A reply comes over the connection of its own request, so that it is of the same life at least.
    const line = `${deviceId} ${request.epoch}`
    const earlier = this.#replies.get(line)
    if (this.#chance(weather.repeated)) this.#replies.set(line, reply)
    const told = earlier !== undefined && this.#chance(weather.stale) ? earlier : reply
    return { ok: true, value: SyncReply.parse(JSON.parse(told)) }
  }

  /** The process is gone: what it sent is on the network or is not, and nothing reaches it any more. */
  cut(computer: string): void {
    for (const held of this.#held)
      if (held.computer === computer && held.wire !== null)
        this.#stray.push({ deviceId: held.deviceId, wire: held.wire })
    this.#held = this.#held.filter((held) => held.computer !== computer)
  }

  async #handle(deviceId: string, wire: string): Promise<Result<SyncReply, ErrorBody>> {
    this.calls += 1
    return this.#await(this.#server.sync(deviceId, SyncRequest.parse(JSON.parse(wire))))
  }

  async #await<T>(work: Promise<T>): Promise<T> {
    this.#under.add(work)
    try {
      return await work
    } finally {
      this.#under.delete(work)
    }
  }

  /** False where nobody waits for it any more. What has not arrived by then still may. */
  #hold(message: Omit<Held, 'release'>, signal: AbortSignal): Promise<boolean> {
    const { deviceId, wire } = message
    return new Promise((resolve, reject) => {
      const held = { ...message, release: () => resolve(true) }
      const giveUp = (): boolean => {
        const waiting = this.#held.includes(held)
        this.#held = this.#held.filter((each) => each !== held)
        if (waiting && wire !== null) this.#stray.push({ deviceId, wire })
        return waiting
      }
      this.#held.push(held)
      this.#timers.after(TIMEOUT_MS, () => {
        if (giveUp()) resolve(false)
      })
      signal.addEventListener('abort', () => {
        if (giveUp()) reject(new Error('Given up'))
      })
    })
  }

  #chance(share: number): boolean {
    return share > 0 && this.#random.next() < share
  }

  #lost(): BackendFailure {
    const roll = this.#random.next()
    if (roll < 0.8) return OFFLINE
    if (roll < 0.9) return { kind: 'wait', afterMs: 2_000, message: 'The backend is not well.' }
    return { kind: 'unusable', message: 'That was a page of a proxy.' }
  }
}

function failureOf({ code, message, details }: ErrorBody): BackendFailure {
  switch (code) {
    case 'SYNC_FORK':
      return { kind: 'fork', message }
    case 'SYNC_GAP':
      return { kind: 'gap', lastSeq: Number(details?.['lastSeq']) }
    case 'CURSOR_TOO_OLD':
      return { kind: 'cursor-too-old' }
    case 'UPGRADE_REQUIRED':
      return { kind: 'upgrade', message }
    case 'UNAUTHORIZED':
      return { kind: 'unauthorized', message }
    default:
      return { kind: 'refused', message }
  }
}
