import { sql as raw } from 'kysely'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { ReviewChangeRow, StoreTx } from '../../ports/store.ts'
import { itemFilterOf } from './items.ts'
import type { Sql } from './sql.ts'

type Writes = Pick<
  StoreTx,
  'selectForReview' | 'applyReview' | 'getReviewChange' | 'undoReview' | 'finishUndo' | 'dropOtherEdit'
>

interface SelectedRow {
  readonly id: number
  readonly jobId: number
  readonly review: ReviewState
  readonly edit: string | null
  readonly status: string
  readonly twoTexts: 0 | 1
}

export function reviewWrites(db: Sql): Writes {
  const setReview = (itemId: number, review: ReviewState, edit: string | null, at: number): void => {
    db.runRaw(raw`
      update job_items set review = ${review}, edit = ${edit}, updated_at = ${at} where id = ${itemId} and status = 'DONE'`)
  }

  /** Moves the job's counts by the difference that one item's change makes. */
  const count = (
    jobId: number,
    before: { readonly review: ReviewState; readonly edit: string | null },
    after: { readonly review: ReviewState; readonly edit: string | null }
  ): void => {
    const delta = (state: ReviewState) => Number(after.review === state) - Number(before.review === state)
    db.runRaw(raw`
      update jobs set approved = approved + ${delta('APPROVED')}, rejected = rejected + ${delta('REJECTED')},
        edited = edited + ${Number(after.edit !== null) - Number(before.edit !== null)}
      where id = ${jobId}`)
  }

  return {
    selectForReview({ instanceId, selection }) {
      const rows =
        'ids' in selection
          ? db.allRaw<SelectedRow>(raw`
              select i.id, i.job_id as jobId, i.review, i.edit, i.status, i.other_edit is not null as twoTexts
              from json_each(${JSON.stringify(selection.ids)}) w
              join job_items i on i.id = w.value join products p on p.key = i.product_key
              where p.instance_id = ${instanceId}`)
          : db.allRaw<SelectedRow>(raw`
              select i.id, i.job_id as jobId, i.review, i.edit, i.status, i.other_edit is not null as twoTexts
              from job_items i join products p on p.key = i.product_key
              where ${itemFilterOf(selection.filter.jobId, selection.filter)} and p.instance_id = ${instanceId}
                and i.id not in (select value from json_each(${JSON.stringify(selection.except)}))
              order by i.position`)
      const items = rows.filter((row) => row.status === 'DONE').map((row) => ({ ...row, twoTexts: row.twoTexts === 1 }))
      const asked = 'ids' in selection ? selection.ids.length : rows.length
      return { items, skipped: asked - items.length }
    },

    applyReview(changes, at) {
      const changeId =
        (db.oneRaw<{ id: number | null }>(raw`select max(change_id) as id from review_changes`)?.id ?? 0) + 1
      for (const change of changes) {
        setReview(change.itemId, change.reviewAfter, change.editAfter, at)
        count(
          change.jobId,
          { review: change.reviewBefore, edit: change.editBefore },
          { review: change.reviewAfter, edit: change.editAfter }
        )
        db.runRaw(raw`
          insert into review_changes (change_id, item_id, job_id, review_before, edit_before, review_after, edit_after, at)
          values (${changeId}, ${change.itemId}, ${change.jobId}, ${change.reviewBefore}, ${change.editBefore},
            ${change.reviewAfter}, ${change.editAfter}, ${at})`)
      }
      return changeId
    },

    getReviewChange(instanceId, changeId) {
      const rows = db.allRaw<ReviewChangeRow>(raw`
        select c.item_id as itemId, c.job_id as jobId, c.review_before as reviewBefore, c.edit_before as editBefore,
          c.review_after as reviewAfter, c.edit_after as editAfter
        from review_changes c join jobs j on j.id = c.job_id
        where c.change_id = ${changeId} and c.undone = 0 and j.instance_id = ${instanceId} order by c.item_id`)
      return rows.length === 0 ? null : rows
    },

    undoReview(change, at) {
      const stands = db.oneRaw<{ n: number }>(raw`
        select 1 as n from job_items where id = ${change.itemId} and status = 'DONE' and review = ${change.reviewAfter}
          and edit is ${change.editAfter} and (other_edit is null or ${change.reviewBefore} <> 'APPROVED')`)
      if (!stands) return false
      setReview(change.itemId, change.reviewBefore, change.editBefore, at)
      count(
        change.jobId,
        { review: change.reviewAfter, edit: change.editAfter },
        { review: change.reviewBefore, edit: change.editBefore }
      )
      return true
    },

    dropOtherEdit(itemId, at) {
      db.runRaw(raw`
        update job_items set other_edit = null, other_edit_by = null, updated_at = ${at} where id = ${itemId}`)
    },

    finishUndo(changeId) {
      db.runRaw(raw`update review_changes set undone = 1 where change_id = ${changeId}`)
    }
  }
}
