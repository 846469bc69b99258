import { useMemo } from 'react'
import type { ReviewCounts, ReviewFilter } from '#shared/contract/review-filter.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { useLinked } from '../../lib/use-linked.ts'
import { approvable, NO_COUNTS, type TabCounts } from './review-filter.ts'

export interface ReadCounts {
  readonly tabs: TabCounts
  /** How all of it is made up, whatever the tab; undefined until it is known. */
  readonly all: ReviewCounts | undefined
  /** Open texts of low risk that can be approved. */
  readonly lowRisk: number
  /** When they were read; null while they are those of another filter. */
  readonly readAt: number | null
}

/** How what matches a filter is made up, beside the tabs. The session asks again when it has changed something. */
export function useTabCounts(filter: ReviewFilter): ReadCounts {
  // Nobody is asked for two texts where there is one person only.
  const linked = useLinked() ?? false
  const all = useApiQuery('review.counts', { filter }, { keepPrevious: true })
  const edited = useApiQuery('review.counts', { filter: { ...filter, edited: true } }, { keepPrevious: true })
  const open = useApiQuery('review.counts', { filter: approvable(filter) }, { keepPrevious: true })
  const twoTexts = useApiQuery(
    'review.counts',
    { filter: { ...filter, twoTexts: true } },
    { keepPrevious: true, enabled: linked }
  )
  const review = all.data?.review
  const editedTotal = edited.data?.total ?? 0
  const twoTextsTotal = linked ? (twoTexts.data?.total ?? 0) : 0
  const tabs = useMemo(
    () => (review === undefined ? NO_COUNTS : { ...review, edited: editedTotal, twoTexts: twoTextsTotal }),
    [review, editedTotal, twoTextsTotal]
  )
  const asked = linked ? [all, edited, open, twoTexts] : [all, edited, open]
  const isRead = asked.every(({ isFetching, isPlaceholderData }) => !isFetching && !isPlaceholderData)
  return {
    tabs,
    all: all.data,
    lowRisk: open.data?.risk.low ?? 0,
    readAt: isRead ? Math.max(...asked.map(({ dataUpdatedAt }) => dataUpdatedAt)) : null
  }
}
