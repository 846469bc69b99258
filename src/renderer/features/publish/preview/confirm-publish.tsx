import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Input, Output } from '#shared/contract/contract.ts'
import { useApiCommand } from '../../../lib/api.tsx'
import { formatCount } from '../../../lib/format.ts'
import { routes, useGo } from '../../../lib/routes.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { DueInput, dueInstant, dueProblem, dueWords, nextHour } from '../due-input.tsx'
import classes from './confirm-publish.module.css'

export interface ConfirmPublishProps {
  readonly input: Input<'publishes.preview'>
  readonly preview: Output<'publishes.preview'>
  /** Names of the attributes that are published. */
  readonly fields: string
  readonly onClose: () => void
}

/** The last question: where, how much, when. Nothing is sent before it is answered. */
export function ConfirmPublish({ input, preview, fields, onClose }: ConfirmPublishProps) {
  const go = useGo()
  const queries = useQueryClient()
  const create = useApiCommand('publishes.create')
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [due, setDue] = useState(() => nextHour(Date.now()))
  const [problem, setProblem] = useState<string | null>(null)
  // One key for as long as the question stands: an answer that got lost can be asked for again without publishing twice.
  const [key] = useState(() => crypto.randomUUID())
  const { storeName, counts, products } = preview
  const later = when === 'later'

  const confirm = (): void => {
    const wrong = later ? dueProblem(due, Date.now()) : null
    setProblem(wrong)
    if (wrong !== null) return
    create.mutate(
      {
        input: { ...input, storeName, ...(later ? { at: dueInstant(due) } : {}) },
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
  }

  return (
    <Modal opened onClose={onClose} title={`Publish to ${storeName}?`} size={480}>
      <dl className={classes['facts']}>
        <dt>Store</dt>
        <dd className={classes['store']}>{storeName}</dd>
        <dt>Products</dt>
        <dd>{formatCount(products, 'product')}</dd>
        <dt>Values</dt>
        <dd>
          {formatCount(counts.change, 'value')}
          {counts.conflict > 0 && `, and ${counts.conflict} in conflict that you are asked about`}
        </dd>
        <dt>Fields</dt>
        <dd>{fields}</dd>
      </dl>
      <Text size="sm" my="sm">
        Wix has no drafts: what is published is live in the shop at once.
      </Text>
      <Radio.Group label="When" value={when} onChange={(value) => setWhen(value === 'later' ? 'later' : 'now')}>
        <Stack gap={6} mt={4}>
          <Radio value="now" label="Publish now" size="sm" />
          <Radio value="later" label="At a time" size="sm" />
        </Stack>
      </Radio.Group>
      {later && (
        <Stack gap={6} mt="sm">
          <DueInput value={due} onChange={setDue} error={problem} />
          <Text size="sm" c="dimmed">
            This happens only while Wordshelf runs. If it is closed or the computer sleeps at that time, nothing is
            published and Wordshelf asks you what to do.
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
          Not yet
        </Button>
        <Button loading={create.isPending} onClick={confirm} data-autofocus={later ? undefined : true}>
          {later
            ? dueProblem(due, 0) === null
              ? `Publish on ${dueWords(due)}`
              : 'Publish at that time'
            : `Publish ${formatCount(counts.change, 'value')} now`}
        </Button>
      </Group>
    </Modal>
  )
}
