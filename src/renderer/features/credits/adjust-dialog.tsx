import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { MAX_NOTE_LENGTH } from '#shared/contract/credits.ts'
import { useApiCommand } from '../../lib/api.tsx'
import { formatCount } from '../../lib/format.ts'
import { notifyDone } from '../../lib/notify.ts'
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
          notifyDone(`Booked. ${formatCount(remaining, 'credit')} remain this month.`)
          onClose()
        }
      }
    )
  }

  return (
    <Modal opened onClose={onClose} title="Adjust the used credits">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label="Direction"
            value={direction}
            onChange={(value) => setDirection(value === 'take' ? 'take' : 'give')}
            data={[
              { value: 'give', label: 'Give back' },
              { value: 'take', label: 'Take' }
            ]}
          />
          <NumberInput
            label="Credits"
            description={
              direction === 'give'
                ? `At most ${formatCount(most, 'credit')}: what open items hold comes back by itself.`
                : `At most the ${formatCount(most, 'credit')} that remain.`
            }
            min={1}
            allowDecimal={false}
            allowNegative={false}
            value={typed}
            onChange={setTyped}
            error={typeof typed === 'number' && typed > most ? `At most ${most}` : undefined}
            data-autofocus
          />
          <TextInput
            label="Reason"
            description="It stands in the ledger beside the entry."
            maxLength={MAX_NOTE_LENGTH}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {command.error && <ErrorState error={command.error.body} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!valid} loading={command.isPending}>
              {direction === 'give' ? 'Give back' : 'Take'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
