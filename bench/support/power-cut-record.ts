import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Account } from './crash-checks.ts'
import type { Children } from './crash-children.ts'
import { readJournal, unansweredCreates } from './crash-journal.ts'
import type { CrashPlan } from './crash-plan.ts'
import { scratchFolder } from './crash-scratch.ts'
import { CachedDisk } from './power-cut-disk.ts'
import { readDiskLog, type DiskEvent } from './power-cut-log.ts'

/** The C compiler; any that takes gcc's options will do. */
const compiler = process.env['CC'] ?? 'gcc'

/** Why this machine cannot record what a process does to its files; null where it can. */
export function whyNoRecorder(): string | null {
  if (process.platform !== 'linux') return `power cuts need Linux (LD_PRELOAD); this is ${process.platform}`
  const { status } = spawnSync(compiler, ['--version'], { stdio: 'ignore' })
  return status === 0 ? null : `power cuts need a C compiler, and there is no ${compiler} here`
}

/** Compiles the recorder. @returns its path in `dir` */
export function compileRecorder(dir: string): string {
  const library = path.join(dir, 'recorder.so')
  const source = path.join(import.meta.dirname, 'power-cut-recorder.c')
  const { status, stderr } = spawnSync(compiler, ['-shared', '-fPIC', '-O2', '-Wall', '-o', library, source, '-ldl'])
  if (status !== 0) throw new Error(`${compiler} could not compile the recorder: ${String(stderr)}`)
  return library
}

export interface RecordOptions {
  readonly children: Children
  readonly recorder: string
  readonly modelUrl: string
  readonly seed: number
  readonly synchronous: CrashPlan['synchronous']
  /** Commits in each life. */
  readonly commits: number
  readonly walPages: number | null
}

export interface Recording {
  /** Where the database was; images are laid out by file name. */
  readonly file: string
  readonly events: readonly DiskEvent[]
  /** For each life, the index of its first event and how many migrations it knew beside the app's. */
  readonly lives: readonly { readonly from: number; readonly extraMigrations: number }[]
  /** The folder with everything above, to be kept or thrown away. */
  readonly dir: string
}

/** Ends and migrations of the lives over one folder: killed, quit, and twice updated to a newer version. */
const LIVES = [
  { quit: false, extraMigrations: 0 },
  { quit: true, extraMigrations: 0 },
  { quit: false, extraMigrations: 1 },
  { quit: false, extraMigrations: 2 }
] as const

/**
 * Lets the real engine work over a new folder in several lives and records all that it does to its files. The record is proved whole:
 * replayed, it gives the same files as are really there, byte for byte.
 */
export async function recordRun(options: RecordOptions): Promise<Recording> {
  const dir = scratchFolder('wordshelf-cut-')
  const file = path.join(dir, 'wordshelf.db')
  mkdirSync(path.join(dir, 'journals'))
  const account = new Account()
  try {
    for (const [n, { quit, extraMigrations }] of LIVES.entries()) {
      const plan: CrashPlan = {
        dir,
        journal: path.join(dir, 'journals', `${n}.jsonl`),
        modelUrl: options.modelUrl,
        seed: options.seed * LIVES.length + n,
        name: `life-${n}`,
        startAt: account.now,
        end: { kind: 'commits', commits: options.commits, quit },
        unanswered: unansweredCreates(account.entries),
        sabotage: null,
        synchronous: options.synchronous,
        walPages: options.walPages,
        extraMigrations
      }
      const log = path.join(dir, `disk-${n}.log`)
      const ended = await options.children.run(plan, {
        patienceMs: 60_000,
        env: { LD_PRELOAD: options.recorder, CUT_FILES: file, CUT_MARKS: plan.journal, CUT_LOG: log }
      })
      if (ended.overdue || ended.killed === quit || (quit && ended.code !== 0))
        throw new Error(`A recorded life ended badly (${String(ended.code)}): ${ended.complaint}`)
      account.note(readJournal(plan.journal))
    }
    proveWhole(dir, file, readLives(dir).events)
    return readLives(dir)
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    throw error
  }
}

/** Reads a recording that `recordRun` made, also one that was kept after a failure. */
export function readLives(dir: string): Recording {
  const events: DiskEvent[] = []
  const lives: Recording['lives'][number][] = []
  for (const [n, { extraMigrations }] of LIVES.entries()) {
    lives.push({ from: events.length, extraMigrations })
    events.push(...readDiskLog(path.join(dir, `disk-${n}.log`)))
  }
  // The names in the log are those of the folder in which it was made.
  const [first] = events.filter((event) => event.kind === 'create')
  if (first === undefined) throw new Error(`${dir} holds no record of a disk`)
  return { file: first.path, events, lives, dir }
}

function proveWhole(dir: string, file: string, events: readonly DiskEvent[]): void {
  const disk = new CachedDisk()
  for (const event of events) disk.apply(event)
  const replayed = disk.seen()
  const real = readdirSync(dir)
    .map((name) => path.join(dir, name))
    .filter((name) => name.startsWith(file) && !name.endsWith('-shm'))
  for (const name of new Set([...real, ...replayed.keys()])) {
    const same = real.includes(name) && replayed.get(name)?.equals(readFileSync(name)) === true
    if (!same) throw new Error(`The record is not whole: ${path.basename(name)} replays to something else`)
  }
}
