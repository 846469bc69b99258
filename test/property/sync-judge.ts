import { BACKEND_DEVICE } from '../../src/shared/sync/protocol.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { wrongFacts } from '../support/wrong-facts.ts'
import type { SyncDevice } from './sync-device.ts'
import { leaseKey, sameTo, textOf } from './sync-oracle.ts'
import type { Books, LeaseRow, LoggedEvent } from './sync-server.ts'
import { lifeKey, type SyncWorld } from './sync-world.ts'

/** I1, I2, I4 and I7: what the server's numbers must be after every step, and what they have to do with what really happened. */
export async function checkServer(world: SyncWorld, full: boolean): Promise<void> {
  const { oracle } = world
  const books = await world.books()
  for (const row of books.periods) {
    const leases = books.leases.filter(({ period }) => period === row.period)
    const captured = leases.reduce((sum, lease) => sum + lease.captured, 0)
    const leased = leases
      .filter(({ state }) => state === 'active')
      .reduce((sum, { granted, returned, captured: used }) => sum + granted - returned - used, 0)
    const total = captured + leased + row.forfeited + row.unleased + row.lapsed
    if (total !== row.allowance)
      oracle.wrong(`I1: ${row.period} has ${row.allowance} credits, and ${total} are accounted for (${show(books)})`)
    const spent = oracle.spent.get(row.period) ?? 0
    const copied = leases.reduce((sum, lease) => sum + lease.granted * copiesOf(world, lease), 0)
    const most = row.allowance + (world.excess.get(row.period) ?? 0) + copied
    if (spent > most) oracle.wrong(`I4: ${spent} credits were spent in ${row.period}, of ${most} (${show(books)})`)
    if (row.state === 'sealed') {
      const before = world.sealed.get(row.period)
      if (before !== undefined && before !== row.allowance)
        oracle.wrong(`I7: the sealed ${row.period} had ${before} credits and has ${row.allowance}`)
      world.sealed.set(row.period, row.allowance)
    }
  }
  for (const lease of books.leases) {
    if (lease.captured + lease.open + lease.returned > lease.granted)
      oracle.wrong(`I2: a lease holds more than was granted: ${JSON.stringify(lease)}`)
    const spent = oracle.spentBy.get(leaseKey(lease.device_id, lease.epoch, lease.period)) ?? 0
    const excess = (world.excess.get(lease.period) ?? 0) + lease.granted * copiesOf(world, lease)
    if (spent + lease.returned > lease.granted + excess)
      oracle.wrong(`I4: ${spent} credits were spent of a lease (${JSON.stringify(lease)})`)
    if (lease.overdraft + lease.overdraft_open > excess)
      oracle.wrong(`I4: a lease is overdrawn: ${JSON.stringify(lease)}`)
  }
  checkAcknowledged(world, books)
  if (full) await replay(world, books)
}

function copiesOf({ copied }: SyncWorld, { device_id, epoch }: LeaseRow): number {
  return copied.get(lifeKey(device_id, epoch)) ?? 0
}

/** I5: what a device holds as acknowledged is on the server. */
function checkAcknowledged({ oracle, ...world }: SyncWorld, { cursors }: Books): void {
  for (const device of world.devices.filter(({ dead }) => !dead)) {
    const { epoch, acked } = device.place
    const stored = cursors.find((each) => each.device_id === device.deviceId && each.epoch === epoch)?.last_seq ?? 0
    if (acked > stored)
      oracle.wrong(`I5: ${device.name} holds ${acked} events as acknowledged, and the server ${stored}`)
  }
}

interface Tally {
  held: number
  captured: number
  released: number
  returned: number
}

const tally = (): Tally => ({ held: 0, captured: 0, released: 0, returned: 0 })

/** I3 and I8: the leases are what the events say, counted again from the first, and each request was granted once. */
async function replay(world: SyncWorld, books: Books): Promise<void> {
  const { oracle, server } = world
  const events = await server.events()
  const leases = new Map<string, Tally>()
  const jobs = new Map<string, Tally & { readonly done: Set<number> }>()
  for (const [at, event] of events.entries()) {
    const { device_id: device, epoch, seq } = event
    const before = events[at - 1]
    const expected = before?.device_id === device && before.epoch === epoch ? before.seq + 1 : 1
    if (seq !== expected) oracle.wrong(`the server has no event ${expected} of ${device} ${epoch} and has ${seq}`)
    if (event.quarantine_reason !== null)
      oracle.wrong(`event ${seq} (${event.type}) of ${device} is in quarantine: ${event.quarantine_reason}`)
    count(world, event, leases, jobs)
  }
  for (const [job, { held, captured, released }] of jobs)
    if (captured + released > held)
      oracle.wrong(`I3: job ${job} held ${held}, delivered ${captured} and gave back ${released}`)
  for (const lease of books.leases) {
    // Of two copies that share a lease, the second may give back what the first has used.
    if (lease.device_id === BACKEND_DEVICE || copiesOf(world, lease) > 0) continue
    const told = leases.get(leaseKey(lease.device_id, lease.epoch, lease.period)) ?? tally()
    if (lease.captured + lease.overdraft !== told.captured)
      oracle.wrong(
        `the server counts ${lease.captured + lease.overdraft} delivered items, and was told ${told.captured}`
      )
    if (lease.state === 'active' && lease.open + lease.overdraft_open !== told.held - told.captured - told.released)
      oracle.wrong(`the server counts ${lease.open} held items, and was told ${JSON.stringify(told)}`)
    if (lease.state === 'active' && lease.returned !== told.returned)
      oracle.wrong(
        `the server counts ${lease.returned} returned credits, and was told ${told.returned} (${JSON.stringify(lease)})`
      )
  }
  const granted = new Map<string, number>()
  for (const { request_id, device_id, epoch, period, amount } of await server.grants()) {
    if (!server.asked.has(request_id)) oracle.wrong(`I8: ${amount} credits were granted again: ${request_id}`)
    const key = leaseKey(device_id, epoch, period)
    granted.set(key, (granted.get(key) ?? 0) + amount)
  }
  for (const lease of books.leases) {
    const sum = granted.get(leaseKey(lease.device_id, lease.epoch, lease.period)) ?? 0
    if (lease.device_id !== BACKEND_DEVICE && lease.granted !== sum)
      oracle.wrong(`I8: a lease of ${lease.granted} credits was granted ${sum} (${JSON.stringify(lease)})`)
  }
}

function count(
  { oracle }: SyncWorld,
  { device_id: device, epoch, type, payload }: LoggedEvent,
  leases: Map<string, Tally>,
  jobs: Map<string, Tally & { readonly done: Set<number> }>
): void {
  const told = JSON.parse(payload) as {
    readonly jobUid?: string
    readonly period?: string
    readonly credits?: number
    readonly captured?: number
    readonly released?: number
    readonly amount?: number
    readonly done?: readonly number[]
  }
  if (told.period === undefined) return
  const lease = entry(leases, leaseKey(device, epoch, told.period), tally)
  const job = entry(jobs, `${told.jobUid ?? ''} ${epoch}`, () => ({ ...tally(), done: new Set<number>() }))
  for (const each of [lease, job]) {
    each.held += told.credits ?? 0
    each.captured += told.captured ?? 0
    each.released += told.released ?? 0
  }
  if (type === 'lease.returned') lease.returned += told.amount ?? 0
  for (const position of told.done ?? []) {
    if (job.done.has(position)) oracle.wrong(`I3: item ${position} of ${told.jobUid ?? ''} was delivered twice`)
    job.done.add(position)
  }
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** What each device's own database must hold. */
export function checkClients(world: SyncWorld, full: boolean): void {
  if (full) {
    // Preparing forty rules for a database that was just opened takes longer than most steps: one device at a time.
    const device = world.pick(world.living())
    if (device) checkRules(world, device)
  }
  for (const device of world.living()) {
    if (device.written === device.checkedAt) continue
    device.checkedAt = device.written
    const { acked, seq, unsent } = device.place
    if (unsent !== seq - acked)
      world.oracle.wrong(
        `I5: ${device.name} has ${unsent} events in its outbox, of ${seq} of which ${acked} are acknowledged`
      )
    const events = device.returned()
    const returned = new Map(events?.map(({ period, amount }) => [period, amount]))
    for (const lease of device.leases()) {
      const told = returned.get(lease.period) ?? 0
      if (events !== null && lease.returned !== told)
        world.oracle.wrong(`${device.name} holds ${lease.returned} credits as given back, and told of ${told}`)
      if (lease.open + lease.captured + lease.returned > lease.granted)
        world.oracle.wrong(`I2: ${device.name} has spent more than its lease: ${JSON.stringify(lease)}`)
    }
  }
}

function checkRules({ oracle }: SyncWorld, device: SyncDevice): void {
  for (const rule of [...brokenInvariants(device.raw), ...wrongFacts(device.raw)])
    oracle.wrong(`${device.name}: ${rule}`)
}

/** I6, I10 and that everybody has the same before them, once everything has come to rest. */
export async function checkEnd(world: SyncWorld): Promise<void> {
  const { oracle, server } = world
  const books = await server.books()
  const items = await server.items()
  for (const device of world.living()) {
    const { acked, seq } = device.place
    if (acked !== seq) oracle.wrong(`I10: ${device.name} keeps ${seq - acked} events in its outbox`)
    checkSame(world, device, items)
    checkRules(world, device)
  }
  for (const event of await checkLog(world)) oracle.wrong(event)
  if (world.devices.every((device) => !device.dead) && world.counts.rollbacks === 0 && world.copied.size === 0)
    for (const [period, spent] of oracle.spent) {
      const captured = books.leases
        .filter((lease) => lease.period === period)
        .reduce((sum, lease) => sum + lease.captured + lease.overdraft, 0)
      if (captured !== spent)
        oracle.wrong(`I6: ${spent} credits were spent in ${period}, and the server knows of ${captured}`)
    }
  for (const device of world.devices.filter(({ dead }) => dead)) {
    const last = device.lastPlace
    const stored = books.cursors.find((each) => each.device_id === device.deviceId && each.epoch === last.epoch)
    oracle.forget(device.name, last.epoch, stored?.last_seq ?? 0)
  }
  oracle.judgeTexts((key) => items.get(key))
  for (const item of items.values())
    if (item.review === 'APPROVED') oracle.judgeApproval('the server', item.key, textOf(item))
}

function checkSame(
  { oracle }: SyncWorld,
  device: SyncDevice,
  items: Awaited<ReturnType<SyncWorld['server']['items']>>
): void {
  const own = device.allItems()
  const keys = new Set(own.map(({ key }) => key))
  for (const key of items.keys()) if (!keys.has(key)) oracle.wrong(`${device.name} does not have ${key}`)
  for (const item of own) {
    const theirs = items.get(item.key)
    if (!theirs) oracle.wrong(`the server does not have ${item.key} of ${device.name}`)
    else if (!sameTo(item, theirs) || item.status !== theirs.status)
      oracle.wrong(`${device.name} has ${JSON.stringify(item)}, and the server ${JSON.stringify(theirs)}`)
  }
}

/** Each event that a device sent is on the server as it was. */
async function checkLog(world: SyncWorld): Promise<readonly string[]> {
  const stored = new Map(
    (await world.server.events()).map((event) => [`${event.device_id} ${event.epoch} ${event.seq}`, event])
  )
  return world.living().flatMap((device) =>
    device
      .ownEvents()
      .filter(({ epoch, seq, id, payload }) => {
        const theirs = stored.get(`${device.deviceId} ${epoch} ${seq}`)
        return theirs?.id !== id || theirs.payload !== payload
      })
      .map(({ seq, type }) => `event ${seq} (${type}) of ${device.name} is not on the server as it was`)
  )
}

function show({ periods, leases }: Books): string {
  return JSON.stringify({ periods, leases })
}
