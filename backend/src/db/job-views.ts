import type { Selectable } from 'kysely'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { creditStateOf } from '#shared/model/item-state.ts'
import { progressOf } from '#shared/model/progress.ts'
import { BACKEND_NAME } from '../credits/period-view.ts'
import { iso, isoOrNull } from './iso.ts'
import type { Tables } from './tables.ts'

export type JobRow = Selectable<Tables['jobs']> & { readonly device_name: string | null }
export type ItemRow = Selectable<Tables['job_items']>

/** Money is kept in whole billionths of a US dollar. */
const NANO = 1_000_000_000

/** @param deviceId of who asks: what runs there carries no device for it */
export function jobOfRow(row: JobRow, deviceId: string | null): Job {
  const { done, failed, cancelled, skipped, free } = row
  return {
    id: row.id,
    device: row.device_id === deviceId ? null : { deviceId: row.device_id, name: row.device_name ?? BACKEND_NAME },
    status: row.status,
    pausedBy: row.paused_by,
    statusMessage: row.status_message,
    sourceScope: row.source_scope,
    attributes: row.attributes,
    language: row.language,
    prompt: row.prompt,
    productCount: row.product_count,
    attributeCount: row.attributes.length,
    totalItems: row.total_items,
    requiredCredits: row.total_items - free,
    capturedCredits: Math.max(0, done - free),
    releasedCredits: failed + cancelled + skipped,
    model: row.model,
    sampleModel: row.sample_model,
    priority: 'NORMAL',
    trial: null,
    // The note stays on the device that it was written on.
    regenerates: row.regenerates === null ? null : { note: '' },
    reusedItems: free,
    estimate: null,
    requests: row.requests,
    inputTokens: row.input_tokens,
    cachedTokens: row.cached_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_nano === null ? null : row.cost_nano / NANO,
    progress: progressOf({
      pending: Math.max(0, row.total_items - done - failed - cancelled - skipped),
      running: 0,
      done,
      failed,
      cancelled,
      skipped
    }),
    review: {
      open: Math.max(0, done - row.approved - row.rejected),
      approved: row.approved,
      rejected: row.rejected,
      edited: row.edited
    },
    createdAt: iso(row.created_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at)
  }
}

export function itemOfRow(row: ItemRow, jobId: number): JobItem {
  return {
    id: row.id,
    jobId,
    productId: row.product_id,
    productName: row.product_name,
    attribute: row.attribute,
    status: row.status,
    credit: row.free ? 'FREE' : creditStateOf(row.status),
    review: row.review,
    publish: row.publish,
    original: row.original,
    proposal: row.proposal,
    edit: row.edit,
    published: row.published,
    otherEdit:
      row.other_edit === null || row.other_edit_by === null
        ? null
        : { text: row.other_edit, deviceName: row.other_edit_by },
    flags: row.flags,
    attempts: 0,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    history: [],
    model: row.model,
    reusedFrom: null,
    nextAttemptAt: null,
    updatedAt: row.updated_at.toISOString()
  }
}
