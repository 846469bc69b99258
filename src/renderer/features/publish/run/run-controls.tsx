import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { Clock, Pause, Play, Square, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Publish } from '#shared/contract/publishes.ts'
import { t } from '../../../lib/i18n.ts'
import { isPublishOver } from '../../../lib/write-publish.ts'
import { UndoDialog } from '../history/undo-dialog.tsx'
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
          {t('common:action.cancel')}
        </Button>
      )}
      {waits && (
        <Button variant="default" leftSection={<Clock size={14} aria-hidden />} onClick={() => setAsking('time')}>
          {state === 'MISSED' ? t('publish:run.anotherTime') : t('publish:run.changeTime')}
        </Button>
      )}
      {state === 'RUNNING' && (
        <Button
          variant="default"
          leftSection={<Pause size={14} aria-hidden />}
          loading={busy === 'pause'}
          onClick={() => run('pause')}
        >
          {t('publish:run.pause')}
        </Button>
      )}
      {(state === 'PAUSED' || waits) && (
        <Button
          variant={state === 'SCHEDULED' ? 'default' : 'filled'}
          leftSection={<Play size={14} aria-hidden />}
          loading={busy === 'resume'}
          onClick={() => run('resume')}
        >
          {waits ? t('publish:run.publishNow') : t('publish:run.resume')}
        </Button>
      )}
      {isPublishOver(state) && counts.published > 0 && (
        <Button variant="default" leftSection={<Undo2 size={14} aria-hidden />} onClick={() => setAsking('undo')}>
          {t(`publish:run.undo.${kind}`)}
        </Button>
      )}
      {asking === 'time' && <RescheduleDialog publish={publish} onClose={() => setAsking(null)} />}
      {asking === 'undo' && (
        <UndoDialog
          selection={{ filter: { publishId: publish.id } }}
          title={t(`publish:undo.titleRun.${kind}`, { id: publish.id })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** Asks, because what is left out has to be confirmed anew. */
function confirmCancel(publish: Publish, onConfirm: () => void): void {
  const { planned, published, conflict, sending, unknown } = publish.counts
  const onTheWay = sending + unknown
  modals.openConfirmModal({
    title: t(`publish:run.cancelTitle.${publish.kind}`, { id: publish.id }),
    children: (
      <Text size="sm">
        {[
          t('publish:run.notSent', { count: planned }),
          ...(conflict > 0 ? [t('publish:run.dropped', { count: conflict })] : []),
          ...(onTheWay > 0 ? [t('publish:run.onTheWay', { count: onTheWay })] : []),
          ...(published > 0 ? [t('publish:run.sent', { count: published })] : [])
        ].join(' ')}
      </Text>
    ),
    labels: { confirm: t('publish:run.cancelRest'), cancel: t('publish:run.keepIt') },
    // White on the theme's red of the dark scheme is too faint to read.
    confirmProps: { color: 'red.9' },
    onConfirm
  })
}
