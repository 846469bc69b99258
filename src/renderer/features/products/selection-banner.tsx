import { Anchor } from '@mantine/core'
import { formatNumber } from '../../lib/format.ts'
import { selectionCount, type Selection } from '../../lib/selection.ts'
import classes from './products.module.css'

export interface SelectionBannerProps {
  readonly selection: Selection
  readonly loaded: number
  /** Of the loaded rows. */
  readonly selectedHere: number
  /** All that match the filter. */
  readonly total: number
  readonly onSelectAll: () => void
  readonly onClear: () => void
}

/** Says what a selection reaches where the eye cannot see it: beyond the loaded rows, or outside the filter. */
export function SelectionBanner(props: SelectionBannerProps) {
  const { selection, loaded, selectedHere, total, onSelectAll, onClear } = props
  const count = selectionCount(selection)
  if (count === 0) return null

  if (selection.mode === 'all-matching') {
    const left = selection.except.size
    return (
      <div className={classes['banner']} aria-live="polite">
        <span>
          {left === 0
            ? `All ${formatNumber(selection.total)} products that match are selected.`
            : `${formatNumber(count)} of the ${formatNumber(selection.total)} products that match are selected, ${formatNumber(left)} left out.`}
        </span>
        <Anchor component="button" type="button" size="sm" onClick={onClear}>
          Clear selection
        </Anchor>
      </div>
    )
  }

  const elsewhere = count - selectedHere
  if (loaded > 0 && selectedHere === loaded && total > loaded) {
    return (
      <div className={classes['banner']} aria-live="polite">
        <span>All {formatNumber(loaded)} here selected.</span>
        <Anchor component="button" type="button" size="sm" fw={600} onClick={onSelectAll}>
          Select all {formatNumber(total)} matching
        </Anchor>
      </div>
    )
  }
  if (elsewhere > 0 && loaded === total) {
    return (
      <div className={classes['banner']} aria-live="polite">
        {selectedHere === 0
          ? `None of the ${formatNumber(count)} selected products match this filter.`
          : `${formatNumber(selectedHere)} of the ${formatNumber(count)} selected products match this filter.`}
      </div>
    )
  }
  return null
}
