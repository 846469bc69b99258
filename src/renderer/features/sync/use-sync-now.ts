import { useQueryClient } from '@tanstack/react-query'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiCommand, useIsUnderWay, type ApiError } from '../../lib/api.tsx'

export interface SyncNow {
  readonly run: () => void
  readonly busy: boolean
  readonly error: ApiError | null
}

/** A try at once. How it ended is in the state, which is written wherever it is shown. */
export function useSyncNow(): SyncNow {
  const queries = useQueryClient()
  const command = useApiCommand('sync.now')
  const isUnderWay = useIsUnderWay('sync.now')
  return {
    run: () => {
      if (isUnderWay()) return
      command.mutate(
        { input: {} },
        {
          onSuccess: (state) => {
            queries.setQueryData<SyncState>(['sync.get', {}], state)
            for (const procedure of ['sync.log', 'sync.devices'])
              void queries.invalidateQueries({ queryKey: [procedure] })
          }
        }
      )
    },
    busy: command.isPending,
    error: command.error
  }
}
