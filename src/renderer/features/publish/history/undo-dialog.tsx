import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { Input, Output } from '#shared/contract/contract.ts'
import { useApiCommand, useApiQuery } from '../../../lib/api.tsx'
import { engineText } from '../../../lib/error-words.ts'
import { t } from '../../../lib/i18n.ts'
import { routes, useGo } from '../../../lib/routes.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import classes from './undo-dialog.module.css'

export interface UndoDialogProps {
  readonly selection: Input<'history.undoPreview'>
  readonly title: string
  readonly onClose: () => void
}

/** What an undo takes back and what it leaves alone, and the question whether to start it. */
export function UndoDialog({ selection, title, onClose }: UndoDialogProps) {
  const go = useGo()
  const queries = useQueryClient()
  const preview = useApiQuery('history.undoPreview', selection)
  const undo = useApiCommand('history.undo')
  // One key for as long as the question stands: an answer that got lost can be asked for again without undoing twice.
  const [key] = useState(() => crypto.randomUUID())
  const values = preview.data?.values ?? 0
  const onlyAgain = isOnlyAgain(preview.data)
  const start = (storeName: string): void =>
    undo.mutate(
      { input: { ...selection, storeName, values }, meta: { idempotencyKey: key } },
      {
        // It may have been refused because the numbers are others by now.
        onError: () => void queries.invalidateQueries({ queryKey: ['history.undoPreview'] }),
        onSuccess: (made) => {
          queries.setQueryData(['publishes.get', { id: made.id }], made)
          void queries.invalidateQueries({ queryKey: ['publishes.list'] })
          void queries.invalidateQueries({ queryKey: ['history.list'] })
          go(routes.publishRun(made.id))
        }
      }
    )
  return (
    <Dialog onClose={onClose} title={title} size={460}>
      {preview.isPending && (
        <Text size="sm" c="dimmed" role="status">
          {t('publish:undo.looking')}
        </Text>
      )}
      {preview.error !== null && <ErrorState error={preview.error.body} onRetry={() => void preview.refetch()} />}
      {preview.data && <Words preview={preview.data} />}
      {undo.error !== null && (
        <div className={classes['error']}>
          <ErrorState error={undo.error.body} />
        </div>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {preview.data && values === 0 ? t('common:action.close') : t('publish:notYet')}
        </Button>
        {values > 0 && preview.data && (
          <Button ref={focusOn} loading={undo.isPending} onClick={() => start(preview.data.storeName)} data-autofocus>
            {t(onlyAgain ? 'publish:undo.startAgain' : 'publish:undo.start', { count: values })}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

/** It comes after the dialog, which had nothing but its way out to give the focus to. */
function focusOn(button: HTMLButtonElement | null): void {
  button?.focus()
}

/** All that would be taken back are undos: the texts go to the store again. */
function isOnlyAgain(preview: Output<'history.undoPreview'> | undefined): boolean {
  return preview !== undefined && preview.values > 0 && preview.again === preview.values
}

function Words({ preview }: { readonly preview: Output<'history.undoPreview'> }) {
  const { values, again, products, storeName, refused } = preview
  const onlyAgain = isOnlyAgain(preview)
  return (
    <>
      <Text size="sm">
        {values === 0 ? (
          t('publish:undo.nothing')
        ) : (
          <Trans
            ns="publish"
            i18nKey={onlyAgain ? 'undo.effectAgain' : 'undo.effect'}
            count={values}
            components={{ b: <b /> }}
            values={{ products: t('common:count.product', { count: products }), store: storeName }}
          />
        )}
        {again > 0 && !onlyAgain && ` ${t('publish:undo.someAgain', { count: again })}`}
      </Text>
      {refused.length > 0 && (
        <div className={classes['refused']}>
          <Text size="sm" fw={600}>
            {t('publish:undo.leftAlone')}
          </Text>
          <ul>
            {refused.map(({ reason, values: count }) => (
              <li key={reason}>{t('publish:withReason', { count, reason: engineText(reason) })}</li>
            ))}
          </ul>
        </div>
      )}
      <Text size="sm" c="dimmed" mt="sm">
        {t('publish:undo.readFirst')}
      </Text>
    </>
  )
}
