import { sql as raw } from 'kysely'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { ReviewChangeRow, StoreTx } from '../../ports/store.ts'
import type { ItemFacts } from './item-facts.ts'
import { itemFilterOf } from './items.ts'
import type { Sql } from './sql.ts'

type Writes = Pick<
  StoreTx,
  'selectForReview' | 'applyReview' | 'getReviewChange' | 'undoReview' | 'moveReviewChange' | 'dropOtherEdit'
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
    [number, number, number, ReviewState, string | null, ReviewState, string | null, number]
  >(`insert into review_changes (change_id, item_id, job_id, review_before, edit_before, review_after, edit_after, at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const stands = db.fixed<[number, ReviewState, string | null, ReviewState], { n: number }>(
    `select 1 as n from job_items where id = ? and status = 'DONE' and review = ? and edit is ?
       and (other_edit is null or ? <> 'APPROVED')`
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

  return {
    selectForReview({ instanceId, selection }) {
      const rows =
        'ids' in selection
          ? db.allRaw<SelectedRow>(raw`
              select i.id, i.job_id as jobId, i.review, i.edit, i.status, i.shown_hash as hash, i.other_edit is not null as twoTexts
              from json_each(${JSON.stringify(selection.ids)}) w
              join job_items i on i.id = w.value join products p on p.key = i.product_key
              where p.instance_id = ${instanceId}`)
          : db.allRaw<SelectedRow>(raw`
              select i.id, i.job_id as jobId, i.review, i.edit, i.status, i.shown_hash as hash, i.other_edit is not null as twoTexts
              from job_items i join products p on p.key = i.product_key
              where ${itemFilterOf(selection.filter.jobId, selection.filter)} and p.instance_id = ${instanceId}
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
      for (const { itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter } of changes) {
        setReview.run(reviewAfter, editAfter, at, itemId)
        if (editAfter !== editBefore) facts.refresh(itemId)
        keepChange.run(changeId, itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter, at)
      }
      count(changes.map((change) => ({ jobId: change.jobId, before: beforeOf(change), after: afterOf(change) })))
      return changeId
    },

    getReviewChange(instanceId, changeId, state) {
      const rows = db.allRaw<ReviewChangeRow>(raw`
        select c.item_id as itemId, c.job_id as jobId, c.review_before as reviewBefore, c.edit_before as editBefore,
          c.review_after as reviewAfter, c.edit_after as editAfter
        from review_changes c join jobs j on j.id = c.job_id
        where c.change_id = ${changeId} and c.undone = ${Number(state === 'undone')} and c.passed = 0 and j.instance_id = ${instanceId} order by c.item_id`)
      return rows.length === 0 ? null : rows
    },

    undoReview(change, at) {
      const { itemId, jobId, reviewBefore, editBefore, reviewAfter, editAfter } = change
      if (!stands.one(itemId, reviewAfter, editAfter, reviewBefore)) return false
      setReview.run(reviewBefore, editBefore, at, itemId)
      if (editAfter !== editBefore) facts.refresh(itemId)
      count([{ jobId, before: afterOf(change), after: beforeOf(change) }])
      return true
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
