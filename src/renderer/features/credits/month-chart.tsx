import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { useDirection } from '@mantine/core'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { numberAxis } from '../../ui/number-axis.ts'
import type { MonthPoint } from './month.ts'

export interface MonthChartProps {
  readonly points: readonly MonthPoint[]
  readonly allowance: number
  readonly allowanceWords: string
  /** What the picture shows, for who does not see it. */
  readonly label: string
}

/** Used and reserved credits day by day, below the line of the allowance. A file of its own, which is loaded when it is shown. */
export function MonthChart({ points, allowance, allowanceWords, label }: MonthChartProps) {
  const rtl = useDirection().dir === 'rtl'
  const highest = Math.max(allowance, ...points.map(({ used, reserved }) => (used ?? 0) + (reserved ?? 0)))
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={150}
        data={points.map((point) => ({ ...point }))}
        dataKey="day"
        type="stacked"
        series={[
          { name: 'used', label: t('credits:chart.used'), color: 'var(--ws-accent)' },
          { name: 'reserved', label: t('credits:chart.reserved'), color: 'var(--ws-warning)' }
        ]}
        referenceLines={[
          {
            y: allowance,
            label: allowanceWords,
            color: 'var(--mantine-color-text)',
            labelPosition: rtl ? 'insideTopLeft' : 'insideTopRight'
          }
        ]}
        maxBarWidth={24}
        gridAxis="none"
        tickLine="none"
        valueFormatter={formatNumber}
        xAxisProps={{ reversed: rtl, interval: 'equidistantPreserveStart' }}
        yAxisProps={{ ...numberAxis(rtl), domain: [0, highest] }}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  )
}
