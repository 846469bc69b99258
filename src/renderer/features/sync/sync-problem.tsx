import { Button } from '@mantine/core'
import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { Note } from '../../ui/note.tsx'
import { wayOutOf } from './sync-words.ts'

export interface SyncProblemProps {
  readonly problem: SyncState['problem']
  /** Shown on the sync screen, where the ways out are in sight anyway. */
  readonly here?: boolean
}

/** Why nothing goes on, in the engine's own sentence, with the way out. */
export function SyncProblem({ problem, here = false }: SyncProblemProps) {
  if (problem === null) return null
  const wayOut = here ? null : wayOutOf(problem)
  return (
    <Note tone="warning" title={t('sync:problem.title')}>
      <div>
        <EngineText message={problem.message} />
      </div>
      {wayOut !== null && (
        <Button component="a" href={routes.sync()} size="xs" variant="default" mt={6}>
          {t(wayOut === 'link-again' ? 'sync:linkAgain' : 'sync:problem.readLog')}
        </Button>
      )}
    </Note>
  )
}
