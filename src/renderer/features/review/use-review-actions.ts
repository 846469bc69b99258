import { useRef, useState } from 'react'
import type { Input } from '#shared/contract/contract.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { t } from '../../lib/i18n.ts'
import { reviewDrafts } from './draft-store.ts'
import {
  EVERYTHING_SELECTED,
  isRowSelected,
  NOTHING_SELECTED,
  selectedCount,
  withSelected,
  type RowSelection
} from '../../lib/row-selection.ts'
import { seenText } from './seen-text.ts'
import { itemName, sayDecided, sayRedone, saySettled, sayUndone } from './review-words.ts'
import { useAsking, type Asking } from './use-asking.ts'
import { useLandings } from './use-landings.ts'
import type { Review } from './use-review.ts'

export interface ReviewActions extends Asking {
  readonly cursor: ReviewItem | undefined
  readonly place: number
  readonly selection: RowSelection
  readonly selected: number
  readonly editingId: number | null
  readonly goTo: (place: number) => void
  readonly move: (step: 1 | -1, extend: boolean) => void
  readonly goToNextUndecided: () => void
  /** Decides about the selection, or about the item under the cursor where nothing is selected, and goes on to the next. */
  readonly decide: (decision: ReviewState) => void
  readonly decideOne: (item: ReviewItem, decision: ReviewState) => void
  readonly toggle: (item: ReviewItem) => void
  readonly selectRangeTo: (place: number) => void
  /** All that matches now: the list is opened again first where something has left it. */
  readonly selectAll: () => void
  readonly clearSelection: () => void
  /** Selects texts that others have changed, as they are now, and goes to the first of them. */
  readonly lookAt: (ids: readonly number[]) => void
  readonly startEdit: (place: number) => void
  /** Leaves the editor; a changed draft is dropped and can be brought back. */
  readonly cancelEdit: (item: ReviewItem) => void
  readonly save: (item: ReviewItem, edit: string | null, approve: boolean) => void
  /** Chooses one of two people's texts; nothing where there is one only. */
  readonly settle: (item: ReviewItem, keep: 'this' | 'other') => void
  /** Brings the model's earlier text back, whoever had it written anew and when. */
  readonly takeTextBack: (item: ReviewItem, changeId: number) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly approveList: (listId: string, meant: (item: ReviewItem) => boolean) => void
}

export function useReviewActions(review: Review): ReviewActions {
  const { list, rows, place, total, rowAt, known, session, counts } = review
  const [selected, setSelected] = useState<{ readonly listId: string | undefined; readonly rows: RowSelection }>({
    listId: undefined,
    rows: NOTHING_SELECTED
  })
  const [anchor, setAnchor] = useState<number | null>(null)
  const [editingId, setEditingId] = useState<number | null>(null)
  /** The list of which all was asked for and which is not there yet. */
  const arriving = useRef<Promise<string | undefined>>(null)
  /** The open editor's item as it was when it was opened. */
  const openedOn = useRef<ReviewItem>(null)
  /** How selected texts read when they were selected. Those in sight may have been shown anew since. */
  const ticked = useRef(new Map<number, number>())
  useLandings(rows, session)

  // "All" is all of one list; single items stay selected in whichever list they are.
  const selection = selected.rows.mode === 'all' && selected.listId !== list?.listId ? NOTHING_SELECTED : selected.rows
  const setSelection = (rows: RowSelection): void => setSelected({ listId: list?.listId, rows })
  const cursor = rowAt(place) ?? undefined
  const count = selectedCount(selection, total)

  const goTo = (next: number): void => {
    review.goTo(next)
    const id = rowAt(next)?.id
    setEditingId((editing) => (editing === id ? editing : null))
  }

  const select = (items: readonly ReviewItem[], isSelected: boolean, from: RowSelection = selection): void => {
    for (const [id, hash] of items.map(seenText)) ticked.current.set(id, hash)
    setSelection(
      withSelected(
        from,
        items.map(({ id }) => id),
        isSelected
      )
    )
  }

  /** How what is selected reads here: as it is shown, or where it has left the sight, as it was when it was selected. */
  const seenSelected = (): [number, number][] => {
    const shown = new Map(known().flatMap(({ item }) => (isRowSelected(selection, item.id) ? [seenText(item)] : [])))
    return selection.mode === 'all'
      ? [...shown]
      : [...new Map([...ticked.current, ...shown])].filter(([id]) => selection.ids.has(id))
  }

  const lookAt = async (ids: readonly number[]): Promise<void> => {
    const rows = await review.find(ids)
    const [first] = rows
    if (first === undefined) return
    select(
      rows.flatMap(({ item }) => item ?? []),
      true,
      NOTHING_SELECTED
    )
    goTo(first.place)
  }

  const move = (step: 1 | -1, extend: boolean): void => {
    if (total === 0) return
    const to = Math.max(0, Math.min(total - 1, place + step))
    if (extend) {
      select(
        [rowAt(place), rowAt(to)].flatMap((item) => item ?? []),
        true
      )
    }
    setAnchor(to)
    goTo(to)
  }

  const placeOf = (id: number): number | undefined => known().find(({ item }) => item.id === id)?.place
  const goToItem = (id: number): void => review.goTo(placeOf(id) ?? place)

  const advance = (from: number, decided: ReadonlySet<number>): void => {
    const next = review.findUndecided(from, decided)
    if (typeof next === 'number') review.goTo(next)
    else
      void next?.then((found) => {
        if (found !== undefined) review.goTo(found)
      })
  }

  const settle = (item: ReviewItem, keep: 'this' | 'other'): void => {
    if (item.otherEdit === null) return
    goToItem(item.id)
    void session.settle(item, keep, counts, saySettled(item, keep))
  }

  /** Nobody has said yet which of its texts is meant. */
  const refuseUnsettled = (item: ReviewItem): void => {
    goToItem(item.id)
    session.notify('error', t('review:said.twoTexts', { item: itemName(item) }))
  }

  const decideOne = (item: ReviewItem, decision: ReviewState): void => {
    if (item.otherEdit !== null) return refuseUnsettled(item)
    setEditingId(null)
    goToItem(item.id)
    if (decision !== 'OPEN') advance(placeOf(item.id) ?? place, new Set([item.id]))
    void session.change({
      input: { ids: [item.id], decision, seen: [seenText(item)] },
      items: [item],
      counts,
      say: sayDecided(decision, item),
      sayUndone: sayUndone(item),
      sayRedone: sayRedone(item)
    })
  }

  /** All of a list, of which the rows may not be shown yet. */
  const decideAll = (listId: string, decision: ReviewState, items: readonly ReviewItem[]): void => {
    void session.change({
      input: { listId, decision },
      items,
      counts,
      say: sayDecided(decision, undefined),
      sayUndone: sayUndone(undefined),
      sayRedone: sayRedone(undefined)
    })
  }

  const decide = (decision: ReviewState): void => {
    const all = arriving.current
    if (all !== null) {
      // Somebody quick means all of it, and not the one text under the cursor.
      arriving.current = null
      void all.then((listId) => {
        if (listId !== undefined) decideAll(listId, decision, [])
      })
      return
    }
    if (count === 0) {
      if (cursor !== undefined) decideOne(cursor, decision)
      return
    }
    const chosen = known()
      .map(({ item }) => item)
      .filter((item) => isRowSelected(selection, item.id))
    // What has two texts stays as it is; the engine counts it among what it skips.
    const meant = chosen.filter((item) => item.otherEdit === null)
    const [first] = chosen
    if (meant.length === 0 && first !== undefined && chosen.length === count) return refuseUnsettled(first)
    if (selection.mode === 'all' && list === undefined) return
    const one = count === 1 ? meant[0] : undefined
    const input: Input<'items.review'> =
      selection.mode === 'ids'
        ? { ids: [...selection.ids], decision, seen: seenSelected() }
        : { listId: list?.listId, except: [...selection.except], decision, seen: seenSelected() }
    setSelection(NOTHING_SELECTED)
    setEditingId(null)
    if (selection.mode === 'ids' && cursor !== undefined && decision !== 'OPEN')
      advance(place, new Set(meant.map((item) => item.id)))
    void session.change({
      input,
      items: meant,
      counts,
      say: sayDecided(decision, one),
      sayUndone: sayUndone(one),
      sayRedone: sayRedone(one)
    })
  }

  const openEditor = (item: ReviewItem): void => {
    openedOn.current = item
    setEditingId(item.id)
  }

  const save = (item: ReviewItem, edit: string | null, approve: boolean): void => {
    const draft = reviewDrafts.get(item.id)
    const value = edit === item.proposal ? null : edit
    const seen = seenText(openedOn.current?.id === item.id && editingId === item.id ? openedOn.current : item)
    reviewDrafts.drop(item.id)
    setEditingId(null)
    goToItem(item.id)
    if (value === item.edit && !approve) return
    const changed = session.change({
      input: { ids: [item.id], edit: value, seen: [seen], ...(approve ? { decision: 'APPROVED' as const } : {}) },
      items: [item],
      counts,
      say: () =>
        value === null
          ? t('review:said.reset', { item: itemName(item) })
          : t(approve ? 'review:said.savedApproved' : 'review:said.saved', { item: itemName(item) }),
      sayUndone: sayUndone(item),
      sayRedone: sayRedone(item)
    })
    if (approve) advance(placeOf(item.id) ?? place, new Set([item.id]))
    void changed.then((result) => {
      if (result.ok || draft === undefined) return
      // The words are the merchant's work: they go back into the editor, not away. Some that were typed since have them in them.
      if (reviewDrafts.get(item.id) === undefined) reviewDrafts.set(item.id, draft)
      goToItem(item.id)
      // Beside a text that is another one now they wait until that one has been looked at.
      if (result.error.details?.['field'] !== 'seen') openEditor(item)
    })
  }

  const cancelEdit = (item: ReviewItem): void => {
    const draft = reviewDrafts.get(item.id)
    reviewDrafts.drop(item.id)
    setEditingId(null)
    if (draft === undefined) return
    session.notify('done', t('review:said.draftDiscarded', { item: itemName(item) }), () => {
      reviewDrafts.set(item.id, draft)
      goToItem(item.id)
      openEditor(item)
    })
  }

  const asking = useAsking({
    session,
    selected: count,
    inSight: () =>
      known()
        .map(({ item }) => item)
        .filter((item) => isRowSelected(selection, item.id)),
    input:
      selection.mode === 'ids'
        ? { ids: [...selection.ids] }
        : list === undefined
          ? null
          : { listId: list.listId, except: [...selection.except] },
    prepare: (item) => {
      if (item.otherEdit !== null) {
        refuseUnsettled(item)
        return false
      }
      setEditingId(null)
      goToItem(item.id)
      return true
    },
    onAsked: () => setSelection(NOTHING_SELECTED)
  })

  return {
    ...asking,
    cursor,
    place,
    selection,
    selected: count,
    editingId,
    goTo,
    move,
    goToNextUndecided: () => {
      if (total > 0) advance(place, new Set())
    },
    decide,
    decideOne,
    settle,
    toggle: (item) => {
      setAnchor(placeOf(item.id) ?? null)
      select([item], !isRowSelected(selection, item.id))
    },
    selectRangeTo: (to) => {
      const from = anchor ?? place
      goTo(to)
      const items = review.itemsBetween(Math.min(from, to), Math.max(from, to))
      if ('then' in items) void items.then((read) => select(read, true))
      else select(items, true)
    },
    selectAll: () => {
      const asked = review.bringUpToDate()
      arriving.current = asked
      void asked.then((listId) => {
        if (arriving.current !== asked) return
        arriving.current = null
        setSelected({ listId, rows: EVERYTHING_SELECTED })
      })
    },
    clearSelection: () => {
      arriving.current = null
      setSelection(NOTHING_SELECTED)
    },
    lookAt: (ids) => void lookAt(ids),
    startEdit: (at) => {
      const item = rowAt(at)
      if (!item) return
      // A third text would take the place of one of them unseen.
      if (item.otherEdit !== null) return refuseUnsettled(item)
      goTo(at)
      openEditor(item)
    },
    cancelEdit,
    save,
    takeTextBack: (item, changeId) => {
      goToItem(item.id)
      void session.takeBack(changeId, sayUndone(item))
    },
    undo: () => {
      const [first] = session.undo(counts)
      if (first !== undefined) goToItem(first)
    },
    redo: () => {
      const [first] = session.redo(counts)
      if (first !== undefined) goToItem(first)
    },
    approveList: (listId, isMeant) => {
      const meant = known()
        .map(({ item }) => item)
        .filter((item) => item.otherEdit === null && isMeant(item))
      decideAll(listId, 'APPROVED', meant)
    }
  }
}
