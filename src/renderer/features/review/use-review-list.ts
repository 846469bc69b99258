import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore
} from 'react'
import { ReviewView } from '#shared/contract/review-filter.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import { createListRows, type ListRows, type ReadRows } from './list-rows.ts'
import { findRows, windowQuery, windowsAround } from './list-windows.ts'

/** A list as the engine holds it. */
export interface OpenList {
  readonly listId: string
  readonly total: number
  /** Where work on it goes on: at the top, or at the item that was worked on before it was opened again. */
  readonly at: number
}

interface Standing {
  readonly id: number | undefined
  readonly place: number
  readonly otherwise: Otherwise
}

/** Where to go on when the item is no longer found: about where it was, or at the top. */
type Otherwise = 'near' | 'top'

export interface ReviewList {
  readonly list: OpenList | undefined
  /** What has been read of it: the windows in sight and those beside them. */
  readonly rows: ListRows
  readonly read: ReadRows
  /** Another filter's list is shown until this one's is there. */
  readonly waiting: boolean
  readonly fetching: boolean
  readonly error: ApiError | null
  /** Reads again what could not be read, where it stands; all of it if the list itself could not be opened. */
  readonly retry: () => void
  /** Where the cursor is. */
  readonly place: number
  readonly goTo: (place: number) => void
  /** Opens it again, so that it holds what matches now, and goes on at the same item. */
  readonly reopen: (otherwise: Otherwise) => Promise<OpenList | undefined>
  /** The list of this filter, once it is there. */
  readonly arrived: () => Promise<OpenList | undefined>
}

/** Holds a list of the engine and reads the parts of it that are in sight. `settled` says when what was decided has arrived there. */
export function useReviewList(view: ReviewView, settled: () => Promise<void>): ReviewList {
  const client = useApi()
  const queries = useQueryClient()
  const standing = useRef<Standing | null>(null)
  /** Where the cursor is in the list that is shown, for whoever else has it opened again: the place is kept, as long as it is the same view. */
  const current = useRef<{ readonly view: ReviewView; readonly id: number | undefined; readonly place: number }>(null)

  const query = useQuery<OpenList, ApiError>({
    queryKey: ['review.list', view],
    queryFn: async () => {
      await settled()
      const opened = await client.call('review.open', view)
      if (!opened.ok) throw new ApiError(opened.error)
      const { listId, total } = opened.value
      const stood = current.current?.view === view ? current.current : null
      const from = standing.current ?? (stood && { ...stood, otherwise: 'near' as const })
      standing.current = null
      const [found] = from?.id === undefined ? [] : await findRows(client, listId, [from.id])
      const near = from?.otherwise === 'near' ? Math.max(0, Math.min(from.place, total - 1)) : 0
      const list: OpenList = { listId, total, at: found?.place ?? near }
      // Its rows come with it: a list that is opened again must not blink.
      if (total > 0)
        await Promise.all(
          windowsAround(list.at, list.at, total).map((window) =>
            queries.prefetchQuery(windowQuery(client, listId, window))
          )
        )
      return list
    },
    // A list holds still, so one that was opened before is not what matches now.
    gcTime: 0,
    // While a search is typed the last list stays; another tab's items would be shown under the wrong name.
    placeholderData: (previous, from) => (isSameTab(from?.queryKey[1], view) ? previous : undefined)
  })
  const list = query.data
  const { refetch } = query

  const [cursor, setCursor] = useState<{ readonly listId: string; readonly place: number }>()
  const place = cursor !== undefined && cursor.listId === list?.listId ? cursor.place : (list?.at ?? 0)
  const rows = useMemo(() => createListRows(queries, client, list), [queries, client, list])
  const read = useSyncExternalStore(rows.subscribe, rows.getRead)
  const { isExpired, error } = read
  const cursorId = read.rowAt(place)?.id
  useLayoutEffect(() => rows.standAt(place), [rows, place])
  useLayoutEffect(() => {
    if (!query.isPlaceholderData) current.current = { view, id: cursorId, place }
  }, [view, cursorId, place, query.isPlaceholderData])

  const reopen = useCallback(
    async (otherwise: Otherwise) => {
      standing.current = { id: cursorId, place, otherwise }
      return (await refetch()).data
    },
    [refetch, cursorId, place]
  )
  const arrived = useCallback(async () => (await refetch({ cancelRefetch: false })).data, [refetch])
  const reopenExpired = useEffectEvent(() => void reopen('near'))
  useEffect(() => {
    if (isExpired) reopenExpired()
  }, [isExpired, list?.listId])

  const listId = list?.listId
  const goTo = useCallback(
    (next: number) => {
      if (listId !== undefined) setCursor({ listId, place: next })
    },
    [listId]
  )
  return {
    list,
    rows,
    read,
    waiting: query.isPlaceholderData || query.isPending,
    fetching: query.isFetching,
    error: query.error ?? error,
    retry: () => {
      if (query.error === null) rows.retry()
      else void reopen('near')
    },
    place,
    goTo,
    reopen,
    arrived
  }
}

function isSameTab(before: unknown, { filter }: ReviewView): boolean {
  const tabOf = ({ review, edited, twoTexts }: ReviewView['filter']): string =>
    JSON.stringify([review, edited, twoTexts])
  const known = ReviewView.safeParse(before)
  return known.success && tabOf(known.data.filter) === tabOf(filter)
}
