import { Button } from '@mantine/core'
import type { SyncState } from '#shared/contract/sync.ts'
import { routes } from '../../lib/routes.ts'
import { Note } from '../../ui/note.tsx'
import { wayOutOf } from './sync-words.ts'

export interface SyncProblemProps {
  readonly problem: SyncState['problem']
  readonly onTryAgain: () => void
  readonly busy: boolean
  /** On the sync screen itself the ways that lead there are not offered: they are in sight. */
  readonly here?: boolean
}

/** Why nothing goes on, in the engine's own sentence, with the way out. */
export function SyncProblem({ problem, onTryAgain, busy, here = false }: SyncProblemProps) {
  if (problem === null) return null
  const wayOut = wayOutOf(problem)
  return (
    <Note tone="warning" title="Sync needs attention">
      <div>{problem.message}</div>
      {wayOut === 'try-again' && (
        <div>
          <Button size="xs" variant="default" mt={6} loading={busy} onClick={onTryAgain}>
            Try again
          </Button>
        </div>
      )}
      {!here && (wayOut === 'link-again' || wayOut === 'read-log') && (
        <div>
          <Button component="a" href={routes.sync()} size="xs" variant="default" mt={6}>
            {wayOut === 'link-again' ? 'Link again' : 'Read the sync log'}
          </Button>
        </div>
      )}
    </Note>
  )
}
