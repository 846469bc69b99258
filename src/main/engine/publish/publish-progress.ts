import type { EngineDeps } from '../deps.ts'

/** A publish's progress leaves the engine at most this often; the last state always leaves. */
const INTERVAL_MS = 100
/** Lists that show items, products and history are asked to refresh at most this often while a publish runs. */
const REFRESH_MS = 1_000

export interface PublishProgress {
  /** Something about the publish changed and is committed. */
  mark(instanceId: string, publishId: number): void
  stop(): void
}

export function createPublishProgress(deps: Pick<EngineDeps, 'store' | 'bus' | 'clock' | 'timers'>): PublishProgress {
  const dirty = new Map<number, string>()
  const touched = new Set<string>()
  let cancel: (() => void) | null = null
  let lastRefresh = Number.NEGATIVE_INFINITY

  function flush(): void {
    cancel = null
    let anyStands = false
    for (const [publishId, instanceId] of dirty) {
      const publish = deps.store.read((db) => db.getPublish(instanceId, publishId))
      if (!publish) continue
      deps.bus.emit({ name: 'publish.progress', payload: { instanceId, publish } })
      touched.add(instanceId)
      anyStands ||= publish.state !== 'RUNNING'
    }
    dirty.clear()
    const now = deps.clock.monotonic()
    if (touched.size > 0 && (anyStands || now - lastRefresh >= REFRESH_MS)) {
      lastRefresh = now
      for (const instanceId of touched) deps.bus.changed(instanceId, ['publishes', 'items', 'products', 'history'])
      touched.clear()
    }
  }

  return {
    mark(instanceId, publishId) {
      dirty.set(publishId, instanceId)
      cancel ??= deps.timers.after(INTERVAL_MS, flush)
    },
    stop() {
      cancel?.()
      cancel = null
    }
  }
}
