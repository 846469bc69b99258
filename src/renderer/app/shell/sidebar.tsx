import { Link, useRouterState } from '@tanstack/react-router'
import { CreditsMeter } from './credits-meter.tsx'
import { ModelBadge } from './model-badge.tsx'
import { isAt, PLACES } from './navigation.ts'
import classes from './sidebar.module.css'
import { StoreSwitcher } from './store-switcher.tsx'

export function Sidebar() {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <aside className={classes['sidebar']}>
      <StoreSwitcher />
      <nav aria-label="Main" className={classes['nav']}>
        {PLACES.map((place) => (
          <Link
            key={place.path}
            to={place.path.slice(1)}
            className={classes['link']}
            {...(isAt(place, pathname) ? { 'aria-current': 'page' } : {})}
          >
            <place.icon size={16} strokeWidth={1.75} aria-hidden />
            {place.label}
          </Link>
        ))}
      </nav>
      <div className={classes['foot']}>
        <CreditsMeter />
        <ModelBadge />
      </div>
    </aside>
  )
}
