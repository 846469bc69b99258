import { seededRandom } from '../../random.ts'
import { asObject, type JsonObject } from '../json.ts'
import type { StoredProduct } from '../model.ts'
import { seedStore, type SeedStoreOptions } from '../seed-store.ts'
import { createWixSimulator, type WixSimulator, type WixSimulatorOptions } from '../simulator.ts'

/** Timers that fire only when told to, in order of their time. */
export class ManualTimers {
  now = 0
  #waiting: { readonly at: number; readonly run: () => void }[] = []

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.now + ms, run }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Moves on by `ms` and fires what is due. */
  advance(ms: number): void {
    this.now += ms
    const due = this.#waiting.filter(({ at }) => at <= this.now)
    this.#waiting = this.#waiting.filter(({ at }) => at > this.now)
    for (const { run } of due) run()
  }
}

export interface WixBench extends WixSimulator {
  readonly timers: ManualTimers
  /** Asks with the full key; the body as JSON. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>
  ): Promise<{ readonly status: number; readonly body: JsonObject; readonly text: string; readonly headers: Headers }>
  /** The first product that fits; throws where none does. */
  find(fits: (product: StoredProduct) => boolean): StoredProduct
}

export const BENCH_START = Date.parse('2026-11-02T09:00:00.000Z')

/** A small seeded store behind the simulator, with a clock that stands still until the test moves it. */
export function wixBench(
  seed: Partial<SeedStoreOptions> = {},
  options: Partial<Omit<WixSimulatorOptions, 'store' | 'timers'>> = {}
): WixBench {
  const timers = new ManualTimers()
  const clock = { now: () => BENCH_START + timers.now, monotonic: () => timers.now }
  const store = seedStore({ size: 30, seed: 1, version: 'V3', clock, ...seed })
  const simulator = createWixSimulator({ store, clock, random: seededRandom(1), timers, ...options })
  return {
    ...simulator,
    timers,
    async ask(method, path, body, headers = {}) {
      const response = await simulator.fetch(`https://www.wixapis.com${path}`, {
        method,
        headers: { authorization: 'IST.simulated-key', 'wix-site-id': store.site.id, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      const text = await response.text()
      return { status: response.status, body: parsed(text), text, headers: response.headers }
    },
    find(fits) {
      const product = [...store.products.values()].find(fits)
      if (product === undefined) throw new Error('no product of this kind in the seeded store')
      return product
    }
  }
}

function parsed(text: string): JsonObject {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return {}
  }
}
