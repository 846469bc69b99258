import { useRef, useState } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { isSelected, NOTHING_SELECTED, selectedCount, withSelected, type Selection } from '../../lib/selection.ts'
import { seenText } from './seen-text.ts'
import type { Review } from './use-review.ts'

/** What something is to be done about. */
export interface Chosen {
  readonly rows: Selection<number>
  /** The list that "all" is all of; undefined where it is not there. */
  readonly listId: string | undefined
  /** How the texts read that were in sight, by id. */
  readonly seen: [number, number][]
}

export interface Selecting {
  readonly selection: Selection<number>
  readonly selected: number
  readonly select: (items: readonly ReviewItem[]) => void
  /** Instead of whatever is selected. */
  readonly selectOnly: (items: readonly ReviewItem[]) => void
  readonly toggle: (item: ReviewItem) => void
  /** Items that may have to be read first. */
  readonly selectRange: (items: readonly ReviewItem[] | Promise<readonly ReviewItem[]>) => void
  /** All that matches now: the list is opened again first where something has left it. */
  readonly selectAll: () => void
  readonly clear: () => void
  /** Selects again what something was to be done about that was refused, unless something else is selected by now. */
  readonly selectAgain: (chosen: Chosen) => void
  /** Clears it unless it is another one by now. */
  readonly clearIfStill: (rows: Selection<number>) => void
  readonly chosen: () => Chosen
  /**
   * What is selected and still on its way: whoever decides before it is there means all of it, and not the one text under the cursor. Nothing is
   * selected any more. Null where nothing is on its way, undefined where it came to nothing.
   */
  readonly takeComing: () => Promise<Chosen | undefined> | null
}

/** What was asked for and is not there yet. */
type Coming =
  | {
      readonly kind: 'all'
      readonly listId: Promise<string | undefined>
      /** Taken out again meanwhile. */
      except: ReadonlySet<number>
    }
  | { readonly kind: 'range'; readonly items: Promise<readonly ReviewItem[]> }

interface Held {
  readonly listId: string | undefined
  readonly rows: Selection<number>
}

/** "All" is all of one list; single items stay selected in whichever list they are. */
export function useSelection(review: Pick<Review, 'list' | 'total' | 'known' | 'bringUpToDate'>): Selecting {
  const { total, known } = review
  const listId = review.list?.listId
  const [held, setHeld] = useState<Held>({ listId: undefined, rows: NOTHING_SELECTED })
  const coming = useRef<Coming>(null)
  /** How selected texts read when they were selected. Those in sight may have been shown anew since. */
  const ticked = useRef(new Map<number, number>())
  const selection = held.rows.mode === 'all' && held.listId !== listId ? NOTHING_SELECTED : held.rows

  const hold = (rows: Selection<number>): void => setHeld({ listId, rows })
  const tick = (items: readonly ReviewItem[]): readonly number[] => {
    for (const [id, hash] of items.map(seenText)) ticked.current.set(id, hash)
    return items.map(({ id }) => id)
  }
  /** How what is selected reads here: as it is shown, or where it has left the sight, as it was when it was selected. */
  const seenOf = (rows: Selection<number>): [number, number][] => {
    const shown = new Map(known().flatMap(({ item }) => (isSelected(rows, item.id) ? [seenText(item)] : [])))
    return rows.mode === 'all'
      ? [...shown]
      : [...new Map([...ticked.current, ...shown])].filter(([id]) => rows.ids.has(id))
  }
  const select = (items: readonly ReviewItem[]): void => {
    // They are among all.
    if (coming.current?.kind === 'all') return
    hold(withSelected(selection, tick(items), true))
  }
  /** Once they are read they are added to what is selected by then. */
  const selectLater = async (asked: Extract<Coming, { kind: 'range' }>): Promise<void> => {
    coming.current = asked
    const items = await asked.items
    if (coming.current !== asked) return
    coming.current = null
    const ids = tick(items)
    setHeld((now) =>
      now.rows.mode === 'all' && now.listId !== listId ? now : { listId, rows: withSelected(now.rows, ids, true) }
    )
  }

  return {
    selection,
    selected: selectedCount(selection, total),
    select,
    selectOnly: (items) => {
      coming.current = null
      hold(withSelected(NOTHING_SELECTED, tick(items), true))
    },
    toggle: (item) => {
      const isIn = isSelected(selection, item.id)
      if (coming.current?.kind !== 'all') return hold(withSelected(selection, tick([item]), !isIn))
      const except = new Set(coming.current.except)
      if (!except.delete(item.id)) except.add(item.id)
      coming.current.except = except
    },
    selectRange: (items) => {
      if (!('then' in items)) return select(items)
      if (coming.current?.kind === 'all') return
      const before = coming.current?.items ?? []
      const both = Promise.all([before, items]).then((parts) => parts.flat())
      void selectLater({ kind: 'range', items: both })
    },
    selectAll: () => {
      const asked: Coming = { kind: 'all', listId: review.bringUpToDate(), except: new Set() }
      coming.current = asked
      void asked.listId.then((arrived) => {
        if (coming.current !== asked) return
        coming.current = null
        setHeld({ listId: arrived, rows: { mode: 'all', except: asked.except } })
      })
    },
    clear: () => {
      coming.current = null
      hold(NOTHING_SELECTED)
    },
    selectAgain: (chosen) =>
      setHeld((now) =>
        now.rows.mode === 'ids' && now.rows.ids.size === 0 ? { listId: chosen.listId, rows: chosen.rows } : now
      ),
    clearIfStill: (rows) => setHeld((now) => (now.rows === rows ? { listId, rows: NOTHING_SELECTED } : now)),
    chosen: () => ({ rows: selection, listId, seen: seenOf(selection) }),
    takeComing: () => {
      const asked = coming.current
      if (asked === null) return null
      coming.current = null
      hold(NOTHING_SELECTED)
      if (asked.kind === 'all')
        return asked.listId.then((arrived) =>
          arrived === undefined ? undefined : { rows: { mode: 'all', except: asked.except }, listId: arrived, seen: [] }
        )
      return asked.items.then((items) => {
        const rows = withSelected(selection, tick(items), true)
        return rows.mode === 'ids' && rows.ids.size === 0 ? undefined : { rows, listId, seen: seenOf(rows) }
      })
    }
  }
}
