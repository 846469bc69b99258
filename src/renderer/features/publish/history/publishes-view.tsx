import { Button } from '@mantine/core'
import { CloudUpload } from 'lucide-react'
import { useApiPages } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { useClock } from '../../../lib/use-clock.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PublishTable } from '../../../ui/publish-table.tsx'
import { MoreButton } from '../../../ui/more-button.tsx'
import classes from './history.module.css'

const PAGE = 50
const MINUTE_MS = 60_000

/** Publishes and undos as they were confirmed, newest first; those that wait for a time among them. */
export function PublishesView() {
  const query = useApiPages('publishes.list', { limit: PAGE })
  const now = useClock(MINUTE_MS)
  const rows = query.data?.pages.flatMap((page) => page.publishes) ?? []
  const total = query.data?.pages[0]?.total
  return (
    <section className={classes['publishes']} aria-label={t('publish:history.publishes')}>
      {query.error !== null && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      {total === 0 && (
        <EmptyState
          icon={CloudUpload}
          title={t('publish:nothingPublished')}
          text={t('publish:history.publishesText')}
          action={
            <Button component="a" href={routes.jobs()}>
              {t('publish:openJobs')}
            </Button>
          }
        />
      )}
      {rows.length > 0 && <PublishTable publishes={rows} now={now} />}
      {total !== undefined && (
        <MoreButton mt="xs" pages={query}>
          {t('publish:history.more', { total })}
        </MoreButton>
      )}
    </section>
  )
}
