import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { useDirection } from '@mantine/core'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { numberAxis } from '../../ui/number-axis.ts'

export interface RunPoint {
  /** Since the first text. */
  readonly minute: number
  /** Texts a minute. */
  readonly rate: number
}

export interface RunChartProps {
  readonly points: readonly RunPoint[]
  /** What the picture shows, for who does not see it. */
  readonly label: string
}

/** How fast texts came over a run. A file of its own, which is loaded when it is shown. */
export function RunChart({ points, label }: RunChartProps) {
  const rtl = useDirection().dir === 'rtl'
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={130}
        data={points.map((point) => ({ ...point }))}
        dataKey="minute"
        series={[{ name: 'rate', label: t('jobs:run.rate'), color: 'var(--ws-accent)' }]}
        maxBarWidth={24}
        gridAxis="none"
        tickLine="none"
        valueFormatter={formatNumber}
        xAxisProps={{ reversed: rtl, interval: 'equidistantPreserveStart', tickFormatter: formatNumber }}
        yAxisProps={numberAxis(rtl)}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  )
}
