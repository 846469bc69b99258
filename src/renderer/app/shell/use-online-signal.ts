import { useEffect } from 'react'
import { useApi } from '../../lib/api.tsx'

/** Tells the engine when the browser finds a network again, so that what waits for one need not wait for its next try. */
export function useOnlineSignal(): void {
  const client = useApi()
  useEffect(() => {
    // Nothing hangs on the answer: the engine tries again by itself too, only later.
    const tell = (): void => void client.call('app.signal', { signal: 'online' }).catch(() => undefined)
    window.addEventListener('online', tell)
    return () => window.removeEventListener('online', tell)
  }, [client])
}
