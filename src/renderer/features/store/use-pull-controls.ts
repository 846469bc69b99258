import { useQueryClient } from '@tanstack/react-query'
import type { Pull } from '#shared/contract/shop.ts'
import { useApiCommand, type ApiError } from '../../lib/api.tsx'
import { writePull } from '../../lib/write-pull.ts'

export type PullAction = 'start' | 'pause' | 'resume' | 'cancel'

export interface PullControls {
  readonly start: (kind: Pull['kind']) => void
  readonly run: (action: 'pause' | 'resume' | 'cancel', pullId: number) => void
  readonly busy: PullAction | null
  /** Of the last action. */
  readonly error: ApiError | null
  readonly clearError: () => void
}

/** What can be asked of a pull. Its new state is written wherever it is shown. */
export function usePullControls(): PullControls {
  const queries = useQueryClient()
  const start = useApiCommand('pulls.start')
  const others = {
    pause: useApiCommand('pulls.pause'),
    resume: useApiCommand('pulls.resume'),
    cancel: useApiCommand('pulls.cancel')
  }
  const all = { start, ...others }
  const clearError = (): void => {
    for (const command of Object.values(all)) command.reset()
  }
  const onSuccess = (pull: Pull): void => {
    writePull(queries, pull)
    // A new one is in no cached list yet.
    void queries.invalidateQueries({ queryKey: ['pulls.list'] })
  }
  return {
    start: (kind) => {
      clearError()
      start.mutate({ input: { kind } }, { onSuccess })
    },
    run: (action, pullId) => {
      clearError()
      others[action].mutate({ input: { id: pullId } }, { onSuccess })
    },
    busy: (Object.keys(all) as PullAction[]).find((action) => all[action].isPending) ?? null,
    error: Object.values(all).find((command) => command.error !== null)?.error ?? null,
    clearError
  }
}
