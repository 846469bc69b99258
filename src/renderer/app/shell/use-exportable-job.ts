import { useRouterState } from '@tanstack/react-router'
import { useApiQuery } from '../../lib/api.tsx'

/** The job that the window is at, else the newest that has brought something; null where there is none. */
export function useExportableJob(): number | null {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const { data } = useApiQuery('jobs.list', { limit: 20 })
  const [, here] = /^\/jobs\/(\d+)/.exec(pathname) ?? []
  if (here !== undefined) return Number(here)
  return data?.jobs.find((job) => job.progress.done > 0)?.id ?? null
}
