import { useLayoutEffect, useRef, useState } from 'react'
import type { Input } from '#shared/contract/contract.ts'
import { MAX_REVIEWED } from '#shared/contract/review.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { keptEdit } from '#shared/model/kept-edit.ts'
import { t } from '../../lib/i18n.ts'
import { reviewDrafts } from './draft-store.ts'
import { EVERYTHING_SELECTED, isSelected, selectedCount, type Selection } from '../../lib/selection.ts'
import { seenText } from './seen-text.ts'
import { itemName, sayDecided, sayRedone, saySettled, sayUndone } from './review-words.ts'
import { useAsking, type Asking } from './use-asking.ts'
import { useLandings } from './use-landings.ts'
import type { Review } from './use-review.ts'
import { useSelection, type Chosen, type Selecting } from './use-selection.ts'

export interface ReviewActions extends Asking, Pick<Selecting, 'reading' | 'stopReading'> {
  readonly cursor: ReviewItem | undefined
  readonly place: number
  readonly selection: Selection<number>
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
  const listId = list?.listId
  const selecting = useSelection(review)
  const { selection, selected: count } = selecting
  /** Where the range began that is being stretched, and on which list. */
  const [anchor, setAnchor] = useState<{ readonly listId: string | undefined; readonly place: number } | null>(null)
  const [editingId, setEditingId] = useState<number | null>(null)
  /** The open editor's item as it was when it was opened. */
  const openedOn = useRef<ReviewItem>(null)
  /** How often the cursor has moved: what is found late is no longer where somebody wants to be. */
  const moves = useRef(0)
  useLayoutEffect(() => {
    moves.current += 1
  }, [listId])
  useLandings(rows, session)

  const cursor = rowAt(place) ?? undefined

  const put = (next: number): void => {
    moves.current += 1
    setAnchor(null)
    review.goTo(next)
  }
  const goTo = (next: number): void => {
    put(next)
    const id = rowAt(next)?.id
    setEditingId((editing) => (editing === id ? editing : null))
  }
  /** The other end stays where it is until the cursor goes elsewhere by itself. */
  const stretchTo = (next: number): number => {
    const from = anchor?.listId === listId ? (anchor?.place ?? place) : place
    goTo(next)
    setAnchor({ listId, place: from })
    return from
  }

  const lookAt = async (ids: readonly number[]): Promise<void> => {
    const rows = await review.find(ids)
    const [first] = rows
    if (first === undefined) return
    selecting.selectOnly(rows.flatMap(({ item }) => item ?? []))
    goTo(first.place)
  }

  const move = (step: 1 | -1, extend: boolean): void => {
    if (total === 0) return
    const to = Math.max(0, Math.min(total - 1, place + step))
    if (!extend) return goTo(to)
    stretchTo(to)
    selecting.select([rowAt(place), rowAt(to)].flatMap((item) => item ?? []))
  }

  const placeOf = (id: number): number | undefined => known().find(({ item }) => item.id === id)?.place
  const goToItem = (id: number): void => put(placeOf(id) ?? place)

  const advance = (from: number, decided: ReadonlySet<number>): void => {
    const next = review.findUndecided(from, decided)
    if (typeof next === 'number') return put(next)
    const asked = moves.current
    void next?.then((found) => {
      if (found !== undefined && moves.current === asked) put(found)
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
      say: sayDecided(decision, item, draftsOf([item])),
      sayUndone: sayUndone(item),
      sayRedone: sayRedone(item)
    })
  }

  /** @param items those of it that are in sight and are meant */
  const decideChosen = (chosen: Chosen, decision: ReviewState, items: readonly ReviewItem[]): void => {
    const { rows, listId: of, seen } = chosen
    if (rows.mode === 'ids' && rows.ids.size > MAX_REVIEWED) {
      session.notify('error', t('review:tooManyNamed', { max: MAX_REVIEWED }))
      return selecting.selectAgain(chosen)
    }
    const one = selectedCount(rows, total) === 1 ? items[0] : undefined
    const input: Input<'items.review'> =
      rows.mode === 'ids'
        ? { ids: [...rows.ids], decision, seen }
        : { listId: of, except: [...rows.except], decision, seen }
    const changed = session.change({
      input,
      items,
      counts,
      say: sayDecided(decision, one, draftsOf(items)),
      sayUndone: sayUndone(one),
      sayRedone: sayRedone(one)
    })
    void changed.then((result) => {
      if (!result.ok) selecting.selectAgain(chosen)
    })
  }

  const decide = (decision: ReviewState): void => {
    const coming = selecting.takeComing()
    if (coming !== null) {
      setEditingId(null)
      // Its rows may not be shown yet, so none is painted before the answer.
      void coming.then((late) => {
        if (late !== undefined) decideChosen(late, decision, [])
      })
      return
    }
    if (count === 0) {
      if (cursor !== undefined) decideOne(cursor, decision)
      return
    }
    const inSight = known()
      .map(({ item }) => item)
      .filter((item) => isSelected(selection, item.id))
    // What has two texts stays as it is; the engine counts it among what it skips.
    const meant = inSight.filter((item) => item.otherEdit === null)
    const [first] = inSight
    if (meant.length === 0 && first !== undefined && inSight.length === count) return refuseUnsettled(first)
    if (selection.mode === 'all' && list === undefined) return
    const chosen = selecting.chosen()
    selecting.clear()
    setEditingId(null)
    if (selection.mode === 'ids' && cursor !== undefined && decision !== 'OPEN')
      advance(place, new Set(meant.map((item) => item.id)))
    decideChosen(chosen, decision, meant)
  }

  const openEditor = (item: ReviewItem): void => {
    openedOn.current = item
    setEditingId(item.id)
  }

  const save = (item: ReviewItem, edit: string | null, approve: boolean): void => {
    const draft = reviewDrafts.get(item.id)
    const value = keptEdit(item, edit)
    const seen = seenText(openedOn.current?.id === item.id && editingId === item.id ? openedOn.current : item)
    // Going back to the model's text is about what was saved. What is being typed waits.
    if (edit !== null) reviewDrafts.drop(item.id)
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
      sayRedone: sayRedone(item),
      onLearnt: (isDone) => {
        if (!isDone) return
        // What has been typed on since is about the text that was saved.
        if (openedOn.current?.id === item.id) openedOn.current = { ...openedOn.current, edit: value }
        if (draft === undefined || reviewDrafts.get(item.id) !== draft) return
        reviewDrafts.drop(item.id)
        setEditingId((editing) => (editing === item.id ? null : editing))
      }
    })
    if (approve) advance(placeOf(item.id) ?? place, new Set([item.id]))
    void changed.then((result) => {
      if (result.ok || draft === undefined || edit === null) return
      // The words are the merchant's work: they go back into the editor, not away. Some that were typed since have them in them.
      if (reviewDrafts.get(item.id) === undefined) reviewDrafts.set(item.id, draft)
      goToItem(item.id)
      // Beside a text that is another one now, or one of two, they wait until that has been looked at.
      const field = result.error.details?.['field']
      if (field !== 'seen' && field !== 'ids') openEditor(item)
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
        .filter((item) => isSelected(selection, item.id)),
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
    onAsked: () => selecting.clearIfStill(selection)
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
      const at = placeOf(item.id)
      setAnchor(at === undefined ? null : { listId, place: at })
      selecting.toggle(item)
    },
    selectRangeTo: (to) => {
      const from = stretchTo(to)
      selecting.selectRange(review.textsBetween(Math.min(from, to), Math.max(from, to)))
    },
    selectAll: selecting.selectAll,
    clearSelection: selecting.clear,
    reading: selecting.reading,
    stopReading: selecting.stopReading,
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
    approveList: (of, isMeant) => {
      const meant = known()
        .map(({ item }) => item)
        .filter((item) => item.otherEdit === null && isMeant(item))
      decideChosen({ rows: EVERYTHING_SELECTED, listId: of, seen: [] }, 'APPROVED', meant)
    }
  }
}

function draftsOf(items: readonly ReviewItem[]): number {
  return items.filter(({ id }) => reviewDrafts.get(id) !== undefined).length
}
