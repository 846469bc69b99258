import { Anchor } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { useClock } from '../../lib/use-clock.ts'
import { PublishTable } from '../../ui/publish-table.tsx'
import classes from './failed-items.module.css'

const SHOWN = 10
const MINUTE_MS = 60_000

/** What of the job was published, is being published or waits for its time. */
export function JobPublishes({ jobId }: { readonly jobId: number }) {
  const { data } = useApiQuery('publishes.list', { jobId, limit: SHOWN })
  const conflicts = useApiQuery('conflicts.list', { jobId, limit: 1 }).data?.total ?? 0
  const now = useClock(MINUTE_MS)
  if (data === undefined || data.total === 0) return null
  return (
    <section aria-label={t('jobs:publishes.title')}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{t('jobs:publishes.title')}</h2>
        <span className={classes['note']}>
          <Anchor href={routes.history({ jobId })} size="sm">
            {t('jobs:publishes.history')}
          </Anchor>
        </span>
        {conflicts > 0 && (
          <span className={classes['note']}>
            <Anchor href={routes.conflicts({ jobId })} size="sm">
              {t('jobs:publishes.decide', { count: conflicts })}
            </Anchor>
          </span>
        )}
      </div>
      <PublishTable publishes={data.publishes} now={now} ofOneJob />
    </section>
  )
}
