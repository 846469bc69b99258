import type { Job } from '#shared/contract/jobs.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'

type Trying = Pick<Job, 'status' | 'pausedBy' | 'trial' | 'productCount'>

/** The job runs its first products, or will, and stops after them. */
export function isTrialRunning(job: Pick<Trying, 'status' | 'trial'>): boolean {
  return (job.status === 'RUNNING' || job.status === 'PENDING') && job.trial !== null && !job.trial.over
}

/** The first products have been run and the merchant has not said yet what becomes of the rest. */
export function isTrialDone(job: Pick<Trying, 'status' | 'pausedBy'>): boolean {
  return job.status === 'PAUSED' && job.pausedBy === 'trial'
}

/** `5 of 200 products` */
export function trialOf(job: Pick<Trying, 'trial' | 'productCount'>): string {
  return `${formatNumber(Math.min(job.trial?.products ?? 0, job.productCount))} of ${formatCount(job.productCount, 'product')}`
}
