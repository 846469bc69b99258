import type Database from 'better-sqlite3'
import type { ReviewState } from '#shared/model/item-state.ts'
import { itemFacts } from './item-facts.ts'
import { reviewWrites } from './review.ts'
import { createSql } from './sql.ts'

interface TargetRow {
  readonly itemId: number
  readonly jobId: number
  readonly review: ReviewState
  readonly edit: string | null
  readonly proposal: string
  readonly model: string | null
  readonly from: number | null
  readonly far: 0 | 1
}

/**
 * Puts a text that was delivered for another item in its place there, as the engine does when it lands: a change of the review that can be
 * taken back. A decision on the earlier text of the model is void. Nothing where the job writes no text anew.
 */
export function reworkLanding(
  raw: Database.Database
): (written: { readonly jobId: number; readonly itemId: number; readonly text: string }, at: number) => void {
  const find = raw.prepare<[number], TargetRow>(`
    select t.id as itemId, t.job_id as jobId, t.review, t.edit, t.proposal, t.model, t.proposal_from as "from", s.device_id is not null as far
    from jobs j join jobs s on s.uid = j.regenerates_uid and s.instance_id = j.instance_id
    join job_items t on t.job_id = s.id and t.position = j.regenerates_position
    where j.id = ? and t.status = 'DONE' and t.proposal is not null`)
  // It is told of once there is a backend again: another device's job is not told of otherwise.
  const keep = raw.prepare<[number]>('update job_items set review_seq = 1 where id = ?')
  const db = createSql(raw)
  const { applyReview, forgetRegeneration } = reviewWrites(db, itemFacts(db))
  return ({ jobId, itemId: from, text }, at) => {
    const target = find.get(jobId)
    if (!target) return
    const { itemId, review, edit, far } = target
    if (target.proposal === text) return forgetRegeneration(itemId)
    const before = { text: target.proposal, model: target.model, from: target.from }
    const change = { itemId, jobId: target.jobId, reviewBefore: review, editBefore: edit, editAfter: edit }
    const rewritten = { before, after: { text, model: null, from } }
    applyReview([{ ...change, reviewAfter: edit === null ? 'OPEN' : review, rewritten }], at)
    if (far === 1) keep.run(itemId)
  }
}
