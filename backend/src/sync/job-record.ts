import type { JobFacts, JobStanding } from '#shared/sync/events.ts'
import type { Holder } from '../credits/book.ts'
import type { JobRecord } from './draft.ts'

/** A job that was told for the first time: what has become of it is told by events that follow. */
export function newJobRecord(
  from: { readonly instanceId: string; readonly holder: Holder; readonly by: string },
  uid: string,
  facts: JobFacts
): JobRecord {
  return {
    instance_id: from.instanceId,
    uid,
    device_id: from.holder.deviceId,
    epoch: from.holder.epoch,
    source_scope: facts.sourceScope,
    attributes: facts.attributes,
    language: facts.language,
    prompt: facts.prompt,
    product_count: facts.productCount,
    total_items: facts.totalItems,
    created_at: facts.createdAt,
    regenerates: facts.regenerates ?? null,
    status: 'PENDING',
    paused_by: null,
    status_message: null,
    model: null,
    sample_model: false,
    requests: 0,
    input_tokens: 0,
    cached_tokens: 0,
    output_tokens: 0,
    cost_nano: null,
    started_at: null,
    finished_at: null,
    done: 0,
    failed: 0,
    cancelled: 0,
    skipped: 0,
    free: 0,
    approved: 0,
    rejected: 0,
    edited: 0,
    change_seq: 0,
    changed_by: from.by
  }
}

/**
 * Takes over how the job stands. False where nothing changes: a finished job is run again before it is anything else, so another standing
 * of it is of an older copy that tells what it knows again.
 */
export function takeStanding(job: JobRecord, told: JobStanding): boolean {
  if (job.status === 'COMPLETED' && told.status !== 'COMPLETED' && told.status !== 'RUNNING') return false
  job.status = told.status
  job.paused_by = told.pausedBy
  job.status_message = told.statusMessage
  job.model = told.model
  job.sample_model = told.sampleModel
  job.requests = told.requests
  job.input_tokens = told.inputTokens
  job.cached_tokens = told.cachedTokens
  job.output_tokens = told.outputTokens
  job.cost_nano = told.costNano
  job.started_at = told.startedAt
  job.finished_at = told.finishedAt
  return true
}
