import { useQueryClient } from '@tanstack/react-query'
import type { Job } from '#shared/contract/jobs.ts'
import { useApiCommand, type ApiError } from '../../lib/api.tsx'
import { writeJob } from '../../lib/engine-events.ts'

export type JobAction = 'start' | 'pause' | 'resume' | 'cancel' | 'retryFailed'

export interface JobControls {
  readonly run: (action: JobAction) => void
  readonly busy: JobAction | null
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
  const all = Object.values(commands)
  const busy = (Object.keys(commands) as JobAction[]).find((action) => commands[action].isPending) ?? null
  return {
    run: (action) => {
      for (const command of all) command.reset()
      commands[action].mutate({ input: { id: job.id } }, { onSuccess: (changed) => writeJob(queries, changed) })
    },
    busy,
    error: all.find((command) => command.error !== null)?.error ?? null,
    clearError: () => {
      for (const command of all) command.reset()
    }
  }
}
