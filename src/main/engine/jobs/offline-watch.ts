import type { EngineDeps } from '../deps.ts'
import { createRetryTimer, type RetryTimer } from '../retry-timer.ts'
import { resumeJob } from './job-commands.ts'

const FIRST_PROBE_MS = 5_000
const LONGEST_PROBE_MS = 60_000

/**
 * Jobs that stand still because the model can't be reached go on by themselves: after a while they are simply tried again, the waits
 * doubling until one answer comes through.
 */
export class OfflineWatch {
  readonly #deps: EngineDeps
  readonly #wake: () => void
  readonly #waiting = new Map<number, string>()
  #delayMs = FIRST_PROBE_MS
  readonly #probing: RetryTimer

  constructor(deps: EngineDeps, wake: () => void) {
    this.#deps = deps
    this.#wake = wake
    this.#probing = createRetryTimer(deps, 'jobs that wait for the network could not be tried', () => this.#tryAll())
  }

  lost(instanceId: string, jobId: number): void {
    this.#waiting.set(jobId, instanceId)
    this.#probing.wait(this.#delayMs)
  }

  reached(): void {
    this.#delayMs = FIRST_PROBE_MS
    if (this.#waiting.size > 0) this.probe()
  }

  stop(): void {
    this.#probing.stop()
  }

  /** Tries what waits now. Never throws. */
  probe(): void {
    this.#probing.run()
  }

  #tryAll(): void {
    this.#delayMs = Math.min(LONGEST_PROBE_MS, this.#delayMs * 2)
    for (const [jobId, instanceId] of this.#waiting) {
      const job = this.#deps.store.read((db) => db.getJob(instanceId, jobId))
      // A merchant who paused or cancelled the job meanwhile has the last word.
      if (job?.status === 'PAUSED' && job.pausedBy === 'offline') resumeJob(this.#deps, instanceId, jobId)
      // Not before: what a full disk has not let go on is tried again.
      this.#waiting.delete(jobId)
    }
    this.#wake()
  }
}
