import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { rereadWindows } from './list-windows.ts'

test('a list that is no longer shown is not read again, which would ask the engine for what it has forgotten', async () => {
  const queries = new QueryClient()
  const read: string[] = []
  const windowOf = (listId: string) => ({
    queryKey: ['review.window', listId, 0],
    queryFn: () => {
      read.push(listId)
      return { rows: [{ place: 0, id: 1, item: null }], reading: 1 }
    }
  })
  await queries.prefetchQuery(windowOf('before'))
  await queries.prefetchQuery(windowOf('shown'))
  const unwatch = new QueryObserver(queries, { ...windowOf('shown'), staleTime: Infinity }).subscribe(() => undefined)
  read.length = 0
  await rereadWindows(queries, new Set([1]))
  expect(read).toEqual(['shown'])
  expect(queries.getQueryState(['review.window', 'before', 0])?.isInvalidated).toBe(true)
  unwatch()
  queries.clear()
})
