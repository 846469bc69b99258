import { Anchor } from '@mantine/core'
import { t } from '../../lib/i18n.ts'
import { selectedProducts, type ProductSelection } from '../../lib/selection.ts'
import classes from './products.module.css'

export interface SelectionBannerProps {
  readonly selection: ProductSelection
  readonly loaded: number
  /** Of the loaded rows. */
  readonly selectedHere: number
  /** All that match the filter; null while the rows are those of the filter before. */
  readonly total: number | null
  readonly onSelectAll: () => void
  readonly onClear: () => void
}

/** Says what a selection reaches where the eye cannot see it: beyond the loaded rows, or outside the filter. */
export function SelectionBanner(props: SelectionBannerProps) {
  const { selection, loaded, selectedHere, total, onSelectAll, onClear } = props
  const count = selectedProducts(selection)
  if (count === 0) return null

  if (selection.mode === 'all') {
    const left = selection.except.size
    return (
      <div className={classes['banner']} aria-live="polite">
        <span>
          {left === 0
            ? t('products:banner.allMatching', { count: selection.total })
            : t('products:banner.someMatching', { count: selection.total, selected: count, left })}
        </span>
        <Anchor component="button" type="button" size="sm" onClick={onClear}>
          {t('products:banner.clear')}
        </Anchor>
      </div>
    )
  }

  const elsewhere = count - selectedHere
  if (loaded > 0 && selectedHere === loaded && total !== null && total > loaded) {
    return (
      <div className={classes['banner']} aria-live="polite">
        <span>{t('products:banner.allHere', { count: loaded })}</span>
        <Anchor component="button" type="button" size="sm" fw={600} onClick={onSelectAll}>
          {t('products:banner.selectAll', { count: total })}
        </Anchor>
      </div>
    )
  }
  if (elsewhere > 0 && loaded === total) {
    return (
      <div className={classes['banner']} aria-live="polite">
        {selectedHere === 0
          ? t('products:banner.noneHere', { count })
          : t('products:banner.someHere', { count, here: selectedHere })}
      </div>
    )
  }
  return null
}
