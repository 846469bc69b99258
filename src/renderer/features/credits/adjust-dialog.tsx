import { Button, Group, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { MAX_NOTE_LENGTH } from '#shared/contract/credits.ts'
import { useApiCommand } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyDone } from '../../lib/notify.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'

type Direction = 'give' | 'take'

export interface AdjustDialogProps {
  readonly credits: Output<'credits.get'>
  readonly onClose: () => void
}

/** A correction of the running month by hand, with its reason. What was booked before stays as it was. */
export function AdjustDialog({ credits, onClose }: AdjustDialogProps) {
  const queries = useQueryClient()
  const command = useApiCommand('credits.adjust')
  const [direction, setDirection] = useState<Direction>('give')
  const [typed, setTyped] = useState<number | string>('')
  const [note, setNote] = useState('')
  // A second click, or a second try after an answer that was lost, books nothing twice.
  const [attempt, setAttempt] = useState({ key: crypto.randomUUID(), of: '' })
  const most = direction === 'give' ? credits.creditsUsed - credits.reserved : credits.remaining
  const valid = typeof typed === 'number' && Number.isInteger(typed) && typed > 0 && typed <= most && note.trim() !== ''

  function save(): void {
    if (!valid) return
    const input = { amount: direction === 'give' ? -typed : typed, note: note.trim() }
    const of = JSON.stringify(input)
    const key = attempt.of === '' || attempt.of === of ? attempt.key : crypto.randomUUID()
    setAttempt({ key, of })
    command.mutate(
      { input, meta: { idempotencyKey: key } },
      {
        onSuccess: ({ remaining }) => {
          for (const procedure of ['credits.get', 'credits.ledger', 'jobs.quote'])
            void queries.invalidateQueries({ queryKey: [procedure] })
          notifyDone(t('credits:adjust.booked', { count: remaining }))
          onClose()
        }
      }
    )
  }

  return (
    <Dialog onClose={onClose} title={t('credits:adjust.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('credits:adjust.direction')}
            value={direction}
            onChange={(value) => setDirection(value === 'take' ? 'take' : 'give')}
            data={[
              { value: 'give', label: t('credits:adjust.give') },
              { value: 'take', label: t('credits:adjust.take') }
            ]}
          />
          <NumberInput
            label={t('credits:adjust.credits')}
            description={
              direction === 'give'
                ? t('credits:adjust.mostGive', { count: most })
                : t('credits:adjust.mostTake', { count: most })
            }
            min={1}
            allowDecimal={false}
            allowNegative={false}
            value={typed}
            onChange={setTyped}
            error={typeof typed === 'number' && typed > most ? t('credits:adjust.tooMany', { most }) : undefined}
            data-autofocus
          />
          <TextInput
            label={t('credits:adjust.reason')}
            description={t('credits:adjust.reasonText')}
            maxLength={MAX_NOTE_LENGTH}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {command.error && <ErrorState error={command.error.body} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" disabled={!valid} loading={command.isPending}>
              {t(`credits:adjust.${direction}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
