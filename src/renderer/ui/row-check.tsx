import classes from './row-check.module.css'

export interface RowCheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: () => void
}

/** A box to tick in a row of a long list: an element and nothing more, as `RowButton` is. */
export function RowCheck({ label, checked, onChange }: RowCheckProps) {
  return (
    <input
      type="checkbox"
      className={classes['check']}
      checked={checked}
      onChange={onChange}
      aria-label={label}
      tabIndex={-1}
    />
  )
}
