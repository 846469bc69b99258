import { existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { CrashPoint } from './crash-points.ts'
import type { AskedJob, UnansweredCreate } from './crash-plan.ts'

/** What a merchant was told of a job that they created. */
export interface CreateAnswer {
  readonly jobId: number
  readonly totalItems: number
}

/** A commit returned: its number, what the database then held, and the child's clock. */
export interface CommitNote {
  readonly kind: 'committed'
  readonly commit: number
  readonly state: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What the child noted, in order. What is in here was seen outside the process before it died. */
export type JournalEntry =
  /** The engine runs. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'asked'; readonly key: string; readonly selection: AskedJob }
  /** Null where the create was refused. */
  | { readonly kind: 'answered'; readonly key: string; readonly answer: CreateAnswer | null }
  /** A text is asked for once more, with a note that nothing else is asked for with; then the job that does it, if it was not refused. */
  | { readonly kind: 'asked-again'; readonly note: string }
  | { readonly kind: 'asking'; readonly note: string; readonly jobId: number }
  | CommitNote
  /** The named point is reached; the process ends with this line. */
  | { readonly kind: 'point'; readonly point: CrashPoint }
  /** Every job is over: the balance that the app then shows. */
  | { readonly kind: 'finished'; readonly creditsUsed: number; readonly reserved: number }
  | { readonly kind: 'failed'; readonly message: string }

/** Every line is one synchronous write, so that what was noted before a kill is there after it. */
export class JournalWriter<Entry = JournalEntry> {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  note(entry: Entry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`)
  }
}

export function parseJournal<Entry = JournalEntry>(text: string): Entry[] {
  // A line that a kill cut in the middle was not said.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
}

export function readJournal<Entry = JournalEntry>(path: string): Entry[] {
  return existsSync(path) ? parseJournal<Entry>(readFileSync(path, 'utf8')) : []
}

/** The last commit that somebody was told of. */
export function lastAcknowledged(entries: readonly { readonly kind: string }[]): CommitNote | undefined {
  return entries.findLast((entry): entry is CommitNote => entry.kind === 'committed')
}

export function unansweredCreates(entries: readonly JournalEntry[]): UnansweredCreate[] {
  const open = new Map<string, UnansweredCreate>()
  for (const entry of entries) {
    if (entry.kind === 'asked') open.set(entry.key, { key: entry.key, selection: entry.selection })
    if (entry.kind === 'answered') open.delete(entry.key)
  }
  return [...open.values()]
}
