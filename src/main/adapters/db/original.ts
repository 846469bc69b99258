import { sql as raw } from 'kysely'
import { ATTRIBUTES } from '#shared/model/attribute.ts'
import { ATTRIBUTE_COLUMNS } from './tables.ts'

/** SQL: the original of attribute `a.value` of product `p` as the catalogue holds it now; an attribute without a place counts as empty. */
export const originalOf = raw.raw(
  `coalesce(case a.value ${ATTRIBUTES.map((name) => `when '${name}' then p.${ATTRIBUTE_COLUMNS[name]}`).join(' ')} end, '')`
)
