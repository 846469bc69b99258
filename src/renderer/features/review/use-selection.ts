import { useRef, useState } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { isSelected, NOTHING_SELECTED, selectedCount, withSelected, type Selection } from '../../lib/selection.ts'
import { useRangeReadings, type RangeProgress, type UnreadRange } from './range-reading.ts'
import { seenText, type SeenText } from './seen-text.ts'
import type { Review } from './use-review.ts'

/** What something is to be done about. */
export interface Chosen {
  readonly rows: Selection<number>
  /** The list that "all" is all of; undefined where it is not there. */
  readonly listId: string | undefined
  /** How the texts read that were in sight, by id. */
  readonly seen: SeenText[]
}

export interface Selecting {
  readonly selection: Selection<number>
  readonly selected: number
  readonly select: (items: readonly ReviewItem[]) => void
  /** Instead of whatever is selected. */
  readonly selectOnly: (items: readonly ReviewItem[]) => void
  readonly toggle: (item: ReviewItem) => void
  /** Texts that may have to be read first. */
  readonly selectRange: (range: readonly SeenText[] | UnreadRange) => void
  /** How far a range is read that is selected, or that a decision waits for. */
  readonly reading: RangeProgress | null
  /** Stops the reading, and what waits for it is not done: what was selected before is again. False where nothing is being read. */
  readonly stopReading: () => boolean
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
  | {
      readonly kind: 'range'
      /** Undefined where it was stopped. */
      readonly texts: Promise<readonly SeenText[] | undefined>
      readonly stop: () => void
    }

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
  const readings = useRangeReadings()
  /** How selected texts read when they were selected. Those in sight may have been shown anew since. */
  const ticked = useRef(new Map<number, number>())
  const selection = held.rows.mode === 'all' && held.listId !== listId ? NOTHING_SELECTED : held.rows

  const hold = (rows: Selection<number>): void => setHeld({ listId, rows })
  const tick = (texts: readonly SeenText[]): readonly number[] => {
    for (const [id, hash] of texts) ticked.current.set(id, hash)
    return texts.map(([id]) => id)
  }
  /** What is on its way is not wanted any more. A decision that waits for it already has its own word on that. */
  const forgetComing = (): void => {
    if (coming.current?.kind === 'range') coming.current.stop()
    coming.current = null
  }
  /** How what is selected reads here: as it is shown, or where it has left the sight, as it was when it was selected. */
  const seenOf = (rows: Selection<number>): SeenText[] => {
    const shown = new Map(known().flatMap(({ item }) => (isSelected(rows, item.id) ? [seenText(item)] : [])))
    return rows.mode === 'all'
      ? [...shown]
      : [...new Map([...ticked.current, ...shown])].filter(([id]) => rows.ids.has(id))
  }
  const select = (texts: readonly SeenText[]): void => {
    // They are among all.
    if (coming.current?.kind === 'all') return
    hold(withSelected(selection, tick(texts), true))
  }
  /** Once they are read they are added to what is selected by then. */
  const selectLater = async (asked: Extract<Coming, { kind: 'range' }>): Promise<void> => {
    coming.current = asked
    const texts = await asked.texts
    if (coming.current !== asked) return
    coming.current = null
    if (texts === undefined) return
    const ids = tick(texts)
    setHeld((now) =>
      now.rows.mode === 'all' && now.listId !== listId ? now : { listId, rows: withSelected(now.rows, ids, true) }
    )
  }
  const selectAgain = (chosen: Pick<Chosen, 'rows' | 'listId'>): void =>
    setHeld((now) =>
      now.rows.mode === 'ids' && now.rows.ids.size === 0 ? { listId: chosen.listId, rows: chosen.rows } : now
    )

  return {
    selection,
    selected: selectedCount(selection, total),
    select: (items) => select(items.map(seenText)),
    selectOnly: (items) => {
      forgetComing()
      hold(withSelected<number>(NOTHING_SELECTED, tick(items.map(seenText)), true))
    },
    toggle: (item) => {
      const isIn = isSelected(selection, item.id)
      if (coming.current?.kind !== 'all') return hold(withSelected(selection, tick([seenText(item)]), !isIn))
      const except = new Set(coming.current.except)
      if (!except.delete(item.id)) except.add(item.id)
      coming.current.except = except
    },
    selectRange: (range) => {
      if (!('read' in range)) return select(range)
      if (coming.current?.kind === 'all') return
      const before = coming.current
      const { texts, stop } = readings.begin(range)
      void selectLater({
        kind: 'range',
        texts: before === null ? texts : bothOf(before.texts, texts),
        stop: () => {
          before?.stop()
          stop()
        }
      })
    },
    reading: readings.progress,
    stopReading: readings.stopAll,
    selectAll: () => {
      forgetComing()
      const asked: Coming = { kind: 'all', listId: review.bringUpToDate(), except: new Set() }
      coming.current = asked
      void asked.listId.then((arrived) => {
        if (coming.current !== asked) return
        coming.current = null
        setHeld({ listId: arrived, rows: { mode: 'all', except: asked.except } })
      })
    },
    clear: () => {
      forgetComing()
      hold(NOTHING_SELECTED)
    },
    selectAgain,
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
      return asked.texts.then((texts) => {
        if (texts === undefined) {
          selectAgain({ rows: selection, listId })
          return undefined
        }
        const rows = withSelected(selection, tick(texts), true)
        return rows.mode === 'ids' && rows.ids.size === 0 ? undefined : { rows, listId, seen: seenOf(rows) }
      })
    }
  }
}

async function bothOf(
  ...parts: readonly Promise<readonly SeenText[] | undefined>[]
): Promise<readonly SeenText[] | undefined> {
  const texts: SeenText[] = []
  for (const part of await Promise.all(parts)) {
    if (part === undefined) return undefined
    texts.push(...part)
  }
  return texts
}
