import type { ReactNode } from 'react'
import { Trans } from 'react-i18next'
import { t } from '../lib/i18n.ts'
import { ProgressLine, type ProgressLineProps } from './progress-line.tsx'
import classes from './progress-panel.module.css'

export interface ProgressPanelProps extends Pick<ProgressLineProps, 'label' | 'value' | 'total' | 'failed' | 'idle'> {
  /** 0 to 100; null where it would say nothing true. */
  readonly percentage: number | null
  /** At the right end of the line: how long, or how fast. */
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** How far the one thing is that a screen is about, said aloud as it moves. */
export function ProgressPanel({ percentage, aside, children, ...line }: ProgressPanelProps) {
  return (
    <section className={classes['panel']} aria-label={t('common:ui.progress.label')}>
      <div className={classes['line']}>
        <span className={classes['big']}>
          <Trans
            i18nKey="ui.progress.numbers"
            components={{ of: <span className={classes['of']} /> }}
            values={{ value: line.value, total: line.total }}
          />
        </span>
        {percentage !== null && (
          <span className={classes['percent']}>{t('common:ui.progress.percent', { percent: percentage })}</span>
        )}
        <span className={classes['aside']}>{aside}</span>
      </div>
      <div className={classes['bar']}>
        <ProgressLine {...line} live />
      </div>
      {children}
    </section>
  )
}
