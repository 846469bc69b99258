import type { Pull } from '#shared/contract/shop.ts'
import { formatList } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'

/** The title of a pull; its state stands beside it. */
export function pullTitle(pull: Pick<Pull, 'kind' | 'state'>): string {
  return t(`store:pull.${pull.state === 'DONE' ? 'fetched' : 'fetching'}.${pull.kind}`)
}

/** What a running pull does, and how far it is. */
export function stageWords(pull: Pick<Pull, 'stage' | 'seen' | 'total'>): string {
  switch (pull.stage) {
    case 'COLLECTIONS':
      return t('store:pull.collections')
    case 'PRODUCTS':
      return t('store:pull.products', { seen: seenWords(pull) })
    case 'SWEEP':
      return t('store:pull.sweep', { count: pull.seen })
  }
}

/** `12 new, 3 changed, 985 unchanged, 1 gone` */
export function resultWords(pull: Pull): string {
  return formatList([
    t('common:ui.tally.new', { count: pull.newProducts }),
    t('common:ui.tally.changed', { count: pull.changedProducts }),
    t('common:ui.tally.unchanged', { count: pull.unchangedProducts }),
    ...(pull.goneProducts > 0 ? [t('common:ui.tally.gone', { count: pull.goneProducts })] : [])
  ])
}

/**
 * `340 of 1,000`, or `340 products` where nobody said how many there are. What was counted at the start is passed where a merchant adds
 * products meanwhile, and tells nothing any more.
 */
export function seenWords({ seen, total }: Pick<Pull, 'seen' | 'total'>): string {
  return total === null || seen > total
    ? t('common:count.product', { count: seen })
    : t('common:ui.of', { value: seen, total })
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
