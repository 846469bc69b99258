import type { Topic } from '#shared/contract/events.ts'
import type { SyncDeps } from './sync-deps.ts'

/** Windows ask again at most this often because of syncing. */
const INTERVAL_MS = 250

export interface SyncBroadcast {
  mark(instanceId: string, topics: readonly Topic[]): void
  stop(): void
}

/** Tells windows what syncing has changed, gathered: a pull of thousands of texts is not thousands of questions. */
export function createSyncBroadcast({ bus, timers }: Pick<SyncDeps, 'bus' | 'timers'>): SyncBroadcast {
  const marked = new Map<string, Set<Topic>>()
  let cancel: (() => void) | null = null

  function flush(): void {
    cancel = null
    const telling = [...marked]
    marked.clear()
    for (const [instanceId, topics] of telling) bus.changed(instanceId, [...topics])
  }

  return {
    mark(instanceId, topics) {
      const known = marked.get(instanceId) ?? new Set()
      for (const topic of topics) known.add(topic)
      marked.set(instanceId, known)
      cancel ??= timers.after(INTERVAL_MS, flush)
    },
    stop() {
      cancel?.()
      cancel = null
    }
  }
}
