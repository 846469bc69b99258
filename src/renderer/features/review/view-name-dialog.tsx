import { Button, Group, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReviewView } from '#shared/contract/review-filter.ts'
import { t } from '../../lib/i18n.ts'
import { useApiCommand } from '../../lib/api.tsx'
import { errorText } from '../../lib/error-words.ts'
import { Dialog } from '../../ui/dialog.tsx'

export interface ViewNameDialogProps {
  /** Null where the view is a new one. */
  readonly renamed: { readonly id: number; readonly name: string } | null
  readonly view: ReviewView
  /** Of a new one. */
  readonly onSaved: (id: number) => void
  readonly onClose: () => void
}

/** The name of a view, new or not. */
export function ViewNameDialog({ renamed, view, onSaved, onClose }: ViewNameDialogProps) {
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
    <Dialog
      onClose={onClose}
      title={renamed === null ? t('review:views.saveTitle') : t('review:views.renameTitle', { name: renamed.name })}
      size={420}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isPending) return
          if (renamed === null)
            save.mutate(
              { input: { name, view } },
              {
                onSuccess: ({ id }) => {
                  onSuccess()
                  onSaved(id)
                }
              }
            )
          else change.mutate({ input: { id: renamed.id, name } }, { onSuccess })
        }}
      >
        <TextInput
          label={t('review:views.name')}
          description={t('review:views.nameText')}
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error && errorText(error.body)}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
            {t('review:views.save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
