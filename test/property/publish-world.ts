import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import type { MerchantProductEdit } from '../../simulators/wix/merchant.ts'
import type { WixStore } from '../../simulators/wix/store.ts'
import { FakeTime, settle } from '../support/fake-time.ts'
import type { Bug } from './publish-bugs.ts'
import { Device } from './publish-device.ts'
import { PublishJudge } from './publish-judge.ts'
import { DEVICES, START, storeOf, type Templates } from './publish-templates.ts'

export interface Interleaving {
  readonly seed: number
  readonly problems: readonly string[]
  readonly writes: number
  readonly inWindow: number
  /** What happened, for a reader. */
  readonly story: readonly string[]
}

/** One interleaving: everything that happens, in an order that the seed decides. */
export async function interleave(templates: Templates, seed: number, bug?: Bug): Promise<Interleaving> {
  const world = new World(templates, seed, bug)
  try {
    return await world.run()
  } finally {
    await world.close()
  }
}

class World {
  readonly #seed: number
  readonly #random: SimulatorRandom
  readonly #time = new FakeTime(START + 3_600_000)
  /** The store's own clock: as seeded, then at least a millisecond between any two things that happen. */
  #storeNow: number | null = null
  readonly #store: WixStore
  readonly #judge: PublishJudge
  readonly #devices: readonly Device[]
  readonly #story: string[] = []
  /** Whether the merchant and the faults are still at it. */
  #stormy = true
  #edits = 0
  #originals: MerchantProductEdit[] = []

  constructor(templates: Templates, seed: number, bug: Bug | undefined) {
    this.#seed = seed
    this.#random = seededRandom(seed)
    this.#store = storeOf(templates.version, { now: () => this.#storeTime() })
    const judge = (this.#judge = new PublishJudge(templates.version))
    const world = { store: this.#store, time: this.#time, judge, disturb: () => this.#disturb() }
    this.#devices = templates.devices.map(
      (template, at) => new Device(DEVICES[at] ?? '', world, template, seed * 7 + at, bug)
    )
    this.#storeNow = this.#time.now()
    for (const product of this.#store.products.values())
      this.#originals.push({ name: product.name, description: product.description })
  }

  async run(): Promise<Interleaving> {
    for (const device of this.#devices) await device.open()
    const [first] = this.#devices
    for (const item of (await first?.items()) ?? []) this.#judge.start(item.productId, item.attribute, item.original)
    for (const device of this.#devices) device.network.setFaults(0.2)
    const steps = 40 + Math.floor(this.#random.next() * 60)
    for (let step = 0; step < steps; step += 1) {
      await this.#step(step)
      await settle(2)
      if (this.#judge.problems.length > 0) break
    }
    await this.#calm()
    const { problems, count } = this.#judge
    return { seed: this.#seed, problems, ...count, story: this.#story }
  }

  async close(): Promise<void> {
    for (const device of this.#devices) await device.close()
  }

  async #step(step: number): Promise<void> {
    const device = this.#pick(this.#devices)
    if (step < this.#devices.length) return this.#tell(device, 'publishes', () => device.publish())
    const roll = this.#random.next()
    if (roll < 0.62) return this.#pass(device)
    if (roll < 0.8) return this.#time.advance(100 + Math.floor(this.#random.next() * 3_000))
    if (roll < 0.86) return this.#edit()
    if (roll < 0.88) return this.#tell(device, 'is killed', () => device.kill(this.#random))
    if (roll < 0.9) {
      device.network.offline = !device.network.offline
      return this.#tell(device, device.network.offline ? 'is offline' : 'is online', () => Promise.resolve())
    }
    if (roll < 0.91) return this.#tell(device, 'sleeps', () => Promise.resolve(device.engine.engine.signal('suspend')))
    if (roll < 0.92) return this.#tell(device, 'wakes', () => Promise.resolve(device.engine.engine.signal('resume')))
    if (roll < 0.94) return this.#tell(device, 'decides', () => device.decide(this.#random))
    if (roll < 0.96) return this.#tell(device, 'thinks again', () => device.reconsider(this.#random))
    if (roll < 0.97) return this.#tell(device, 'undoes', () => device.undo(this.#random))
    if (roll < 0.98) return this.#tell(device, 'publishes', () => device.publish())
    if (roll < 0.99) return this.#tell(device, 'pauses or goes on', () => this.#toggle(device))
    if (roll < 0.992) return this.#tell(device, 'cancels', () => this.#cancel(device))
    if (roll < 0.995 && this.#store.version === 'V1') this.#move()
  }

  #storeTime(): number {
    if (this.#storeNow === null) return START
    return (this.#storeNow = Math.max(this.#storeNow + 1, this.#time.now()))
  }

  /** A request reaches the store, or an answer the device. */
  #pass(device: Device): void {
    const { network } = device
    const line = this.#random.next() < 0.5 ? 'outgoing' : 'incoming'
    const held = this.#pick(network[line])
    if (held === undefined) return
    network[line] = network[line].filter((other) => other !== held)
    held.release()
  }

  /** At every point where a device waits for the store, a merchant may do something there. */
  #disturb(): void {
    if (this.#stormy && this.#random.next() < 0.08) this.#edit()
  }

  #edit(): void {
    const product = this.#pick([...this.#store.products.values()])
    if (!product) return
    const text = `Theirs ${(this.#edits += 1)}`
    const change = this.#pick<MerchantProductEdit>([
      { name: text },
      { description: `<p>${text}</p>` },
      { seoTitle: text },
      { ribbon: text },
      { sku: `SKU-${this.#edits}` },
      { price: 100 + this.#edits },
      this.#pick(this.#originals)
    ])
    const { merchant } = this.#devices[0]?.network.simulator ?? {}
    this.#judge.merchant(merchant?.editProduct(product.id, change) ?? [])
    this.#story.push(`the merchant changes ${Object.keys(change).join(' and ')} of ${product.id}`)
  }

  #move(): void {
    const ids = [...this.#store.products.keys()].filter(() => this.#random.next() < 0.3)
    this.#judge.renamed(this.#store.moveToV3(ids))
    this.#judge.version = 'V3'
    this.#story.push('the store moves to V3')
  }

  async #toggle(device: Device): Promise<void> {
    for (const run of await device.runs())
      if (run.state === 'RUNNING') await device.call('publishes.pause', { id: run.id })
      else if (run.state === 'PAUSED') await device.call('publishes.resume', { id: run.id })
  }

  async #cancel(device: Device): Promise<void> {
    const [run] = await device.runs()
    if (run) await device.call('publishes.cancel', { id: run.id })
  }

  /** The faults end and the merchant goes home: everything has to come to its end. */
  async #calm(): Promise<void> {
    this.#stormy = false
    for (const device of this.#devices) {
      device.network.setFaults(0)
      device.network.offline = false
      device.engine.engine.signal('resume')
    }
    for (let round = 0; round < 2_000; round += 1) {
      for (const device of this.#devices)
        for (const line of ['outgoing', 'incoming'] as const)
          for (const held of device.network[line].splice(0)) held.release()
      await settle(3)
      if (round % 5 !== 4) continue
      await this.#time.advance(round < 100 ? 2_000 : 20_000)
      if (await this.#isOver()) break
    }
    for (const device of this.#devices) await device.inspect()
  }

  async #isOver(): Promise<boolean> {
    let over = true
    for (const device of this.#devices) {
      await device.decide(this.#random, 'live')
      for (const run of await device.runs()) {
        if (run.state === 'PAUSED' && run.pausedBy !== 'version') await device.call('publishes.resume', { id: run.id })
        const { planned, sending, unknown, conflict } = run.counts
        over &&= (run.state === 'DONE' || run.state === 'CANCELLED') && planned + sending + unknown + conflict === 0
      }
      over &&= device.network.outgoing.length + device.network.incoming.length === 0
    }
    return over
  }

  async #tell(device: Device, what: string, act: () => Promise<void>): Promise<void> {
    this.#story.push(`${device.name} ${what}`)
    await act()
  }

  #pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random.next() * of.length)] as T
  }
}
