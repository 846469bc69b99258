import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Publish } from '#shared/contract/publishes.ts'
import { useApiCommand } from '../../../lib/api.tsx'
import { errorText } from '../../../lib/error-words.ts'
import { t } from '../../../lib/i18n.ts'
import { writePublish } from '../../../lib/write-publish.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { DueInput, dueInstant, dueProblem, nextHour } from '../due-input.tsx'

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
    <Dialog onClose={onClose} title={t(`publish:run.rescheduleTitle.${publish.kind}`, { id: publish.id })} size={420}>
      <DueInput
        value={due}
        onChange={setDue}
        error={problem ?? (reschedule.error === null ? null : errorText(reschedule.error.body))}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t('publish:due.onlyRunning')}
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('publish:run.keepTime')}
        </Button>
        <Button loading={reschedule.isPending} onClick={save}>
          {t('publish:run.setTime')}
        </Button>
      </Group>
    </Dialog>
  )
}
