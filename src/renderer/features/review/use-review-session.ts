import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { CallMeta, CallResult, Output } from '#shared/contract/contract.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { readingsBegun } from './list-windows.ts'
import { askTwice } from './lost-answers.ts'
import type { ReviewPort } from './review-port.ts'
import { createReviewSession, type ReviewSession } from './review-session.ts'

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
      review: (input) => onceSaid((meta) => client.call('items.review', input, meta)),
      undo: (changeId) => onceSaid((meta) => client.call('items.undo', { changeId }, meta)),
      redo: (changeId) => onceSaid((meta) => client.call('items.redo', { changeId }, meta)),
      settle: async (input) => {
        const settled = await onceSaid((meta) => client.call('items.settle', input, meta))
        // It counts how many are left.
        void queries.invalidateQueries({ queryKey: ['sync.get'] })
        return settled
      },
      regenerate: (input) => onceSaid((meta) => client.call('items.regenerate', input, meta)),
      regenerateMany: (input) => onceSaid((meta) => client.call('items.regenerateMany', input, meta)),
      read: (id) => client.call('items.get', { id }),
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

/** With a key of its own, by which it can be asked for again. */
function onceSaid<T>(send: (meta: CallMeta) => Promise<CallResult<T>>): Promise<CallResult<T>> {
  const idempotencyKey = crypto.randomUUID()
  return askTwice(() => send({ idempotencyKey }))
}
