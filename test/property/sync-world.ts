import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import type { SyncRequest } from '../../src/shared/sync/protocol.ts'
import type { Bug } from './sync-bugs.ts'
import { checkClients, checkEnd, checkServer } from './sync-judge.ts'
import { SyncDevice, type Copy } from './sync-device.ts'
import { CALM, SyncNetwork } from './sync-network.ts'
import { SyncOracle } from './sync-oracle.ts'
import { REGIMES, type Regime, type RegimeName } from './sync-regimes.ts'
import type { Books, ServerHistory, SyncServer } from './sync-server.ts'
import { chooseStep } from './sync-steps.ts'
import { START, type DeviceTemplate } from './sync-templates.ts'
import { SimTime, turn } from './sync-time.ts'

/** Everything is looked at after every so many steps; what is cheap, after each. */
const FULL_CHECK_EVERY = 12
const HEALING_ROUNDS = 60

export interface SimHistory {
  readonly seed: number
  readonly steps: number
  readonly problems: readonly string[]
  /** What happened, for a reader. */
  readonly story: readonly string[]
  readonly counts: SimCounts
}

export interface SimCounts {
  calls: number
  spent: number
  crashes: number
  rollbacks: number
  monthEnds: number
}

/** One history: everything that happens, in an order that the seed decides. */
export async function runHistory(
  server: SyncServer,
  templates: readonly DeviceTemplate[],
  regime: RegimeName,
  seed: number,
  bug?: Bug
): Promise<SimHistory> {
  const world = await SyncWorld.open(server, templates, REGIMES[regime], seed, bug)
  try {
    return await world.run()
  } finally {
    world.close()
  }
}

export class SyncWorld {
  readonly regime: Regime
  readonly random: SimulatorRandom
  readonly time: SimTime
  readonly oracle = new SyncOracle()
  readonly network: SyncNetwork
  readonly server: ServerHistory
  readonly devices: SyncDevice[]
  readonly bug: Bug | undefined
  readonly counts: SimCounts = { calls: 0, spent: 0, crashes: 0, rollbacks: 0, monthEnds: 0 }
  /** Credits that may be spent beyond a month's allowance, each with a stated reason: a write-off, or a copied profile. */
  readonly excess = new Map<string, number>()
  /** The allowance of each month as it was sealed. */
  readonly sealed = new Map<string, number>()
  readonly #templates: readonly DeviceTemplate[]
  #books: { readonly at: number; readonly books: Books } | undefined
  readonly #seed: number
  readonly #story: string[] = []

  private constructor(
    server: SyncServer,
    templates: readonly DeviceTemplate[],
    regime: Regime,
    seed: number,
    bug: Bug | undefined
  ) {
    this.#seed = seed
    this.regime = regime
    this.bug = bug
    this.random = seededRandom(seed)
    this.time = new SimTime(START, () => this.rest())
    this.#templates = templates
    this.server = server.history(`history-${seed}`, this.time, this.oracle)
    const faulty = bug?.server?.(this.server) ?? this.server
    const way = {
      sync: (deviceId: string, request: SyncRequest) => faulty.sync(deviceId, request),
      writeOff: (deviceId: string) => this.#writeOff(deviceId)
    }
    this.network = new SyncNetwork(seededRandom(seed + 1), regime.weather, way, this.time)
    this.devices = templates.map((template, at) => new SyncDevice(template.name, template, this.#ways(), seed * 7 + at))
  }

  static async open(
    server: SyncServer,
    templates: readonly DeviceTemplate[],
    regime: Regime,
    seed: number,
    bug: Bug | undefined
  ): Promise<SyncWorld> {
    const world = new SyncWorld(server, templates, regime, seed, bug)
    await world.server.begin(templates)
    for (const [at, device] of world.devices.entries()) {
      const template = templates[at]
      if (template) await device.open(template.bytes, true)
    }
    await world.rest()
    return world
  }

  async run(): Promise<SimHistory> {
    const steps = 50 + Math.floor(this.random.next() * 40)
    let step = 0
    try {
      while (step < steps && this.oracle.problems.length === 0) {
        step += 1
        await chooseStep(this)
        await this.rest()
        await this.#check(step % FULL_CHECK_EVERY === 0)
      }
      if (this.oracle.problems.length === 0) await this.#heal()
    } catch (error) {
      this.oracle.wrong(
        `after step ${step}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      )
    }
    this.counts.calls = this.network.calls
    for (const credits of this.oracle.spent.values()) this.counts.spent += credits
    return { seed: this.#seed, steps: step, problems: this.oracle.problems, story: this.#story, counts: this.counts }
  }

  tell(what: string): void {
    this.#story.push(what)
  }

  /** Everything that can go on has gone on. */
  async rest(): Promise<void> {
    do await turn()
    while (await this.network.arrive())
  }

  /** An older copy of a device's database is opened in its place; `whole`: what the device knows beside it has gone back, too. */
  async restore(device: SyncDevice, copy: Copy, whole: boolean): Promise<void> {
    const { epoch } = device.place
    device.end()
    const { cursors } = await this.server.books()
    const stored = cursors.find((each) => each.device_id === device.deviceId && each.epoch === epoch)?.last_seq ?? 0
    this.oracle.forget(device.name, epoch, copy.place.epoch === epoch ? Math.max(stored, copy.place.seq) : stored)
    if (whole) this.#goBack(device, copy)
    await device.open(copy.bytes)
  }

  /** Another computer goes on from a device's data as it is now, under the device's name. */
  async clone(device: SyncDevice, withMark: boolean): Promise<void> {
    const template = this.#templates.find(({ deviceId }) => deviceId === device.deviceId)
    if (!template) return
    const copy = device.copy()
    const twin = new SyncDevice(`${device.name}2`, template, this.#ways(), this.#seed * 7 + this.devices.length)
    if (withMark) this.#goBack(twin, copy)
    this.devices.push(twin)
    await twin.open(copy.bytes)
  }

  /** The stated bound: what a device that was given up has left may be spent by it and by the others. */
  async #writeOff(deviceId: string): ReturnType<ServerHistory['writeOff']> {
    const { leases } = await this.server.books()
    const result = await this.server.writeOff(deviceId)
    if (result.ok)
      for (const lease of leases)
        if (lease.device_id === deviceId && lease.state === 'active')
          this.allow(lease.period, lease.granted - lease.returned - lease.captured)
    return result
  }

  /** The stated bound: what the lease of that copy had not used, it may use a second time before anybody hears of it. */
  #goBack(device: SyncDevice, copy: Copy): void {
    device.highWater.mark = copy.mark
    for (const lease of copy.leases) this.allow(lease.period, lease.granted - lease.returned - lease.captured)
  }

  /** The server's numbers as they are: read again only where it did something since. */
  async books(): Promise<Books> {
    const { changes } = this.server
    if (this.#books?.at !== changes) this.#books = { at: changes, books: await this.server.books() }
    return this.#books.books
  }

  living(): readonly SyncDevice[] {
    return this.devices.filter((device) => !device.dead)
  }

  allow(period: string, credits: number): void {
    this.excess.set(period, (this.excess.get(period) ?? 0) + credits)
  }

  chance(share: number): boolean {
    return this.random.next() < share
  }

  pick<T>(of: readonly T[]): T | undefined {
    return of[Math.floor(this.random.next() * of.length)]
  }

  close(): void {
    for (const device of this.devices) device.close()
  }

  /** The faults end, everybody is online: whatever was waiting gets to its end. */
  async #heal(): Promise<void> {
    this.tell('healing')
    this.network.weather = CALM
    for (const device of this.living()) {
      device.online = true
      device.llm.calm = true
    }
    for (let round = 0; round < HEALING_ROUNDS; round += 1) {
      while (this.network.waiting > 0) {
        await this.network.deliver()
        await this.rest()
      }
      for (const device of this.living()) {
        device.llm.arrive('all')
        device.engine.signal('resume')
        await this.rest()
      }
      await this.time.advance(round < 10 ? 5_000 : 60_000)
      if (round >= 2 && (await this.#isQuiet())) break
    }
    await this.#check(true)
    await checkEnd(this)
  }

  async #isQuiet(): Promise<boolean> {
    if (this.network.waiting > 0) return false
    const head = await this.server.head()
    return this.living().every((device) => device.isQuiet(head))
  }

  async #check(full: boolean): Promise<void> {
    checkClients(this, full)
    await checkServer(this, full)
  }

  #ways(): ConstructorParameters<typeof SyncDevice>[2] {
    return {
      time: this.time,
      oracle: this.oracle,
      bug: this.bug,
      isMarkLate: () => this.chance(this.regime.lateMarks),
      api: (device) => {
        const own = this.network.api(device.deviceId, {
          isOnline: () => device.online && !device.dead,
          sends: (request) => device.checkSend(request)
        })
        return this.bug?.api?.(own, device) ?? own
      }
    }
  }
}
