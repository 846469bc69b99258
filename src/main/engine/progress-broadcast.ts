import type { AnyEvent, Topic } from '#shared/contract/events.ts'
import type { StoreRead } from '../ports/store.ts'
import type { EngineDeps } from './deps.ts'
import { createRetryTimer } from './retry-timer.ts'

/** Progress leaves the engine at most this often; the last state always leaves. */
const INTERVAL_MS = 100
/** Lists are asked to refresh at most this often while something runs. */
const REFRESH_MS = 1_000

export interface ProgressBroadcast {
  /** Something about this job, pull or publish changed and is committed. */
  mark(instanceId: string, id: number): void
  stop(): void
}

/** One kind of what goes on by itself. */
export interface Progressing {
  /** How it stands; null where it is gone. */
  read(db: StoreRead, instanceId: string, id: number): { readonly event: AnyEvent; readonly running: boolean } | null
  /** What its steps change. */
  readonly changes: readonly Topic[]
  /** What changes besides where it stands still or ends. */
  readonly changesAtRest: readonly Topic[]
}

export function createProgressBroadcast(
  deps: Pick<EngineDeps, 'store' | 'bus' | 'clock' | 'timers' | 'log'>,
  { read, changes, changesAtRest }: Progressing
): ProgressBroadcast {
  const dirty = new Map<number, string>()
  /** Stores whose lists are behind. */
  const behind = new Set<string>()
  const refreshed = new Map<string, number>()
  const telling = createRetryTimer(deps, 'progress could not be told', flush)

  function flush(): void {
    const resting = new Set<string>()
    for (const [id, instanceId] of dirty) {
      const progress = deps.store.read((db) => read(db, instanceId, id))
      if (!progress) continue
      deps.bus.emit(progress.event)
      behind.add(instanceId)
      if (!progress.running) resting.add(instanceId)
    }
    dirty.clear()
    const now = deps.clock.monotonic()
    for (const instanceId of behind) {
      const rests = resting.has(instanceId)
      if (!rests && now - (refreshed.get(instanceId) ?? Number.NEGATIVE_INFINITY) < REFRESH_MS) continue
      refreshed.set(instanceId, now)
      behind.delete(instanceId)
      deps.bus.changed(instanceId, rests ? [...changes, ...changesAtRest] : changes)
    }
  }

  return {
    mark(instanceId, id) {
      dirty.set(id, instanceId)
      telling.wait(INTERVAL_MS)
    },
    stop: telling.stop
  }
}
