import { useQueryClient } from '@tanstack/react-query'
import type { Job } from '#shared/contract/jobs.ts'
import type { JobPriority } from '#shared/model/job-state.ts'
import { useApiCommand, type ApiError } from '../../lib/api.tsx'
import { writeJob } from '../../lib/engine-events.ts'

export type JobAction = 'start' | 'pause' | 'resume' | 'cancel' | 'retryFailed'

export interface JobControls {
  readonly run: (action: JobAction) => void
  readonly prioritise: (priority: JobPriority) => void
  readonly busy: JobAction | 'prioritise' | null
  /** Of the last action. */
  readonly error: ApiError | null
  readonly clearError: () => void
}

/** What can be asked of a job. Its new state is written wherever the job is shown. */
export function useJobControls(job: Job): JobControls {
  const queries = useQueryClient()
  const commands = {
    start: useApiCommand('jobs.start'),
    pause: useApiCommand('jobs.pause'),
    resume: useApiCommand('jobs.resume'),
    cancel: useApiCommand('jobs.cancel'),
    retryFailed: useApiCommand('jobs.retryFailed')
  }
  const priority = useApiCommand('jobs.prioritise')
  const all = [...Object.values(commands), priority]
  const running = (Object.keys(commands) as JobAction[]).find((action) => commands[action].isPending) ?? null
  const clearError = (): void => {
    for (const command of all) command.reset()
  }
  const onSuccess = (changed: Job): void => writeJob(queries, changed)
  return {
    run: (action) => {
      clearError()
      commands[action].mutate({ input: { id: job.id } }, { onSuccess })
    },
    prioritise: (chosen) => {
      clearError()
      priority.mutate({ input: { id: job.id, priority: chosen } }, { onSuccess })
    },
    busy: running ?? (priority.isPending ? 'prioritise' : null),
    error: all.find((command) => command.error !== null)?.error ?? null,
    clearError
  }
}
