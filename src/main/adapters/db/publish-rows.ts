import { sql as raw, type RawBuilder } from 'kysely'
import type { Publish, PublishOp, PublishPause } from '#shared/contract/publishes.ts'
import { ATTRIBUTES, NEVER_ABSENT, type Attribute } from '#shared/model/attribute.ts'
import {
  PUBLISH_OP_STATES,
  type PublishOpState,
  type PublishRunKind,
  type PublishRunState
} from '#shared/model/publish-state.ts'
import { iso, isoOrNull } from './iso.ts'
import { ATTRIBUTE_COLUMNS } from './tables.ts'

/** SQL: what the catalogue holds of attribute `i.attribute` of product `p`. */
export const liveOf = raw.raw(
  `case i.attribute ${ATTRIBUTES.map((name) => `when '${name}' then p.${ATTRIBUTE_COLUMNS[name]}`).join(' ')} end`
)

/** SQL: in the words of the partial index `publish_ops_field`, without which it is not used. */
export const holdsField = holdsFieldAs('o')
export function holdsFieldAs(alias: string): RawBuilder<unknown> {
  return raw.raw(
    `(${alias}.state = 'PLANNED' or ${alias}.state = 'SENDING' or ${alias}.state = 'UNKNOWN' or ${alias}.state = 'CONFLICT')`
  )
}
/** SQL: in the words of the partial index `publish_ops_unsure`. */
export const isUnsure = raw.raw(`(state = 'SENDING' or state = 'UNKNOWN')`)

/** The run's column that counts its values in a state. */
export function countColumn(state: PublishOpState): string {
  return state.toLowerCase()
}

const neverAbsent = NEVER_ABSENT.map((name) => `'${name}'`).join(', ')

/** SQL: `textOrAbsent`, where `text` may be null already. */
export const sentAs = (attribute: string, text: string): string =>
  `iif(${attribute} in (${neverAbsent}), coalesce(${text}, ''), nullif(${text}, ''))`

export interface PublishRow extends Readonly<Record<Lowercase<PublishOpState>, number>> {
  readonly id: number
  readonly kind: PublishRunKind
  readonly state: PublishRunState
  readonly paused_by: PublishPause | null
  readonly message: string | null
  readonly job_id: number | null
  readonly store_name: string
  readonly due_at: number | null
  readonly total: number
  readonly undone: number
  readonly created_at: number
  readonly started_at: number | null
  readonly finished_at: number | null
}

export function publishOfRow(row: PublishRow): Publish {
  const open = row.planned + row.sending + row.unknown
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    pausedBy: row.paused_by,
    message: row.message,
    jobId: row.job_id,
    storeName: row.store_name,
    dueAt: isoOrNull(row.due_at),
    total: row.total,
    // Never 100 while something is still to do.
    percentage: open === 0 ? 100 : Math.floor(((row.total - open) / row.total) * 100),
    counts: Object.fromEntries(
      PUBLISH_OP_STATES.map((state) => [countColumn(state), row[lower(state)]])
    ) as Publish['counts'],
    undone: row.undone,
    createdAt: iso(row.created_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at)
  }
}

function lower<S extends PublishOpState>(state: S): Lowercase<S> {
  return state.toLowerCase() as Lowercase<S>
}

export interface OpRow {
  readonly id: number
  readonly publish_id: number
  readonly item_id: number
  readonly job_id: number
  readonly product_id: string
  readonly product_name: string
  readonly attribute: Attribute
  readonly kind: PublishRunKind
  readonly state: PublishOpState
  readonly original: string
  readonly base: string | null
  readonly value: string | null
  readonly live: string | null
  readonly before: string | null
  readonly stored: string | null
  readonly error_code: string | null
  readonly error_message: string | null
  readonly attempts: number
  readonly undone_by: number | null
  readonly updated_at: number
}

/** Of `publish_ops o`, `job_items i` and `products p`. */
export const opColumns = raw.raw(`
  o.id, o.publish_id, o.item_id, i.job_id, p.id as product_id, p.name as product_name, o.attribute, o.kind, o.state, i.original,
  o.base, o.value, o.live, o.before, o.stored, o.error_code, o.error_message, o.attempts, o.updated_at,
  (select u.publish_id from publish_ops u where u.undoes = o.id and u.state = 'PUBLISHED') as undone_by`)

export function opOfRow(row: OpRow): PublishOp {
  return {
    id: row.id,
    publishId: row.publish_id,
    itemId: row.item_id,
    jobId: row.job_id,
    productId: row.product_id,
    productName: row.product_name,
    attribute: row.attribute,
    kind: row.kind,
    state: row.state,
    original: row.original,
    base: row.base,
    value: row.value,
    live: row.live,
    before: row.before,
    stored: row.stored,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    attempts: row.attempts,
    undoneBy: row.undone_by,
    updatedAt: iso(row.updated_at)
  }
}
