import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../lib/i18n.ts'

export interface NewStoreFormProps {
  /** Answers with what is wrong with the name, if anything. */
  readonly onSubmit: (name: string) => Promise<string | undefined>
  readonly onCancel: () => void
}

export function NewStoreForm({ onSubmit, onCancel }: NewStoreFormProps) {
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function submit(): Promise<void> {
    if (name.trim() === '') return setError(t('app:stores.nameMissing'))
    setBusy(true)
    setError(await onSubmit(name.trim()))
    setBusy(false)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextInput
        label={t('app:stores.name')}
        description={t('app:stores.nameText')}
        maxLength={80}
        data-autofocus
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setError(undefined)
        }}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('app:stores.addButton')}
        </Button>
      </Group>
    </form>
  )
}
