import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { Minus, Check } from 'lucide-react'
import { useCallback, useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { ProductSummary } from '#shared/contract/catalog.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { t } from '../../lib/i18n.ts'
import { isSelected, type ProductSelection } from '../../lib/selection.ts'
import { listAction, type ListAction } from './list-keys.ts'
import { PendingRow, ProductRow } from './product-row.tsx'
import classes from './products.module.css'
import type { RowGestures } from './use-row-gestures.ts'

const ROW_HEIGHT = 42
const HEADER_HEIGHT = 34

export interface ProductListProps {
  readonly rows: readonly ProductSummary[]
  readonly total: number
  readonly stale: boolean
  readonly selection: ProductSelection
  readonly gestures: RowGestures
  /** The row that has, or would get, the focus. */
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly need: (index: number) => void
  /** Answers the keys of the list wherever in the window they are pressed, or not at all while something covers it. */
  readonly keysOn: boolean
}

/** Rows are virtual, the focus is not: the active row is always in the document, so that scrolling never loses it. */
export function ProductList(props: ProductListProps) {
  const { rows, total, selection, gestures, active, onActive, onOpen, need, keysOn } = props
  const scroller = useRef<HTMLDivElement>(null)
  const takeFocus = useRef(false)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    rangeExtractor: useCallback(
      (range: Range) => withActive(defaultRangeExtractor(range), active, total),
      [active, total]
    )
  })
  const items = virtual.getVirtualItems()
  const last = virtual.range?.endIndex ?? 0

  useEffect(() => {
    need(Math.min(total - 1, last + 40))
  }, [need, last, total, rows.length])

  useEffect(() => {
    if (!takeFocus.current) return
    takeFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true })
  })

  const moveTo = useCallback(
    (index: number) => {
      takeFocus.current = true
      onActive(index)
      virtual.scrollToIndex(index, { align: 'auto' })
    },
    [onActive, virtual]
  )

  const act = useCallback(
    (action: ListAction) => {
      const end = rows.length - 1
      const go = (to: number, extend: boolean): void => {
        const index = Math.max(0, Math.min(end, to))
        if (extend) gestures.extend(active, index)
        moveTo(index)
      }
      switch (action.kind) {
        case 'move':
          return go(active + action.by, action.extend)
        case 'jump':
          return go(action.to === 'start' ? 0 : end, action.extend)
        case 'toggle':
          if (action.extend) gestures.extend(active, active)
          else gestures.toggle(active)
          return moveTo(active)
        case 'open':
          return onOpen(active)
        case 'all':
          return gestures.selectLoaded()
        case 'clear':
          return gestures.clear()
      }
    },
    [rows.length, active, gestures, moveTo, onOpen]
  )

  useEffect(() => {
    if (!keysOn) return
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || !isFreeKey(event)) return
      const action = listAction(event, 1)
      if (action === undefined || rows.length === 0) return
      event.preventDefault()
      act(action)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [keysOn, act, rows.length])

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / ROW_HEIGHT) - 1)
    const action = keysOn && rows.length > 0 ? listAction(event, page) : undefined
    if (action === undefined) return
    event.preventDefault()
    act(action)
  }

  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null
    const row = target?.closest<HTMLElement>('[data-index]')
    if (!row) return
    const index = Number(row.dataset['index'])
    onActive(index)
    if (event.shiftKey) gestures.extend(active, index)
    else if (target?.closest('[data-check]') || event.ctrlKey || event.metaKey) gestures.toggle(index)
    else onOpen(index)
  }

  return (
    // The rows carry the tab stop; the grid itself only listens.
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t('products:title')}
      aria-rowcount={props.stale ? -1 : total + 1}
      aria-colcount={7}
      aria-multiselectable
      className={classes['scroller']}
      data-stale={props.stale || undefined}
      ref={scroller}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <ListHeader rows={rows} selection={selection} gestures={gestures} />
      <div role="rowgroup" className={classes['body']} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const product = rows[item.index]
          const top = item.start - HEADER_HEIGHT
          if (!product) return <PendingRow key={item.key} index={item.index} top={top} />
          return (
            <ProductRow
              key={item.key}
              product={product}
              index={item.index}
              top={top}
              active={item.index === active}
              selected={isSelected(selection, product.id)}
            />
          )
        })}
      </div>
    </div>
  )
}

interface ListHeaderProps {
  readonly rows: readonly ProductSummary[]
  readonly selection: ProductSelection
  readonly gestures: RowGestures
}

function ListHeader({ rows, selection, gestures }: ListHeaderProps) {
  const selected = rows.filter((row) => isSelected(selection, row.id)).length
  const all = rows.length > 0 && selected === rows.length
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['columns']}>
        <div role="columnheader" className={classes['check']}>
          <button
            type="button"
            role="checkbox"
            aria-checked={all ? true : selected > 0 ? 'mixed' : false}
            aria-label={t('products:list.selectLoaded')}
            className={classes['box']}
            data-on={selected > 0 || undefined}
            onClick={() => (all ? gestures.clear() : gestures.selectLoaded())}
          >
            {all && <Check size={12} strokeWidth={3.5} aria-hidden />}
            {!all && selected > 0 && <Minus size={12} strokeWidth={3.5} aria-hidden />}
          </button>
        </div>
        <div role="columnheader">{t('products:list.product')}</div>
        <div role="columnheader">{t('products:list.collections')}</div>
        <div role="columnheader">{t('products:list.missing')}</div>
        <div role="columnheader">{attributeLabel('ribbon')}</div>
        <div role="columnheader" className={classes['number']}>
          {t('products:list.variants')}
        </div>
        <div role="columnheader">{t('products:list.review')}</div>
      </div>
    </div>
  )
}

function withActive(indexes: readonly number[], active: number, total: number): number[] {
  if (active >= total || indexes.includes(active)) return [...indexes]
  return [...indexes, active].toSorted((a, b) => a - b)
}

/** Pressed where nothing else wants it: not in a field, on a control, or in something that lies over the page. */
function isFreeKey(event: globalThis.KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target === null || target === document.body) return true
  if (
    target.closest(
      'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"], [role="grid"]'
    )
  )
    return false
  // Space and Enter press the button that has the focus.
  return !(target.closest('button, a, [role="option"]') && (event.key === ' ' || event.key === 'Enter'))
}
