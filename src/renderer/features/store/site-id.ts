import { t } from '../../lib/i18n.ts'

/** As the contract has it: 8-4-4-4-12 hexadecimal digits. */
const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i
const ALONE = new RegExp(`^${ID.source}$`, 'i')
const IN_DASHBOARD = new RegExp(`/dashboard/(${ID.source})(?![0-9a-f-])`, 'i')

/**
 * The site id in what was typed or pasted: the id alone, or the address of the site's dashboard. Null where there is none; other
 * addresses of Wix hold ids of other things.
 */
export function siteIdIn(text: string): string | null {
  const trimmed = text.trim()
  const found = ALONE.test(trimmed) ? trimmed : IN_DASHBOARD.exec(trimmed)?.[1]
  return found?.toLowerCase() ?? null
}

/** Why there is no site id in a text. */
export function siteIdProblem(text: string): string {
  if (text.trim() === '') return t('store:access.siteMissing')
  return t(/wix\.com/i.test(text) ? 'store:access.siteElsewhere' : 'store:access.siteWrong')
}
