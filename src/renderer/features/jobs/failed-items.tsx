import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { useApiPages } from '../../lib/api.tsx'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import classes from './failed-items.module.css'

const PAGE_SIZE = 50

/** With seconds, because the attempts at an item are often within one minute: `23 Nov, 14:05:07`. */
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23'
})

/** The items that came to nothing and why. Nothing was charged for them. */
export function FailedItems({ job }: { readonly job: Job }) {
  if (job.progress.failed === 0) return null
  return <FailedList jobId={job.id} count={job.progress.failed} />
}

function FailedList({ jobId, count }: { readonly jobId: number; readonly count: number }) {
  const query = useApiPages('jobs.items', { id: jobId, status: 'FAILED', limit: PAGE_SIZE })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-label="Failed items">
      <div className={classes['head']}>
        <h2 className={classes['title']}>{formatCount(count, 'item')} failed</h2>
        <span className={classes['note']}>{count === 1 ? 'Its credit came back.' : 'Their credits came back.'}</span>
      </div>
      {query.error !== null && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Attribute</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td dir="auto">{item.productName}</td>
              <td>{ATTRIBUTE_RULES[item.attribute].label}</td>
              <td>
                {item.error?.message ?? 'The model gave no usable answer.'}
                <Attempts item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton mt="xs" pages={query}>
        Show more of {formatNumber(count)}
      </MoreButton>
    </section>
  )
}

/** When it was tried and what came of it. Folded, because the last reason is the one that matters and it is above. */
function Attempts({ item: { attempts, history } }: { readonly item: JobItem }) {
  const [first] = history
  if (first === undefined)
    return attempts > 1 ? <div className={classes['note']}>Tried {formatCount(attempts, 'time')}.</div> : null
  if (history.length === 1)
    return (
      <div className={classes['note']}>
        <When at={first.at} />
      </div>
    )
  return (
    <details className={classes['attempts']}>
      <summary>Tried {formatCount(history.length, 'time')}</summary>
      <ol>
        {history.map((attempt, at) => (
          // The list only grows at its end, and two attempts may be alike.
          <li key={at}>
            <When at={attempt.at} /> {attempt.message}
          </li>
        ))}
      </ol>
    </details>
  )
}

function When({ at }: { readonly at: string }) {
  return <time dateTime={at}>{moment.format(new Date(at))}</time>
}
