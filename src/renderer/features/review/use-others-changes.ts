import { useEffect } from 'react'
import { useApi } from '../../lib/api.tsx'
import type { ReviewPort } from './review-port.ts'
import type { ReviewSession } from './review-session.ts'

/** What this screen did not change itself, a running job's deliveries among it, is read at most this often, in milliseconds. */
const CHANGED_AFTER_MS = 800

/**
 * Reads again after a change that this screen did not make, once it is not busy making one itself. Rows keep their places, so nothing is pushed
 * about under the reader.
 */
export function useOthersChanges(session: ReviewSession, refresh: ReviewPort['refresh'], onChanged: () => void): void {
  const client = useApi()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const isBusy = (): boolean => session.getState().patches.size > 0
    const read = (): void => {
      // Its own reading is of the rows that it changed, and what others changed meanwhile is told once.
      timer = isBusy() ? setTimeout(read, CHANGED_AFTER_MS) : undefined
      if (timer === undefined) void refresh('all')
    }
    const stop = client.on((event) => {
      if (event.name !== 'changed' || !event.payload.topics.includes('items')) return
      if (!isBusy()) onChanged()
      timer ??= setTimeout(read, CHANGED_AFTER_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client, session, refresh, onChanged])
}
