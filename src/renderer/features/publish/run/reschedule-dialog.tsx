import { Button, Group, Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Publish } from '#shared/contract/publishes.ts'
import { useApiCommand } from '../../../lib/api.tsx'
import { writePublish } from '../../../lib/write-publish.ts'
import { DueInput, dueInstant, dueProblem, nextHour } from '../due-input.tsx'
import { publishName } from '../publish-words.ts'

export interface RescheduleDialogProps {
  readonly publish: Publish
  readonly onClose: () => void
}

/** Another time for a publish that has not begun. */
export function RescheduleDialog({ publish, onClose }: RescheduleDialogProps) {
  const queries = useQueryClient()
  const reschedule = useApiCommand('publishes.reschedule')
  const [due, setDue] = useState(() => nextHour(Date.now()))
  const [problem, setProblem] = useState<string | null>(null)
  const save = (): void => {
    const wrong = dueProblem(due, Date.now())
    setProblem(wrong)
    if (wrong !== null) return
    reschedule.mutate(
      { input: { id: publish.id, at: dueInstant(due) } },
      {
        onSuccess: (changed) => {
          writePublish(queries, changed)
          void queries.invalidateQueries({ queryKey: ['publishes.list'] })
          onClose()
        }
      }
    )
  }
  return (
    <Modal opened onClose={onClose} title={`Another time for ${publishName(publish).toLowerCase()}`} size={420}>
      <DueInput value={due} onChange={setDue} error={problem ?? reschedule.error?.body.message ?? null} />
      <Text size="sm" c="dimmed" mt="xs">
        Only while Wordshelf runs. A time that is missed starts nothing: Wordshelf asks you first.
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep as it is
        </Button>
        <Button loading={reschedule.isPending} onClick={save}>
          Set the time
        </Button>
      </Group>
    </Modal>
  )
}
