import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReviewView } from '#shared/contract/review-filter.ts'
import { useApiCommand } from '../../lib/api.tsx'
import { errorText } from '../../lib/error-words.ts'

export interface ViewNameDialogProps {
  /** Null where the view is a new one. */
  readonly renamed: { readonly id: number; readonly name: string } | null
  readonly view: ReviewView
  readonly onClose: () => void
}

/** The name of a view, new or not. */
export function ViewNameDialog({ renamed, view, onClose }: ViewNameDialogProps) {
  const queries = useQueryClient()
  const [name, setName] = useState(renamed?.name ?? '')
  const save = useApiCommand('review.saveView')
  const change = useApiCommand('review.changeView')
  const { error, isPending } = renamed === null ? save : change
  const onSuccess = (): void => {
    void queries.invalidateQueries({ queryKey: ['review.views'] })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={renamed === null ? 'Save this view' : `Rename ${renamed.name}`} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isPending) return
          if (renamed === null) save.mutate({ input: { name, view } }, { onSuccess })
          else change.mutate({ input: { id: renamed.id, name } }, { onSuccess })
        }}
      >
        <TextInput
          label="Name"
          description="The filter, the search and the sort are saved under it."
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error && errorText(error.body)}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
