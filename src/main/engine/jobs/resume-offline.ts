import type { EngineDeps } from '../deps.ts'
import type { ResumedJob } from './rescue.ts'

/** A job that waited for the network when the app was closed is simply tried again. */
export function resumeOfflineJobs(deps: EngineDeps): readonly ResumedJob[] {
  return deps.store.write((tx) =>
    tx.getInstances().flatMap(({ instanceId }) =>
      tx.getJobs(instanceId, 'PAUSED', { cursor: undefined, limit: 500 }).rows.flatMap((job) => {
        if (job.pausedBy !== 'offline' || job.device !== null) return []
        const at = deps.clock.now()
        tx.updateJobStatus(job.id, { from: 'PAUSED', to: 'RUNNING', pausedBy: null, message: null, at })
        const { total, pending, running } = job.progress
        return [{ jobId: job.id, instanceId, finishedItems: total - pending - running, totalItems: total }]
      })
    )
  )
}
