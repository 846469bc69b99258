import { Anchor } from '@mantine/core'
import type { Publish } from '#shared/contract/publishes.ts'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { isPublishOver } from '../../../lib/write-publish.ts'
import { ProgressPanel } from '../../../ui/progress-panel.tsx'
import { publishName, resultWords } from '../publish-words.ts'
import { RunPace } from './run-pace.tsx'
import classes from './run-screen.module.css'

/** How far a run is; when it is over, what it came to. */
export function RunProgress({ publish }: { readonly publish: Publish }) {
  const { counts, total, state } = publish
  const finished = total - counts.planned - counts.sending - counts.unknown
  const over = isPublishOver(state)
  return (
    <div className={classes['progress']}>
      <ProgressPanel
        label={publishName(publish)}
        value={finished}
        total={total}
        failed={counts.failed}
        idle={state !== 'RUNNING' && state !== 'DONE'}
        percentage={state === 'CANCELLED' ? null : publish.percentage}
        aside={state === 'RUNNING' && <RunPace />}
      >
        {over && (
          <div className={classes['result']} role="status">
            <span>{resultWords(publish)}</span>{' '}
            {counts.published > 0 && (
              <Anchor size="sm" href={routes.history({ publishId: publish.id })}>
                {t('publish:run.showInHistory')}
              </Anchor>
            )}
          </div>
        )}
      </ProgressPanel>
    </div>
  )
}
