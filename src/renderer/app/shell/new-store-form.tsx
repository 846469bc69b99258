import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'

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
    if (name.trim() === '') return setError('Give the store a name.')
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
        label="Name"
        description="Only you see it. Each store has its own products, jobs and credits."
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
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          Add store
        </Button>
      </Group>
    </form>
  )
}
