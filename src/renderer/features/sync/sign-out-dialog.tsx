import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { formatCount } from '../../lib/format.ts'
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
    <Modal opened onClose={onClose} closeOnClickOutside={false} title="Sign out?">
      {failing && abandoning ? (
        <AbandonBackend state={state} signOut={signOut} onBack={() => turn(false)} />
      ) : (
        <Usual state={state} signOut={signOut} onClose={onClose} onAbandon={failing ? () => turn(true) : undefined} />
      )}
    </Modal>
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
          {state.deviceName ?? 'This device'} is taken off {state.storeName ?? 'the store'}. Everything was sent. Jobs,
          texts and history stay here; unused credits go back to the store. To link again you need a new pairing code.
        </Text>
      )}
      {signOut.error && <ErrorState error={signOut.error.body} />}
      {onAbandon && (
        <div>
          <Anchor component="button" type="button" size="sm" disabled={signOut.busy} onClick={onAbandon}>
            The backend is gone for good…
          </Anchor>
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Stay signed in
        </Button>
        {state.waiting === 0 && (
          <Button data-autofocus loading={signOut.busy} onClick={() => signOut.run(false)}>
            Sign out
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Unsent({ state }: { readonly state: SyncState }) {
  const now = useSyncNow()
  const { waiting } = state
  return (
    <>
      <Note tone="warning" title={`${formatCount(waiting, 'change')} ${waiting === 1 ? 'is' : 'are'} not sent yet`}>
        Signing out now would leave {waiting === 1 ? 'it' : 'them'} on this device alone, so it has to wait until the
        backend has {waiting === 1 ? 'it' : 'them'}.
      </Note>
      <Group gap="xs">
        <Button variant="filled" data-autofocus loading={now.busy} onClick={now.run}>
          Sync now
        </Button>
        <SaveUnsent state={state} />
      </Group>
      <Text size="sm" role="status" c="dimmed">
        {now.error?.body.message ?? ''}
      </Text>
    </>
  )
}
