import { useRouterState } from '@tanstack/react-router'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
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
        <strong>Wix</strong> {running ? t('app:activePull.fetching') : t('app:activePull.paused')}{' '}
        <span className={classes['count']}>
          {pull.total === null || pull.seen > pull.total
            ? t('common:count.product', { count: pull.seen })
            : t('app:activeJob.progress', { done: pull.seen, total: pull.total })}
        </span>
      </span>
      {pull.total !== null && (
        <span className={classes['bar']}>
          <ProgressLine
            label={t('app:activePull.label')}
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
