import type { EngineDeps } from '../deps.ts'

export interface ResumedJob {
  readonly jobId: number
  readonly instanceId: string
  readonly finishedItems: number
  readonly totalItems: number
}

/**
 * What a stopped process left behind: its running items go back to pending with their credit still held, and its running jobs are
 * reported so that the merchant is told. Called once, before the runner starts; another boot id is proof enough, age is not asked.
 */
export function rescueJobs(deps: EngineDeps): readonly ResumedJob[] {
  return deps.store.write((tx) => {
    const orphans = tx.rescueOrphans(deps.bootId, deps.clock.now())
    for (const orphan of orphans) deps.log.info('items rescued', { job: orphan.jobId, items: orphan.items })
    return tx.getRunningJobs().flatMap(({ jobId, instanceId }) => {
      const job = tx.getJob(instanceId, jobId)
      // Of a single text the merchant hears where they asked for it.
      if (job === null || job.regenerates !== null) return []
      const { total, pending, running } = job.progress
      return [{ jobId, instanceId, finishedItems: total - pending - running, totalItems: total }]
    })
  })
}
