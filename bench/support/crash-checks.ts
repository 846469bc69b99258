import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { brokenInvariants } from '../../test/support/invariants.ts'
import { lastAcknowledged, type CommitNote, type CreateAnswer, type JournalEntry } from './crash-journal.ts'
import type { AskedJob } from './crash-plan.ts'
import { lastCommit, StateDigest } from './crash-state.ts'

/** What somebody outside the process was told over all lives of one folder, and what was seen in its files. */
export class Account {
  readonly entries: JournalEntry[] = []
  /** Proposals that were on the disk at an earlier look. They stay, to the letter. */
  readonly delivered = new Map<number, string>()

  note(entries: readonly JournalEntry[]): void {
    this.entries.push(...entries)
  }

  /** When the next life's clock starts. Milliseconds since 1970. */
  get now(): number {
    return (lastAcknowledged(this.entries)?.at ?? Date.UTC(2026, 0, 10)) + 1
  }
}

interface JobRow {
  readonly id: number
  readonly status: string
  readonly idempotency_key: string
  readonly total_items: number
  readonly create_answer: string | null
  readonly items: number
  /** Items that took over an earlier result: done from the start, and free. */
  readonly reused: number
  readonly granted: number
  readonly events: number
}

/** Everything that is wrong with the files of a folder between two lives, or after the last. Empty is good. */
export function checkFiles(file: string, account: Account): string[] {
  // Killed before it made its first file.
  if (!existsSync(file)) return lastAcknowledged(account.entries) === undefined ? [] : ['the database is gone']
  const raw = new Database(file, { readonly: true })
  try {
    const commit = lastCommit(raw)
    const wrong: string[] = []
    if (raw.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('the integrity check fails')
    if ((raw.pragma('foreign_key_check') as unknown[]).length > 0) wrong.push('a foreign key points nowhere')
    wrong.push(...checkCommits(raw, commit, lastAcknowledged(account.entries)))
    if (commit === 0) return wrong
    wrong.push(
      ...brokenInvariants(raw),
      ...checkJobs(raw, account),
      ...checkReworks(raw, account),
      ...checkDelivered(raw, account),
      ...checkCredits(raw)
    )
    return wrong
  } catch (error) {
    // Killed while the file came to be: it is rolled back by the next life, which may write.
    const unborn = error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK'
    if (unborn && lastAcknowledged(account.entries) === undefined) return []
    throw error
  } finally {
    raw.close()
  }
}

/** No commit that returned is gone, at most one more is there than was told, and what is there is exactly what was told. */
export function checkCommits(raw: Database.Database, commit: number, told: CommitNote | undefined): string[] {
  const toldCommit = told?.commit ?? 0
  if (commit < toldCommit) return [`commit ${toldCommit} was acknowledged and the files end at ${commit}`]
  if (commit > toldCommit + 1) return [`the files hold commit ${commit}, and only ${toldCommit} was acknowledged`]
  if (told === undefined || commit > toldCommit) return []
  return new StateDigest(raw).take() === told.state ? [] : [`the files differ from what commit ${commit} acknowledged`]
}

function checkJobs(raw: Database.Database, account: Account): string[] {
  const wrong: string[] = []
  const jobs = raw
    .prepare<[], JobRow>(
      `select id, status, idempotency_key, total_items, create_answer,
        (select count(*) from job_items where job_id = j.id) as items,
        (select count(*) from job_items where job_id = j.id and reservation_id is null) as reused,
        coalesce((select granted from reservations where job_id = j.id order by id limit 1), 0) as granted,
        (select count(*) from outbox where type = 'job.created' and json_extract(payload, '$.jobId') = j.id) as events
       from jobs j where regenerates_uid is null`
    )
    .all()
  const byKey = new Map(jobs.map((job) => [job.idempotency_key, job]))
  const asked = new Map<string, AskedJob>()
  const answered = new Map<string, CreateAnswer | null>()
  for (const entry of account.entries) {
    if (entry.kind === 'asked') asked.set(entry.key, entry.selection)
    if (entry.kind === 'answered') answered.set(entry.key, entry.answer)
  }
  for (const [key, answer] of answered) {
    const job = byKey.get(key)
    if (answer !== null && (job?.id !== answer.jobId || job.total_items !== answer.totalItems))
      wrong.push(`job ${answer.jobId} was acknowledged and is ${job === undefined ? 'gone' : 'another'}`)
  }
  for (const job of jobs) {
    const selection = asked.get(job.idempotency_key)
    if (selection === undefined) {
      wrong.push(`job ${job.id} was never asked for`)
      continue
    }
    const total = selection.productIds.length * selection.attributes.length
    const whole =
      job.total_items === total &&
      job.items === total &&
      job.granted === total - job.reused &&
      job.events === 1 &&
      job.create_answer !== null &&
      job.status !== 'PENDING'
    if (!whole) wrong.push(`job ${job.id} is half made: ${JSON.stringify(job)}`)
  }
  return wrong
}

/** A job that writes a text anew was asked for, is whole, and is there where somebody was told so. */
function checkReworks(raw: Database.Database, { entries }: Account): string[] {
  const jobs = raw
    .prepare<[], { id: number; note: string; whole: 0 | 1 }>(
      `select id, note, status <> 'PENDING' and total_items = 1
         and (select count(*) from job_items where job_id = j.id) = 1
         and (select granted from reservations where job_id = j.id) = 1
         and (select count(*) from outbox where type = 'job.created' and json_extract(payload, '$.jobId') = j.id) = 1 as whole
       from jobs j where regenerates_uid is not null`
    )
    .all()
  const asked = new Set(entries.flatMap((entry) => (entry.kind === 'asked-again' ? [entry.note] : [])))
  const there = new Map(jobs.map(({ id, note }) => [id, note]))
  return [
    ...jobs.flatMap(({ id, note, whole }) =>
      whole === 1 && asked.has(note)
        ? []
        : [`job ${id}, which writes a text anew (${note}), is half made or was never asked for`]
    ),
    ...entries.flatMap((entry) =>
      entry.kind === 'asking' && there.get(entry.jobId) !== entry.note
        ? [`job ${entry.jobId}, which writes a text anew, was acknowledged and is gone`]
        : []
    )
  ]
}

/**
 * What was delivered once stays as it was, or gave way to a text that was asked for in its place and is kept in the history of the review.
 * Looked at, it is remembered for the next look.
 */
function checkDelivered(raw: Database.Database, account: Account): string[] {
  const rows = raw
    .prepare<[], { id: number; proposal: string }>(`select id, proposal from job_items where status = 'DONE'`)
    .all()
  const now = new Map(rows.map(({ id, proposal }) => [id, proposal]))
  const history = raw
    .prepare<[number, number], string>(
      `select proposal_before from review_changes where item_id = ? and proposal_before is not null
       union select proposal_after from review_changes where item_id = ? and proposal_after is not null`
    )
    .pluck()
  const historyOf = (id: number): ReadonlySet<string> => new Set(history.all(id, id))
  const isKept = (id: number, text: string): boolean => {
    const shown = now.get(id)
    return shown === text || (shown !== undefined && historyOf(id).has(text) && historyOf(id).has(shown))
  }
  const lost = [...account.delivered].filter(([id, proposal]) => !isKept(id, proposal))
  for (const [id, proposal] of now) account.delivered.set(id, proposal)
  return lost.map(([id]) => `the delivered text of item ${id} is gone or another`)
}

/** Our own sum, from the items and what was corrected by hand: no reservation's count and no counter is asked. */
export function usedCredits(
  raw: Database.Database
): { readonly instanceId: string; readonly used: number; readonly stored: number }[] {
  return raw
    .prepare<[], { instanceId: string; used: number; stored: number }>(
      `select a.instance_id as instanceId, a.credits_used_month as stored,
        (select count(*) from job_items i join reservations r on r.id = i.reservation_id
         where r.instance_id = a.instance_id and r.period = a.period and i.status in ('PENDING','RUNNING','DONE'))
        + (select coalesce(sum(amount), 0) from credit_ledger l
          where l.instance_id = a.instance_id and l.period = a.period and l.kind = 'ADJUSTMENT') as used
       from app_instances a`
    )
    .all()
}

function checkCredits(raw: Database.Database): string[] {
  return usedCredits(raw)
    .filter(({ used, stored }) => used !== stored)
    .map(({ used, stored }) => `${stored} credits are charged for ${used} items`)
}

/** After the last life: nothing waits any more, and the app shows the balance that the items make. */
export function checkFinished(file: string, account: Account): string[] {
  const raw = new Database(file, { readonly: true })
  try {
    const open = raw
      .prepare<[], { id: number; status: string }>(
        `select id, status from jobs where status not in ('COMPLETED','CANCELLED','FAILED')
         union all select id, status from job_items where status not in ('DONE','FAILED','CANCELLED')`
      )
      .all()
    const wrong = open.slice(0, 3).map(({ id, status }) => `${id} never finished: ${status}`)
    const shown = account.entries.findLast((entry) => entry.kind === 'finished')
    const used = usedCredits(raw).reduce((sum, row) => sum + row.used, 0)
    if (shown === undefined) wrong.push('the last life never came to its end')
    else if (shown.creditsUsed !== used || shown.reserved !== 0)
      wrong.push(`the app shows ${shown.creditsUsed} used and ${shown.reserved} held where ${used} and 0 are right`)
    return wrong
  } finally {
    raw.close()
  }
}
