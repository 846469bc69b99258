import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Input, Output } from '#shared/contract/contract.ts'
import { useApiCommand } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { routes, useGo } from '../../../lib/routes.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { DueInput, dueInstant, dueProblem, dueWords, nextHour } from '../due-input.tsx'
import { attributeNames } from '../publish-words.ts'
import { beginPublish } from './publish-ticks.ts'
import classes from './confirm-publish.module.css'

export interface ConfirmPublishProps {
  readonly jobId: number
  readonly input: Input<'publishes.preview'>
  readonly preview: Output<'publishes.preview'>
  readonly onClose: () => void
}

/** The last question: where, how much, when. Nothing is sent before it is answered. */
export function ConfirmPublish({ jobId, input, preview, onClose }: ConfirmPublishProps) {
  const go = useGo()
  const queries = useQueryClient()
  const create = useApiCommand('publishes.create')
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [due, setDue] = useState(() => nextHour(Date.now()))
  const [problem, setProblem] = useState<string | null>(null)
  // One key for as long as the question stands: an answer that got lost can be asked for again without publishing twice.
  const [key] = useState(() => crypto.randomUUID())
  const { storeName, counts, products, attributes } = preview
  const later = when === 'later'
  // Nothing of this is written before somebody has decided, so there is no time to choose for it either.
  const onlyConflicts = counts.change === 0 && counts.conflict > 0

  const confirm = (): void => {
    const wrong = later ? dueProblem(due, Date.now()) : null
    setProblem(wrong)
    if (wrong !== null) return
    const onStarted = beginPublish(jobId)
    const started = create.mutateAsync(
      {
        input: { ...input, storeName, changes: counts.change, ...(later ? { at: dueInstant(due) } : {}) },
        meta: { idempotencyKey: later ? `${key}-${due}` : key }
      },
      {
        onSuccess: (made) => {
          queries.setQueryData(['publishes.get', { id: made.id }], made)
          void queries.invalidateQueries({ queryKey: ['publishes.list'] })
          go(routes.publishRun(made.id))
        }
      }
    )
    // Not with the rest: it holds for an answer too that comes when this question is no longer shown. A refusal is said in it.
    void started.then(onStarted, () => {
      // It may have been refused because the numbers are others by now.
      void queries.invalidateQueries({ queryKey: ['publishes.preview'] })
    })
  }

  return (
    <Dialog
      onClose={onClose}
      title={onlyConflicts ? t('publish:confirm.conflictsTitle') : t('publish:confirm.title', { store: storeName })}
      size={480}
    >
      <dl className={classes['facts']}>
        <dt>{t('publish:confirm.store')}</dt>
        <dd className={classes['store']}>{storeName}</dd>
        {!onlyConflicts && (
          <>
            <dt>{t('publish:confirm.products')}</dt>
            <dd>{t('common:count.product', { count: products })}</dd>
          </>
        )}
        <dt>{t(onlyConflicts ? 'publish:summary.inConflict' : 'publish:confirm.values')}</dt>
        <dd>
          {onlyConflicts
            ? t('publish:confirm.count', { count: counts.conflict })
            : counts.conflict > 0
              ? t('publish:confirm.withConflicts', { count: counts.change, conflicts: counts.conflict })
              : t('publish:confirm.count', { count: counts.change })}
        </dd>
        {attributes.length > 0 && (
          <>
            <dt>{t('publish:confirm.fields')}</dt>
            <dd>{attributeNames(attributes)}</dd>
          </>
        )}
      </dl>
      <Text size="sm" my="sm">
        {t(onlyConflicts ? 'publish:confirm.conflictsText' : 'publish:confirm.noDrafts')}
      </Text>
      {!onlyConflicts && (
        <Radio.Group
          label={t('publish:confirm.when')}
          value={when}
          onChange={(value) => setWhen(value === 'later' ? 'later' : 'now')}
        >
          <Stack gap={6} mt={4}>
            <Radio value="now" label={t('publish:confirm.now')} size="sm" />
            <Radio value="later" label={t('publish:confirm.later')} size="sm" />
          </Stack>
        </Radio.Group>
      )}
      {later && (
        <Stack gap={6} mt="sm">
          <DueInput value={due} onChange={setDue} error={problem} />
          <Text size="sm" c="dimmed">
            {t('publish:confirm.laterText')}
          </Text>
        </Stack>
      )}
      {create.error !== null && (
        <div className={classes['error']}>
          <ErrorState error={create.error.body} />
        </div>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('publish:notYet')}
        </Button>
        <Button loading={create.isPending} onClick={confirm} data-autofocus={later ? undefined : true}>
          {onlyConflicts
            ? t('publish:confirm.read', { count: counts.conflict })
            : later
              ? dueProblem(due, 0) === null
                ? t('publish:confirm.publishOn', { date: dueWords(due) })
                : t('publish:confirm.publishThen')
              : t('publish:confirm.publishNow', { count: counts.change })}
        </Button>
      </Group>
    </Dialog>
  )
}
