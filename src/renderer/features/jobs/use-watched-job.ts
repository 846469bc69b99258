import { useEffect } from 'react'
import type { ApiClient } from '#shared/contract/transport.ts'
import { useApi } from '../../lib/api.tsx'

interface Watcher {
  look(jobId: number | null): void
}

const watchers = new WeakMap<ApiClient, Watcher>()

/** One message at a time and only the newest wish, so that "left" can't overtake "opened" on the way to the engine. */
function watcherOf(client: ApiClient): Watcher {
  const known = watchers.get(client)
  if (known) return known
  let wanted: number | null = null
  let told: number | null = null
  let sending = false

  async function send(): Promise<void> {
    if (sending) return
    sending = true
    while (told !== wanted) {
      told = wanted
      // Only a matter of turns: where it is refused or lost, the job runs all the same.
      await client.call('jobs.watch', { jobId: told }).catch(() => undefined)
    }
    sending = false
  }

  const watcher: Watcher = {
    look(jobId) {
      wanted = jobId
      void send()
    }
  }
  watchers.set(client, watcher)
  return watcher
}

/** Tells the engine that this job is being looked at, for as long as the screen is open and the window can be seen. */
export function useWatchedJob(jobId: number, active: boolean): void {
  const client = useApi()
  useEffect(() => {
    if (!active) return
    const watcher = watcherOf(client)
    const tell = (): void => watcher.look(document.visibilityState === 'hidden' ? null : jobId)
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => {
      document.removeEventListener('visibilitychange', tell)
      watcher.look(null)
    }
  }, [client, jobId, active])
}
