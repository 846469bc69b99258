import { AsyncLocalStorage } from 'node:async_hooks'
import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import { mixedFaults, type WixFaultKind } from '../../simulators/wix/faults.ts'
import type { WixLogEntry } from '../../simulators/wix/request-log.ts'
import { createWixSimulator, type WixSimulator } from '../../simulators/wix/simulator.ts'
import type { WixStore } from '../../simulators/wix/store.ts'
import { createShopFactory } from '../../src/main/adapters/wix/factory.ts'
import type { ShopFactory } from '../../src/main/ports/shop.ts'
import type { Clock, Timers } from '../../src/main/ports/system.ts'
import type { FakeTime } from '../support/fake-time.ts'

/** Of a request whose faults are these, nobody on the device can tell whether it was done. */
const UNCLEAR = [
  'error-500',
  'error-502-html',
  'error-503-empty',
  'error-500-after',
  'error-504-after',
  'drop-after',
  'drop-before',
  'hang-before',
  'hang-after',
  'drop-body',
  'hang-body',
  'truncated-json',
  'proxy-html'
] as const satisfies readonly WixFaultKind[]

/** What may go wrong with a request while the faults last. All of it passes. */
export const FAULTS: readonly WixFaultKind[] = [
  ...UNCLEAR,
  'rate-limit',
  'rate-limit-bare',
  'slow-first-byte',
  'slow-body',
  'stale-revision',
  'partial-failure',
  'provisioning'
]
const isUnclear = (fault: WixFaultKind | undefined): boolean =>
  (UNCLEAR as readonly (WixFaultKind | undefined)[]).includes(fault)

export interface NetworkHooks {
  /** Just before the store handles a request, and just after. `written`: the products that it writes. */
  before(written: readonly string[]): void
  after(written: readonly string[]): void
  /** The device has these products' texts now, as the store held them at `moment`. */
  read(ids: readonly string[], moment: number): void
  /** Nobody knows what became of a write of these products. */
  unsure(ids: readonly string[]): void
  /** Counts what happens, over everything. */
  moment(): number
}

interface Held {
  readonly written: readonly string[]
  readonly release: () => void
}

/** One request, wherever it is handled. */
interface Journey {
  readonly life: number
  fault: WixFaultKind | undefined
  moment: number
}

/** The way of one device to the store: each request waits to be let through, and its answer once more. */
export class Network {
  readonly simulator: WixSimulator
  readonly #hooks: NetworkHooks
  /** Requests that have not reached the store, and answers that have not reached the device. */
  outgoing: Held[] = []
  incoming: Held[] = []
  offline = false
  /** Lives of the device's process so far. */
  #life = 0
  /** A request follows its caller's signal only as long as somebody keeps it. */
  readonly #kept: Request[] = []
  readonly #journeys = new AsyncLocalStorage<Journey>()

  constructor(store: WixStore, time: FakeTime, seed: number, hooks: NetworkHooks) {
    this.#hooks = hooks
    const random = seededRandom(seed)
    this.simulator = createWixSimulator({ store, clock: time, random, timers: time, keepRequests: 0 })
    this.simulator.control.setHooks({
      before: (entry) => this.#before(entry),
      after: (entry) => hooks.after(writtenIn(entry.path, entry.body))
    })
  }

  /** @param share of all requests that meet a fault */
  setFaults(share: number): void {
    // Writes are few and what is lost of them matters most. V1 is known to say yes to what it ignores; V3's yes names a revision, and
    // one that the store never had is not known of Wix.
    const atWrites: WixFaultKind[] = ['drop-after', 'error-500-after']
    if (this.simulator.store.version === 'V1') atWrites.push('silent-no-op')
    const rules = atWrites.map((kind) => ({ kind, writes: true, probability: share / 5 }))
    this.simulator.control.setFaults(share === 0 ? [] : [...rules, ...mixedFaults(share, FAULTS)])
  }

  /** For one life of the device's process, whose clock stops with it. */
  shops(life: Clock & Timers): ShopFactory {
    return createShopFactory({
      clock: life,
      timers: life,
      fetch: (input, init) => this.#fetch(new Request(input, init))
    })
  }

  /** The device's process is gone: some of what it sent is on the network already, nothing reaches it any more. */
  cut(random: SimulatorRandom): void {
    const sent = this.outgoing
    this.#life += 1
    this.#hooks.unsure([...sent, ...this.incoming].flatMap((held) => held.written))
    this.outgoing = []
    this.incoming = []
    for (const held of sent) if (random.next() < 0.5) held.release()
  }

  #before(entry: WixLogEntry): void {
    const journey = this.#journeys.getStore()
    if (!journey) throw new Error('A request that nobody sent')
    const written = writtenIn(entry.path, entry.body)
    // What a process that is gone had sent is nobody's decision any more.
    this.#hooks.before(journey.life === this.#life ? written : [])
    journey.fault = entry.fault
    journey.moment = this.#hooks.moment()
    if (isUnclear(entry.fault)) this.#hooks.unsure(written)
  }

  async #fetch(request: Request): Promise<Response> {
    this.#kept.push(request)
    const body: unknown = request.method === 'GET' ? undefined : JSON.parse((await request.clone().text()) || 'null')
    const written = writtenIn(new URL(request.url).pathname, body)
    const journey: Journey = { life: this.#life, fault: undefined, moment: 0 }
    try {
      await this.#hold('outgoing', written, request.signal)
      if (this.offline) throw offlineError()
      const response = await this.#journeys.run(journey, () => this.simulator.fetch(request))
      const ids = !isUnclear(journey.fault) && response.status === 200 ? await productsIn(response) : []
      // Nobody is there any more who could take the answer.
      if (journey.life !== this.#life) return await new Promise<never>(() => undefined)
      await this.#hold('incoming', written, request.signal)
      if (written.length === 0) this.#hooks.read(ids, journey.moment)
      return response
    } catch (error) {
      this.#hooks.unsure(written)
      throw error
    }
  }

  #hold(line: 'outgoing' | 'incoming', written: readonly string[], signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const held: Held = { written, release: resolve }
      const leave = (): void => {
        this[line] = this[line].filter((other) => other !== held)
        reject(new DOMException('This operation was aborted', 'AbortError'))
      }
      if (signal.aborted) return leave()
      signal.addEventListener('abort', leave, { once: true })
      this[line].push(held)
    })
  }
}

/** Nothing was sent: there was nobody to send it to. */
function offlineError(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) })
}

/** The products that a request writes, one by one or many at once; not the one that there is none of, which a key is tried on. */
function writtenIn(path: string, body: unknown): readonly string[] {
  return writesIn(path, body).filter((id) => !id.startsWith('00000000-'))
}

function writesIn(path: string, body: unknown): readonly string[] {
  if (path.endsWith('/bulk/products/update')) return idsIn(body)
  if (/\/(query|query-platformized|search|count)$/.test(path)) return []
  const own = /\/products\/([0-9a-f-]{36})(\/remove-ribbon)?$/.exec(path)?.[1]
  return own === undefined || !isRecord(body) ? [] : [own]
}

function idsIn(body: unknown): readonly string[] {
  if (!isRecord(body)) return []
  const ids = Array.isArray(body['ids']) ? body['ids'] : []
  const products: unknown[] = Array.isArray(body['products']) ? body['products'] : []
  return [
    ...ids,
    ...products.map((entry) => (isRecord(entry) && isRecord(entry['product']) ? entry['product']['id'] : null))
  ].filter((id): id is string => typeof id === 'string')
}

async function productsIn(response: Response): Promise<readonly string[]> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  const products: unknown[] = isRecord(body) && Array.isArray(body['products']) ? body['products'] : []
  return products.flatMap((product) => (isRecord(product) && typeof product['id'] === 'string' ? [product['id']] : []))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
