import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewFilter } from '#shared/contract/review-filter.ts'
import { t } from '../../lib/i18n.ts'

export const REVIEW_TABS = ['open', 'two-texts', 'approved', 'rejected', 'edited', 'all'] as const
export type ReviewTab = (typeof REVIEW_TABS)[number]

const TAB_NAMES = {
  open: 'open',
  'two-texts': 'twoTexts',
  approved: 'approved',
  rejected: 'rejected',
  edited: 'edited',
  all: 'all'
} as const satisfies Readonly<Record<ReviewTab, string>>

export function tabLabel(tab: ReviewTab): string {
  return t(`review:tab.${TAB_NAMES[tab]}`)
}

/** What a tab asks of an item. */
export function tabFilter(tab: ReviewTab): Pick<ReviewFilter, 'review' | 'edited' | 'twoTexts'> {
  switch (tab) {
    case 'open':
      return { review: ['OPEN'] }
    case 'two-texts':
      return { twoTexts: true }
    case 'approved':
      return { review: ['APPROVED'] }
    case 'rejected':
      return { review: ['REJECTED'] }
    case 'edited':
      return { edited: true }
    case 'all':
      return {}
  }
}

/** Of what matches beside the tab: what is open and can be approved. Of two people's texts one has to be chosen first. */
export function approvable(filter: ReviewFilter): ReviewFilter {
  return { ...filter, review: ['OPEN'], twoTexts: false }
}

/** Whether an item that was listed under a tab still belongs there. Where it does not, it keeps its place and is shown as done with. */
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

/** Of the delivered items that match everything but the tab. */
export interface TabCounts {
  readonly open: number
  readonly approved: number
  readonly rejected: number
  readonly edited: number
  /** With two people's texts, of which none is chosen yet. */
  readonly twoTexts: number
}

export const NO_COUNTS: TabCounts = { open: 0, approved: 0, rejected: 0, edited: 0, twoTexts: 0 }

export function tabCount(tab: ReviewTab, counts: TabCounts): number {
  if (tab === 'all') return counts.open + counts.approved + counts.rejected
  return tab === 'two-texts' ? counts.twoTexts : counts[tab]
}

/** Most stores never have two texts: their tab is there while there are some, or while it is shown. */
export function shownTabs(counts: TabCounts, current: ReviewTab): readonly ReviewTab[] {
  return REVIEW_TABS.filter((tab) => tab !== 'two-texts' || counts.twoTexts > 0 || current === 'two-texts')
}
