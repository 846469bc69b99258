import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { Clock, Pause, Play, Square, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Publish } from '#shared/contract/publishes.ts'
import { formatCount } from '../../../lib/format.ts'
import { isPublishOver } from '../../../lib/write-publish.ts'
import { UndoDialog } from '../history/undo-dialog.tsx'
import { publishName } from '../publish-words.ts'
import { RescheduleDialog } from './reschedule-dialog.tsx'
import type { PublishControls } from './use-publish-controls.ts'

export interface RunControlsProps {
  readonly publish: Publish
  readonly controls: PublishControls
}

/** Only what the run's state allows, the next step filled. */
export function RunControls({ publish, controls }: RunControlsProps) {
  const [asking, setAsking] = useState<'time' | 'undo' | null>(null)
  const { state, counts, kind } = publish
  const waits = state === 'SCHEDULED' || state === 'MISSED'
  const { run, busy } = controls
  return (
    <>
      {!isPublishOver(state) && (
        <Button
          variant="default"
          leftSection={<Square size={14} aria-hidden />}
          loading={busy === 'cancel'}
          onClick={() => confirmCancel(publish, () => run('cancel'))}
        >
          Cancel
        </Button>
      )}
      {waits && (
        <Button variant="default" leftSection={<Clock size={14} aria-hidden />} onClick={() => setAsking('time')}>
          {state === 'MISSED' ? 'Another time…' : 'Change the time…'}
        </Button>
      )}
      {state === 'RUNNING' && (
        <Button
          variant="default"
          leftSection={<Pause size={14} aria-hidden />}
          loading={busy === 'pause'}
          onClick={() => run('pause')}
        >
          Pause
        </Button>
      )}
      {(state === 'PAUSED' || waits) && (
        <Button
          variant={state === 'SCHEDULED' ? 'default' : 'filled'}
          leftSection={<Play size={14} aria-hidden />}
          loading={busy === 'resume'}
          onClick={() => run('resume')}
        >
          {waits ? 'Publish now' : 'Resume'}
        </Button>
      )}
      {isPublishOver(state) && counts.published > 0 && (
        <Button variant="default" leftSection={<Undo2 size={14} aria-hidden />} onClick={() => setAsking('undo')}>
          {kind === 'UNDO' ? 'Take this undo back…' : 'Undo this publish…'}
        </Button>
      )}
      {asking === 'time' && <RescheduleDialog publish={publish} onClose={() => setAsking(null)} />}
      {asking === 'undo' && (
        <UndoDialog
          selection={{ filter: { publishId: publish.id } }}
          title={`Undo ${publishName(publish).toLowerCase()}?`}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** Asks, because what is left out has to be confirmed anew. */
function confirmCancel(publish: Publish, onConfirm: () => void): void {
  const { planned, published } = publish.counts
  modals.openConfirmModal({
    title: `Cancel ${publishName(publish).toLowerCase()}?`,
    children: (
      <Text size="sm">
        {formatCount(planned, 'value')} will not be sent.{' '}
        {published > 0 &&
          `${formatCount(published, 'value')} sent already ${published === 1 ? 'stays' : 'stay'}; the history can undo that.`}
      </Text>
    ),
    labels: { confirm: 'Cancel the rest', cancel: 'Keep it' },
    // White on the theme's red of the dark scheme is too faint to read.
    confirmProps: { color: 'red.9' },
    onConfirm
  })
}
