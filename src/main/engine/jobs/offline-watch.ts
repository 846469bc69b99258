import type { EngineDeps } from '../deps.ts'
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
  #cancel: (() => void) | null = null

  constructor(deps: EngineDeps, wake: () => void) {
    this.#deps = deps
    this.#wake = wake
  }

  lost(instanceId: string, jobId: number): void {
    this.#waiting.set(jobId, instanceId)
    this.#cancel ??= this.#deps.timers.after(this.#delayMs, () => this.probe())
  }

  reached(): void {
    this.#delayMs = FIRST_PROBE_MS
    if (this.#waiting.size > 0) this.probe()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  /** Tries what waits now. */
  probe(): void {
    this.stop()
    this.#delayMs = Math.min(LONGEST_PROBE_MS, this.#delayMs * 2)
    const jobs = [...this.#waiting]
    this.#waiting.clear()
    for (const [jobId, instanceId] of jobs) {
      const job = this.#deps.store.read((db) => db.getJob(instanceId, jobId))
      // A merchant who paused or cancelled the job meanwhile has the last word.
      if (job?.status === 'PAUSED' && job.pausedBy === 'offline') resumeJob(this.#deps, instanceId, jobId)
    }
    this.#wake()
  }
}
