import { useCallback, useMemo, useState } from 'react'
import type { Input } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { reviewDrafts } from './draft-store.ts'
import { itemFilter, type ReviewFilter } from './review-filter.ts'
import { nextUndecided } from './review-rows.ts'
import {
  EVERYTHING_SELECTED,
  isRowSelected,
  NOTHING_SELECTED,
  selectedCount,
  withSelected,
  type RowSelection
} from '../../lib/row-selection.ts'
import { itemName, sayDecided, saySettled, sayUndone } from './review-words.ts'
import type { Review } from './use-review.ts'

interface Cursor {
  readonly id: number | null
  /** Where it stood: an item that leaves the list is followed by the one that takes its place. */
  readonly index: number
}

export interface ReviewActions {
  readonly cursor: JobItem | undefined
  readonly cursorIndex: number
  readonly selection: RowSelection
  readonly selected: number
  readonly editingId: number | null
  readonly goTo: (id: number) => void
  readonly move: (step: 1 | -1, extend: boolean) => void
  readonly goToNextUndecided: () => void
  /** Decides about the selection, or about the item under the cursor where nothing is selected, and goes on to the next. */
  readonly decide: (decision: ReviewState) => void
  readonly decideOne: (item: JobItem, decision: ReviewState) => void
  readonly toggle: (ids: readonly number[]) => void
  readonly selectRangeTo: (id: number) => void
  readonly selectAll: () => void
  readonly clearSelection: () => void
  readonly startEdit: (id: number) => void
  /** Leaves the editor; a changed draft is dropped and can be brought back. */
  readonly cancelEdit: (item: JobItem) => void
  readonly save: (item: JobItem, edit: string | null, approve: boolean) => void
  /** Chooses one of two people's texts; nothing where there is one only. */
  readonly settle: (item: JobItem, keep: 'this' | 'other') => void
  readonly undo: () => void
}

export function useReviewActions(review: Review, jobId: number, filter: ReviewFilter): ReviewActions {
  const { items, total, session, counts } = review
  const [at, setAt] = useState<Cursor>({ id: null, index: 0 })
  const [selection, setSelection] = useState<RowSelection>(NOTHING_SELECTED)
  const [anchor, setAnchor] = useState<number | null>(null)
  const [editingId, setEditingId] = useState<number | null>(null)

  const positions = useMemo(() => new Map(items.map((item, index) => [item.id, index])), [items])
  const found = at.id === null ? undefined : positions.get(at.id)
  const cursorIndex = found ?? Math.min(at.index, items.length - 1)
  const cursor = items[cursorIndex]
  const selected = selectedCount(selection, total)

  const goTo = useCallback(
    (id: number) => {
      setAt({ id, index: positions.get(id) ?? 0 })
      setEditingId((editing) => (editing === id ? editing : null))
    },
    [positions]
  )

  const move = (step: 1 | -1, extend: boolean): void => {
    if (items.length === 0) return
    const from = cursor === undefined ? -1 : cursorIndex
    const next = items[Math.max(0, Math.min(items.length - 1, from + step))]
    if (next === undefined) return
    if (extend) setSelection(withSelected(selection, cursor ? [cursor.id, next.id] : [next.id], true))
    setAnchor(next.id)
    goTo(next.id)
  }

  const advance = async (from: JobItem, decided: ReadonlySet<number>): Promise<void> => {
    let next = nextUndecided(items, from.id, decided)
    if (next === undefined && review.hasMore) next = nextUndecided(await review.loadMore(), from.id, decided)
    if (next !== undefined) setAt({ id: next.id, index: positions.get(next.id) ?? 0 })
  }

  const settle = (item: JobItem, keep: 'this' | 'other'): void => {
    if (item.otherEdit === null) return
    setAt({ id: item.id, index: cursorIndex })
    void session.settle(item, keep, counts, saySettled(item, keep))
  }

  /** Nobody has said yet which of its texts is meant. */
  const refuseUnsettled = (item: JobItem): void => {
    goTo(item.id)
    session.notify('error', `${itemName(item)} has two texts. Choose one of them first.`)
  }

  const decideOne = (item: JobItem, decision: ReviewState): void => {
    if (item.otherEdit !== null) return refuseUnsettled(item)
    setEditingId(null)
    if (decision === 'OPEN') goTo(item.id)
    else void advance(item, new Set([item.id]))
    void session.change({
      input: { ids: [item.id], decision },
      items: [item],
      counts,
      say: sayDecided(decision, item),
      sayUndone: sayUndone(item)
    })
  }

  const decide = (decision: ReviewState): void => {
    if (selected === 0) {
      if (cursor !== undefined) decideOne(cursor, decision)
      return
    }
    const chosen = items.filter((item) => isRowSelected(selection, item.id))
    // What has two texts stays as it is; of what is not in sight the engine knows.
    const unsettled = new Set(chosen.filter((item) => item.otherEdit !== null).map((item) => item.id))
    const [firstUnsettled] = chosen.filter((item) => unsettled.has(item.id))
    const meant = chosen.filter((item) => !unsettled.has(item.id))
    if (meant.length === 0 && firstUnsettled !== undefined) return refuseUnsettled(firstUnsettled)
    const input: Input<'items.review'> =
      selection.mode === 'ids'
        ? { ids: [...selection.ids].filter((id) => !unsettled.has(id)), decision }
        : { filter: { ...itemFilter(filter), jobId }, except: [...selection.except, ...unsettled], decision }
    const one = selected === 1 ? meant[0] : undefined
    setSelection(NOTHING_SELECTED)
    setEditingId(null)
    if (cursor !== undefined && decision !== 'OPEN') void advance(cursor, new Set(meant.map((item) => item.id)))
    void session.change({ input, items: meant, counts, say: sayDecided(decision, one), sayUndone: sayUndone(one) })
  }

  const save = (item: JobItem, edit: string | null, approve: boolean): void => {
    const draft = reviewDrafts.get(item.id)
    const value = edit === item.proposal ? null : edit
    reviewDrafts.drop(item.id)
    setEditingId(null)
    setAt({ id: item.id, index: cursorIndex })
    if (value === item.edit && !approve) return
    const changed = session.change({
      input: { ids: [item.id], edit: value, ...(approve ? { decision: 'APPROVED' as const } : {}) },
      items: [item],
      counts,
      say: () =>
        value === null
          ? `${itemName(item)}: back to the AI text.`
          : `${itemName(item)}: your text is saved${approve ? ' and approved' : ''}.`,
      sayUndone: sayUndone(item)
    })
    if (approve) void advance(item, new Set([item.id]))
    void changed.then((result) => {
      if (result.ok || draft === undefined) return
      // The words are the merchant's work: they go back into the editor, not away.
      reviewDrafts.set(item.id, draft)
      setAt({ id: item.id, index: cursorIndex })
      setEditingId(item.id)
    })
  }

  const cancelEdit = (item: JobItem): void => {
    const draft = reviewDrafts.get(item.id)
    reviewDrafts.drop(item.id)
    setEditingId(null)
    if (draft === undefined) return
    session.notify('done', `${itemName(item)}: draft discarded.`, () => {
      reviewDrafts.set(item.id, draft)
      setAt({ id: item.id, index: cursorIndex })
      setEditingId(item.id)
    })
  }

  return {
    cursor,
    cursorIndex,
    selection,
    selected,
    editingId,
    goTo,
    move,
    goToNextUndecided: () => {
      if (cursor !== undefined) void advance(cursor, new Set())
    },
    decide,
    decideOne,
    settle,
    toggle: (ids) => {
      const last = ids.at(-1)
      if (last !== undefined) setAnchor(last)
      setSelection(withSelected(selection, ids, !ids.every((id) => isRowSelected(selection, id))))
    },
    selectRangeTo: (id) => {
      const from = positions.get(anchor ?? cursor?.id ?? id) ?? 0
      const to = positions.get(id) ?? from
      const range = items.slice(Math.min(from, to), Math.max(from, to) + 1).map((item) => item.id)
      setSelection(withSelected(selection, range, true))
      goTo(id)
    },
    selectAll: () => setSelection(EVERYTHING_SELECTED),
    clearSelection: () => setSelection(NOTHING_SELECTED),
    startEdit: (id) => {
      const item = items[positions.get(id) ?? -1]
      // A third text would take the place of one of them unseen.
      if (item !== undefined && item.otherEdit !== null) return refuseUnsettled(item)
      goTo(id)
      setEditingId(id)
    },
    cancelEdit,
    save,
    undo: () => {
      const [first] = session.undo(counts)
      if (first !== undefined) setAt({ id: first, index: positions.get(first) ?? cursorIndex })
    }
  }
}
