import type { Pull } from '#shared/contract/shop.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'

/** The title of a pull; its state stands beside it. */
export function pullTitle(pull: Pick<Pull, 'kind' | 'state'>): string {
  const what = pull.kind === 'FULL' ? 'everything' : 'changes'
  return pull.state === 'DONE' ? `Fetched ${what}` : `Fetching ${what}`
}

/** What a running pull does, and how far it is. */
export function stageWords(pull: Pick<Pull, 'stage' | 'seen' | 'total'>): string {
  switch (pull.stage) {
    case 'COLLECTIONS':
      return 'Reading collections'
    case 'PRODUCTS':
      return `Reading products: ${seenWords(pull)}`
    case 'SWEEP':
      return `Looking for deleted products; ${formatCount(pull.seen, 'product')} read`
  }
}

/** `12 new, 3 changed, 985 unchanged, 1 gone` */
export function resultWords(pull: Pull): string {
  const parts = [
    `${formatNumber(pull.newProducts)} new`,
    `${formatNumber(pull.changedProducts)} changed`,
    `${formatNumber(pull.unchangedProducts)} unchanged`,
    ...(pull.goneProducts > 0 ? [`${formatNumber(pull.goneProducts)} gone`] : [])
  ]
  return parts.join(', ')
}

/**
 * `340 of 1,000`, or `340 products` where nobody said how many there are. What was counted at the start is passed where a merchant adds
 * products meanwhile, and tells nothing any more.
 */
export function seenWords({ seen, total }: Pick<Pull, 'seen' | 'total'>): string {
  return total === null || seen > total
    ? formatCount(seen, 'product')
    : `${formatNumber(seen)} of ${formatNumber(total)}`
}

export type WayOut = 'change-key' | 'wix-account' | null

/** What can be done about a problem beside trying again. */
export function wayOutOf(problem: Pull['problem']): WayOut {
  switch (problem) {
    case 'auth':
    case 'forbidden':
      return 'change-key'
    case 'not-installed':
    case 'site-gone':
    case 'plan':
      return 'wix-account'
    case 'version-changed':
    case 'clock':
    case 'proxy':
    case 'provisioning':
    case 'rate-limited':
    case 'offline':
    case 'unclear':
    case 'rejected':
    case 'aborted':
    case null:
      return null
  }
}
