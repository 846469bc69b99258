import type { JobPriority } from '#shared/model/job-state.ts'

/** Turns that a job gets while one of normal priority gets two. */
const WEIGHTS: Readonly<Record<JobPriority, number>> = { HIGH: 8, NORMAL: 2, LOW: 1 }
/** The job that the merchant looks at goes so much faster beside its neighbours. */
const WATCHED = 4

export interface Sharer {
  readonly jobId: number
  readonly priority: JobPriority
}

/**
 * Start-time fair queueing over the running jobs: each turn of a job puts its next one off by the inverse of its weight, and the job
 * whose next turn is due first gets it. A job that comes late starts at the present, so that it neither waits for the others to end nor
 * makes up for the time before it was there.
 */
export class FairShare {
  readonly #due = new Map<number, number>()
  #now = 0

  /** The job whose turn it is, which this call counts; undefined where there is none. */
  next(jobs: readonly Sharer[], watched: number | null): number | undefined {
    let first: Sharer | undefined
    let firstDue = Number.POSITIVE_INFINITY
    for (const job of jobs) {
      const due = this.#dueOf(job.jobId)
      if (due >= firstDue) continue
      first = job
      firstDue = due
    }
    if (!first) return undefined
    this.#now = firstDue
    const weight = WEIGHTS[first.priority] * (first.jobId === watched ? WATCHED : 1)
    this.#due.set(first.jobId, firstDue + 1 / weight)
    return first.jobId
  }

  /** Forgets the jobs that no longer run. */
  keep(jobs: readonly Sharer[]): void {
    const running = new Set(jobs.map((job) => job.jobId))
    for (const jobId of this.#due.keys()) if (!running.has(jobId)) this.#due.delete(jobId)
  }

  #dueOf(jobId: number): number {
    return Math.max(this.#now, this.#due.get(jobId) ?? 0)
  }
}
