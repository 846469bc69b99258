import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EngineText } from '../../ui/engine-text.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { AbandonBackend } from './abandon-backend.tsx'
import { SaveUnsent } from './save-unsent.tsx'
import { useSignOut, type SignOut } from './use-sign-out.ts'
import { useSyncNow } from './use-sync-now.ts'

export interface SignOutDialogProps {
  readonly state: SyncState
  readonly onClose: () => void
}

/**
 * Asks before a sign-out. While work is unsent it is not possible, and the dialog holds the ways out in its place. The last of them, for
 * a backend that is gone for good, is offered only while the backend fails.
 */
export function SignOutDialog({ state, onClose }: SignOutDialogProps) {
  const signOut = useSignOut(onClose)
  const [abandoning, setAbandoning] = useState(false)
  const failing = state.status === 'offline' || state.status === 'attention'

  function turn(abandon: boolean): void {
    signOut.forget()
    setAbandoning(abandon)
  }

  return (
    <Dialog onClose={onClose} closeOnClickOutside={false} title={t('sync:leave.title')}>
      {failing && abandoning ? (
        <AbandonBackend state={state} signOut={signOut} onBack={() => turn(false)} />
      ) : (
        <Usual state={state} signOut={signOut} onClose={onClose} onAbandon={failing ? () => turn(true) : undefined} />
      )}
    </Dialog>
  )
}

interface UsualProps extends SignOutDialogProps {
  readonly signOut: SignOut
  readonly onAbandon: (() => void) | undefined
}

function Usual({ state, signOut, onClose, onAbandon }: UsualProps) {
  return (
    <Stack gap="sm">
      {state.waiting > 0 ? (
        <Unsent state={state} />
      ) : (
        <Text size="sm">
          {t('sync:leave.usual', {
            device: state.deviceName ?? t('sync:leave.thisDevice'),
            store: state.storeName ?? t('sync:leave.theStore')
          })}
        </Text>
      )}
      {signOut.error && <ErrorState error={signOut.error.body} />}
      {onAbandon && (
        <div>
          <Anchor component="button" type="button" size="sm" disabled={signOut.busy} onClick={onAbandon}>
            {t('sync:leave.goneForGood')}
          </Anchor>
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('sync:leave.stay')}
        </Button>
        {state.waiting === 0 && (
          <Button data-autofocus loading={signOut.busy} onClick={() => signOut.run(false)}>
            {t('sync:signOut')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Unsent({ state }: { readonly state: SyncState }) {
  const now = useSyncNow()
  const count = state.waiting
  return (
    <>
      <Note tone="warning" title={t('sync:leave.unsentTitle', { count })}>
        {t('sync:leave.unsentText', { count })}
      </Note>
      <Group gap="xs">
        <Button variant="filled" data-autofocus loading={now.busy} onClick={now.run}>
          {t('sync:now')}
        </Button>
        <SaveUnsent state={state} />
      </Group>
      <Text size="sm" role="status" c="dimmed">
        {now.error && <EngineText message={now.error.body.message} />}
      </Text>
    </>
  )
}
