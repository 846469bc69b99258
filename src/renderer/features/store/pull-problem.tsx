import { Button } from '@mantine/core'
import type { Pull } from '#shared/contract/shop.ts'
import { t } from '../../lib/i18n.ts'
import { passesByItself } from '../../lib/pull.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { ExternalLink } from '../../ui/external-link.tsx'
import { Note } from '../../ui/note.tsx'
import { wayOutOf } from './pull-words.ts'

export interface PullProblemProps {
  readonly pull: Pull
  readonly onChangeKey: () => void
}

/** Why a pull can't go on or has failed, in the engine's own sentence, with what can be done here about it. */
export function PullProblem({ pull, onChangeKey }: PullProblemProps) {
  const { problem, message, state } = pull
  if (problem === null || message === null || state === 'DONE' || state === 'CANCELLED') return null
  const wayOut = wayOutOf(problem)
  const waits = state !== 'FAILED' && passesByItself(problem)
  return (
    <Note
      tone={waits ? 'info' : state === 'FAILED' ? 'danger' : 'warning'}
      title={t(waits ? 'store:problem.waits' : state === 'FAILED' ? 'store:problem.failed' : 'store:problem.paused')}
      announce
    >
      <div>
        <EngineText message={message} />
        {waits && ` ${t('store:problem.goesOn')}`}
      </div>
      {wayOut === 'change-key' && (
        <Button size="xs" variant="default" mt={6} onClick={onChangeKey}>
          {t('store:connection.changeKey')}
        </Button>
      )}
      {wayOut === 'wix-account' && (
        <ExternalLink href="https://manage.wix.com/">{t('store:problem.openWix')}</ExternalLink>
      )}
    </Note>
  )
}
