import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { readingsBegun } from './list-windows.ts'
import { createReviewSession, type ReviewPort, type ReviewSession } from './review-session.ts'

interface Kept {
  readonly jobId: number | undefined
  readonly session: ReviewSession
  /** Undefined until it is known which store is open. */
  instanceId: string | undefined
}

/** Of a window: what was decided can be taken back after a look at another screen too. */
const kept = new WeakMap<QueryClient, Kept[]>()

/** The one place of a review's decisions that are on their way. `refresh` reads again what they have changed. */
export function useReviewSession(jobId: number | undefined, refresh: ReviewPort['refresh']): ReviewSession {
  const client = useApi()
  const queries = useQueryClient()
  const { data: status } = useApiQuery('app.status', {})
  const instanceId = status?.instance.instanceId
  const session = useMemo(() => {
    const sessions = kept.get(queries) ?? []
    kept.set(queries, sessions)
    const open = queries.getQueryData<Output<'app.status'>>(['app.status', {}])?.instance.instanceId
    const known = sessions.find(
      (one) => one.jobId === jobId && (one.instanceId === undefined || one.instanceId === open)
    )
    if (known !== undefined) return known.session
    const made = createReviewSession({
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
      readings: readingsBegun,
      later: (run, ms) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    })
    sessions.push({ jobId, session: made, instanceId: open })
    return made
  }, [client, queries, jobId, refresh])
  useEffect(() => {
    const one = kept.get(queries)?.find((each) => each.session === session)
    if (one !== undefined) one.instanceId ??= instanceId
  }, [queries, session, instanceId])
  // What was said is about the screen that is left.
  useEffect(() => () => session.dismiss(), [session])
  return session
}
