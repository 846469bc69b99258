import { Button, Group } from '@mantine/core'
import type { Pull } from '#shared/contract/shop.ts'
import { ExternalLink } from '../../ui/external-link.tsx'
import { Note } from '../../ui/note.tsx'
import { wayOutOf } from './pull-words.ts'

export interface PullProblemProps {
  readonly pull: Pull
  readonly onChangeKey: () => void
  readonly onFetchEverything: () => void
}

/** Why a pull waits or failed, in the engine's own sentence, with what can be done here about it. */
export function PullProblem({ pull, onChangeKey, onFetchEverything }: PullProblemProps) {
  if (pull.message === null) return null
  const wayOut = wayOutOf(pull.problem)
  const failed = pull.state === 'FAILED'
  return (
    <Note
      tone={failed ? 'danger' : 'warning'}
      title={failed ? 'Fetching stopped' : pull.state === 'RUNNING' ? 'Fetching waits' : 'Fetching is paused'}
      announce
    >
      <div>{pull.message}</div>
      <Group gap="xs" mt={wayOut === null ? 0 : 6}>
        {wayOut === 'change-key' && (
          <Button size="xs" variant="default" onClick={onChangeKey}>
            Change the key
          </Button>
        )}
        {wayOut === 'wix-account' && <ExternalLink href="https://manage.wix.com/">Open Wix</ExternalLink>}
        {wayOut === 'fetch-everything' && failed && (
          <Button size="xs" variant="default" onClick={onFetchEverything}>
            Fetch everything
          </Button>
        )}
      </Group>
    </Note>
  )
}
