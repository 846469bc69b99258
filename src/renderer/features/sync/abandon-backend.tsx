import { Button, Group, Stack, Text } from '@mantine/core'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
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
      <Text size="sm">{t('sync:abandon.text')}</Text>
      {state.waiting > 0 && (
        <Group gap="xs">
          <SaveUnsent state={state} />
        </Group>
      )}
      {signOut.error && <ErrorState error={signOut.error.body} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={onBack}>
          {t('sync:abandon.back')}
        </Button>
        <Button color="red.9" loading={signOut.busy} onClick={() => signOut.run(true)}>
          {t('sync:abandon.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}
