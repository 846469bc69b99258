import type { Attribute } from '#shared/model/attribute.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { JobStatus, PauseReason } from '#shared/model/job-state.ts'
import { progressOf } from '#shared/model/progress.ts'

export interface JobRow {
  readonly id: number
  readonly instance_id: string
  readonly status: JobStatus
  readonly paused_by: PauseReason | null
  readonly status_message: string | null
  readonly source_scope: 'products' | 'collections'
  readonly attributes: string
  readonly language: string
  readonly prompt: string
  readonly product_count: number
  readonly attribute_count: number
  readonly total_items: number
  readonly pending: number
  readonly running: number
  readonly done: number
  readonly failed: number
  readonly cancelled: number
  readonly skipped: number
  readonly captured: number
  readonly released: number
  readonly approved: number
  readonly rejected: number
  readonly edited: number
  readonly model: string | null
  readonly sample_model: 0 | 1
  readonly input_tokens: number
  readonly output_tokens: number
  readonly created_at: number
  readonly started_at: number | null
  readonly finished_at: number | null
}

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

export function jobOfRow(row: JobRow): Job {
  return {
    id: row.id,
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
    requiredCredits: row.total_items,
    capturedCredits: row.captured,
    releasedCredits: row.released,
    model: row.model,
    sampleModel: row.sample_model === 1,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
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
