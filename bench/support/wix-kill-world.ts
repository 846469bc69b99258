import { serve, type ServerType } from '@hono/node-server'
import Database from 'better-sqlite3'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { seededRandom } from '../../simulators/random.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import { contentsOf, differences } from '../../simulators/wix/snapshot.ts'
import { seedStore } from '../../simulators/wix/seed-store.ts'
import { createWixSimulator, type WixSimulator } from '../../simulators/wix/simulator.ts'
import { checkCatalogue, checkPublished, checkPulls, rememberWork, writtenBy, type Work } from './wix-kill-checks.ts'
import { itemsOf } from './wix-kill-items.ts'
import { hasRole, ROUND_PRODUCTS, storeNameOf } from './wix-kill-plan.ts'
import type { KillVersion } from './wix-kill-points.ts'
import { checkReads, checkRestOfWrites, checkWrites } from './wix-kill-requests.ts'
import { viewOf, type ProductView } from './wix-kill-view.ts'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'

/** More than one page, and no more than two. */
const SIZE = 108

/** Of the products that are rewritten: short enough for every attribute. */
const NAMES = ['Amber', 'Basil', 'Cocoa', 'Dune'] as const

/** What the store was like just before anything of a round was written. */
export interface RoundMark {
  readonly view: ReadonlyMap<string, ProductView>
  readonly contents: unknown
  /** Where the round begins in the simulator's list of effective writes. */
  readonly firstWrite: number
}

/** The store on Wix of one folder, with the merchant who works in Wix's own dashboard. It outlives every child. */
export class WixKillWorld {
  readonly simulator: WixSimulator
  readonly apiKey = FULL_KEY.key
  /** What was found wrong when a child said how far it is. */
  readonly wrong: string[] = []
  /** What the app holds of jobs and words since the last round was marked: nothing of it changes any more. */
  work: Work | null = null
  rounds = 0
  values = 0
  readonly #file: string
  readonly #done = new Map<string, unknown>()
  readonly #marks = new Map<number, RoundMark>()
  #writesSeen = 0
  #server: ServerType | null = null

  constructor(options: { readonly version: KillVersion; readonly seed: number; readonly file: string }) {
    const { version, seed, file } = options
    this.#file = file
    const store = seedStore({ size: SIZE, seed, version, clock: systemClock, hidden: 0.1 })
    this.simulator = createWixSimulator({
      store,
      clock: systemClock,
      random: seededRandom(seed),
      timers: systemTimers,
      // Longer than a request needs to get here, so that a kill finds some under way.
      latencyMs: { min: 0, max: 6 },
      keepRequests: 200_000
    })
    for (const [at, id] of this.#roundProducts().entries())
      this.simulator.merchant.editProduct(id, {
        name: `${NAMES[at] ?? ''} cushion`,
        seoTitle: 'Linen cushion',
        seoDescription: 'A cushion of soft linen.',
        description: '<p>A cushion of <strong>soft</strong> linen.</p>'
      })
  }

  async open(): Promise<string> {
    const server = serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: (request, env) => {
        const { pathname, searchParams } = new URL(request.url)
        if (!pathname.startsWith('/__kill/')) return this.simulator.app.fetch(request, env)
        const round = Number(searchParams.get('round'))
        const answer = this.#told(pathname.slice('/__kill/'.length), round, searchParams.has('move'))
        return Response.json(answer ?? null)
      }
    })
    this.#server = server
    if (!server.listening) await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server?.close()
    if (this.#server && 'closeAllConnections' in this.#server) this.#server.closeAllConnections()
  }

  /** Each word of a round counts once, however often a child that died says it again. */
  #told(what: string, round: number, moves: boolean): unknown {
    const { store } = this.simulator
    if (what === 'prepare' && moves && store.version === 'V1')
      store.moveToV3(this.#roundProducts().filter((_, at) => at % 2 === 0))
    const key = `${what} ${round}`
    if (what === 'products') return this.#roundProducts()
    if (this.#done.has(key)) return this.#done.get(key)
    const answer = this.#do(what, round)
    this.#done.set(key, answer)
    return answer
  }

  #do(what: string, round: number): unknown {
    const found = (wrong: readonly string[]): void =>
      void this.wrong.push(...wrong.map((text) => `round ${round}, ${what}: ${text}`))
    switch (what) {
      case 'prepare':
        return this.#prepare(round)
      case 'mark':
        return this.#read((raw) => {
          found(checkPulls(raw))
          found(checkCatalogue(raw, this.simulator.store))
          this.#typeOnWix(raw, round)
          this.work = rememberWork(raw, round)
          const { store, control } = this.simulator
          this.#marks.set(round, {
            view: viewOf(store),
            contents: structuredClone(contentsOf(store)),
            firstWrite: control.writes.length
          })
          found(checkRestOfWrites(control.writes.slice(this.#writesSeen)))
        })
      case 'published':
        return this.#read((raw) => {
          const mark = this.#markOf(round)
          const written = writtenBy(raw, 'main', round)
          this.values += written.size
          found(checkPublished(raw, round, mark.view, viewOf(this.simulator.store)))
          found(checkWrites(this.#writesSince(mark.firstWrite), written))
        })
      case 'undone': {
        const mark = this.#markOf(round)
        this.rounds += 1
        found(
          differences(mark.contents, contentsOf(this.simulator.store)).map(({ path }) => `${path} was not taken back`)
        )
        return this.#read((raw) =>
          found(checkWrites(this.#writesSince(this.#writesSeen), writtenBy(raw, 'undo', round)))
        )
      }
      case 'finished':
        found(checkReads(this.simulator.control.requests))
        return this.#read((raw) => {
          found(checkPulls(raw))
          found(checkCatalogue(raw, this.simulator.store))
        })
      default:
        throw new Error(`Nobody knows what ${what} is`)
    }
  }

  /** What a merchant does on Wix between two rounds. */
  #prepare(round: number): void {
    const { merchant, store } = this.simulator
    merchant.renameSite(storeNameOf(round))
    if (round === 1) return
    const others = [...store.products.keys()].slice(ROUND_PRODUCTS)
    const last = others.at(-1)
    if (last !== undefined) merchant.deleteProduct(last)
    const changed = others[round % 20]
    if (changed !== undefined) merchant.editProduct(changed, { name: `Renamed in round ${round}` })
    for (const n of [1, 2])
      merchant.addProduct({
        name: `New in round ${round}, ${n}`,
        slug: `new-${round}-${n}`,
        description: '<p>New.</p>'
      })
    const collection = [...store.collections.keys()][round % 3]
    if (collection !== undefined) merchant.editCollection(collection, { name: `Collection of round ${round}` })
  }

  /** What a merchant types after the texts were planned and before they are sent. */
  #typeOnWix(raw: Database.Database, round: number): void {
    const { merchant } = this.simulator
    for (const item of itemsOf(raw, round)) {
      if (item.at === 0 && item.attribute === 'title') merchant.editProduct(item.productId, { price: 1_000 + round })
      if (hasRole('mine', item)) merchant.editProduct(item.productId, { name: `Typed on Wix in round ${round}` })
      if (hasRole('live', item))
        merchant.editProduct(item.productId, { description: `<p>Typed on Wix in round ${round}.</p>` })
      if (hasRole('merge', item)) merchant.editProduct(item.productId, { seoTitle: `Typed on Wix, ${round}` })
      if (hasRole('same', item)) merchant.editProduct(item.productId, { ribbon: item.proposal })
    }
  }

  /** The products that are rewritten: the first that were made, whatever their ids are by now. */
  #roundProducts(): readonly string[] {
    const products = [...this.simulator.store.products.values()]
    return products
      .filter(({ media }) => media.some(({ kind }) => kind === 'image'))
      .slice(0, ROUND_PRODUCTS)
      .map(({ id }) => id)
  }

  #markOf(round: number): RoundMark {
    const mark = this.#marks.get(round)
    if (mark === undefined) throw new Error(`Round ${round} was never marked`)
    return mark
  }

  #writesSince(first: number): ReturnType<WixSimulator['control']['writes']['slice']> {
    const { writes } = this.simulator.control
    this.#writesSeen = writes.length
    return writes.slice(first)
  }

  #read<T>(look: (raw: Database.Database) => T): T {
    const raw = new Database(this.#file, { readonly: true })
    try {
      return look(raw)
    } finally {
      raw.close()
    }
  }
}
