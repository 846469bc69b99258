import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { useApiPages } from '../../lib/api.tsx'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatMoment } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import classes from './failed-items.module.css'

const PAGE_SIZE = 50

/** The items that came to nothing and why. Nothing was charged for them. */
export function FailedItems({ job }: { readonly job: Job }) {
  if (job.progress.failed === 0) return null
  return <FailedList jobId={job.id} count={job.progress.failed} />
}

function FailedList({ jobId, count }: { readonly jobId: number; readonly count: number }) {
  const query = useApiPages('jobs.items', { id: jobId, status: 'FAILED', limit: PAGE_SIZE })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-label={t('jobs:failed.label')}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{t('jobs:failed.title', { count })}</h2>
        <span className={classes['note']}>{t('jobs:failed.creditBack', { count })}</span>
      </div>
      {query.error !== null && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('jobs:failed.product')}</th>
            <th scope="col">{t('jobs:failed.attribute')}</th>
            <th scope="col">{t('jobs:failed.why')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td dir="auto">{item.productName}</td>
              <td>{attributeLabel(item.attribute)}</td>
              <td>
                {item.error ? <EngineText message={item.error.message} /> : t('jobs:failed.unusable')}
                <Attempts item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton mt="xs" pages={query}>
        {t('jobs:failed.more', { count })}
      </MoreButton>
    </section>
  )
}

/** When it was tried and what came of it. Folded, because the last reason is the one that matters and it is above. */
function Attempts({ item: { attempts, history } }: { readonly item: JobItem }) {
  const [first] = history
  if (first === undefined)
    return attempts > 1 ? <div className={classes['note']}>{t('jobs:failed.tried', { count: attempts })}</div> : null
  if (history.length === 1)
    return (
      <div className={classes['note']}>
        <When at={first.at} />
      </div>
    )
  return (
    <details className={classes['attempts']}>
      <summary>{t('jobs:failed.tried', { count: history.length })}</summary>
      <ol>
        {history.map((attempt, at) => (
          // The list only grows at its end, and two attempts may be alike.
          <li key={at}>
            <When at={attempt.at} /> <EngineText message={attempt.message} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function When({ at }: { readonly at: string }) {
  return <time dateTime={at}>{formatMoment(at)}</time>
}
