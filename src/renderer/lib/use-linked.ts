import { useApiQuery } from './api.tsx'

/**
 * Whether the store has a backend, whose credits are not this device's to change; undefined until that is known. Not to be read from
 * `credits.get`, which has nothing of the store's before the first sync.
 */
export function useLinked(): boolean | undefined {
  const { data } = useApiQuery('sync.get', {})
  return data && data.status !== 'local'
}
