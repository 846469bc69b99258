import type { ReactNode } from 'react'
import classes from './row-button.module.css'

export interface RowButtonProps {
  readonly label: string
  /** What a pointer that rests on it is told. */
  readonly title: string
  /** Left out where it is no switch. */
  readonly pressed?: boolean
  readonly tone?: 'accent' | 'danger' | undefined
  readonly onClick: () => void
  readonly children: ReactNode
}

/**
 * A button with an icon in a row of a long list: an element and nothing more, because rows are made by the dozen while a list scrolls.
 * The list's keys do the same, so that Tab need not stop at each.
 */
export function RowButton({ label, title, pressed, tone, onClick, children }: RowButtonProps) {
  return (
    <button
      type="button"
      className={classes['button']}
      data-tone={tone}
      title={title}
      aria-label={label}
      aria-pressed={pressed}
      tabIndex={-1}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
