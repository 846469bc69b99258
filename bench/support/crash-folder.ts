import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { seededRandom } from '../../simulators/random.ts'
import { Account, checkFiles, checkFinished } from './crash-checks.ts'
import type { ChildEnd, ChildOptions, Children } from './crash-children.ts'
import { readJournal, unansweredCreates } from './crash-journal.ts'
import type { CrashEnd, CrashPlan, Sabotage } from './crash-plan.ts'
import { timesReached, type CrashPoint } from './crash-points.ts'
import { scratchFolder } from './crash-scratch.ts'

/** One kill: at a named point, or at a random moment from outside. */
export type Kill = CrashPoint | 'random'

export interface FolderOptions {
  readonly children: Children
  readonly modelUrl: string
  readonly seed: number
  /** In order; each is a life of its own over the same files. A last life then finishes everything. */
  readonly kills: readonly Kill[]
  readonly sabotage?: Sabotage
  /** Milliseconds that a life may take to come to its point, and the last one to finish. */
  readonly patienceMs: number
  readonly finishMs: number
}

export interface FolderResult {
  readonly kills: number
  /** Kills at a named point that happened there, by its name. */
  readonly reached: readonly CrashPoint[]
  /** Points that were not come to in time. Not a fault of what is stored, and not a pass. */
  readonly unreached: readonly CrashPoint[]
  /** What was wrong, each with the kill before it. */
  readonly wrong: readonly string[]
  readonly items: number
  /** Where the files of a folder that went wrong are left to look at; null where they are gone. */
  readonly kept: string | null
}

/** A random kill falls into the start of the process this often. */
const IN_START = 0.2
const LONGEST_START_MS = 350
const LONGEST_WORK_MS = 600

/** Lets children live and die over one data folder, and looks at its files after each. */
export async function runFolder(options: FolderOptions): Promise<FolderResult> {
  const { children, modelUrl, seed, kills, patienceMs, finishMs } = options
  const dir = scratchFolder('wordshelf-crash-')
  mkdirSync(path.join(dir, 'journals'))
  const file = path.join(dir, 'wordshelf.db')
  const random = seededRandom(seed)
  const account = new Account()
  const reached: CrashPoint[] = []
  const unreached: CrashPoint[] = []
  const wrong: string[] = []
  let lives = 0
  let keep = false

  async function live(end: CrashEnd, childOptions: ChildOptions): Promise<ChildEnd> {
    lives += 1
    const plan: CrashPlan = {
      dir,
      journal: path.join(dir, 'journals', `${lives}.jsonl`),
      modelUrl,
      seed: Math.floor(random.next() * 2 ** 31),
      name: `life-${lives}`,
      startAt: account.now,
      end,
      unanswered: unansweredCreates(account.entries),
      sabotage: options.sabotage ?? null,
      synchronous: 'FULL',
      walPages: null,
      extraMigrations: 0
    }
    const ended = await children.run(plan, childOptions)
    account.note(readJournal(plan.journal))
    return ended
  }

  let killed = 0
  function result(): FolderResult {
    keep = wrong.length > 0 && options.sabotage === undefined
    return { kills: killed, reached, unreached, wrong, items: account.delivered.size, kept: keep ? dir : null }
  }

  try {
    for (const kill of kills) {
      killed += 1
      // Only a life that died with work in hand leaves somebody to rescue.
      if (kill.startsWith('rescue:')) await live({ kind: 'point', point: 'claim:after', nth: 1 }, { patienceMs })
      const end: CrashEnd =
        kill === 'random'
          ? { kind: 'outside' }
          : { kind: 'point', point: kill, nth: 1 + Math.floor(random.next() * timesReached(kill)) }
      const starting = random.next() < IN_START
      const from = starting ? 'start' : 'ready'
      const afterMs = random.next() * (starting ? LONGEST_START_MS : LONGEST_WORK_MS)
      const ended = await live(end, { patienceMs, ...(kill === 'random' ? { kill: { from, afterMs } } : {}) })
      if (!ended.killed) wrong.push(`${kill}: the engine ended by itself: ${ended.complaint.slice(0, 500)}`)
      else if (kill !== 'random') (ended.overdue ? unreached : reached).push(kill)
      wrong.push(...checkFiles(file, account).map((text) => `${kill}: ${text}`))
      if (wrong.length > 0) return result()
    }
    const last = await live({ kind: 'finish' }, { patienceMs: finishMs })
    if (last.overdue) wrong.push('finish: not everything finishes')
    else if (last.code !== 0) wrong.push(`finish: the engine ended badly: ${last.complaint.slice(0, 500)}`)
    wrong.push(...checkFiles(file, account).map((text) => `finish: ${text}`))
    wrong.push(...checkFinished(file, account).map((text) => `finish: ${text}`))
    return result()
  } finally {
    if (!keep) rmSync(dir, { recursive: true, force: true })
  }
}
