import { useEffect } from 'react'
import { useApi } from '../../lib/api.tsx'
import type { ReviewPort, ReviewSession } from './review-session.ts'

/** What this screen did not change itself, a running job's deliveries among it, is read at most this often, in milliseconds. */
const CHANGED_AFTER_MS = 800

/**
 * Reads again after a change that this screen did not make, unless it is busy making one. Rows keep their places, so nothing is pushed
 * about under the reader.
 */
export function useOthersChanges(session: ReviewSession, refresh: ReviewPort['refresh'], onChanged: () => void): void {
  const client = useApi()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const isBusy = (): boolean => session.getState().patches.size > 0
    const stop = client.on((event) => {
      if (event.name !== 'changed' || !event.payload.topics.includes('items') || isBusy()) return
      onChanged()
      timer ??= setTimeout(() => {
        timer = undefined
        // Its own reading comes once it has made its change.
        if (!isBusy()) void refresh('all')
      }, CHANGED_AFTER_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client, session, refresh, onChanged])
}
