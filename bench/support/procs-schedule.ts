import { setTimeout as wait } from 'node:timers/promises'
import type { SyncState } from '../../src/shared/contract/sync.ts'
import { seededRandom } from '../../simulators/random.ts'
import { startFaultyProxy, type FaultyProxy, type ProxyTamper } from './faulty-proxy.ts'
import { act, type Person } from './procs-actions.ts'
import type { BackendProcess } from './procs-backend.ts'
import { ClientProcess } from './procs-client.ts'
import { creditFaults } from './procs-credits.ts'
import { MerchantNotes } from './procs-notes.ts'
import { FAULTY_MS, type Misfortune, type SchedulePlan } from './procs-plan.ts'
import { jobsOf, NoAnswer, viewDifferences, viewOf } from './procs-view.ts'

/** What schedules share that run one after the other; each has a store, devices and folders of its own. */
export interface Rig {
  readonly backend: BackendProcess
  /** Where the model answers. */
  readonly modelUrl: string
}

export interface ScheduleResult {
  readonly wrong: readonly string[]
  /** From healing until every outbox was empty and every job at rest, and until all showed the same. Milliseconds; null: never. */
  readonly emptyMs: number | null
  readonly equalMs: number | null
  readonly jobs: number
  readonly items: number
  /** Answers of the devices that were held against the end. */
  readonly noted: number
  readonly befell: Readonly<Record<string, number>>
}

export const DEVICES = ['A', 'B', 'C'] as const
/** How long after healing everything has to be told. */
export const HEALING_MS = 30_000
/** How long after healing all have to show the same. */
const EQUAL_MS = 60_000
const POLL_MS = 150

/** Three devices on one store, people at them, faults for a while; then healing, and everything is compared. */
export async function runSchedule(rig: Rig, plan: SchedulePlan, tamper?: ProxyTamper): Promise<ScheduleResult> {
  const { backend, modelUrl } = rig
  const run = `S${plan.seed}`
  const store = await backend.ask('POST', '/v1/admin/instances', { name: run, allowance: plan.allowance })
  const instanceId = String(store['instanceId'])
  const proxy = await startFaultyProxy({ upstream: backend.origin, lanes: DEVICES.length, seed: plan.seed })
  const clients = await Promise.all(DEVICES.map((name) => ClientProcess.start({ name, modelUrl })))
  try {
    await Promise.all(clients.map((client, n) => link(backend, client, laneOf(proxy, n).origin, instanceId)))
    const wrong: string[] = []
    const notes = new MerchantNotes()
    const productIds = await productsOf(clients)
    const people = clients.map((client, n): Person => ({
      client,
      notes,
      productIds,
      run,
      wrong,
      random: seededRandom(plan.seed * 31 + n),
      made: 0
    }))
    for (const lane of proxy.lanes) {
      lane.setFaults(plan.faults)
      lane.tamper(tamper ?? null)
    }
    const befell = new Map<string, number>()
    const work = people.map((person) => workFor(person))
    await Promise.all([
      ...work,
      ...plan.misfortunes.map((misfortune) => befall({ backend, proxy, clients, befell }, misfortune))
    ])
    await proxy.heal()
    const healed = performance.now()
    const emptyMs = await untilEmpty(clients, healed, wrong)
    // A person who presses "Sync now": how soon a device that has nothing to tell looks for news by itself is another matter.
    const equalMs = await untilEqual(clients, healed, wrong)
    for (const lane of proxy.lanes) lane.tamper(null)
    const views = await Promise.all(clients.map(viewOf))
    for (const view of views) wrong.push(...notes.missingIn(view))
    wrong.push(...(await creditFaults(backend, instanceId, clients)))
    count(befell, proxy)
    const jobs = [...(views[0]?.jobs.values() ?? [])]
    return {
      wrong,
      emptyMs,
      equalMs,
      befell: Object.fromEntries(befell),
      jobs: jobs.length,
      noted: notes.count,
      items: jobs.reduce((sum, job) => sum + job.items.size, 0)
    }
  } finally {
    await Promise.all(clients.map((client) => client.stop()))
    await proxy.close()
  }
}

function laneOf(proxy: FaultyProxy, n: number): FaultyProxy['lanes'][number] {
  const lane = proxy.lanes[n]
  if (lane === undefined) throw new Error(`The proxy has no lane ${n}`)
  return lane
}

async function link(backend: BackendProcess, client: ClientProcess, url: string, instanceId: string): Promise<void> {
  const { code } = await backend.ask('POST', '/v1/pairing-codes', {}, instanceId)
  const reply = await client.api('POST', '/api/sync/link', { url, code, deviceName: client.name })
  if (reply?.status !== 200) throw new Error(`${client.name} was not linked: ${reply?.text ?? 'no answer'}`)
}

async function productsOf([client]: readonly ClientProcess[]): Promise<string[]> {
  const reply = await client?.api('GET', '/api/products?limit=20')
  if (reply?.status !== 200) throw new NoAnswer('There are no products')
  return (reply.json as { readonly products: readonly { readonly id: string }[] }).products.map(({ id }) => id)
}

async function workFor(person: Person): Promise<void> {
  const until = performance.now() + FAULTY_MS
  while (performance.now() < until) {
    await act(person)
    await wait(20 + person.random.next() * 200)
  }
}

interface Scene {
  readonly backend: BackendProcess
  readonly proxy: FaultyProxy
  readonly clients: readonly ClientProcess[]
  readonly befell: Map<string, number>
}

async function befall(
  { backend, proxy, clients, befell }: Scene,
  { kind, at, forMs, client: n }: Misfortune
): Promise<void> {
  const client = clients[n]
  if (client === undefined) throw new Error(`There is no client ${n}`)
  await wait(at)
  befell.set(kind, (befell.get(kind) ?? 0) + 1)
  switch (kind) {
    case 'kill a client':
      return client.kill()
    case 'pause a client':
      return client.pause(wait(forMs))
    case 'kill the backend':
      return backend.kill((origin) => proxy.setUpstream(origin))
    case 'pause the backend':
      return backend.pause(wait(forMs))
    case 'cut requests':
    case 'cut answers':
      laneOf(proxy, n).cut(kind === 'cut requests' ? 'requests' : 'answers')
      await wait(forMs)
      laneOf(proxy, n).cut(null)
  }
}

/** Until no device has anything to tell or a job under way, by itself. */
async function untilEmpty(clients: readonly ClientProcess[], healed: number, wrong: string[]): Promise<number | null> {
  for (;;) {
    const left = await Promise.all(clients.map(unfinished))
    if (left.every((what) => what === null)) return performance.now() - healed
    if (performance.now() - healed > HEALING_MS) {
      wrong.push(...left.flatMap((what) => (what === null ? [] : [`${HEALING_MS / 1_000} s after healing, ${what}`])))
      return null
    }
    await wait(POLL_MS)
  }
}

async function unfinished(client: ClientProcess): Promise<string | null> {
  const state = await stateOf(client)
  if (state === null) return `${client.name} does not answer`
  const running = (await jobsOf(client)).filter((job) => job.device === null && job.status === 'RUNNING').length
  if (state.waiting === 0 && running === 0 && state.problem === null) return null
  return `${client.name} has ${state.waiting} changes to tell and ${running} jobs under way, and says ${state.status} ${JSON.stringify(state.problem)}`
}

async function untilEqual(clients: readonly ClientProcess[], healed: number, wrong: string[]): Promise<number | null> {
  for (;;) {
    await Promise.all(clients.map((client) => client.api('POST', '/api/sync/now')))
    const views = await Promise.all(clients.map(viewOf))
    const differences = viewDifferences(views)
    if (differences.length === 0) return performance.now() - healed
    if (performance.now() - healed > EQUAL_MS) {
      wrong.push(...differences)
      return null
    }
    await wait(POLL_MS)
  }
}

async function stateOf(client: ClientProcess): Promise<SyncState | null> {
  const reply = await client.api('GET', '/api/sync')
  return reply?.status === 200 ? (reply.json as SyncState) : null
}

function count(befell: Map<string, number>, proxy: FaultyProxy): void {
  for (const lane of proxy.lanes)
    for (const [fault, times] of Object.entries(lane.befell)) befell.set(fault, (befell.get(fault) ?? 0) + times)
}
