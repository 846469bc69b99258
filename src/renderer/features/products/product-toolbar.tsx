import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { Search, Sparkles, X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import type { Collection } from '#shared/contract/catalog.ts'
import { ATTRIBUTE_RULES, ATTRIBUTES, isAttribute } from '#shared/model/attribute.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'
import type { FilterChange, ProductFilter, ProductSort } from './product-filter.ts'
import classes from './products.module.css'

export interface ProductToolbarProps {
  /** What is typed, ahead of the filter while the merchant is still typing. */
  readonly query: string
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly filter: ProductFilter
  readonly sort: ProductSort
  readonly collections: readonly Collection[]
  readonly selectedCount: number
  readonly onQuery: (query: string) => void
  readonly onFilter: (change: FilterChange) => void
  readonly onSort: (sort: ProductSort) => void
  readonly onClear: () => void
  readonly onOptimize: () => void
}

const MISSING_OPTIONS = ATTRIBUTES.map((attribute) => ({
  value: attribute,
  label: `No ${lowerFirst(ATTRIBUTE_RULES[attribute].label)}`
}))

const SORT_OPTIONS = [
  { value: 'catalogue', label: 'Catalogue order' },
  { value: 'name', label: 'Name, A to Z' }
]

/** Filters, or, while anything is selected, what can be done with the selection. The search stays, to add to a selection. */
export function ProductToolbar(props: ProductToolbarProps) {
  const { selectedCount } = props
  return (
    <div
      role="toolbar"
      aria-label={selectedCount > 0 ? 'Selected products' : 'Product filters'}
      className={classes['toolbar']}
      data-acting={selectedCount > 0 || undefined}
    >
      <SearchBox {...props} />
      {selectedCount > 0 ? <SelectionActions {...props} /> : <Filters {...props} />}
    </div>
  )
}

function SearchBox({ query, searchRef, onQuery }: ProductToolbarProps): ReactNode {
  return (
    <TextInput
      ref={searchRef}
      aria-label="Search products"
      aria-keyshortcuts="/"
      placeholder="Search name, text or SKU"
      leftSection={<Search size={15} aria-hidden />}
      rightSection={
        query === '' ? null : <CloseButton size="sm" aria-label="Clear search" onClick={() => onQuery('')} />
      }
      value={query}
      maxLength={200}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (query === '') event.currentTarget.blur()
        else onQuery('')
      }}
      className={classes['search']}
    />
  )
}

function Filters({ filter, sort, collections, onFilter, onSort }: ProductToolbarProps): ReactNode {
  return (
    <>
      <Select
        aria-label="Collection"
        placeholder="All collections"
        searchable={collections.length > 8}
        clearable
        nothingFoundMessage="No such collection"
        data={collections.map(({ id, name, productCount }) => ({
          value: id,
          label: `${name} (${formatNumber(productCount)})`
        }))}
        value={filter.collectionId ?? null}
        onChange={(collectionId) => onFilter({ collectionId })}
        w={200}
      />
      <Select
        aria-label="Missing text"
        placeholder="Any text"
        clearable
        data={MISSING_OPTIONS}
        value={filter.missing ?? null}
        onChange={(value) => onFilter({ missing: value !== null && isAttribute(value) ? value : null })}
        w={170}
      />
      <Select
        aria-label="Sort by"
        allowDeselect={false}
        data={SORT_OPTIONS}
        value={sort}
        onChange={(value) => onSort(value === 'name' ? 'name' : 'catalogue')}
        w={160}
        className={classes['push']}
      />
    </>
  )
}

function SelectionActions({ selectedCount, onClear, onOptimize }: ProductToolbarProps): ReactNode {
  return (
    <>
      <span className={classes['count']} aria-live="polite">
        {formatNumber(selectedCount)} selected
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<X size={14} aria-hidden />}
        onClick={onClear}
      >
        Clear
      </Button>
      <Button className={classes['push']} leftSection={<Sparkles size={15} aria-hidden />} onClick={onOptimize}>
        Optimise {formatCount(selectedCount, 'product')}
      </Button>
    </>
  )
}

function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
