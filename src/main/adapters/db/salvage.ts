import type Database from 'better-sqlite3'
import { REVIEW_STATES, type ReviewState } from '#shared/model/item-state.ts'
import { itemFacts } from './item-facts.ts'
import type { DamagedItem } from './salvage-read.ts'
import { reworkLanding } from './salvage-rework.ts'
import { createSql } from './sql.ts'

export interface Salvaged {
  /** Proposals that were delivered after the backup was made. */
  readonly proposals: number
  /** Decisions and edits made after it. */
  readonly reviews: number
}

interface KeptItem {
  readonly id: number
  readonly job_id: number
  readonly instance_id: string
  readonly reservation_id: number | null
  readonly period: string | null
  readonly status: string
  readonly credit: string
  readonly review: ReviewState
  readonly original: string
  readonly proposal: string | null
  readonly edit: string | null
  readonly updated_at: number
}

/**
 * Takes over what the damaged file still tells of items that the backup knows: a proposal where the backup's item is still open, which
 * uses up the credit that the item holds and frees none; and a newer decision where the proposal is the same. Text that comes from a
 * damaged file is never approved by it: a person looks at it again. A text that was written anew goes where it was asked for. New jobs, charges and releases are not taken over, because
 * nothing proves them. Runs inside the caller's transaction.
 */
export function takeOver(raw: Database.Database, items: Iterable<DamagedItem>, at: number): Salvaged {
  const find = raw.prepare<[string, number, string], KeptItem>(`
    select i.id, i.job_id, j.instance_id, i.reservation_id, r.period, i.status, i.credit, i.review, i.original, i.proposal, i.edit,
      i.updated_at
    from jobs j join job_items i on i.job_id = j.id left join reservations r on r.id = i.reservation_id
    where j.uid = ? and i.product_key = ? and i.attribute = ?`)
  const captured = new Map<string, { jobId: number; instanceId: string; period: string; amount: number }>()
  const landRework = reworkLanding(raw)
  let proposals = 0
  let reviews = 0
  for (const found of items) {
    const kept = find.get(found.jobUid, found.productKey, found.attribute)
    if (!kept || kept.original !== found.original || found.status !== 'DONE') continue
    if (kept.credit === 'HELD' && kept.reservation_id !== null && kept.period !== null) {
      if (found.proposal === null) continue
      deliver(raw, kept, found, at)
      landRework({ jobId: kept.job_id, itemId: kept.id, text: found.proposal }, at)
      proposals += 1
      const key = `${kept.job_id} ${kept.period}`
      const sum = captured.get(key) ?? {
        jobId: kept.job_id,
        instanceId: kept.instance_id,
        period: kept.period,
        amount: 0
      }
      captured.set(key, { ...sum, amount: sum.amount + 1 })
    } else if (kept.status === 'DONE' && kept.proposal === found.proposal && found.updatedAt > kept.updated_at) {
      if (review(raw, kept, found, at)) reviews += 1
    }
  }
  const enter = raw.prepare(`
    insert into credit_ledger (instance_id, period, kind, job_id, amount, used_after, note, at)
    select instance_id, ?, 'CAPTURE', ?, ?, credits_used_month, null, ? from app_instances where instance_id = ?`)
  for (const { jobId, instanceId, period, amount } of captured.values())
    enter.run(period, jobId, amount, at, instanceId)
  itemFacts(createSql(raw)).fillMissing()
  return { proposals, reviews }
}

function deliver(raw: Database.Database, kept: KeptItem, found: DamagedItem, at: number): void {
  const column = kept.status === 'RUNNING' ? 'running' : 'pending'
  raw
    .prepare(
      `update job_items set status = 'DONE', credit = 'CAPTURED', proposal = ?, edit = ?, flags = ?, boot_id = null,
        claim = max(claim, 1, attempts), shown_length = null, error_code = null, error_message = null, next_at = 0, updated_at = ? where id = ?`
    )
    .run(found.proposal, found.edit, flagsOf(found.flags), at, kept.id)
  raw
    .prepare(
      `update jobs set ${column} = ${column} - 1, done = done + 1, captured = captured + 1, edited = edited + ? where id = ?`
    )
    .run(Number(found.edit !== null), kept.job_id)
  raw.prepare('update reservations set captured = captured + 1 where id = ?').run(kept.reservation_id)
}

function review(raw: Database.Database, kept: KeptItem, found: DamagedItem, at: number): boolean {
  const decided = REVIEW_STATES.find((state) => state === found.review)
  const state: ReviewState = found.edit === kept.edit && decided ? decided : 'OPEN'
  if (state === kept.review && found.edit === kept.edit) return false
  raw
    .prepare('update job_items set review = ?, edit = ?, shown_length = null, updated_at = ? where id = ?')
    .run(state, found.edit, at, kept.id)
  const delta = (which: ReviewState): number => Number(state === which) - Number(kept.review === which)
  raw
    .prepare('update jobs set approved = approved + ?, rejected = rejected + ?, edited = edited + ? where id = ?')
    .run(delta('APPROVED'), delta('REJECTED'), Number(found.edit !== null) - Number(kept.edit !== null), kept.job_id)
  return true
}

function flagsOf(text: string): string {
  try {
    const flags: unknown = JSON.parse(text)
    return Array.isArray(flags) && flags.every((flag) => typeof flag === 'string') ? text : '[]'
  } catch {
    return '[]'
  }
}
