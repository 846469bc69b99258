import { errorMessage } from '#shared/lib/error-message.ts'
import type { EngineDeps } from '../deps.ts'
import { estimateJob } from '../optimize/estimate-job.ts'
import type { ModelSource } from '../settings/model-source.ts'

/**
 * Keeps with a new job what it was expected to take, so that the actual figures can be held against it. Beside the job's own run: a
 * create does not wait for tokens to be counted, and a job is as good without an estimate.
 */
export async function keepEstimate(
  deps: EngineDeps,
  models: ModelSource,
  instanceId: string,
  jobId: number
): Promise<void> {
  try {
    const { job, productKeys } = deps.store.read((db) => ({
      job: db.getJob(instanceId, jobId),
      productKeys: db.getOpenProducts(jobId)
    }))
    // A create that is repeated finds its job half done.
    if (!job || job.estimate !== null) return
    const estimate = await estimateJob(deps, models.current(), { ...job, instanceId, productKeys })
    if (!estimate) return
    deps.store.write((tx) => tx.setJobEstimate(jobId, estimate))
    deps.bus.changed(instanceId, ['jobs'])
  } catch (error) {
    deps.log.warn('a job has no estimate', { job: jobId, error: errorMessage(error) })
  }
}
