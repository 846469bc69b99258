import { useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { startTransition, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { ReviewView } from '#shared/contract/review-filter.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import { findPlace, windowQuery, windowsAround, type ListRow } from './list-windows.ts'

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
  readonly rows: ReadonlyMap<number, ReviewItem | null>
  /** Another filter's list is shown until this one's is there. */
  readonly waiting: boolean
  readonly fetching: boolean
  readonly error: ApiError | null
  /** Where the cursor is. */
  readonly place: number
  readonly goTo: (place: number) => void
  /** Opens it again, so that it holds what matches now, and goes on at the same item. */
  readonly reopen: (otherwise: Otherwise) => Promise<OpenList | undefined>
  /** The list of this filter, once it is there. */
  readonly arrived: () => Promise<OpenList | undefined>
  /** The places in sight are now these. */
  readonly show: (first: number, last: number) => void
}

/** Holds a list of the engine and reads the parts of it that are in sight. `settled` says when what was decided has arrived there. */
export function useReviewList(view: ReviewView, settled: () => Promise<void>): ReviewList {
  const client = useApi()
  const queries = useQueryClient()
  const standing = useRef<Standing | null>(null)

  const query = useQuery<OpenList, ApiError>({
    queryKey: ['review.list', view],
    queryFn: async () => {
      await settled()
      const opened = await client.call('review.open', view)
      if (!opened.ok) throw new ApiError(opened.error)
      const { listId, total } = opened.value
      const from = standing.current
      standing.current = null
      const found =
        from?.id === undefined ? undefined : await findPlace(client, opened.value, { id: from.id, place: from.place })
      const near = from?.otherwise === 'near' ? Math.max(0, Math.min(from.place, total - 1)) : 0
      const list: OpenList = { listId, total, at: found ?? near }
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
  const [sight, setSight] = useState<{ readonly listId: string; readonly windows: readonly number[] }>()
  const wanted = useMemo(() => {
    if (list === undefined || list.total === 0) return []
    const inSight = sight?.listId === list.listId ? sight.windows : []
    return [...new Set([...inSight, ...windowsAround(place, place, list.total)])].toSorted((a, b) => a - b)
  }, [list, sight, place])
  const [combine] = useState(windowCombiner)
  const { rows, isExpired, error } = useQueries({
    queries: list === undefined ? [] : wanted.map((window) => windowQuery(client, list.listId, window)),
    combine
  })

  const id = rows.get(place)?.id
  const reopen = useCallback(
    async (otherwise: Otherwise) => {
      standing.current = { id, place, otherwise }
      return (await refetch()).data
    },
    [refetch, id, place]
  )
  const arrived = useCallback(async () => (await refetch({ cancelRefetch: false })).data, [refetch])
  const reopenExpired = useEffectEvent(() => void reopen('near'))
  useEffect(() => {
    if (isExpired) reopenExpired()
  }, [isExpired, list?.listId])

  const listId = list?.listId
  const total = list?.total ?? 0
  const goTo = useCallback(
    (next: number) => {
      if (listId !== undefined) setCursor({ listId, place: next })
    },
    [listId]
  )
  const asked = useRef('')
  const show = useCallback(
    (first: number, last: number) => {
      if (listId === undefined) return
      const windows = windowsAround(first, last, total)
      const key = `${listId} ${windows.join(' ')}`
      if (asked.current === key) return
      asked.current = key
      // The rows that are there are drawn first.
      startTransition(() => setSight({ listId, windows }))
    },
    [listId, total]
  )
  return {
    list,
    rows,
    waiting: query.isPlaceholderData || query.isPending,
    fetching: query.isFetching,
    error: query.error ?? error,
    place,
    goTo,
    reopen,
    arrived,
    show
  }
}

interface CombinedWindows {
  readonly rows: ReadonlyMap<number, ReviewItem | null>
  readonly isExpired: boolean
  readonly error: ApiError | null
}

type Window = UseQueryResult<readonly ListRow[], ApiError>

/**
 * Puts windows together; the same object as long as they hold the same, whatever is being read meanwhile. The rows are a map, because
 * what is combined as arrays would be compared with what was there before, text by text.
 */
function windowCombiner(): (results: readonly Window[]) => CombinedWindows {
  let before: readonly Pick<Window, 'data' | 'error'>[] = []
  let combined: CombinedWindows = { rows: new Map(), isExpired: false, error: null }
  return (results) => {
    const isSame =
      results.length === before.length &&
      results.every(({ data, error }, at) => data === before[at]?.data && error === before[at]?.error)
    if (isSame) return combined
    before = results.map(({ data, error }) => ({ data, error }))
    const errors = results.flatMap(({ error }) => (error === null ? [] : [error]))
    combined = {
      rows: new Map(results.flatMap(({ data }) => (data ?? []).map((row) => [row.place, row.item] as const))),
      isExpired: errors.some(({ body }) => body.code === 'LIST_EXPIRED'),
      error: errors.find(({ body }) => body.code !== 'LIST_EXPIRED') ?? null
    }
    return combined
  }
}

function isSameTab(before: unknown, { filter }: ReviewView): boolean {
  const tabOf = ({ review, edited, twoTexts }: ReviewView['filter']): string =>
    JSON.stringify([review, edited, twoTexts])
  const known = ReviewView.safeParse(before)
  return known.success && tabOf(known.data.filter) === tabOf(filter)
}
