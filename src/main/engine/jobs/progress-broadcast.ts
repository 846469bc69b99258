import type { EngineDeps } from '../deps.ts'

/** A job's progress leaves the engine at most this often; the last state always leaves. */
const INTERVAL_MS = 100
/** Lists that show items and credits are asked to refresh at most this often while a job runs. */
const REFRESH_MS = 1_000

export interface ProgressBroadcast {
  /** Something about the job changed and is committed. */
  mark(instanceId: string, jobId: number): void
  stop(): void
}

export function createProgressBroadcast(
  deps: Pick<EngineDeps, 'store' | 'bus' | 'clock' | 'timers'>
): ProgressBroadcast {
  const dirty = new Map<number, string>()
  const touched = new Set<string>()
  let cancel: (() => void) | null = null
  let lastRefresh = Number.NEGATIVE_INFINITY

  function flush(): void {
    cancel = null
    let anyFinished = false
    for (const [jobId, instanceId] of dirty) {
      const job = deps.store.read((db) => db.getJob(instanceId, jobId))
      if (!job) continue
      deps.bus.emit({ name: 'job.progress', payload: { instanceId, job } })
      touched.add(instanceId)
      anyFinished ||= job.status !== 'RUNNING'
    }
    dirty.clear()
    const now = deps.clock.monotonic()
    if (touched.size > 0 && (anyFinished || now - lastRefresh >= REFRESH_MS)) {
      lastRefresh = now
      for (const instanceId of touched) deps.bus.changed(instanceId, ['items', 'credits'])
      touched.clear()
    }
  }

  return {
    mark(instanceId, jobId) {
      dirty.set(jobId, instanceId)
      cancel ??= deps.timers.after(INTERVAL_MS, flush)
    },
    stop() {
      cancel?.()
      cancel = null
    }
  }
}
