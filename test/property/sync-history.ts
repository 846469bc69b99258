import type { Bug } from './sync-bugs.ts'
import { checkClients, checkEnd, checkServer } from './sync-judge.ts'
import { CALM } from './sync-network.ts'
import { REGIMES, type RegimeName } from './sync-regimes.ts'
import type { SyncServer } from './sync-server.ts'
import { chooseStep } from './sync-steps.ts'
import type { DeviceTemplate } from './sync-templates.ts'
import { SyncWorld, type SimCounts } from './sync-world.ts'

/** Everything is looked at after every so many steps; what is cheap, after each. */
const FULL_CHECK_EVERY = 12
const HEALING_ROUNDS = 60
/** Long enough for a device that nobody works on to give back what it does not use. */
const IDLE_MS = 12 * 60_000

export interface SimHistory {
  readonly seed: number
  readonly steps: number
  readonly problems: readonly string[]
  /** What happened, for a reader. */
  readonly story: readonly string[]
  readonly counts: SimCounts
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
    const steps = await run(world)
    const { counts, network, oracle, story } = world
    counts.calls = network.calls
    for (const credits of oracle.spent.values()) counts.spent += credits
    return { seed, steps, problems: oracle.problems, story, counts }
  } finally {
    world.close()
  }
}

/** Returns the number of steps that were taken. */
async function run(world: SyncWorld): Promise<number> {
  const { oracle } = world
  const steps = 45 + Math.floor(world.random.next() * 30)
  let step = 0
  try {
    while (step < steps && oracle.problems.length === 0) {
      step += 1
      await chooseStep(world)
      await world.rest()
      await check(world, step % FULL_CHECK_EVERY === 0)
    }
    if (oracle.problems.length === 0) await heal(world)
  } catch (error) {
    oracle.wrong(`after step ${step}: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`)
  }
  return step
}

async function check(world: SyncWorld, full: boolean): Promise<void> {
  checkClients(world, full)
  await checkServer(world, full)
}

/** The faults end, everybody is online: whatever was waiting gets to its end. Then nobody works any more, and what is not used comes back. */
async function heal(world: SyncWorld): Promise<void> {
  world.tell('healing')
  world.network.weather = CALM
  for (const device of world.living()) {
    device.online = true
    device.llm.calm = true
  }
  await untilQuiet(world)
  for (const device of world.living()) device.clockWasSet = false
  await check(world, false)
  await world.time.sleep(IDLE_MS)
  await untilQuiet(world)
  await check(world, true)
  await checkEnd(world)
}

async function untilQuiet(world: SyncWorld): Promise<void> {
  const { network } = world
  for (let round = 0; round < HEALING_ROUNDS; round += 1) {
    while (network.waiting > 0) {
      await network.deliver()
      await world.rest()
    }
    for (const device of world.living()) {
      device.llm.arrive('all')
      device.engine.signal('resume')
      await world.rest()
    }
    await world.time.advance(round < 10 ? 5_000 : 60_000)
    if (round >= 1 && (await isQuiet(world))) return
  }
}

async function isQuiet(world: SyncWorld): Promise<boolean> {
  if (world.network.waiting > 0) return false
  const { head } = await world.books()
  return world.living().every((device) => device.isQuiet(head))
}
