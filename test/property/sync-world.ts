import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import type { SyncRequest } from '../../src/shared/sync/protocol.ts'
import type { Bug } from './sync-bugs.ts'
import { SyncDevice, type Copy } from './sync-device.ts'
import { SyncNetwork } from './sync-network.ts'
import { SyncOracle } from './sync-oracle.ts'
import type { Regime } from './sync-regimes.ts'
import type { Books, ServerHistory, SyncServer } from './sync-server.ts'
import { START, type DeviceTemplate } from './sync-templates.ts'
import { SimTime, turn } from './sync-time.ts'

export interface SimCounts {
  calls: number
  spent: number
  crashes: number
  rollbacks: number
  monthEnds: number
}

/** Three computers, the network between them and the server, and the time that passes for all of them. */
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
  /** Credits that may be spent beyond a month's allowance, because somebody wrote a device off. */
  readonly excess = new Map<string, number>()
  /** Whole profiles that were copied, by the life of the device that they share. */
  readonly copied = new Map<string, number>()
  /** The allowance of each month as it was sealed. */
  readonly sealed = new Map<string, number>()
  readonly #templates: readonly DeviceTemplate[]
  #books: { readonly at: number; readonly books: Books } | undefined
  readonly #seed: number
  /** What happened, for a reader. */
  readonly story: string[] = []

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
    this.server = server.history(this.time, this.oracle)
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

  tell(what: string): void {
    this.story.push(what)
  }

  /** Everything that can go on has gone on. */
  async rest(): Promise<void> {
    do await turn()
    while (await this.network.arrive())
  }

  /** An older copy of a device's database is opened in its place; `whole`: what the device knows beside it has gone back, too. */
  async restore(device: SyncDevice, copy: Copy, whole: boolean): Promise<void> {
    const { epoch } = device.place
    const known = device.highWater.known(device.raw, epoch)
    device.end()
    const { cursors } = await this.server.books()
    const stored = cursors.find((each) => each.device_id === device.deviceId && each.epoch === epoch)?.last_seq ?? 0
    const sameLife = copy.place.epoch === epoch
    const kept = sameLife ? copy.place.seq : 0
    this.oracle.forget(device.name, epoch, Math.max(stored, kept))
    this.oracle.unspend(device.deviceId, epoch, Math.max(stored, kept, known))
    if (!whole && (!sameLife || known > kept)) this.oracle.isBehind(device.deviceId, copy.place.epoch)
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

  /** The stated bound: until the first event that two copies tell differently, each of them may spend the whole lease. */
  #goBack(device: SyncDevice, copy: Copy): void {
    device.highWater.mark = copy.mark
    const life = lifeKey(device.deviceId, copy.place.epoch)
    this.copied.set(life, (this.copied.get(life) ?? 0) + 1)
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

  #ways(): ConstructorParameters<typeof SyncDevice>[2] {
    return {
      time: this.time,
      oracle: this.oracle,
      bug: this.bug,
      isMarkLate: () => this.chance(this.regime.lateMarks),
      api: (device) => {
        const own = this.network.api(device.deviceId, {
          computer: device.name,
          isOnline: () => device.online && !device.dead,
          sends: (request) => device.checkSend(request)
        })
        return this.bug?.api?.(own, device) ?? own
      }
    }
  }
}

export function lifeKey(deviceId: string, epoch: string): string {
  return `${deviceId} ${epoch}`
}
