import { VisuallyHidden } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import { GitMerge } from 'lucide-react'
import { Fragment } from 'react'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { CreditsMeter } from './credits-meter.tsx'
import { ModelBadge } from './model-badge.tsx'
import { isAt, placeLabel, PLACES } from './navigation.ts'
import classes from './sidebar.module.css'
import { StoreSwitcher } from './store-switcher.tsx'
import { useOpenConflicts } from './use-open-conflicts.ts'

const CONFLICTS = routes.conflicts().slice(1)

export function Sidebar() {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <aside className={classes['sidebar']}>
      <StoreSwitcher />
      <nav aria-label={t('app:window.nav')} className={classes['nav']}>
        {PLACES.map((place) => (
          <Fragment key={place.path}>
            <Link
              to={place.path.slice(1)}
              className={classes['link']}
              title={placeLabel(place)}
              {...(isAt(place, pathname) && pathname !== CONFLICTS ? { 'aria-current': 'page' } : {})}
            >
              <place.icon size={16} strokeWidth={1.75} aria-hidden />
              {placeLabel(place)}
              {place.name === 'review' && <WaitingCount />}
            </Link>
            {place.path === routes.history() && <ConflictsLink here={pathname === CONFLICTS} />}
          </Fragment>
        ))}
      </nav>
      <div className={classes['foot']}>
        <CreditsMeter />
        <ModelBadge />
      </div>
    </aside>
  )
}

/** Texts of all jobs that nobody has decided on; quiet, because they may wait. */
function WaitingCount() {
  const { data } = useApiQuery('review.waiting', {})
  if (data === undefined || data.open === 0) return null
  return (
    <span className={classes['count']} data-quiet>
      {formatNumber(data.open)}
      <VisuallyHidden> {t('app:window.toReview')}</VisuallyHidden>
    </span>
  )
}

/** Only where somebody has to decide something, or is about to. */
function ConflictsLink({ here }: { readonly here: boolean }) {
  const count = useOpenConflicts()
  if (count === 0 && !here) return null
  return (
    <Link
      to={CONFLICTS}
      className={classes['link']}
      title={t('app:place.conflicts')}
      {...(here ? { 'aria-current': 'page' } : {})}
    >
      <GitMerge size={16} strokeWidth={1.75} aria-hidden />
      {t('app:place.conflicts')}
      {count > 0 && (
        <span className={classes['count']}>
          {formatNumber(count)}
          <VisuallyHidden> {t('app:window.openConflicts')}</VisuallyHidden>
        </span>
      )}
    </Link>
  )
}
