import { useQueryClient } from '@tanstack/react-query'
import type { Publish } from '#shared/contract/publishes.ts'
import { useApiCommand, type ApiError } from '../../../lib/api.tsx'
import { writePublish } from '../../../lib/write-publish.ts'

export type PublishAction = 'pause' | 'resume' | 'cancel'

export interface PublishControls {
  readonly run: (action: PublishAction) => void
  readonly busy: PublishAction | null
  /** Of the last action. */
  readonly error: ApiError | null
  readonly clearError: () => void
}

/** What can be asked of a publish. Its new state is written wherever it is shown. */
export function usePublishControls(publishId: number): PublishControls {
  const queries = useQueryClient()
  const commands = {
    pause: useApiCommand('publishes.pause'),
    resume: useApiCommand('publishes.resume'),
    cancel: useApiCommand('publishes.cancel')
  }
  const all = Object.values(commands)
  const clearError = (): void => {
    for (const command of all) command.reset()
  }
  const onSuccess = (changed: Publish): void => {
    writePublish(queries, changed)
    // Lists by state hold it no more, or hold it now.
    void queries.invalidateQueries({ queryKey: ['publishes.list'] })
  }
  return {
    run: (action) => {
      clearError()
      commands[action].mutate({ input: { id: publishId } }, { onSuccess })
    },
    busy: (Object.keys(commands) as PublishAction[]).find((action) => commands[action].isPending) ?? null,
    error: all.find((command) => command.error !== null)?.error ?? null,
    clearError
  }
}
