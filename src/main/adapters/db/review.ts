import { sql as raw } from 'kysely'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { KeptReviewChange, ModelText, ReviewChangeRow } from '../../ports/review-store.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { ItemFacts } from './item-facts.ts'
import { itemFilterOf } from './items.ts'
import type { Sql } from './sql.ts'

type Writes = Pick<
  StoreTx,
  | 'selectForReview'
  | 'applyReview'
  | 'getReviewChange'
  | 'undoReview'
  | 'moveReviewChange'
  | 'dropOtherEdit'
  | 'forgetRegeneration'
>

interface SelectedRow {
  readonly id: number
  readonly jobId: number
  readonly review: ReviewState
  readonly edit: string | null
  readonly status: string
  readonly hash: number | null
  readonly twoTexts: 0 | 1
}

interface Decision {
  readonly review: ReviewState
  readonly edit: string | null
}

interface ChangeRow extends Omit<ReviewChangeRow, 'rewritten'> {
  readonly from_before: number | null
  readonly from_after: number | null
  readonly proposal_before: string | null
  readonly model_before: string | null
  readonly proposal_after: string | null
  readonly model_after: string | null
}

/** On `job_items i`: what was written for another item is reviewed there. */
const IN_REVIEW = raw`i.job_id not in (select id from jobs where regenerates_uid is not null)`

function changeOfRow(row: ChangeRow): KeptReviewChange {
  const { itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter } = row
  const { from_before: fromBefore, from_after: fromAfter, proposal_before: before, proposal_after: after } = row
  const change = { itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter, fromBefore, fromAfter }
  if (before === null || after === null) return change
  return {
    ...change,
    rewritten: {
      before: { text: before, model: row.model_before, from: fromBefore },
      after: { text: after, model: row.model_after, from: fromAfter }
    }
  }
}

const beforeOf = ({ reviewBefore, editBefore }: ReviewChangeRow): Decision => ({
  review: reviewBefore,
  edit: editBefore
})
const afterOf = ({ reviewAfter, editAfter }: ReviewChangeRow): Decision => ({ review: reviewAfter, edit: editAfter })

export function reviewWrites(db: Sql, facts: ItemFacts): Writes {
  // They run once per item, a hundred thousand times in a row: building their text would take longer than running them.
  const setReview = db.fixed<[ReviewState, string | null, number, number]>(
    `update job_items set review = ?, edit = ?, updated_at = ? where id = ? and status = 'DONE'`
  )
  const keepChange = db.fixed<
    [number, number, ReviewState, string | null, ReviewState, string | null, number, number]
  >(`insert into review_changes (change_id, item_id, job_id, review_before, edit_before, review_after, edit_after, at, from_before, from_after)
     select ?, id, ?, ?, ?, ?, ?, ?, proposal_from, proposal_from from job_items where id = ?`)
  const keepTexts = db.fixed<
    [number | null, number | null, string, string | null, string, string | null, number, number]
  >(`update review_changes set from_before = ?, from_after = ?, proposal_before = ?, model_before = ?, proposal_after = ?, model_after = ?
     where change_id = ? and item_id = ?`)
  const stands = db.fixed<[number, ReviewState, string | null, number | null, ReviewState], { n: number }>(
    `select 1 as n from job_items where id = ? and status = 'DONE' and review = ? and edit is ? and proposal_from is ?
       and (other_edit is null or ? <> 'APPROVED')`
  )
  // It answers another request than the one that its version names, and is never taken over by a later job.
  const setText = db.fixed<[string, string, string | null, number | null, number]>(
    `update job_items set proposal = ?, flags = ?, model = ?, proposal_from = ?, input_version = null where id = ?`
  )
  const forget = db.fixed<[number]>('update job_items set regeneration = null where id = ?')
  // One that is still being written lands whatever was taken back meanwhile, and until then has to be known by its item.
  const forgetEnded = db.fixed<[number]>(
    `update job_items set regeneration = null
     where id = ? and regeneration in (select id from jobs where finished_at is not null)`
  )
  const addCounts = db.fixed<[number, number, number, number]>(
    'update jobs set approved = approved + ?, rejected = rejected + ?, edited = edited + ? where id = ?'
  )

  /** Moves the counts of jobs by the difference that the changes of their items make. */
  function count(changes: readonly { readonly jobId: number; readonly before: Decision; readonly after: Decision }[]) {
    const sums = new Map<number, { approved: number; rejected: number; edited: number }>()
    for (const { jobId, before, after } of changes) {
      const sum = sums.get(jobId) ?? { approved: 0, rejected: 0, edited: 0 }
      sum.approved += Number(after.review === 'APPROVED') - Number(before.review === 'APPROVED')
      sum.rejected += Number(after.review === 'REJECTED') - Number(before.review === 'REJECTED')
      sum.edited += Number(after.edit !== null) - Number(before.edit !== null)
      sums.set(jobId, sum)
    }
    for (const [jobId, { approved, rejected, edited }] of sums) addCounts.run(approved, rejected, edited, jobId)
  }

  function rewrite(itemId: number, { text, model, from }: ModelText): void {
    const { flags } = facts.ofText(itemId, text)
    setText.run(text, flags.length === 0 ? '[]' : JSON.stringify(flags), model, from, itemId)
  }

  return {
    selectForReview({ instanceId, selection }) {
      const rows =
        'ids' in selection
          ? db.allRaw<SelectedRow>(raw`
              select i.id, i.job_id as jobId, i.review, i.edit, i.status, i.shown_hash as hash, i.other_edit is not null as twoTexts
              from json_each(${JSON.stringify(selection.ids)}) w
              join job_items i on i.id = w.value join products p on p.key = i.product_key
              where p.instance_id = ${instanceId} and ${IN_REVIEW}`)
          : db.allRaw<SelectedRow>(raw`
              select i.id, i.job_id as jobId, i.review, i.edit, i.status, i.shown_hash as hash, i.other_edit is not null as twoTexts
              from job_items i join products p on p.key = i.product_key
              where ${itemFilterOf(selection.filter.jobId, selection.filter)} and p.instance_id = ${instanceId} and ${IN_REVIEW}
                and i.id not in (select value from json_each(${JSON.stringify(selection.except)}))
              order by i.position`)
      const items = rows
        .filter((row) => row.status === 'DONE')
        .map((row) => ({ ...row, hash: row.hash ?? 0, twoTexts: row.twoTexts === 1 }))
      const asked = 'ids' in selection ? selection.ids.length : rows.length
      return { items, skipped: asked - items.length }
    },

    applyReview(changes, at) {
      const changeId =
        (db.oneRaw<{ id: number | null }>(raw`select max(change_id) as id from review_changes`)?.id ?? 0) + 1
      for (const { itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter, rewritten } of changes) {
        setReview.run(reviewAfter, editAfter, at, itemId)
        if (rewritten) {
          rewrite(itemId, rewritten.after)
          forget.run(itemId)
        }
        if (rewritten || editAfter !== editBefore) facts.refresh(itemId)
        keepChange.run(changeId, jobId, reviewBefore, editBefore, reviewAfter, editAfter, at, itemId)
        if (!rewritten) continue
        const { before, after } = rewritten
        keepTexts.run(before.from, after.from, before.text, before.model, after.text, after.model, changeId, itemId)
      }
      count(changes.map((change) => ({ jobId: change.jobId, before: beforeOf(change), after: afterOf(change) })))
      return changeId
    },

    getReviewChange(instanceId, changeId, state) {
      const rows = db.allRaw<ChangeRow>(raw`
        select c.item_id as itemId, c.job_id as jobId, c.review_before as reviewBefore, c.edit_before as editBefore,
          c.review_after as reviewAfter, c.edit_after as editAfter, c.from_before, c.from_after,
          c.proposal_before, c.model_before, c.proposal_after, c.model_after
        from review_changes c join jobs j on j.id = c.job_id
        where c.change_id = ${changeId} and c.undone = ${Number(state === 'undone')} and c.passed = 0 and j.instance_id = ${instanceId} order by c.item_id`)
      return rows.length === 0 ? null : rows.map(changeOfRow)
    },

    undoReview(change, at) {
      const { itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter, fromAfter, rewritten } = change
      if (!stands.one(itemId, reviewAfter, editAfter, fromAfter, reviewBefore)) return false
      setReview.run(reviewBefore, editBefore, at, itemId)
      if (rewritten) {
        rewrite(itemId, rewritten.before)
        forgetEnded.run(itemId)
      }
      if (rewritten || editAfter !== editBefore) facts.refresh(itemId)
      count([{ jobId, before: afterOf(change), after: beforeOf(change) }])
      return true
    },

    forgetRegeneration(itemId) {
      forget.run(itemId)
    },

    dropOtherEdit(itemId, at) {
      db.runRaw(raw`
        update job_items set other_edit = null, other_edit_by = null, updated_at = ${at} where id = ${itemId}`)
    },

    moveReviewChange(changeId, itemIds, to) {
      const undone = Number(to === 'undone')
      db.runRaw(raw`
        update review_changes set
          passed = iif(item_id in (select value from json_each(${JSON.stringify(itemIds)})), 0, 1),
          undone = iif(item_id in (select value from json_each(${JSON.stringify(itemIds)})), ${undone}, undone)
        where change_id = ${changeId} and undone = ${1 - undone} and passed = 0`)
    }
  }
}
