import type { Attribute } from '#shared/model/attribute.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatList } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'

/** What this store can't take from outside, and what can be done about it; null where it takes everything. */
export function unpublishableWords(attributes: readonly Attribute[]): string | null {
  if (attributes.length === 0) return null
  return t('store:unpublishable', { fields: formatList(attributes.map(attributeLabel)) })
}
