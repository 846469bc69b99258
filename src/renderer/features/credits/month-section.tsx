import { Button } from '@mantine/core'
import { ChartArea, Table2 } from 'lucide-react'
import { useState } from 'react'
import type { CreditDay } from '#shared/contract/credits.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDay, formatNumber, formatPeriod } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { useClock } from '../../lib/use-clock.ts'
import { ChartInWords, ChartRoom } from '../../ui/chart-room.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { monthPoints } from './month.ts'
import chart from '../../ui/chart-section.module.css'
import classes from './month.module.css'

const HOUR_MS = 3_600_000

const MonthChart = lazyPart({
  load: async () => (await import('./month-chart.tsx')).MonthChart,
  waiting: ChartRoom,
  missing: ChartInWords
})

export interface MonthSectionProps {
  readonly allowance: number
  /** The month is shared by several devices: the credits are those of this one, and `allowance` its part. */
  readonly linked: boolean
}

/** How the month's credits went, as a picture or in numbers. Nothing before the first of them moved. */
export function MonthSection({ allowance, linked }: MonthSectionProps) {
  const [asTable, setAsTable] = useState(false)
  const { data } = useApiQuery('credits.byDay', {})
  const today = new Date(useClock(HOUR_MS)).toISOString().slice(0, 10)
  const last = data?.days.at(-1)
  if (data === undefined || last === undefined) return null
  const said = t(linked ? 'credits:chart.saidHere' : 'credits:chart.said', {
    month: formatPeriod(data.period),
    day: formatDay(last.day),
    used: last.usedSoFar,
    reserved: last.reserved,
    count: allowance
  })
  return (
    <section className={[chart['section'], classes['month']].join(' ')} aria-label={t('credits:chart.title')}>
      <div className={chart['head']}>
        <h2 className={chart['title']}>{linked ? t('credits:chart.titleHere') : t('credits:chart.title')}</h2>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={asTable ? <ChartArea size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('credits:chart.asChart') : t('credits:chart.asTable')}
        </Button>
      </div>
      {asTable ? (
        <DayTable days={data.days} label={said} />
      ) : (
        <MonthChart
          points={monthPoints(data, today)}
          allowance={allowance}
          allowanceWords={linked ? t('credits:balance.part') : t('credits:chart.allowance')}
          label={said}
        />
      )}
    </section>
  )
}

interface DayTableProps {
  readonly days: readonly CreditDay[]
  readonly label: string
}

function DayTable({ days, label }: DayTableProps) {
  return (
    <div className={chart['rows']} role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('credits:chart.day')}</th>
            <th scope="col">{t('credits:chart.usedThatDay')}</th>
            <th scope="col">{t('credits:chart.usedSoFar')}</th>
            <th scope="col">{t('credits:chart.reservedThen')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, used, usedSoFar, reserved }) => (
            <tr key={day}>
              <th scope="row">{formatDay(day)}</th>
              <td>{formatNumber(used)}</td>
              <td>{formatNumber(usedSoFar)}</td>
              <td>{formatNumber(reserved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
