import { Button, Group, Input, PasswordInput, Text } from '@mantine/core'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Settings } from '#shared/contract/settings.ts'
import { useApi } from '../../lib/api.tsx'
import { notifyError } from '../../lib/notify.ts'
import { Note } from '../../ui/note.tsx'
import classes from './key-field.module.css'
import { keyState, type ModelDraft } from './model-draft.ts'

export interface KeyFieldProps {
  readonly draft: ModelDraft
  readonly settings: Settings
  readonly onChange: (key: string) => void
  readonly onForgotten: (settings: Settings) => void
}

function hostOf(origin: string | null): string {
  return origin?.replace(/^https?:\/\//, '') ?? 'this server'
}

/** Write-only: says that a key is stored and for which server, takes a new one, forgets the old one. */
export function KeyField({ draft, settings, onChange, onForgotten }: KeyFieldProps) {
  const client = useApi()
  const [replacing, setReplacing] = useState(false)
  const [forgetting, setForgetting] = useState(false)
  const state = keyState(draft, settings)
  const host = hostOf(settings.keyOrigin)

  async function forget(): Promise<void> {
    setForgetting(true)
    const result = await client.call('settings.put', { apiKey: null })
    setForgetting(false)
    setReplacing(false)
    if (result.ok) onForgotten(result.value)
    else notifyError(result.error)
  }

  const { warning } = settings.keyStorage
  return (
    <>
      {state === 'stored' && !replacing && draft.key === '' ? (
        <Input.Wrapper label="API key" labelElement="div">
          <Group gap="xs" wrap="nowrap" className={classes['stored']}>
            <KeyRound size={14} aria-hidden />
            <Text size="sm" flex={1}>
              A key is stored for {host}.
            </Text>
            <Button variant="subtle" size="xs" onClick={() => setReplacing(true)}>
              Replace
            </Button>
            <Button variant="subtle" color="red" size="xs" loading={forgetting} onClick={() => void forget()}>
              Forget
            </Button>
          </Group>
        </Input.Wrapper>
      ) : (
        <PasswordInput
          label="API key"
          description={
            state === 'elsewhere'
              ? `The stored key belongs to ${host} and is not sent anywhere else. A new key replaces it.`
              : 'Leave it empty if the server needs none. It is not shown again once it is saved.'
          }
          value={draft.key}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show what was typed' }}
          {...(replacing ? { 'data-autofocus': true } : {})}
        />
      )}
      {warning !== null && (
        <Note tone="warning" title="Keys are not well protected here">
          {warning}
        </Note>
      )}
    </>
  )
}
