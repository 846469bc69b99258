import type { Attribute } from '#shared/model/attribute.ts'
import { JobEstimate, type Job } from '#shared/contract/jobs.ts'
import type { JobPriority, JobStatus, PauseReason } from '#shared/model/job-state.ts'
import { progressOf } from '#shared/model/progress.ts'
import { iso, isoOrNull } from './iso.ts'

export interface JobRow {
  readonly id: number
  readonly instance_id: string
  /** What it is called between devices. */
  readonly uid: string
  readonly status: JobStatus
  readonly paused_by: PauseReason | null
  readonly status_message: string | null
  readonly priority: JobPriority
  readonly source_scope: 'products' | 'collections'
  readonly attributes: string
  readonly language: string
  readonly prompt: string
  readonly product_count: number
  readonly attribute_count: number
  readonly total_items: number
  readonly trial_products: number | null
  readonly claim_until: number | null
  readonly pending: number
  readonly running: number
  readonly done: number
  readonly failed: number
  readonly cancelled: number
  readonly skipped: number
  readonly reused: number
  readonly captured: number
  readonly released: number
  readonly approved: number
  readonly rejected: number
  readonly edited: number
  readonly model: string | null
  readonly sample_model: 0 | 1
  readonly estimate: string | null
  readonly requests: number
  readonly input_tokens: number
  readonly cached_tokens: number
  readonly output_tokens: number
  readonly cost_nano: number | null
  readonly created_at: number
  readonly started_at: number | null
  readonly finished_at: number | null
  readonly device_id: string | null
  readonly device_name: string | null
  readonly regenerates_uid: string | null
  readonly regenerates_position: number | null
  readonly note: string | null
}

/** Money is kept in whole billionths of a US dollar. */
const NANO = 1_000_000_000

/**
 * What came back and stayed back. The column counts every return, so an item that was retried is in it although it holds a credit
 * again; here each item of the job has one credit, which is delivered, held or back.
 */
function returnedCredits(row: JobRow): number {
  if (row.device_id !== null) return row.released
  return Math.max(0, row.total_items - row.reused - row.captured - row.pending - row.running)
}

export function jobOfRow(row: JobRow): Job {
  return {
    id: row.id,
    device: row.device_id === null ? null : { deviceId: row.device_id, name: row.device_name ?? '' },
    status: row.status,
    pausedBy: row.paused_by,
    statusMessage: row.status_message,
    sourceScope: row.source_scope,
    attributes: JSON.parse(row.attributes) as Attribute[],
    language: row.language,
    prompt: row.prompt,
    productCount: row.product_count,
    attributeCount: row.attribute_count,
    totalItems: row.total_items,
    requiredCredits: row.total_items - row.reused,
    capturedCredits: row.captured,
    releasedCredits: returnedCredits(row),
    model: row.model,
    sampleModel: row.sample_model === 1,
    priority: row.priority,
    trial: row.trial_products === null ? null : { products: row.trial_products, over: row.claim_until === null },
    regenerates: row.regenerates_uid === null ? null : { note: row.note ?? '' },
    reusedItems: row.reused,
    estimate: row.estimate === null ? null : JobEstimate.parse(JSON.parse(row.estimate)),
    requests: row.requests,
    inputTokens: row.input_tokens,
    cachedTokens: row.cached_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_nano === null ? null : row.cost_nano / NANO,
    progress: progressOf(row),
    review: {
      open: row.done - row.approved - row.rejected,
      approved: row.approved,
      rejected: row.rejected,
      edited: row.edited
    },
    createdAt: iso(row.created_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at)
  }
}
