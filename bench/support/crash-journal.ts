import { existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { CrashPoint } from './crash-points.ts'
import type { AskedJob, UnansweredCreate } from './crash-plan.ts'

/** What a merchant was told of a job that they created. */
export interface CreateAnswer {
  readonly jobId: number
  readonly totalItems: number
}

/** What the child noted, in order. What is in here was seen outside the process before it died. */
export type JournalEntry =
  /** The engine runs. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'asked'; readonly key: string; readonly selection: AskedJob }
  /** Null where the create was refused. */
  | { readonly kind: 'answered'; readonly key: string; readonly answer: CreateAnswer | null }
  /** A commit returned: its number, what the database then held, and the child's clock. */
  | { readonly kind: 'committed'; readonly commit: number; readonly state: string; readonly at: number }
  /** The named point is reached; the process ends with this line. */
  | { readonly kind: 'point'; readonly point: CrashPoint }
  /** Every job is over: the balance that the app then shows. */
  | { readonly kind: 'finished'; readonly creditsUsed: number; readonly reserved: number }
  | { readonly kind: 'failed'; readonly message: string }

/** Every line is one synchronous write, so that what was noted before a kill is there after it. */
export class JournalWriter {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  note(entry: JournalEntry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`)
  }
}

export function parseJournal(text: string): JournalEntry[] {
  // A line that a kill cut in the middle was not said.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry)
}

export function readJournal(path: string): JournalEntry[] {
  return existsSync(path) ? parseJournal(readFileSync(path, 'utf8')) : []
}

/** The last commit that somebody was told of. */
export function lastAcknowledged(
  entries: readonly JournalEntry[]
): Extract<JournalEntry, { kind: 'committed' }> | undefined {
  return entries.findLast((entry) => entry.kind === 'committed')
}

export function unansweredCreates(entries: readonly JournalEntry[]): UnansweredCreate[] {
  const open = new Map<string, UnansweredCreate>()
  for (const entry of entries) {
    if (entry.kind === 'asked') open.set(entry.key, { key: entry.key, selection: entry.selection })
    if (entry.kind === 'answered') open.delete(entry.key)
  }
  return [...open.values()]
}
