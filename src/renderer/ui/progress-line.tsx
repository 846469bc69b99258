import { VisuallyHidden } from '@mantine/core'
import { t } from '../lib/i18n.ts'
import classes from './progress-line.module.css'

export interface ProgressLineProps {
  /** What is being counted, for a reader who does not see the bar: "Job 3". */
  readonly label: string
  readonly value: number
  readonly total: number
  /** Of `value`: what failed. Shown in the bar in the colour of errors. */
  readonly failed?: number
  /** Not moving: paused or waiting. */
  readonly idle?: boolean
  /** Say the progress aloud as it moves; for the one bar that a screen is about. */
  readonly live?: boolean
}

/** A thin bar. `value` of `total`; a total of 0 is an empty bar. */
export function ProgressLine({ label, value, total, failed = 0, idle = false, live = false }: ProgressLineProps) {
  const percent = total === 0 ? 0 : Math.min(100, (value * 100) / total)
  const failedPercent = total === 0 ? 0 : Math.min(percent, (failed * 100) / total)
  const whole = Math.floor(percent)
  return (
    <>
      <VisuallyHidden>
        <progress aria-label={label} max={100} value={whole} aria-valuetext={t('common:ui.of', { value, total })} />
      </VisuallyHidden>
      <div className={classes['track']} data-idle={idle || undefined} aria-hidden>
        <div className={classes['bar']} style={{ width: `${percent - failedPercent}%` }} />
        <div className={classes['failed']} style={{ width: `${failedPercent}%` }} />
      </div>
      {live && (
        // In steps of ten: a screen reader must be able to keep up.
        <VisuallyHidden aria-live="polite">
          {t('common:ui.progress.spoken', { label, percent: Math.floor(whole / 10) * 10 })}
        </VisuallyHidden>
      )}
    </>
  )
}
