import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { seededRandom } from '../../simulators/random.ts'
import type { ChildEnd, Children } from './crash-children.ts'
import { lastAcknowledged, readJournal } from './crash-journal.ts'
import { scratchFolder } from './crash-scratch.ts'
import { checkEnd, checkLife } from './wix-kill-checks.ts'
import type { WixKillEnd, WixKillEntry, WixKillPlan, WixSabotage } from './wix-kill-plan.ts'
import type { KillVersion, WixKillPoint } from './wix-kill-points.ts'
import { WixKillWorld } from './wix-kill-world.ts'

export interface WixFolderOptions {
  readonly children: Children<WixKillPlan>
  readonly version: KillVersion
  readonly seed: number
  /** In order; each is a life of its own over the same files and the same store. A last life then finishes everything. */
  readonly kills: readonly WixKillPoint[]
  readonly sabotage?: WixSabotage
  /** Milliseconds that a life may take. */
  readonly patienceMs: number
}

export interface WixFolderResult {
  readonly reached: readonly WixKillPoint[]
  /** Points that were not come to in time. Not a fault of what is stored, and not a pass. */
  readonly unreached: readonly WixKillPoint[]
  /** What was wrong, each with the kill before it. */
  readonly wrong: readonly string[]
  /** Rounds of publish and undo that came to their end, and values published in them. */
  readonly rounds: number
  readonly values: number
  /** Where the files of a folder that went wrong are left to look at; null where they are gone. */
  readonly kept: string | null
}

/** A point that a round comes to several times is not always taken at the first. */
const FREQUENT = /^(read|write|sending|verified|undo-sending|undo-verified):/

/** Lets children live and die over one data folder and one store on Wix, and looks at both after each. */
export async function runWixFolder(options: WixFolderOptions): Promise<WixFolderResult> {
  const { children, version, seed, sabotage = null, patienceMs } = options
  const dir = scratchFolder('wordshelf-wix-kill-')
  mkdirSync(path.join(dir, 'journals'))
  const file = path.join(dir, 'wordshelf.db')
  const random = seededRandom(seed)
  const world = new WixKillWorld({ version, seed, file })
  const url = await world.open()
  const entries: WixKillEntry[] = []
  const reached: WixKillPoint[] = []
  const unreached: WixKillPoint[] = []
  const wrong: string[] = []
  let lives = 0
  let keep = false

  async function live(end: WixKillEnd): Promise<ChildEnd> {
    lives += 1
    const plan: WixKillPlan = {
      dir,
      journal: path.join(dir, 'journals', `${lives}.jsonl`),
      url,
      siteId: world.simulator.store.site.id,
      apiKey: world.apiKey,
      seed: Math.floor(random.next() * 2 ** 31),
      startAt: (lastAcknowledged(entries)?.at ?? Date.now()) + 1,
      end,
      sabotage
    }
    const ended = await children.run(plan, { patienceMs })
    entries.push(...readJournal<WixKillEntry>(plan.journal))
    return ended
  }

  function look(what: string): void {
    const told = lastAcknowledged(entries)
    wrong.push(...[...world.wrong.splice(0), ...checkLife(file, told, world.work)].map((text) => `${what}: ${text}`))
  }

  async function kill(point: WixKillPoint): Promise<void> {
    // Only a life that died with a request on its way leaves something that is unsure at the next start.
    if (point.startsWith('rescue:')) await live({ kind: 'point', point: 'sending:after', nth: 1 })
    const nth = FREQUENT.test(point) ? 1 + Math.floor(random.next() * 2) : 1
    const ended = await live({ kind: 'point', point, nth })
    if (!ended.killed) wrong.push(`${point}: the engine ended by itself: ${ended.complaint.slice(0, 500)}`)
    else (ended.overdue ? unreached : reached).push(point)
    look(point)
  }

  try {
    for (const point of options.kills) {
      await kill(point)
      if (wrong.length > 0 && sabotage === null) break
    }
    if (wrong.length === 0 || sabotage !== null) {
      const last = await live({ kind: 'finish' })
      if (last.overdue) wrong.push('finish: not everything finishes')
      else if (last.code !== 0) wrong.push(`finish: the engine ended badly: ${last.complaint.slice(0, 500)}`)
      look('finish')
      wrong.push(...checkEnd(file).map((text) => `finish: ${text}`))
    }
    keep = wrong.length > 0 && sabotage === null
    const { rounds, values } = world
    return { reached, unreached, wrong, rounds, values, kept: keep ? dir : null }
  } finally {
    world.close()
    if (!keep) rmSync(dir, { recursive: true, force: true })
  }
}
