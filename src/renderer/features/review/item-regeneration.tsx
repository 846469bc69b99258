import { Button } from '@mantine/core'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { useApi } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyError } from '../../lib/notify.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { isUnderWay } from './under-way.ts'
import type { CardActions } from './use-card-actions.ts'
import classes from './item-regeneration.module.css'

export interface ItemRegenerationProps {
  readonly item: ReviewItem
  readonly regeneration: NonNullable<ReviewItem['regeneration']>
  readonly actions: CardActions
}

/** How it stands with the text that was asked for again, below the one that is there and can be decided on meanwhile. */
export function ItemRegeneration({ item, regeneration, actions }: ItemRegenerationProps) {
  const client = useApi()
  const { jobId, status, message, note } = regeneration
  const control = async (command: 'jobs.cancel' | 'jobs.resume'): Promise<void> => {
    const result = await client.call(command, { id: jobId })
    if (!result.ok) notifyError(result.error)
  }
  const under = isUnderWay(item)
  return (
    <div className={classes['line']} role="status" data-tone={under ? undefined : 'warning'}>
      <span className={classes['said']} dir="auto">
        {status === 'FAILED' ? (
          <>
            {t('review:anew.failed')} {message !== null && <EngineText message={message} />}
          </>
        ) : status === 'CANCELLED' ? (
          t('review:anew.stopped')
        ) : status === 'PAUSED' ? (
          <>
            {t('review:anew.waits')} {message !== null && <EngineText message={message} />}
          </>
        ) : note === '' ? (
          t('review:anew.running')
        ) : (
          t('review:anew.runningWith', { note })
        )}
      </span>
      {status === 'PAUSED' && (
        <Button variant="subtle" size="compact-xs" tabIndex={-1} onClick={() => void control('jobs.resume')}>
          {t('review:anew.resume')}
        </Button>
      )}
      {under ? (
        <Button variant="subtle" size="compact-xs" tabIndex={-1} onClick={() => void control('jobs.cancel')}>
          {t('review:anew.stop')}
        </Button>
      ) : (
        <Button variant="subtle" size="compact-xs" tabIndex={-1} onClick={() => actions.startAsking(item)}>
          {t('review:anew.again')}
        </Button>
      )}
    </div>
  )
}
