import { useApiQuery } from '../../lib/api.tsx'
import { formatNumber } from '../../lib/format.ts'
import { openPull } from '../../lib/pull.ts'
import { routes } from '../../lib/routes.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import classes from './active-job.module.css'

/** The pull of the active store, on every screen, so that it can be left alone. */
export function ActivePull() {
  const { data } = useApiQuery('shop.get', {})
  const pull = openPull(data)
  if (!pull) return null
  const running = pull.state === 'RUNNING'
  return (
    <a href={routes.store()} className={classes['job']}>
      <span className={classes['text']}>
        <strong>Wix</strong> {running ? 'fetching' : 'paused'}{' '}
        <span className={classes['count']}>
          {formatNumber(pull.seen)}
          {pull.total === null ? '' : ` of ${formatNumber(pull.total)}`}
        </span>
      </span>
      <span className={classes['bar']}>
        <ProgressLine
          label="Fetching from Wix"
          value={pull.seen}
          total={pull.total ?? 0}
          idle={!running}
          live={running && pull.total !== null}
        />
      </span>
    </a>
  )
}
