import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Output } from '#shared/contract/contract.ts'
import { MAX_LIST_ROWS } from '#shared/contract/review-lists.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ApiError } from '../../lib/api.tsx'

export type ListRow = Output<'review.rows'>['rows'][number]

export const WINDOW_ROWS = 100

/** A part of a list as it was read. */
export interface ReadWindow {
  readonly rows: readonly ListRow[]
  /** Which reading it comes from: all that the engine had answered when `readingsBegun` was less is in it. */
  readonly reading: number
}

let readings = 0

/** How many readings of parts of lists have been begun so far. */
export function readingsBegun(): number {
  return readings
}

/** Milliseconds for which a window is kept that is out of sight. */
const KEPT_MS = 30_000

export async function readRows(
  client: ApiClient,
  listId: string,
  offset: number,
  limit: number
): Promise<readonly ListRow[]> {
  const result = await client.call('review.rows', { id: listId, offset, limit })
  if (!result.ok) throw new ApiError(result.error)
  return result.value.rows
}

/**
 * One part of a list, with the row above it, which says whether its first row begins another product. The key is its own: an event
 * about items must not read it again for each decision of the one person who makes them.
 */
export function windowQuery(client: ApiClient, listId: string, window: number) {
  const start = window * WINDOW_ROWS
  const above = start === 0 ? 0 : 1
  return queryOptions<ReadWindow, ApiError>({
    queryKey: ['review.window', listId, window],
    queryFn: async () => {
      readings += 1
      const reading = readings
      return { rows: await readRows(client, listId, start - above, WINDOW_ROWS + above), reading }
    },
    notifyOnChangeProps: ['data', 'error'],
    gcTime: KEPT_MS
  })
}

/** Reads again the windows in use that hold one of these items, and all others once they are used again, those of older lists never. */
export async function rereadWindows(queries: QueryClient, ids: ReadonlySet<number> | 'all'): Promise<void> {
  const used = queries.getQueriesData<ReadWindow>({ queryKey: ['review.window'], type: 'active' })
  const changed = used.filter(([, read]) => ids === 'all' || (read?.rows.some(({ id }) => ids.has(id)) ?? true))
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['review.window'], type: 'inactive', refetchType: 'none' }),
    ...changed.map(([queryKey]) => queries.invalidateQueries({ queryKey, exact: true }))
  ])
}

/** The windows of some places and those beside them. */
export function windowsAround(first: number, last: number, total: number): readonly number[] {
  const end = Math.floor(Math.max(0, total - 1) / WINDOW_ROWS)
  const from = Math.max(0, Math.floor(first / WINDOW_ROWS) - 1)
  const to = Math.min(end, Math.floor(last / WINDOW_ROWS) + 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}

/** All rows from one place to another, in as few readings as are allowed. */
export async function* rowsBetween(
  client: ApiClient,
  listId: string,
  from: number,
  to: number
): AsyncGenerator<ListRow, void, undefined> {
  for (let offset = from; offset <= to; offset += MAX_LIST_ROWS)
    yield* await readRows(client, listId, offset, Math.min(MAX_LIST_ROWS, to - offset + 1))
}

/** Where items stand on a list, and as they are now, in the order of the list. */
export async function findRows(client: ApiClient, listId: string, ids: readonly number[]): Promise<readonly ListRow[]> {
  const rows: ListRow[] = []
  for (let at = 0; at < ids.length; at += MAX_LIST_ROWS) {
    const found = await client.call('review.find', { id: listId, itemIds: ids.slice(at, at + MAX_LIST_ROWS) })
    if (!found.ok) throw new ApiError(found.error)
    rows.push(...found.value.rows)
  }
  return rows.toSorted((a, b) => a.place - b.place)
}
