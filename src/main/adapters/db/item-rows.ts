import { sql as raw } from 'kysely'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import type { ItemStatus } from '#shared/model/item-state.ts'
import { parseStrings } from './catalog-rows.ts'

export interface ItemRow {
  readonly id: number
  readonly position: number
  readonly job_id: number
  readonly product_id: string
  readonly product_name: string
  readonly attribute: Attribute
  readonly status: ItemStatus
  readonly credit: JobItem['credit']
  readonly review: JobItem['review']
  readonly publish: JobItem['publish']
  readonly original: string
  readonly proposal: string | null
  readonly edit: string | null
  readonly published: string | null
  readonly other_edit: string | null
  readonly other_edit_by: string | null
  readonly flags: string
  readonly attempts: number
  readonly error_code: string | null
  readonly error_message: string | null
  readonly history: string
  readonly model: string | null
  readonly reused_from: number | null
  readonly next_at: number
  readonly updated_at: number
}

/** Of `job_items i` and its `products p`. */
export const ITEM_COLUMNS = `
  i.id, i.position, i.job_id, p.id as product_id, p.name as product_name, i.attribute, i.status, i.credit, i.review, i.publish, i.original,
  i.proposal, i.edit, i.other_edit, i.other_edit_by, i.published, i.flags, i.attempts, i.error_code, i.error_message, i.history, i.model,
  i.reused_from, i.next_at, i.updated_at`
export const itemColumns = raw.raw(ITEM_COLUMNS)

const historyOf = (text: string): JobItem['history'] =>
  (JSON.parse(text) as { at: number; code: string; message: string }[]).map((entry) => ({
    ...entry,
    at: new Date(entry.at).toISOString()
  }))

export function itemOfRow(row: ItemRow): JobItem {
  return {
    id: row.id,
    jobId: row.job_id,
    productId: row.product_id,
    productName: row.product_name,
    attribute: row.attribute,
    status: row.status,
    credit: row.credit,
    review: row.review,
    publish: row.publish,
    original: row.original,
    proposal: row.proposal,
    edit: row.edit,
    published: row.published,
    otherEdit: row.other_edit === null ? null : { text: row.other_edit, deviceName: row.other_edit_by ?? '' },
    flags: parseStrings(row.flags),
    attempts: row.attempts,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    history: historyOf(row.history),
    model: row.model,
    reusedFrom: row.reused_from,
    nextAttemptAt: row.status === 'PENDING' && row.next_at > 0 ? new Date(row.next_at).toISOString() : null,
    updatedAt: new Date(row.updated_at).toISOString()
  }
}
