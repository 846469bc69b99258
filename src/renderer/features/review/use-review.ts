import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { ApiError, useApi, useApiQuery } from '../../lib/api.tsx'
import { itemFilter, staysIn, type ReviewCounts, type ReviewFilter } from './review-filter.ts'
import {
  createReviewSession,
  patchedCounts,
  patchedItem,
  type ReviewSession,
  type ReviewSessionState
} from './review-session.ts'

const PAGE_SIZE = 100
/** Another window's decisions and edits are read at most this often, in milliseconds. */
const CHANGED_AFTER_MS = 800

interface ReviewPage extends Output<'jobs.items'> {
  /** The job's delivered items when the page was asked for. */
  readonly delivered: number
}

type Pages = InfiniteData<ReviewPage, string | undefined>

export interface Review {
  readonly job: Job | undefined
  readonly counts: ReviewCounts
  /** As they are to be shown: decisions on their way included. */
  readonly items: readonly JobItem[]
  /** Number of items that match the filter, loaded or not. */
  readonly total: number
  /** Items delivered since the list was read. */
  readonly fresh: number
  readonly loading: boolean
  readonly error: ApiError | null
  readonly retry: () => void
  readonly showFresh: () => void
  readonly hasMore: boolean
  readonly loadMore: () => Promise<readonly JobItem[]>
  readonly session: ReviewSession
  readonly state: ReviewSessionState
}

/**
 * The items of a job under a filter, read by pages. Their query has a key of its own: an event about items must not read a long
 * list again for each decision of the one person who makes them.
 */
export function useReview(jobId: number, filter: ReviewFilter): Review {
  const client = useApi()
  const queries = useQueryClient()
  const jobQuery = useApiQuery('jobs.get', { id: jobId })
  const job = jobQuery.data

  const refresh = useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['review.items', jobId] }),
      queries.invalidateQueries({ queryKey: ['jobs.items', { id: jobId, twoTexts: true }] }),
      queries.invalidateQueries({ queryKey: ['jobs.get', { id: jobId }] })
    ])
  }, [queries, jobId])

  const session = useMemo(
    () =>
      createReviewSession({
        review: (input) => client.call('items.review', input),
        undo: (changeId) => client.call('items.undo', { changeId }),
        settle: async (input) => {
          const settled = await client.call('items.settle', input)
          // It counts how many are left.
          void queries.invalidateQueries({ queryKey: ['sync.get'] })
          return settled
        },
        refresh,
        later: (run, ms) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        }
      }),
    [client, queries, refresh]
  )
  const state = useSyncExternalStore(session.subscribe, session.getState)

  const engineFilter = itemFilter(filter)
  const query = useInfiniteQuery<ReviewPage, ApiError, Pages, readonly unknown[], string | undefined>({
    queryKey: ['review.items', jobId, filter.tab, engineFilter],
    queryFn: async ({ pageParam }) => {
      const delivered = queries.getQueryData<Job>(['jobs.get', { id: jobId }])?.progress.done ?? 0
      const result = await client.call('jobs.items', {
        id: jobId,
        ...engineFilter,
        limit: PAGE_SIZE,
        ...(pageParam === undefined ? {} : { cursor: pageParam })
      })
      if (!result.ok) throw new ApiError(result.error)
      return { ...result.value, delivered }
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchOnMount: 'always',
    // While typing a search the old list stays; another tab's items would be shown under the wrong name.
    placeholderData: (previous, from) => (from?.queryKey[2] === filter.tab ? previous : undefined),
    enabled: job !== undefined
  })

  const pages = query.data?.pages
  const items = useMemo(() => shownItems(pages ?? [], filter.tab, state), [pages, filter.tab, state])
  const total = useMemo(() => shownTotal(pages ?? [], items), [pages, items])
  const delivered = pages?.[0]?.delivered ?? 0
  const fresh = pages === undefined || job === undefined ? 0 : Math.max(0, job.progress.done - delivered)

  const twoTexts = useTwoTexts(jobId)
  const counts = useMemo(
    () => (job === undefined ? NO_COUNTS : patchedCounts({ ...job.review, twoTexts }, state)),
    [job, twoTexts, state]
  )

  const { refetch, fetchNextPage } = query
  useOthersChanges(session, refresh, job?.status !== 'RUNNING')
  const emptyButFresh = fresh > 0 && items.length === 0 && !query.isFetching
  useEffect(() => {
    if (emptyButFresh) void refetch()
  }, [emptyButFresh, refetch])

  const loadMore = useCallback(async () => {
    const next = await fetchNextPage()
    return shownItems(next.data?.pages ?? [], filter.tab, session.getState())
  }, [fetchNextPage, filter.tab, session])

  return {
    job,
    counts,
    items,
    total,
    fresh,
    loading: jobQuery.isPending || query.isPending,
    error: jobQuery.error ?? query.error,
    retry: () => {
      void jobQuery.refetch()
      void refetch()
    },
    showFresh: () => void refetch(),
    hasMore: query.hasNextPage,
    loadMore,
    session,
    state
  }
}

const NO_COUNTS: ReviewCounts = { open: 0, approved: 0, rejected: 0, edited: 0, twoTexts: 0 }

/** How many items of a job have two people's texts. Nobody is asked where there is one person only. */
function useTwoTexts(jobId: number): number {
  const linked = (useApiQuery('sync.get', {}).data?.status ?? 'local') !== 'local'
  const input = { id: jobId, status: 'DONE', twoTexts: true, limit: 1 } as const
  return useApiQuery('jobs.items', input, { enabled: linked }).data?.total ?? 0
}

function shownItems(
  pages: readonly ReviewPage[],
  tab: ReviewFilter['tab'],
  state: ReviewSessionState
): readonly JobItem[] {
  const seen = new Set<number>()
  const items: JobItem[] = []
  for (const read of pages.flatMap((page) => page.items)) {
    // Keyset pages that are read while items move between them can overlap.
    if (seen.has(read.id)) continue
    seen.add(read.id)
    const item = patchedItem(read, state.patches)
    if (staysIn(tab, item)) items.push(item)
  }
  return items
}

/** What the engine counted, less what a decision has just taken out of the list. */
function shownTotal(pages: readonly ReviewPage[], items: readonly JobItem[]): number {
  const read = pages.reduce((sum, page) => sum + page.items.length, 0)
  return Math.max(items.length, (pages.at(-1)?.total ?? 0) - (read - items.length))
}

/**
 * Reads the list again after a change that this screen did not make, unless it is busy making one. Not while the job runs: its
 * deliveries would push the list about under the reader, so they wait to be asked for (`fresh`).
 */
function useOthersChanges(session: ReviewSession, refresh: () => Promise<void>, enabled: boolean): void {
  const client = useApi()
  const [changes, setChanges] = useState(0)
  const own = useRef(0)
  useEffect(
    () =>
      session.subscribe(() => {
        if (session.getState().patches.size > 0) own.current += 1
      }),
    [session]
  )
  useEffect(
    () =>
      client.on((event) => {
        if (event.name !== 'changed' || !event.payload.topics.includes('items')) return
        if (session.getState().patches.size === 0) setChanges((count) => count + 1)
      }),
    [client, session]
  )
  useEffect(() => {
    if (changes === 0 || !enabled) return
    const before = own.current
    const timer = setTimeout(() => {
      if (own.current === before) void refresh()
    }, CHANGED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [changes, refresh, enabled])
}
