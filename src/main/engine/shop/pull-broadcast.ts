import type { EngineDeps } from '../deps.ts'
import { pullView } from './pull-view.ts'

/** A pull's progress leaves the engine at most this often; the last state always leaves. */
const INTERVAL_MS = 100
/** Lists of products are asked to refresh at most this often while a pull runs. */
const REFRESH_MS = 1_000

export interface PullBroadcast {
  /** Something about the pull changed and is committed. */
  mark(instanceId: string, pullId: number): void
  stop(): void
}

export function createPullBroadcast(deps: Pick<EngineDeps, 'store' | 'bus' | 'clock' | 'timers'>): PullBroadcast {
  const dirty = new Map<string, number>()
  const refreshed = new Map<string, number>()
  let cancel: (() => void) | null = null

  function flush(): void {
    cancel = null
    const now = deps.clock.monotonic()
    for (const [instanceId, pullId] of dirty) {
      const pull = deps.store.read((db) => db.getPull(instanceId, pullId))
      if (!pull) continue
      deps.bus.emit({ name: 'pull.progress', payload: { instanceId, pull: pullView(pull) } })
      const moves = pull.state === 'RUNNING'
      if (moves && now - (refreshed.get(instanceId) ?? Number.NEGATIVE_INFINITY) < REFRESH_MS) continue
      refreshed.set(instanceId, now)
      deps.bus.changed(instanceId, moves ? ['products'] : ['products', 'shop', 'status'])
    }
    dirty.clear()
  }

  return {
    mark(instanceId, pullId) {
      dirty.set(instanceId, pullId)
      cancel ??= deps.timers.after(INTERVAL_MS, flush)
    },
    stop() {
      cancel?.()
      cancel = null
    }
  }
}
