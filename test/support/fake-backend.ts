import type { BackendApi, BackendAccess, BackendFailure, BackendResult } from '../../src/main/ports/backend-api.ts'
import type {
  LeaseView,
  PairingCode,
  PairReply,
  PairRequest,
  PeriodView,
  SyncReply,
  SyncRequest,
  WireEvent
} from '../../src/shared/sync/protocol.ts'
import type { ItemChange, JobChange } from '../../src/shared/sync/rows.ts'
import { FakeTime } from './fake-time.ts'

export const BACKEND_URL = 'https://backend.test'
export const DEVICE_ID = 'device-1'

export type Script = (
  request: SyncRequest,
  fine: () => SyncReply,
  signal: AbortSignal
) => BackendResult<SyncReply> | Promise<BackendResult<SyncReply>>

/** A backend that behaves, as far as one device can tell, unless the test has written another answer for the next call. */
export class FakeBackend implements BackendApi {
  readonly requests: SyncRequest[] = []
  readonly tokens: string[] = []
  readonly signedOut: string[] = []
  readonly paired: { readonly url: string; readonly code: string }[] = []
  /** What is stored, by device and epoch, in the order of their numbers. */
  readonly #stored = new Map<string, WireEvent[]>()
  allowance = 1_000
  period = '2026-11'
  usableUntil = '2027-12-03T00:00:00.000Z'
  devices: PeriodView['devices'] = []
  /** What the next pull brings; the cursor is the number of the last one. */
  readonly feed: { readonly jobs: readonly JobChange[]; readonly items: readonly ItemChange[] }[] = []
  #granted = new Map<string, number>()
  #answered = new Map<string, number>()
  #scripts: Script[] = []
  time: FakeTime

  constructor(time = new FakeTime()) {
    this.time = time
  }

  /** Answers the next calls, one each; afterwards it behaves again. */
  next(...scripts: readonly Script[]): this {
    this.#scripts.push(...scripts)
    return this
  }

  /** The next `times` calls come to nothing. */
  fail(failure: BackendFailure, times = 1): this {
    return this.next(...Array.from({ length: times }, () => () => ({ ok: false, failure }) as const))
  }

  /** It behaves again, whatever was written for the next calls. */
  recover(): void {
    this.#scripts = []
  }

  get unleased(): number {
    return this.allowance - [...this.#granted.values()].reduce((sum, n) => sum + n, 0)
  }

  get events(): readonly WireEvent[] {
    return [...this.#stored.values()].flat()
  }

  /** What one life of a device has told. */
  told(epoch: string | undefined, deviceId = DEVICE_ID): readonly WireEvent[] {
    return this.#stored.get(`${deviceId} ${epoch ?? ''}`) ?? []
  }

  async sync(access: BackendAccess, request: SyncRequest, signal: AbortSignal): Promise<BackendResult<SyncReply>> {
    signal.throwIfAborted()
    this.tokens.push(access.token)
    // As it goes over the wire: what the caller changes later is none of the backend's business.
    const sent = structuredClone(request)
    this.requests.push(sent)
    const fine = (): SyncReply => this.reply(sent)
    const script = this.#scripts.shift()
    const answer = await (script ? script(sent, fine, signal) : { ok: true as const, value: fine() })
    signal.throwIfAborted()
    return answer
  }

  /** Stores and grants as the protocol says, and says how it stands then. */
  reply(request: SyncRequest): SyncReply {
    const life = `${request.deviceId} ${request.epoch}`
    const stored = this.#stored.get(life) ?? []
    this.#stored.set(life, stored)
    for (const event of request.events) if (event.seq === stored.length + 1) stored.push(event)
    const key = `${life} ${this.period}`
    const asked = request.leaseRequest
    if (asked && !this.#answered.has(asked.requestId)) {
      const amount = asked.exact && asked.want > this.unleased ? 0 : Math.min(asked.want, this.unleased)
      this.#answered.set(asked.requestId, amount)
      this.#granted.set(key, (this.#granted.get(key) ?? 0) + amount)
    }
    const granted = asked ? (this.#answered.get(asked.requestId) ?? 0) : 0
    const page = this.feed.slice(request.pull.cursor)
    return {
      proto: 1,
      serverTime: new Date(this.time.now()).toISOString(),
      ackSeq: stored.length,
      ackId: stored.at(-1)?.id ?? null,
      leases: this.leases(life),
      leaseReply: asked
        ? { requestId: asked.requestId, granted, message: granted === 0 ? 'Not so many are left.' : null }
        : null,
      period: this.periodView(),
      jobs: page.flatMap(({ jobs }) => jobs),
      items: page.flatMap(({ items }) => items),
      baseCursor: request.pull.cursor,
      nextCursor: this.feed.length,
      more: false,
      quarantined: []
    }
  }

  leases(life: string): LeaseView[] {
    return [...this.#granted]
      .filter(([key]) => key.startsWith(`${life} `))
      .map(([key, granted]) => {
        const period = key.slice(life.length + 1)
        return { period, granted, state: period < this.period ? 'draining' : 'active' }
      })
  }

  periodView(): PeriodView {
    return {
      period: this.period,
      allowance: this.allowance,
      unleased: this.unleased,
      closesAt: '2026-12-01T00:00:00.000Z',
      usableUntil: this.usableUntil,
      devices: this.devices
    }
  }

  pair(url: string, { code, deviceName }: PairRequest, _signal?: AbortSignal): Promise<BackendResult<PairReply>> {
    this.paired.push({ url, code })
    const n = this.paired.length
    return Promise.resolve({
      ok: true,
      value: {
        deviceId: n === 1 ? DEVICE_ID : `device-${n}`,
        deviceName,
        token: `token-${n}-0123456789-0123456789`,
        instanceId: 'remote',
        instanceName: 'Lamps and Co',
        period: this.periodView()
      }
    })
  }

  invite(): Promise<BackendResult<PairingCode>> {
    const expiresAt = new Date(this.time.now() + 600_000).toISOString()
    return Promise.resolve({ ok: true, value: { code: 'K7QM-2RXD', expiresAt } })
  }

  writeOff(): Promise<BackendResult<{ readonly freed: number }>> {
    return Promise.resolve({ ok: true, value: { freed: 7 } })
  }

  signOut({ token }: BackendAccess): Promise<BackendResult<Record<never, never>>> {
    this.signedOut.push(token)
    return Promise.resolve({ ok: true, value: {} })
  }
}

/** An answer that never comes, until somebody gives up waiting. */
export const HANGS: Script = (_request, _fine, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })

/** An answer that never comes at all. */
export const DEAD: Script = () => new Promise(() => undefined)

/** Everything is stored and granted, and the answer gets lost. */
export const LOST: Script = (_request, fine) => {
  fine()
  return { ok: false, failure: { kind: 'offline', message: 'The connection broke.' } }
}
