import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { Search, Sparkles, X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import type { Collection } from '#shared/contract/catalog.ts'
import { ATTRIBUTES, isAttribute } from '#shared/model/attribute.ts'
import { attributeLabel, inSentence } from '../../lib/attribute-words.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
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

/** Filters, or, while anything is selected, what can be done with the selection. The search stays, to add to a selection. */
export function ProductToolbar(props: ProductToolbarProps) {
  const { selectedCount } = props
  return (
    <div
      role="toolbar"
      aria-label={t(selectedCount > 0 ? 'products:toolbar.selection' : 'products:toolbar.filters')}
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
      aria-label={t('products:toolbar.search')}
      aria-keyshortcuts="/"
      placeholder={t('products:toolbar.searchHint')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={
        query === '' ? null : (
          <CloseButton size="sm" aria-label={t('products:toolbar.clearSearch')} onClick={() => onQuery('')} />
        )
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
        aria-label={t('products:toolbar.collection')}
        placeholder={t('products:toolbar.allCollections')}
        searchable={collections.length > 8}
        clearable
        nothingFoundMessage={t('products:toolbar.noCollection')}
        data={collections.map(({ id, name, productCount }) => ({
          value: id,
          label: `${name} (${formatNumber(productCount)})`
        }))}
        value={filter.collectionId ?? null}
        onChange={(collectionId) => onFilter({ collectionId })}
        w={200}
      />
      <Select
        aria-label={t('products:toolbar.missing')}
        placeholder={t('products:toolbar.anyText')}
        clearable
        data={ATTRIBUTES.map((attribute) => ({
          value: attribute,
          label: t('products:toolbar.without', { attribute: inSentence(attributeLabel(attribute)) })
        }))}
        value={filter.missing ?? null}
        onChange={(value) => onFilter({ missing: value !== null && isAttribute(value) ? value : null })}
        w={190}
      />
      <Select
        aria-label={t('products:toolbar.sort')}
        allowDeselect={false}
        data={[
          { value: 'catalogue', label: t('products:toolbar.sortCatalogue') },
          { value: 'name', label: t('products:toolbar.sortName') }
        ]}
        value={sort}
        onChange={(value) => onSort(value === 'name' ? 'name' : 'catalogue')}
        w={190}
        className={classes['push']}
      />
    </>
  )
}

function SelectionActions({ selectedCount, onClear, onOptimize }: ProductToolbarProps): ReactNode {
  return (
    <>
      <span className={classes['count']} aria-live="polite">
        {t('products:toolbar.selected', { count: selectedCount })}
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<X size={14} aria-hidden />}
        onClick={onClear}
      >
        {t('products:toolbar.clear')}
      </Button>
      <Button className={classes['push']} leftSection={<Sparkles size={15} aria-hidden />} onClick={onOptimize}>
        {t('products:optimize', { count: selectedCount })}
      </Button>
    </>
  )
}
