import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useSyncExternalStore } from 'react'
import type { ReviewCounts } from '#shared/contract/review-filter.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { useApi, useApiQuery, type ApiError } from '../../lib/api.tsx'
import type { KnownRow } from './list-rows.ts'
import { findRows, rereadWindows, rowsBetween, type ListRow } from './list-windows.ts'
import { readRange, unlessStopped, type UnreadRange } from './range-reading.ts'
import { tabCount, type TabCounts } from './review-filter.ts'
import { nextUndecided, type RowAt } from './review-rows.ts'
import { narrowedFilter, viewOf, type ReviewSearch } from './review-search.ts'
import { patchedCounts } from './review-patches.ts'
import type { ReviewSession, ReviewSessionState } from './review-session.ts'
import { seenText, type SeenText } from './seen-text.ts'
import { shownItem } from './shown-item.ts'
import { useOthersChanges } from './use-others-changes.ts'
import { useReviewList, type ReviewList } from './use-review-list.ts'
import { useReviewSession } from './use-review-session.ts'
import { useTabCounts } from './use-tab-counts.ts'

export interface Review extends Pick<ReviewList, 'list' | 'rows' | 'place' | 'goTo' | 'waiting'> {
  /** Of a review of one job. */
  readonly job: Job | undefined
  readonly counts: TabCounts
  /** How all that matches is made up, whatever the tab. */
  readonly all: ReviewCounts | undefined
  readonly lowRisk: number
  /** Items of the list, whatever became of them since it was opened. */
  readonly total: number
  /** As it is to be shown: decisions on their way included. */
  readonly rowAt: RowAt
  /** The rows that have been read, as they are to be shown at the moment of the call. */
  readonly known: () => readonly KnownRow[]
  /** How many match now, where that is another number than the list holds; else null. */
  readonly matchingNow: number | null
  readonly error: ApiError | null
  /** The job could not be read and may be another store's, for which the engine counts nothing and lists nothing. */
  readonly isWithoutJob: boolean
  readonly retry: () => void
  readonly reopen: ReviewList['reopen']
  /** Opens the list again unless nothing has changed since; gives the id of the one that holds exactly what matches. */
  readonly bringUpToDate: () => Promise<string | undefined>
  readonly findUndecided: (
    from: number,
    decided: ReadonlySet<number>
  ) => number | Promise<number | undefined> | undefined
  /** The texts of a range as they are shown, or what reads those that are not here. */
  readonly textsBetween: (from: number, to: number) => readonly SeenText[] | UnreadRange
  /** Where items stand on the list, as they are now. */
  readonly find: (ids: readonly number[]) => Promise<readonly ListRow[]>
  readonly session: ReviewSession
  readonly state: ReviewSessionState
}

/** The items that an address asks for, as a list that holds still, and the decisions on them. */
export function useReview(jobId: number | undefined, search: ReviewSearch): Review {
  const client = useApi()
  const queries = useQueryClient()
  const jobQuery = useApiQuery('jobs.get', { id: jobId ?? 0 }, { enabled: jobId !== undefined })
  const tab = search.tab ?? 'open'

  const refresh = useCallback(
    async (ids: ReadonlySet<number> | 'all') => {
      await Promise.all([
        rereadWindows(queries, ids),
        ...[['review.counts'], ['jobs.get', { id: jobId }]].map((queryKey) => queries.invalidateQueries({ queryKey }))
      ])
    },
    [queries, jobId]
  )
  const session = useReviewSession(jobId, refresh)
  const state = useSyncExternalStore(session.subscribe, session.getState)

  const view = useMemo(() => viewOf(search, jobId), [search, jobId])
  const held = useReviewList(view, session.settled)
  const { list, rows, read, place, goTo, reopen, arrived, waiting, fetching } = held
  const counted = useTabCounts(narrowedFilter(search, jobId))
  const counts = useMemo(() => patchedCounts(counted.tabs, state), [counted.tabs, state])

  const rowAt = useCallback<RowAt>(
    (at) => {
      const item = read.rowAt(at)
      return item ? shownItem(item, state.patches) : item
    },
    [read, state.patches]
  )
  const known = useCallback(
    () => rows.known().map(({ place: at, item }) => ({ place: at, item: shownItem(item, session.getState().patches) })),
    [rows, session]
  )

  /** Id of the list that something was changed on since it was opened. */
  const touched = useRef<string>(undefined)
  const touch = useCallback(() => {
    touched.current = list?.listId
  }, [list])
  useEffect(() => session.subscribe(() => session.getState().patches.size > 0 && touch()), [session, touch])
  useOthersChanges(session, refresh, touch)

  // A tab that nothing is left in says so by itself, and one that was empty shows what has come. Once for each reading of the counts.
  const listed = list?.total ?? 0
  const matching = tabCount(tab, counts)
  const isRead = counted.readAt !== null && state.patches.size === 0 && !waiting && !fetching
  const isEmptied = isRead && tab !== 'all' && matching === 0 && listed > 0
  const isFilled = isRead && matching > 0 && list !== undefined && listed === 0
  const openedFor = useRef<number | null>(null)
  const openAnew = useEffectEvent(() => {
    if (openedFor.current === counted.readAt) return
    openedFor.current = counted.readAt
    void reopen('top')
  })
  useEffect(() => {
    if (isEmptied || isFilled) openAnew()
  }, [isEmptied, isFilled, counted.readAt])

  const listId = list?.listId
  /** A list that is no longer held is opened again without a word. */
  const unlessExpired = async <T>(reading: Promise<T>, instead: T): Promise<T> => {
    try {
      return await reading
    } catch {
      await reopen('near')
      return instead
    }
  }
  return {
    list,
    rows,
    place,
    goTo,
    waiting,
    job: jobQuery.data,
    counts,
    all: counted.all,
    lowRisk: counted.lowRisk,
    total: listed,
    rowAt,
    known,
    matchingNow: counted.readAt !== null && !waiting && listed > 0 && matching !== listed ? matching : null,
    error: jobQuery.error ?? held.error,
    isWithoutJob: jobQuery.data === undefined && jobQuery.error !== null,
    retry: () => {
      void jobQuery.refetch()
      held.retry()
    },
    reopen,
    bringUpToDate: async () => {
      // What is shown is another filter's still.
      if (waiting) return (await arrived())?.listId
      if (listId === undefined || touched.current !== listId) return listId
      return (await reopen('near'))?.listId
    },
    findUndecided: (from, decided) => {
      const next = nextUndecided(rowAt, listed, from, decided)
      if (next === undefined) return undefined
      if ('place' in next) return next.place
      if (listId === undefined || counts.open === 0) return undefined
      return unlessExpired(findUnread(next.unread), undefined)

      async function findUnread(unread: number): Promise<number | undefined> {
        const { patches } = session.getState()
        const parts =
          unread > from ? [[unread, listed - 1] as const, [0, from - 1] as const] : [[unread, from - 1] as const]
        for (const [first, last] of parts)
          for await (const row of rowsBetween(client, listId ?? '', first, last))
            if (row.item && shownItem(row.item, patches).review === 'OPEN' && !decided.has(row.id)) return row.place
        return undefined
      }
    },
    textsBetween: (from, to) => {
      const places = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      if (listId === undefined) return []
      if (places.every((at) => rowAt(at) !== undefined))
        return places.flatMap((at) => rowAt(at) ?? []).map((item) => seenText(item))
      return {
        count: places.length,
        read: async (onRead, stopped) => {
          // What is being saved is how it reads here.
          await unlessStopped(session.settled(), stopped)
          // A decision that waits for a range is about all of it, or is not made.
          return unlessExpired(readRange(client, { listId, from, to }, onRead, stopped), undefined)
        }
      }
    },
    find: async (ids) => {
      await session.settled()
      return listId === undefined ? [] : unlessExpired(findRows(client, listId, ids), [])
    },
    session,
    state
  }
}
