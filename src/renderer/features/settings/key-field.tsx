import { Button, Group, Input, PasswordInput, Text } from '@mantine/core'
import { KeyRound } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Settings } from '#shared/contract/settings.ts'
import { useApi } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyError } from '../../lib/notify.ts'
import { useFocusHome } from '../../lib/use-focus-home.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { Note } from '../../ui/note.tsx'
import classes from './key-field.module.css'
import { keyState, type ModelDraft } from './model-draft.ts'

export interface KeyFieldProps {
  readonly draft: ModelDraft
  readonly settings: Settings
  readonly onChange: (part: Pick<ModelDraft, 'key'> | Pick<ModelDraft, 'replacing'>) => void
  readonly onForgotten: (settings: Settings) => void
}

function hostOf(origin: string | null): string {
  return origin?.replace(/^https?:\/\//, '') ?? ''
}

/** Write-only: says that a key is stored and for which server, takes a new one, forgets the old one. */
export function KeyField({ draft, settings, onChange, onForgotten }: KeyFieldProps) {
  const client = useApi()
  const [forgetting, setForgetting] = useState(false)
  const state = keyState(draft, settings)
  const host = hostOf(settings.keyOrigin)
  const shown = state === 'stored' && !draft.replacing && draft.key === '' ? 'stored' : 'field'
  const place = useRef<HTMLDivElement>(null)
  useFocusHome(place, `${shown} ${state}`)

  async function forget(): Promise<void> {
    setForgetting(true)
    const result = await client.call('settings.put', { apiKey: null })
    setForgetting(false)
    if (result.ok) onForgotten(result.value)
    else notifyError(result.error)
  }

  const { warning } = settings.keyStorage
  return (
    <>
      <div ref={place}>
        {shown === 'stored' ? (
          <Input.Wrapper label={t('settings:key.label')} labelElement="div">
            <Group gap="xs" wrap="nowrap" className={classes['stored']}>
              <KeyRound size={14} aria-hidden />
              <Text size="sm" flex={1}>
                {t('settings:key.stored', { host })}
              </Text>
              <Button variant="subtle" size="xs" onClick={() => onChange({ replacing: true })} data-focus-home>
                {t('settings:key.replace')}
              </Button>
              <Button variant="subtle" color="red" size="xs" loading={forgetting} onClick={() => void forget()}>
                {t('settings:key.forget')}
              </Button>
            </Group>
          </Input.Wrapper>
        ) : (
          <PasswordInput
            label={t('settings:key.label')}
            description={state === 'elsewhere' ? t('settings:key.elsewhere', { host }) : t('settings:key.text')}
            value={draft.key}
            onChange={(event) => onChange({ key: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
            visibilityToggleButtonProps={{ 'aria-label': t('settings:key.show') }}
            data-focus-home
          />
        )}
      </div>
      {state === 'elsewhere' && (
        <Group>
          <Button variant="subtle" color="red" size="xs" loading={forgetting} onClick={() => void forget()}>
            {t('settings:key.forgetOf', { host })}
          </Button>
        </Group>
      )}
      {warning !== null && (
        <Note tone="warning" title={t('settings:key.weak')}>
          <EngineText message={warning} />
        </Note>
      )}
    </>
  )
}
