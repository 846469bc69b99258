import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ChartArea, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { useClock } from '../../lib/use-clock.ts'
import { ChartInWords, ChartRoom } from '../../ui/chart-room.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import chart from '../../ui/chart-section.module.css'
import classes from './run-section.module.css'

const MINUTE_MS = 60_000
/** Below this a number says it all. */
const FEWEST_STRETCHES = 4

const RunChart = lazyPart({
  load: async () => (await import('./run-chart.tsx')).RunChart,
  waiting: ChartRoom,
  missing: ChartInWords
})

/** How fast a job's texts came, as a picture or in numbers. Nothing where the run is only a few minutes long. */
export function RunSection({ job }: { readonly job: Job }) {
  const queries = useQueryClient()
  const [asTable, setAsTable] = useState(false)
  const { data } = useApiQuery('jobs.throughput', { id: job.id })
  const now = useClock(MINUTE_MS)
  const over = isJobFinished(job.status)
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['jobs.throughput', { id: job.id }] })
  }, [queries, job.id, over, now])
  if (data === undefined || data.stretches.length < FEWEST_STRETCHES) return null
  const { stretches, stretchMinutes } = data
  const points = stretches.map(({ items }, at) => ({
    minute: at * stretchMinutes,
    rate: rateOf(items, stretchMinutes)
  }))
  const rates = points.map(({ rate }) => rate)
  const said = t('jobs:run.said', {
    count: stretches.length * stretchMinutes,
    least: Math.min(...rates),
    most: Math.max(...rates)
  })
  return (
    <section className={[chart['section'], classes['run']].join(' ')} aria-label={t('jobs:run.title')}>
      <div className={chart['head']}>
        <h2 className={chart['title']}>{t('jobs:run.title')}</h2>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={asTable ? <ChartArea size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('jobs:run.asChart') : t('jobs:run.asTable')}
        </Button>
      </div>
      {asTable ? (
        <StretchTable data={data} />
      ) : (
        <>
          <RunChart points={points} label={said} />
          <Text size="xs" c="dimmed">
            {t('jobs:run.axis')}
          </Text>
        </>
      )}
    </section>
  )
}

/** To a tenth, so that a slow run is not a row of noughts. */
function rateOf(items: number, minutes: number): number {
  return Math.round((10 * items) / minutes) / 10
}

function StretchTable({ data }: { readonly data: Output<'jobs.throughput'> }) {
  return (
    <div className={chart['rows']} role="region" aria-label={t('jobs:run.texts')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('jobs:run.from')}</th>
            <th scope="col">{t('jobs:run.texts')}</th>
            <th scope="col">{t('jobs:run.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {data.stretches.map(({ at, items }) => (
            <tr key={at}>
              <th scope="row">{formatDateTime(at)}</th>
              <td>{formatNumber(items)}</td>
              <td>{formatNumber(rateOf(items, data.stretchMinutes))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
