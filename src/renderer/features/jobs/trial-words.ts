import type { Job } from '#shared/contract/jobs.ts'

type Trying = Pick<Job, 'status' | 'pausedBy' | 'trial' | 'productCount'>

/** The job runs its first products, or will, and stops after them. */
export function isTrialRunning(job: Pick<Trying, 'status' | 'trial'>): boolean {
  return (job.status === 'RUNNING' || job.status === 'PENDING') && job.trial !== null && !job.trial.over
}

/** The first products have been run and the merchant has not said yet what becomes of the rest. */
export function isTrialDone(job: Pick<Trying, 'status' | 'pausedBy'>): boolean {
  return job.status === 'PAUSED' && job.pausedBy === 'trial'
}

/** For a text: how many products are tried, of how many. */
export function trialOf(job: Pick<Trying, 'trial' | 'productCount'>): {
  readonly tried: number
  readonly count: number
} {
  return { tried: Math.min(job.trial?.products ?? 0, job.productCount), count: job.productCount }
}
