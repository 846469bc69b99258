export const JOB_STATUSES = ['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

export const PAUSE_REASONS = ['user', 'offline', 'quota', 'auth', 'model', 'credits', 'trial'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** Which of the running jobs gets its turn more often. */
export const JOB_PRIORITIES = ['HIGH', 'NORMAL', 'LOW'] as const
export type JobPriority = (typeof JOB_PRIORITIES)[number]

/** Products that a trial runs before it stops and asks. */
export const TRIAL_PRODUCTS = 5

/** The only moves that a job can make. `COMPLETED`, `CANCELLED` and `FAILED` go back to work only through "retry failed". */
export const JOB_TRANSITIONS: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  PENDING: ['RUNNING', 'CANCELLED'],
  RUNNING: ['PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'],
  // A paused job that gets the last answer of what was on its way is over without being resumed.
  PAUSED: ['RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED'],
  COMPLETED: ['RUNNING'],
  CANCELLED: ['RUNNING'],
  FAILED: ['RUNNING']
}

export function canJobMove(from: JobStatus, to: JobStatus): boolean {
  return JOB_TRANSITIONS[from].includes(to)
}

export function isJobFinished(status: JobStatus): boolean {
  return status === 'COMPLETED' || status === 'CANCELLED' || status === 'FAILED'
}
