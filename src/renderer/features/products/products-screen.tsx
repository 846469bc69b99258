import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { PackageOpen, SearchX, Upload } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Trans } from 'react-i18next'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { routes, useGo } from '../../lib/routes.ts'
import { isSelected, productSelection, selectedProducts, useProductSelection } from '../../lib/selection.ts'
import { useShortcutGroup, type ShortcutGroup } from '../../lib/shortcuts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProductDrawer } from './product-drawer.tsx'
import { changeFilter, isFiltered, sameFilter, type FilterChange } from './product-filter.ts'
import { ProductList } from './product-list.tsx'
import { ProductToolbar } from './product-toolbar.tsx'
import classes from './products.module.css'
import { freezeSelection } from './freeze-selection.ts'
import { rememberView, startView } from './remembered-view.ts'
import { SelectionBanner } from './selection-banner.tsx'
import { useProductPages, type ProductPages } from './use-product-pages.ts'
import { useRowGestures } from './use-row-gestures.ts'

const shortcuts = (): ShortcutGroup => ({
  title: t('products:title'),
  shortcuts: [
    { keys: '/', label: t('products:shortcuts.search') },
    { keys: 'j', label: t('products:shortcuts.next') },
    { keys: 'k', label: t('products:shortcuts.previous') },
    { keys: 'x', label: t('products:shortcuts.toggle') },
    { keys: 'shift+arrowdown', label: t('products:shortcuts.range') },
    { keys: 'mod+a', label: t('products:shortcuts.selectLoaded') },
    { keys: 'enter', label: t('products:shortcuts.open') },
    { keys: 'mod+enter', label: t('products:shortcuts.optimize') },
    { keys: 'escape', label: t('products:shortcuts.clear') }
  ]
})

export function ProductsScreen() {
  const client = useApi()
  const go = useGo()
  const selection = useProductSelection()
  const [view, setView] = useState(startView)
  const [typed, setTyped] = useState(view.filter.query ?? '')
  const [active, setActive] = useState(0)
  const [openId, setOpenId] = useState<string | null>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const { filter, sort } = view

  const pages = useProductPages(filter, sort)
  const { rows, total } = pages
  const gestures = useRowGestures(rows)
  const collections = useApiQuery('collections.list', {})
  const count = selectedProducts(selection)
  const openIndex = openId === null ? -1 : rows.findIndex((row) => row.id === openId)
  const activeIndex = openIndex >= 0 ? openIndex : Math.min(active, Math.max(0, rows.length - 1))

  useEffect(() => rememberView(view), [view])

  const wanted = useRef(filter)
  const applyFilter = useCallback(
    (change: FilterChange) => {
      // Of what is wanted and not of what is shown: the change before may still wait.
      const next = changeFilter(wanted.current, change)
      if (sameFilter(next, wanted.current)) return
      wanted.current = next
      // "All matching" is about the filter it was chosen under, so it is written out before the filter changes.
      void freezeSelection(client, filter).then((kept) => {
        if (!kept) notifications.show({ message: t('products:screen.selectionLost') })
        setView((now) => ({ ...now, filter: wanted.current }))
        setActive(0)
      })
    },
    [client, filter]
  )
  const applyQuery = useDebouncedCallback((query: string) => applyFilter({ query }), 200)

  const onQuery = (query: string): void => {
    setTyped(query)
    applyQuery(query)
  }
  const onFilter = (change: FilterChange): void => applyFilter({ query: typed, ...change })
  const clearFilters = (): void => {
    applyQuery.cancel()
    setTyped('')
    applyFilter({ query: '', collectionId: null, missing: null })
  }
  const clearSelection = useCallback(() => {
    const before = productSelection.get()
    gestures.clear()
    if (selectedProducts(before) > 1) offerUndo(selectedProducts(before), () => productSelection.set(before))
  }, [gestures])
  const optimizeOne = (): void => {
    if (openId !== null) productSelection.selectIds([openId])
    go(routes.optimize())
  }

  useShortcutGroup(shortcuts)
  useHotkeys([
    ['/', () => searchRef.current?.focus()],
    ['mod+Enter', () => count > 0 && go(routes.optimize())]
  ])

  const openAt = useCallback(
    (index: number) => {
      setActive(index)
      setOpenId(rows[index]?.id ?? null)
    },
    [rows]
  )
  const selectedHere = rows.filter((row) => isSelected(selection, row.id)).length

  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t('products:title')}
        description={pages.loading || pages.stale ? ' ' : describe(total, isFiltered(filter))}
        actions={
          <Button component="a" href={routes.import()} variant="default" leftSection={<Upload size={15} aria-hidden />}>
            {t('products:screen.importCsv')}
          </Button>
        }
      />
      <div className={classes['content']}>
        <ProductToolbar
          query={typed}
          searchRef={searchRef}
          filter={filter}
          sort={sort}
          collections={collections.data?.collections ?? []}
          selectedCount={count}
          onQuery={onQuery}
          onFilter={onFilter}
          onSort={(next) => setView((now) => ({ ...now, sort: next }))}
          onClear={clearSelection}
          onOptimize={() => go(routes.optimize())}
        />
        <SelectionBanner
          selection={selection}
          loaded={rows.length}
          selectedHere={selectedHere}
          total={pages.stale ? null : total}
          onSelectAll={() => productSelection.selectAllMatching(filter, total)}
          onClear={clearSelection}
        />
        {pages.error && rows.length > 0 && <ErrorState error={pages.error.body} onRetry={pages.retry} />}
        <ListArea
          pages={pages}
          filtered={isFiltered(filter)}
          onClearFilters={clearFilters}
          list={
            <ProductList
              rows={rows}
              total={total}
              stale={pages.stale}
              selection={selection}
              gestures={{ ...gestures, clear: clearSelection }}
              active={activeIndex}
              onActive={setActive}
              onOpen={openAt}
              need={pages.need}
              keysOn={openId === null}
            />
          }
        />
      </div>
      <ProductDrawer
        productId={openId}
        selected={openId !== null && isSelected(selection, openId)}
        onClose={() => setOpenId(null)}
        onToggle={() => openId !== null && productSelection.toggle(openId)}
        onOptimize={optimizeOne}
        onPrevious={openIndex > 0 ? () => openAt(openIndex - 1) : undefined}
        onNext={openIndex >= 0 && openIndex < rows.length - 1 ? () => openAt(openIndex + 1) : undefined}
      />
    </div>
  )
}

interface ListAreaProps {
  readonly pages: ProductPages
  readonly filtered: boolean
  readonly onClearFilters: () => void
  readonly list: ReactNode
}

function ListArea({ pages, filtered, onClearFilters, list }: ListAreaProps) {
  if (pages.loading) {
    return (
      <div className={classes['frame']} aria-busy aria-label={t('products:screen.loading')}>
        <Stack gap={10} p="md">
          {Array.from({ length: 10 }, (_, at) => (
            <Skeleton key={at} h={30} />
          ))}
        </Stack>
      </div>
    )
  }
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error.body} onRetry={pages.retry} />
  if (pages.rows.length > 0) return <div className={classes['frame']}>{list}</div>
  return filtered ? (
    <EmptyState
      icon={SearchX}
      title={t('products:nothingFound.title')}
      text={t('products:nothingFound.text')}
      action={
        <Button variant="default" onClick={onClearFilters}>
          {t('products:nothingFound.clearFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={PackageOpen}
      title={t('products:empty.title')}
      text={<Trans ns="products" i18nKey="empty.text" components={{ sample: <Anchor href={routes.welcome()} /> }} />}
      action={
        <Button component="a" href={routes.import()}>
          {t('products:empty.import')}
        </Button>
      }
    />
  )
}

function describe(total: number, filtered: boolean): string {
  return t(filtered ? 'products:screen.matching' : 'common:count.product', { count: total })
}

function offerUndo(count: number, undo: () => void): void {
  const id = 'selection-cleared'
  notifications.hide(id)
  notifications.show({
    id,
    message: (
      <Group justify="space-between">
        {t('products:screen.unselected', { count })}
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => {
            undo()
            notifications.hide(id)
          }}
        >
          {t('common:action.undo')}
        </Button>
      </Group>
    )
  })
}
