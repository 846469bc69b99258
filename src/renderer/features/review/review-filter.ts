import type { Job, JobItem, ItemFilter } from '#shared/contract/jobs.ts'
import type { Attribute } from '#shared/model/attribute.ts'

export const REVIEW_TABS = ['open', 'approved', 'rejected', 'edited', 'all'] as const
export type ReviewTab = (typeof REVIEW_TABS)[number]

/** What the reviewer looks at. Only delivered items can be reviewed, so nothing else is ever shown. */
export interface ReviewFilter {
  readonly tab: ReviewTab
  readonly attribute: Attribute | null
  readonly query: string
}

export const FIRST_FILTER: ReviewFilter = { tab: 'open', attribute: null, query: '' }

export const TAB_LABELS: Readonly<Record<ReviewTab, string>> = {
  open: 'To review',
  approved: 'Approved',
  rejected: 'Rejected',
  edited: 'Edited',
  all: 'All'
}

/** The filter as the engine knows it. */
export function itemFilter(filter: ReviewFilter): ItemFilter {
  return {
    status: 'DONE',
    ...tabFilter(filter.tab),
    ...(filter.attribute === null ? {} : { attribute: filter.attribute }),
    ...(filter.query.trim() === '' ? {} : { query: filter.query.trim() })
  }
}

function tabFilter(tab: ReviewTab): ItemFilter {
  switch (tab) {
    case 'open':
      return { review: 'OPEN' }
    case 'approved':
      return { review: 'APPROVED' }
    case 'rejected':
      return { review: 'REJECTED' }
    case 'edited':
      return { edited: true }
    case 'all':
      return {}
  }
}

/** Whether an item that was listed under a tab still belongs there after a decision. The engine has decided about the rest. */
export function staysIn(tab: ReviewTab, item: JobItem): boolean {
  switch (tab) {
    case 'open':
      return item.review === 'OPEN'
    case 'approved':
      return item.review === 'APPROVED'
    case 'rejected':
      return item.review === 'REJECTED'
    case 'edited':
      return item.edit !== null
    case 'all':
      return true
  }
}

export type ReviewCounts = Job['review']

export function tabCount(tab: ReviewTab, counts: ReviewCounts): number {
  return tab === 'all' ? counts.open + counts.approved + counts.rejected : counts[tab]
}
