import type { Job, JobItem, ItemFilter } from '#shared/contract/jobs.ts'
import type { Attribute } from '#shared/model/attribute.ts'

export const REVIEW_TABS = ['open', 'two-texts', 'approved', 'rejected', 'edited', 'all'] as const
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
  'two-texts': 'Two texts',
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
    case 'two-texts':
      return { twoTexts: true }
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
    case 'two-texts':
      return item.otherEdit !== null
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

/** Of the delivered items of a job. */
export interface ReviewCounts extends Readonly<Job['review']> {
  /** With two people's texts, of which none is chosen yet. */
  readonly twoTexts: number
}

export function tabCount(tab: ReviewTab, counts: ReviewCounts): number {
  if (tab === 'all') return counts.open + counts.approved + counts.rejected
  return tab === 'two-texts' ? counts.twoTexts : counts[tab]
}

/** Most stores never have two texts: their tab is there while there are some, or while it is shown. */
export function shownTabs(counts: ReviewCounts, current: ReviewTab): readonly ReviewTab[] {
  return REVIEW_TABS.filter((tab) => tab !== 'two-texts' || counts.twoTexts > 0 || current === 'two-texts')
}
