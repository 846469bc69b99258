import { VisuallyHidden } from '@mantine/core'
import { formatDuration } from '../lib/format.ts'
import { useClock } from '../lib/use-clock.ts'

export interface HeldLineProps {
  /** Milliseconds of the reader's clock. */
  readonly until: number
  /** Who asked to wait: `Wix`. */
  readonly who: string
  /** What goes on by itself afterwards: `The job`. */
  readonly what: string
}

/** A countdown for the eye; a screen reader hears once that there is one, and not every second of it. */
export function HeldLine({ until, who, what }: HeldLineProps) {
  const left = Math.max(0, until - useClock(1_000))
  return (
    <div>
      <span aria-hidden>
        {who} asked to wait: goes on in {left === 0 ? 'a moment' : formatDuration(Math.ceil(left / 1_000) * 1_000)}
      </span>
      <VisuallyHidden role="status">
        {who} asked to wait. {what} goes on by itself.
      </VisuallyHidden>
    </div>
  )
}
