import { useCallback, useMemo, useState } from 'react'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { useApi, useApiPages, type ApiError } from '../../../lib/api.tsx'
import { notifyError } from '../../../lib/notify.ts'
import type { ConflictsSearch } from '../../../lib/routes.ts'

const PAGE = 100
/** As many as one answer may hold. */
const MAX_PAGE = 500

export interface Conflicts {
  readonly rows: readonly PublishOp[]
  /** Undefined while nothing has been loaded. */
  readonly total: number | undefined
  readonly error: ApiError | null
  readonly retry: () => void
  readonly hasMore: boolean
  readonly loadMore: () => void
  readonly cursor: PublishOp | undefined
  readonly cursorIndex: number
  readonly goTo: (opId: number) => void
  readonly move: (step: 1 | -1) => void
  readonly selected: ReadonlySet<number>
  /** What all that are selected are; null where they differ. */
  readonly selectedKind: PublishOp['kind'] | null
  readonly toggle: (opId: number) => void
  /** Loaded or not. */
  readonly selectAll: () => void
  readonly clear: () => void
}

/** The open conflicts, which of them is looked at, and which are selected. */
export function useConflicts({ jobId, publishId }: ConflictsSearch): Conflicts {
  const client = useApi()
  const filter = useMemo(
    () => ({ ...(jobId === undefined ? {} : { jobId }), ...(publishId === undefined ? {} : { publishId }) }),
    [jobId, publishId]
  )
  const query = useApiPages('conflicts.list', { ...filter, limit: PAGE })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.conflicts) ?? [], [query.data])
  const [at, setAt] = useState<{ readonly id: number | null; readonly index: number }>({ id: null, index: 0 })
  const [chosen, setChosen] = useState<ReadonlyMap<number, PublishOp['kind']>>(new Map())
  // One that is decided leaves the list, and the next takes its place.
  const found = rows.findIndex((row) => row.id === at.id)
  const cursorIndex = found >= 0 ? found : Math.min(at.index, rows.length - 1)

  const selectAll = async (): Promise<void> => {
    const ids = new Map<number, PublishOp['kind']>()
    let cursor: string | undefined
    do {
      const page = await client.call('conflicts.list', { ...filter, cursor, limit: MAX_PAGE })
      if (!page.ok) return notifyError(page.error)
      for (const op of page.value.conflicts) ids.set(op.id, op.kind)
      cursor = page.value.nextCursor ?? undefined
    } while (cursor !== undefined)
    setChosen(ids)
  }
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = query
  return {
    rows,
    total: query.data?.pages[0]?.total,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: hasNextPage,
    loadMore: useCallback(() => {
      if (!isFetchingNextPage) void fetchNextPage()
    }, [fetchNextPage, isFetchingNextPage]),
    cursor: rows[cursorIndex],
    cursorIndex,
    goTo: (id) =>
      setAt({
        id,
        index: Math.max(
          0,
          rows.findIndex((row) => row.id === id)
        )
      }),
    move: (step) => {
      const index = Math.max(0, Math.min(rows.length - 1, cursorIndex + step))
      setAt({ id: rows[index]?.id ?? null, index })
    },
    selected: useMemo(() => new Set(chosen.keys()), [chosen]),
    selectedKind: onlyOne([...chosen.values()]),
    toggle: (id) => {
      const next = new Map(chosen)
      const row = rows.find((each) => each.id === id)
      if (!next.delete(id) && row !== undefined) next.set(id, row.kind)
      setChosen(next)
    },
    selectAll: () => void selectAll(),
    clear: () => setChosen(new Map())
  }
}

function onlyOne<T>(values: readonly T[]): T | null {
  const [first] = new Set(values)
  return first !== undefined && values.every((value) => value === first) ? first : null
}
