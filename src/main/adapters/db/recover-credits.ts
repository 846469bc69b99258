import type Database from 'better-sqlite3'
import { periodAt } from '#shared/model/credits.ts'
import type { Mark } from './recover-mark.ts'

const STOPPED =
  'Stopped when Wordshelf went back to earlier data. What is open here may have been written since then; retry it to run it again.'
const COUNTED = 'Counted as used: earlier data was restored, and these credits may have been spent after it'
const AS_BEFORE = 'The allowance as it was before the restore'
const NO_LEASE = 'Nothing is left here of what the backend had set aside for this computer: it may have been spent'

interface InstanceCredits {
  readonly instance_id: string
  readonly linked: 0 | 1
  readonly credits_total: number
  readonly credits_used_month: number
  readonly period: string
}

const CREDITS = `instance_id, credits_total, credits_used_month, period,
  exists (select 1 from sync_links l where l.instance_id = i.instance_id) as linked`

const instanceOf = (raw: Database.Database, id: string): InstanceCredits => {
  const row = raw
    .prepare<[string], InstanceCredits>(`select ${CREDITS} from app_instances i where instance_id = ?`)
    .get(id)
  if (!row) throw new Error(`No instance ${id}`)
  return row
}

/** Writes one entry with the balance as it stands. */
function enter(
  raw: Database.Database,
  instanceId: string,
  kind: string,
  amount: number,
  at: number,
  rest: { readonly note?: string; readonly jobId?: number; readonly period?: string } = {}
): void {
  const { period, credits_used_month: used } = instanceOf(raw, instanceId)
  raw
    .prepare(
      `insert into credit_ledger (instance_id, period, kind, job_id, amount, used_after, note, at) values (?, ?, ?, ?, ?, ?, ?, ?)`
    )
    .run(instanceId, rest.period ?? period, kind, rest.jobId ?? null, amount, used, rest.note ?? null, at)
}

function setAllowance(raw: Database.Database, id: string, total: number, at: number, note: string): void {
  raw.prepare('update app_instances set credits_total = ? where instance_id = ?').run(total, id)
  enter(raw, id, 'ALLOWANCE', total, at, { note })
}

/**
 * Brings every store to the month and allowance that were in force last. Returns what must count as used at least, by store: what the
 * mark saw spent, or all there is where no mark can be read. Of a store with a backend nothing is counted here: the backend has it all.
 */
export function openLatestPeriods(raw: Database.Database, mark: Mark | null, at: number): ReadonlyMap<string, number> {
  const least = new Map<string, number>()
  for (const { instance_id: id, period, credits_used_month: used, credits_total: total, linked } of allInstances(raw)) {
    const seen = mark?.instances.find((instance) => instance.id === id)
    const latest = mark === null && linked === 0 ? periodAt(at) : (seen?.period ?? period)
    if (latest > period) {
      raw.prepare('update app_instances set period = ?, credits_used_month = 0 where instance_id = ?').run(latest, id)
      enter(raw, id, 'ROLLOVER', used, at, { note: `${period} closed` })
    }
    if (linked === 1 || seen?.linked === true) continue
    const before = latest > period ? 0 : used
    if (seen && seen.period >= period && seen.total !== total) setAllowance(raw, id, seen.total, at, AS_BEFORE)
    if (mark === null) least.set(id, Math.max(before, total))
    else least.set(id, seen && seen.period >= period ? Math.max(before, seen.used) : before)
  }
  return least
}

function allInstances(raw: Database.Database): readonly InstanceCredits[] {
  return raw.prepare<[], InstanceCredits>(`select ${CREDITS} from app_instances i`).all()
}

interface OpenGroup {
  readonly job_id: number
  readonly instance_id: string
  readonly reservation_id: number
  readonly period: string
  readonly pending: number
  readonly running: number
}

/**
 * Ends every job of these stores that was not over. Nobody knows which of its open items were delivered since, so that none of them may
 * run on the credit that it holds; the credits go out of the job here and into `countAtLeast`. Returns how many items were stopped.
 */
export function stopOpenItems(raw: Database.Database, stores: 'all' | 'linked', at: number): number {
  const ofStores = stores === 'all' ? '1' : 'j.instance_id in (select instance_id from sync_links)'
  const groups = raw
    .prepare<[], OpenGroup>(
      `select i.job_id, j.instance_id, i.reservation_id, r.period, sum(i.status = 'PENDING') as pending,
        sum(i.status = 'RUNNING') as running
      from job_items i join jobs j on j.id = i.job_id join reservations r on r.id = i.reservation_id
      where i.credit = 'HELD' and ${ofStores} group by i.reservation_id`
    )
    .all()
  raw
    .prepare(
      `update job_items set status = 'CANCELLED', credit = 'RELEASED', boot_id = null, updated_at = ?
      where credit = 'HELD' and job_id in (select id from jobs j where ${ofStores})`
    )
    .run(at)
  for (const { job_id, instance_id, reservation_id, period, pending, running } of groups) {
    const items = pending + running
    raw.prepare('update reservations set released = released + ? where id = ?').run(items, reservation_id)
    raw
      .prepare(
        `update jobs set pending = pending - ?, running = running - ?, cancelled = cancelled + ?, released = released + ? where id = ?`
      )
      .run(pending, running, items, items, job_id)
    raw
      .prepare(
        'update app_instances set credits_used_month = credits_used_month - ? where instance_id = ? and period = ?'
      )
      .run(items, instance_id, period)
    enter(raw, instance_id, 'RELEASE', items, at, { jobId: job_id, period })
  }
  const stopped = new Set(groups.map((group) => group.job_id))
  for (const jobId of raw
    .prepare<[], number>(
      `select id from jobs j where status in ('PENDING','RUNNING','PAUSED') and device_id is null and ${ofStores}`
    )
    .pluck()
    .all())
    raw
      .prepare('update jobs set status = ?, paused_by = null, status_message = ?, finished_at = ? where id = ?')
      .run(stopped.has(jobId) ? 'CANCELLED' : 'COMPLETED', stopped.has(jobId) ? STOPPED : null, at, jobId)
  return groups.reduce((sum, { pending, running }) => sum + pending + running, 0)
}

/** Books what is missing up to `least` for every store. Returns the credits that were counted as used. */
export function countAtLeast(raw: Database.Database, least: ReadonlyMap<string, number>, at: number): number {
  let counted = 0
  for (const [id, wanted] of least) {
    const { credits_used_month: used, credits_total: total } = instanceOf(raw, id)
    if (wanted <= used) continue
    // More was used than the allowance is now: it was lowered since, and raising it again must not bring the credits back.
    if (wanted > total) setAllowance(raw, id, wanted, at, COUNTED)
    raw.prepare('update app_instances set credits_used_month = ? where instance_id = ?').run(wanted, id)
    enter(raw, id, 'ADJUSTMENT', wanted - used, at, { note: COUNTED })
    if (wanted > total) setAllowance(raw, id, total, at, AS_BEFORE)
    counted += wanted - used
  }
  return counted
}

/** Stores that the mark knows and the data does not come back by name, empty, with their credits as they were. */
export function addMissingInstances(raw: Database.Database, mark: Mark, at: number): void {
  const known = new Set(allInstances(raw).map((instance) => instance.instance_id))
  for (const { id, name, source, period, total, used, linked } of mark.instances) {
    if (known.has(id)) continue
    raw
      .prepare(
        `insert into app_instances (instance_id, name, source, credits_total, credits_used_month, period, created_at)
        values (?, ?, ?, ?, 0, ?, ?)`
      )
      .run(id, name, source, total, period, at)
    setAllowance(raw, id, total, at, AS_BEFORE)
    countAtLeast(raw, new Map([[id, used]]), at)
    if (linked) setAllowance(raw, id, used, at, NO_LEASE)
  }
}

/**
 * Leaves every store that has or had a backend with nothing to spend: what the lost life held of its credits may be gone. Their links keep
 * the old epoch, which is the sign that the backend has not heard of the new life.
 */
export function leaveWithoutLease(raw: Database.Database, mark: Mark | null, at: number): void {
  for (const { instance_id: id, credits_total: total, credits_used_month: used, linked } of allInstances(raw)) {
    const wasLinked = mark?.instances.some((seen) => seen.id === id && seen.linked) ?? false
    if ((linked === 1 || wasLinked) && total !== used) setAllowance(raw, id, used, at, NO_LEASE)
  }
}

/**
 * A database that is kept as it is, though another copy may have gone on: what is open in stores with a backend is stopped, and they
 * have nothing to spend before they have synced. Returns the number of stopped items. Inside the caller's transaction.
 */
export function beginNewLife(raw: Database.Database, epoch: string, at: number): number {
  const stopped = stopOpenItems(raw, 'linked', at)
  leaveWithoutLease(raw, null, at)
  const set = raw.prepare('update meta set value = ? where key = ?')
  set.run(epoch, 'epoch')
  set.run('1', 'next_seq')
  return stopped
}
