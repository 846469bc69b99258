import { Tooltip } from '@mantine/core'
import { Check, EyeOff } from 'lucide-react'
import { memo, type CSSProperties } from 'react'
import type { ProductSummary } from '#shared/contract/catalog.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import classes from './products.module.css'

export interface ProductRowProps {
  readonly product: ProductSummary
  readonly index: number
  readonly selected: boolean
  /** The one row that Tab reaches. */
  readonly active: boolean
  readonly top: number
}

const MISSING_SHOWN = 2

/** Pointer and keys are handled by the grid, from `data-index` and `data-check`, so that a row has no handlers of its own. */
export const ProductRow = memo(function ProductRow({ product, index, selected, active, top }: ProductRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-selected={selected || undefined}
      tabIndex={active ? 0 : -1}
      className={classes['row']}
      style={rowStyle(top)}
    >
      <div role="gridcell" className={classes['check']} data-check>
        <span className={classes['box']} aria-hidden>
          {selected && <Check size={12} strokeWidth={3.5} />}
        </span>
      </div>
      <div role="gridcell" className={classes['nameCell']}>
        <ProductTile name={product.name} />
        <div className={classes['texts']}>
          <div className={classes['name']} dir="auto">
            {product.name || t('products:noName')}
            {!product.visible && (
              <Tooltip label={t('products:hidden')}>
                <EyeOff size={13} aria-label={t('products:hidden')} className={classes['hidden']} />
              </Tooltip>
            )}
          </div>
          <div className={classes['excerpt']} dir="auto">
            {product.excerpt || t('products:row.noDescription')}
          </div>
        </div>
      </div>
      <div role="gridcell" className={classes['quiet']} dir="auto" title={product.collections.join(', ')}>
        {product.collections.join(', ')}
      </div>
      <div role="gridcell" className={classes['chips']}>
        <MissingChips missing={product.missing} />
      </div>
      <div role="gridcell" className={classes['quiet']} dir="auto">
        {product.ribbon ?? ''}
      </div>
      <div role="gridcell" className={classes['number']}>
        {product.variantCount === 0 ? '' : formatNumber(product.variantCount)}
      </div>
      <div role="gridcell" className={classes['items']}>
        <ItemCounts open={product.openItems} approved={product.approvedItems} />
      </div>
    </div>
  )
})

/** Stands where a row will be once its page has come. */
export function PendingRow({ index, top }: { readonly index: number; readonly top: number }) {
  return (
    <div role="row" aria-rowindex={index + 2} aria-busy className={classes['row']} style={rowStyle(top)}>
      <div role="gridcell" className={classes['check']} aria-label={t('products:row.notLoaded')} />
      <div role="gridcell" className={classes['nameCell']} aria-label={t('products:row.loading')}>
        <span className={classes['tile']} />
        <span className={classes['bar']} />
      </div>
    </div>
  )
}

/** Products come without pictures that could be shown offline, so a neutral tile with the initial stands in. */
export function ProductTile({ name }: { readonly name: string }) {
  const initial = [...name.trim()].find((char) => /[\p{Letter}\p{Number}]/u.test(char)) ?? ''
  return (
    <span className={classes['tile']} aria-hidden>
      {initial.toLocaleUpperCase()}
    </span>
  )
}

function MissingChips({ missing }: { readonly missing: ProductSummary['missing'] }) {
  const labels = missing.map(attributeLabel)
  const rest = labels.slice(MISSING_SHOWN)
  return (
    <>
      {labels.slice(0, MISSING_SHOWN).map((label) => (
        <span key={label} className={classes['missing']} title={label}>
          {label}
        </span>
      ))}
      {rest.length > 0 && (
        <span className={classes['missing']} data-rest title={rest.join(', ')}>
          <span aria-hidden>+{formatNumber(rest.length)}</span>
          <span className={classes['spoken']}>
            {t('products:row.moreMissing', { count: rest.length, attributes: rest.join(', ') })}
          </span>
        </span>
      )}
    </>
  )
}

function ItemCounts({ open, approved }: { readonly open: number; readonly approved: number }) {
  return (
    <>
      {open > 0 && <span>{t('products:row.open', { count: open })}</span>}
      {approved > 0 && <span className={classes['approved']}>{t('products:row.approved', { count: approved })}</span>}
    </>
  )
}

function rowStyle(top: number): CSSProperties {
  return { transform: `translateY(${top}px)` }
}
