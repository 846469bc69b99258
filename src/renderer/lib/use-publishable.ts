import { useEffect } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { useApiQuery } from './api.tsx'

/** What a publish of all approved texts of a job would come to, by verdict. */
export type Publishable = Output<'publishes.preview'>['counts']

/**
 * What there is to publish of a job; undefined where it is not `wanted`, and until it is known. `approved` is the number that the screen
 * shows: counts of other texts than those are old ones, which would name a wrong number or a wrong next step.
 */
export function usePublishable(
  { jobId, approved }: { readonly jobId: number | undefined; readonly approved: number },
  wanted: boolean
): Publishable | undefined {
  const enabled = wanted && jobId !== undefined
  const { data, isFetching, isStale, refetch } = useApiQuery(
    'publishes.preview',
    { jobId: jobId ?? 1, except: [] },
    { enabled }
  )
  const counted = data === undefined ? 0 : Object.values(data.counts).reduce((sum, count) => sum + count, 0)
  // Asked while the last decision was on its way; the news of it makes the answer an old one.
  const tooEarly = enabled && data !== undefined && counted !== approved && isStale && !isFetching
  useEffect(() => {
    if (tooEarly) void refetch()
  }, [tooEarly, refetch])
  return enabled && !isFetching && counted === approved ? data?.counts : undefined
}

/** Whether to publish is a next step: something would be sent, or is to be decided about. */
export function isPublishNext(counts: Publishable | undefined): boolean {
  return counts !== undefined && counts.change + counts.conflict > 0
}
