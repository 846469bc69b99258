import { Anchor } from '@mantine/core'
import type { Publish } from '#shared/contract/publishes.ts'
import { formatNumber } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { isPublishOver } from '../../../lib/write-publish.ts'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { publishName, resultWords } from '../publish-words.ts'
import { RunPace } from './run-pace.tsx'
import classes from './run-screen.module.css'

/** How far a run is; when it is over, what it came to. */
export function RunProgress({ publish }: { readonly publish: Publish }) {
  const { counts, total, state } = publish
  const finished = total - counts.planned - counts.sending - counts.unknown
  const over = isPublishOver(state)
  return (
    <section className={classes['panel']} aria-label="Progress">
      <div className={classes['line']}>
        <span className={classes['big']}>
          {formatNumber(finished)} <span className={classes['of']}>of {formatNumber(total)}</span>
        </span>
        {state !== 'CANCELLED' && <span className={classes['percent']}>{publish.percentage}%</span>}
        <span className={classes['pace']}>{state === 'RUNNING' && <RunPace />}</span>
      </div>
      <div className={classes['bar']}>
        <ProgressLine
          label={publishName(publish)}
          value={finished}
          total={total}
          failed={counts.failed}
          idle={state !== 'RUNNING' && state !== 'DONE'}
          live
        />
      </div>
      {over && (
        <div className={classes['result']} role="status">
          <span>{resultWords(publish)}</span>{' '}
          {counts.published > 0 && (
            <Anchor size="sm" href={routes.history({ publishId: publish.id })}>
              Show them in the history
            </Anchor>
          )}
        </div>
      )}
    </section>
  )
}
