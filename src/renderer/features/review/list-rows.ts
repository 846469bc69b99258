import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import type { ApiError } from '../../lib/api.tsx'
import { WINDOW_ROWS, windowQuery, windowsAround, type ListRow, type ReadWindow } from './list-windows.ts'
import type { RowAt } from './review-rows.ts'

export interface KnownRow {
  readonly place: number
  readonly item: ReviewItem
}

/** What a drawing of the list depends on; another object whenever it has to be drawn anew. */
export interface ReadRows {
  readonly rowAt: RowAt
  /** The engine no longer holds this list. */
  readonly isExpired: boolean
  readonly error: ApiError | null
}

/**
 * The windows of a list that are held: those around what is in sight and around the cursor. One that arrives out of sight has nothing drawn
 * anew, which a list that scrolls would otherwise have twice for each; whoever comes by finds it here.
 */
export interface ListRows {
  readonly getRead: () => ReadRows
  /** Rows are read for as long as somebody listens. */
  readonly subscribe: (listener: () => void) => () => void
  /** Tells what is read, in sight or not, also where it reads as before; and which reading that was, see `ReadWindow`. */
  readonly onRead: (listener: RowReader) => () => void
  /** All that is held now, in the order of the list. */
  readonly known: () => readonly KnownRow[]
  /** These places are in sight. */
  readonly show: (first: number, last: number) => void
  /** The cursor is here. */
  readonly standAt: (place: number) => void
  /** Reads the windows again that could not be read. */
  readonly retry: () => void
}

type RowReader = (items: readonly ReviewItem[], reading: number) => void

interface HeldList {
  readonly listId: string
  readonly total: number
  /** Where the cursor is at first. */
  readonly at: number
}

interface HeldWindow {
  readonly observer: QueryObserver<ReadWindow, ApiError>
  /** As it was last taken note of. */
  data: ReadWindow | undefined
  error: ApiError | null
  stop: () => void
}

/** @param list without one, nothing is read and nothing is there */
export function createListRows(queries: QueryClient, client: ApiClient, list: HeldList | undefined): ListRows {
  const listeners = new Set<() => void>()
  const readers = new Set<RowReader>()
  const held = new Map<number, HeldWindow>()
  let cursor = list?.at ?? 0
  let sight = { first: cursor, last: cursor }
  let holding = ''

  const rowAt: RowAt = (place) => {
    const window = Math.floor(place / WINDOW_ROWS)
    // The last row of a window comes with the next one too.
    return (rowIn(held.get(window)?.data?.rows, place) ?? rowIn(held.get(window + 1)?.data?.rows, place))?.item
  }
  let read: ReadRows = { rowAt, isExpired: false, error: null }

  const isShown = (window: number): boolean => {
    const start = window * WINDOW_ROWS
    const holds = (first: number, last: number): boolean => start <= last && start + WINDOW_ROWS > first
    return holds(sight.first, sight.last) || holds(cursor, cursor)
  }
  const drawAnew = (): void => {
    const errors = [...held.values()].flatMap(({ error }) => (error === null ? [] : [error]))
    read = {
      rowAt: (place) => rowAt(place),
      isExpired: errors.some(({ body }) => body.code === 'LIST_EXPIRED'),
      error: errors.find(({ body }) => body.code !== 'LIST_EXPIRED') ?? null
    }
    for (const listener of listeners) listener()
  }
  const take = (window: number): void => {
    const part = held.get(window)
    if (part === undefined) return
    const before = { data: part.data, error: part.error }
    const { data, error } = part.observer.getCurrentResult()
    Object.assign(part, { data, error })
    // What reads as before is the same array as before.
    const isNew = data !== undefined && data.rows !== before.data?.rows
    if (error !== before.error || (isNew && (before.data !== undefined || isShown(window)))) drawAnew()
    if (data === undefined || data === before.data) return
    for (const reader of readers) reader(itemsOf(data.rows), data.reading)
  }
  const watch = (part: HeldWindow, window: number): void => {
    part.stop = part.observer.subscribe(() => take(window))
  }

  const hold = (): void => {
    if (list === undefined || list.total === 0) return
    const { first, last } = sight
    const wanted = [windowsAround(first, last, list.total), windowsAround(cursor, cursor, list.total)].flat()
    if (wanted.join(' ') === holding) return
    holding = wanted.join(' ')
    const dropped = [...held].filter(([window]) => !wanted.includes(window))
    for (const [window, part] of dropped) {
      part.stop()
      held.delete(window)
    }
    // What one of them failed with is none of the list's any more, and may come again.
    if (dropped.some(([, { error }]) => error !== null)) drawAnew()
    for (const window of wanted) {
      if (held.has(window)) continue
      const observer = new QueryObserver(queries, windowQuery(client, list.listId, window))
      const part: HeldWindow = { observer, data: undefined, error: null, stop: () => undefined }
      held.set(window, part)
      if (listeners.size > 0) watch(part, window)
      take(window)
    }
  }
  hold()

  return {
    getRead: () => read,
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) for (const [window, part] of held) watch(part, window)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) for (const { stop } of held.values()) stop()
      }
    },
    onRead: (listener) => {
      readers.add(listener)
      return () => {
        readers.delete(listener)
      }
    },
    known: () => {
      const rows = [...held.entries()].toSorted(([a], [b]) => a - b).flatMap(([, part]) => part.data?.rows ?? [])
      // Of a row that two windows hold, the one that is shown.
      const shown = new Map(rows.toReversed().map(({ place, item }) => [place, item] as const))
      return [...shown]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([place, item]) => (item === null ? [] : [{ place, item }]))
    },
    show: (first, last) => {
      sight = { first, last }
      hold()
    },
    standAt: (place) => {
      cursor = place
      hold()
    },
    retry: () => {
      for (const { observer, error } of held.values()) if (error !== null) void observer.refetch()
    }
  }
}

function rowIn(rows: readonly ListRow[] | undefined, place: number): ListRow | undefined {
  const row = rows?.[place - (rows[0]?.place ?? 0)]
  return row?.place === place ? row : undefined
}

function itemsOf(rows: readonly ListRow[]): readonly ReviewItem[] {
  return rows.flatMap(({ item }) => item ?? [])
}
