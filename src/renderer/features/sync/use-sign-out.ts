import { useQueryClient } from '@tanstack/react-query'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiCommand, useIsUnderWay, type ApiError } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyDone } from '../../lib/notify.ts'

export interface SignOut {
  /** @param abandon the backend is gone for good and hears nothing of it */
  readonly run: (abandon: boolean) => void
  readonly busy: boolean
  readonly error: ApiError | null
  /** The refusal of the last try is not about what is asked now. */
  readonly forget: () => void
}

export function useSignOut(onDone: () => void): SignOut {
  const queries = useQueryClient()
  const command = useApiCommand('sync.unlink')
  const isUnderWay = useIsUnderWay('sync.unlink')
  return {
    run: (abandon) => {
      if (isUnderWay()) return
      command.mutate(
        { input: { abandon } },
        {
          onSuccess: (next) => {
            queries.setQueryData<SyncState>(['sync.get', {}], next)
            void queries.invalidateQueries()
            notifyDone(t('sync:leave.done'))
            onDone()
          },
          // What is unsent may have changed since it was last asked.
          onError: () => void queries.invalidateQueries({ queryKey: ['sync.get'] })
        }
      )
    },
    busy: command.isPending,
    error: command.error,
    forget: command.reset
  }
}
