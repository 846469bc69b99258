import { useRouterState } from '@tanstack/react-router'
import { useApiQuery } from '../../lib/api.tsx'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { openPull } from '../../lib/pull.ts'
import { routes } from '../../lib/routes.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import classes from './active-job.module.css'

/** The pull of the active store, on every screen, so that it can be left alone. */
export function ActivePull() {
  const { data } = useApiQuery('shop.get', {})
  const pull = openPull(data)
  // Its own screen says the progress aloud, and once is enough.
  const atStore = useRouterState({ select: (state) => state.location.pathname === routes.store().slice(1) })
  if (!pull) return null
  const running = pull.state === 'RUNNING'
  return (
    <a href={routes.store()} className={classes['job']}>
      <span className={classes['text']}>
        <strong>Wix</strong> {running ? 'fetching' : 'paused'}{' '}
        <span className={classes['count']}>
          {pull.total === null || pull.seen > pull.total
            ? formatCount(pull.seen, 'product')
            : `${formatNumber(pull.seen)} of ${formatNumber(pull.total)}`}
        </span>
      </span>
      {pull.total !== null && (
        <span className={classes['bar']}>
          <ProgressLine
            label="Fetching from Wix"
            value={pull.seen}
            total={pull.total}
            idle={!running}
            live={running && !atStore}
          />
        </span>
      )}
    </a>
  )
}
