import type { EngineDeps } from '../deps.ts'
import type { ResumedJob } from './rescue.ts'
import { settleJob } from './settle-job.ts'

/** A job that waited for the network when the app was closed is simply tried again. */
export function resumeOfflineJobs(deps: EngineDeps): readonly ResumedJob[] {
  return deps.store.write((tx) =>
    tx.getOfflineJobs().flatMap(({ jobId, instanceId }) => {
      const at = deps.clock.now()
      tx.updateJobStatus(jobId, { from: 'PAUSED', to: 'RUNNING', pausedBy: null, message: null, at })
      settleJob(tx, instanceId, jobId, at)
      const job = tx.getJob(instanceId, jobId)
      if (job?.status !== 'RUNNING' || job.regenerates !== null) return []
      const { total, pending, running } = job.progress
      return [{ jobId, instanceId, finishedItems: total - pending - running, totalItems: total }]
    })
  )
}
