import { useApiQuery } from '../../lib/api.tsx'

/** How many values wait for a person's decision; 0 while nobody has told. */
export function useOpenConflicts(): number {
  const { data } = useApiQuery('conflicts.list', { limit: 1 })
  return data?.total ?? 0
}
