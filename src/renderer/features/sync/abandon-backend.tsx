import { Button, Group, Stack, Text } from '@mantine/core'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { SaveUnsent } from './save-unsent.tsx'
import { abandonWords } from './sync-words.ts'
import type { SignOut } from './use-sign-out.ts'

export interface AbandonBackendProps {
  readonly state: SyncState
  readonly signOut: SignOut
  readonly onBack: () => void
}

/** Signs out of a backend that is gone for good. Says first what it will never hear, and what stays counted there. */
export function AbandonBackend({ state, signOut, onBack }: AbandonBackendProps) {
  const held = useApiQuery('credits.get', {}).data?.store?.freeHere ?? null
  const words = abandonWords(state.waiting, held)
  return (
    <Stack gap="sm">
      <Note tone="danger" title={words.unheard}>
        {words.counted}
      </Note>
      <Text size="sm">
        Only for a backend that will not come back. Jobs, texts and history stay here, and this store has an allowance
        of its own again. If you link it later, everything that is here is sent then.
      </Text>
      {state.waiting > 0 && (
        <Group gap="xs">
          <SaveUnsent state={state} />
        </Group>
      )}
      {signOut.error && <ErrorState error={signOut.error.body} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={onBack}>
          Back
        </Button>
        <Button color="red.9" loading={signOut.busy} onClick={() => signOut.run(true)}>
          Sign out without the backend
        </Button>
      </Group>
    </Stack>
  )
}
