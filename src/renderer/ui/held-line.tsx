import { VisuallyHidden } from '@mantine/core'
import { formatDuration } from '../lib/format.ts'
import { t } from '../lib/i18n.ts'
import { useClock } from '../lib/use-clock.ts'

export interface HeldLineProps {
  /** Milliseconds of the reader's clock. */
  readonly until: number
  /** What goes on by itself afterwards. A job waits for the model's server, the others for Wix. */
  readonly of: 'job' | 'publish' | 'pull'
}

/** A countdown for the eye; a screen reader hears once that there is one, and not every second of it. */
export function HeldLine({ until, of }: HeldLineProps) {
  const left = Math.max(0, until - useClock(1_000))
  return (
    <div>
      <span aria-hidden>
        {left === 0
          ? t(`common:ui.held.${of}.soon`)
          : t(`common:ui.held.${of}.in`, { duration: formatDuration(Math.ceil(left / 1_000) * 1_000) })}
      </span>
      <VisuallyHidden role="status">{t(`common:ui.held.${of}.spoken`)}</VisuallyHidden>
    </div>
  )
}
