import type { Import } from '#shared/contract/imports.ts'
import { formatList } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'

/** `12 new, 3 changed, 985 unchanged` */
export function tallyOf(report: Pick<Import, 'newProducts' | 'changedProducts' | 'unchangedProducts'>): string {
  return formatList([
    t('common:ui.tally.new', { count: report.newProducts }),
    t('common:ui.tally.changed', { count: report.changedProducts }),
    t('common:ui.tally.unchanged', { count: report.unchangedProducts })
  ])
}
