import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '../../lib/api.tsx'
import { createReviewSession, type ReviewPort, type ReviewSession } from './review-session.ts'

/** The one place of this screen's decisions that are on their way. `refresh` reads again what they have changed. */
export function useReviewSession(refresh: ReviewPort['refresh']): ReviewSession {
  const client = useApi()
  const queries = useQueryClient()
  return useMemo(
    () =>
      createReviewSession({
        review: (input) => client.call('items.review', input),
        undo: (changeId) => client.call('items.undo', { changeId }),
        redo: (changeId) => client.call('items.redo', { changeId }),
        settle: async (input) => {
          const settled = await client.call('items.settle', input)
          // It counts how many are left.
          void queries.invalidateQueries({ queryKey: ['sync.get'] })
          return settled
        },
        regenerate: (input) => client.call('items.regenerate', input),
        regenerateMany: (input) => client.call('items.regenerateMany', input),
        refresh,
        later: (run, ms) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        }
      }),
    [client, queries, refresh]
  )
}
