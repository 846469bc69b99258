import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApi, useApiCommand } from '../../lib/api.tsx'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { notifyDone } from '../../lib/notify.ts'
import { saveText } from '../../lib/save-text.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { unsentFile } from './unsent-file.ts'
import { useSyncNow } from './use-sync-now.ts'

export interface SignOutDialogProps {
  readonly state: SyncState
  readonly onClose: () => void
}

/** Asks before a sign-out. While work is unsent it is not possible, and the dialog holds the ways out in its place. */
export function SignOutDialog({ state, onClose }: SignOutDialogProps) {
  const queries = useQueryClient()
  const command = useApiCommand('sync.unlink')

  function signOut(): void {
    command.mutate(
      { input: {} },
      {
        onSuccess: (next) => {
          queries.setQueryData<SyncState>(['sync.get', {}], next)
          void queries.invalidateQueries()
          notifyDone('This device is signed out. Everything stays here.')
          onClose()
        },
        // What is unsent may have changed since it was last asked.
        onError: () => void queries.invalidateQueries({ queryKey: ['sync.get'] })
      }
    )
  }

  return (
    <Modal opened onClose={onClose} title="Sign out?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm">
        {state.waiting > 0 ? (
          <Unsent state={state} />
        ) : (
          <Text size="sm">
            {state.deviceName ?? 'This device'} is taken off {state.storeName ?? 'the store'}. Everything was sent.
            Jobs, texts and history stay here; unused credits go back to the store. To link again you need a new pairing
            code.
          </Text>
        )}
        {command.error && <ErrorState error={command.error.body} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Stay signed in
          </Button>
          {state.waiting === 0 && (
            <Button data-autofocus loading={command.isPending} onClick={signOut}>
              Sign out
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

function Unsent({ state }: { readonly state: SyncState }) {
  const client = useApi()
  const now = useSyncNow()
  const [saved, setSaved] = useState<string>()
  const [saving, setSaving] = useState(false)
  const { waiting } = state

  async function save(): Promise<void> {
    setSaving(true)
    const unsent = await client.call('sync.unsent', {})
    setSaving(false)
    if (!unsent.ok) return setSaved(unsent.error.message)
    const { events, total } = unsent.value
    const file = unsentFile(state, unsent.value, new Date())
    saveText(file.name, file.text, 'application/json')
    const count = formatCount(events.length, 'change')
    setSaved(
      events.length < total
        ? `${file.name} holds the oldest ${count} of ${formatNumber(total)}.`
        : `${file.name} holds ${count}.`
    )
  }

  return (
    <>
      <Note tone="warning" title={`${formatCount(waiting, 'change')} ${waiting === 1 ? 'is' : 'are'} not sent yet`}>
        Signing out now would leave {waiting === 1 ? 'it' : 'them'} on this device alone, so it has to wait until the
        backend has {waiting === 1 ? 'it' : 'them'}. If the backend is gone for good, save what is unsent in a file.
      </Note>
      <Group gap="xs">
        <Button variant="filled" data-autofocus loading={now.busy} onClick={now.run}>
          Sync now
        </Button>
        <Button variant="default" loading={saving} onClick={() => void save()}>
          Save what is unsent
        </Button>
      </Group>
      <Text size="sm" role="status" c="dimmed">
        {now.error?.body.message ?? saved ?? ''}
      </Text>
    </>
  )
}
