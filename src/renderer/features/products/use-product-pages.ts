import { useCallback, useMemo } from 'react'
import type { ProductSummary } from '#shared/contract/catalog.ts'
import type { ApiError } from '../../lib/api.tsx'
import { useApiPages } from '../../lib/api.tsx'
import type { ProductFilter, ProductSort } from './product-filter.ts'

/** Large enough that a jump to the end of ten thousand rows takes few round trips, small enough to answer at once. */
const PAGE_SIZE = 200

export interface ProductPages {
  readonly rows: readonly ProductSummary[]
  /** All that match, loaded or not; never less than what is loaded. */
  readonly total: number
  readonly loading: boolean
  /** The rows shown still belong to the filter before. */
  readonly stale: boolean
  readonly error: ApiError | null
  readonly retry: () => void
  /** Asks for further pages until the row at `index` is there. */
  readonly need: (index: number) => void
}

export function useProductPages(filter: ProductFilter, sort: ProductSort): ProductPages {
  const pages = useApiPages('products.list', { ...filter, sort, limit: PAGE_SIZE })
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = pages

  const rows = useMemo(() => {
    // A product that moved while the pages came in can stand in two of them.
    const seen = new Map<string, ProductSummary>()
    for (const page of data?.pages ?? []) for (const row of page.products) seen.set(row.id, row)
    return [...seen.values()]
  }, [data])

  const loaded = rows.length
  const need = useCallback(
    (index: number) => {
      if (index >= loaded && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
    },
    [loaded, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]
  )
  const retry = useCallback(() => {
    void (isFetchNextPageError ? fetchNextPage() : refetch())
  }, [isFetchNextPageError, fetchNextPage, refetch])

  return {
    rows,
    total: hasNextPage ? Math.max(data?.pages.at(-1)?.total ?? 0, loaded) : loaded,
    loading: pages.isPending,
    stale: pages.isPlaceholderData,
    error: pages.error,
    retry,
    need
  }
}
