import classes from './row-button.module.css'

/** Signs that stand for themselves, should the font not be there: see row-button.module.css. */
const ICONS = { approve: '✓', reject: '✕', edit: '✎', reopen: '↺', ask: '✦' } as const

export interface RowButtonProps {
  readonly icon: keyof typeof ICONS
  readonly label: string
  /** What a pointer that rests on it is told. */
  readonly title: string
  /** Left out where it is no switch. */
  readonly pressed?: boolean
  readonly tone?: 'accent' | 'danger' | undefined
  readonly onClick: () => void
}

/**
 * A button with an icon in a row of a long list: an element and nothing more, because rows are made by the dozen while a list scrolls.
 * The list's keys do the same, so that Tab need not stop at each.
 */
export function RowButton({ icon, label, title, pressed, tone, onClick }: RowButtonProps) {
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
      {ICONS[icon]}
    </button>
  )
}
