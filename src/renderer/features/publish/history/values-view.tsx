import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { History } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { Input } from '#shared/contract/contract.ts'
import type { HistoryEntry, HistoryFilter } from '#shared/contract/publishes.ts'
import { useApiPages } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { routes, type HistorySearch } from '../../../lib/routes.ts'
import {
  EVERYTHING_SELECTED,
  isSelected,
  NOTHING_SELECTED,
  withSelected,
  type Selection
} from '../../../lib/selection.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { partsOf } from '../publish-words.ts'
import { historyFilter } from './history-filter.ts'
import { HistoryRow } from './history-row.tsx'
import { HistoryToolbar } from './history-toolbar.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import classes from './history.module.css'

const PAGE = 100
const ROW_HEIGHT = 110
/** Milliseconds that a search waits for the next letter. */
const TYPING_MS = 200

interface Asked {
  readonly title: string
  readonly selection: Input<'history.undoPreview'>
}

/** Value by value, newest first, with the filters, and the undo of one, some or all that match. */
export function ValuesView({ initial }: { readonly initial: HistorySearch }) {
  const [search, setSearch] = useState(initial)
  const [settled] = useDebouncedValue(search, TYPING_MS)
  const filter = useMemo(() => historyFilter(settled), [settled])
  const [selection, setSelection] = useState<Selection<number>>(NOTHING_SELECTED)
  const [form, setForm] = useState<HtmlForm>('text')
  const [asked, setAsked] = useState<Asked | null>(null)
  const query = useApiPages('history.list', { ...filter, limit: PAGE })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data])
  const total = query.data?.pages[0]?.total
  const { fetchNextPage, isFetchingNextPage } = query
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  const change = (part: Partial<HistorySearch>): void => {
    setSearch((current) => ({ ...current, ...part }))
    // What was selected may not match any more.
    setSelection(NOTHING_SELECTED)
  }
  const filtered = Object.keys(filter).length > 0

  return (
    <>
      <HistoryToolbar search={search} onSearch={change} form={form} onForm={setForm} />
      {query.error !== null && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <Stack gap="xs" px="lg" role="group" aria-busy aria-label={t('common:ui.loading')}>
          <Skeleton height={110} radius="sm" animate={false} />
        </Stack>
      )}
      {total === 0 && <Nothing filtered={filtered} onClear={() => change(CLEARED)} />}
      {total !== undefined && total > 0 && (
        <VirtualList
          label={t('publish:history.list')}
          rows={rows}
          keyOf={(entry) => entry.opId}
          rowHeight={ROW_HEIGHT}
          total={total}
          hasMore={query.hasNextPage}
          onMore={more}
          renderRow={(entry: HistoryEntry) => (
            <HistoryRow
              entry={entry}
              form={form}
              selected={isSelectable(entry, selection, filter) ? isSelected(selection, entry.opId) : null}
              onSelect={(opId, on) => setSelection((current) => withSelected(current, [opId], on))}
              onUndo={(one) =>
                setAsked({
                  title: t(`publish:undo.${one.outcome === 'REVERTED' ? 'titleAgain' : 'titleOf'}`, partsOf(one)),
                  selection: { opIds: [one.opId] }
                })
              }
            />
          )}
        />
      )}
      {total !== undefined && total > 0 && (
        <Footer
          selection={selection}
          total={total}
          onSelection={setSelection}
          // What is asked for and not yet listed counts: the list follows what is typed a moment later.
          onUndo={() => setAsked(questionOf(selection, historyFilter(search)))}
        />
      )}
      {asked !== null && <UndoDialog selection={asked.selection} title={asked.title} onClose={() => setAsked(null)} />}
    </>
  )
}

const CLEARED: Partial<HistorySearch> = {
  query: undefined,
  jobId: undefined,
  publishId: undefined,
  productId: undefined,
  attribute: undefined,
  from: undefined,
  to: undefined
}

/** What was undone cannot be undone once more; all that match are texts on the store, unless they are those of one run. */
function isSelectable(entry: HistoryEntry, selection: Selection<number>, filter: HistoryFilter): boolean {
  if (entry.undoneBy !== null) return false
  return selection.mode === 'ids' || entry.outcome === 'PUBLISHED' || filter.publishId !== undefined
}

/** How many of all that match can be undone is for the engine to say: the list is one of events, and some of them are undone. */
function questionOf(selection: Selection<number>, filter: HistoryFilter): Asked {
  return selection.mode === 'ids'
    ? { title: t('publish:undo.title', { count: selection.ids.size }), selection: { opIds: [...selection.ids] } }
    : { title: t('publish:undo.titleMatching'), selection: { filter, except: [...selection.except] } }
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={History}
      title={filtered ? t('publish:history.nothingMatches') : t('publish:nothingPublished')}
      text={filtered ? t('publish:history.nothingMatchesText') : t('publish:history.nothingText')}
      action={
        filtered ? (
          <Button variant="default" onClick={onClear}>
            {t('publish:history.clearFilters')}
          </Button>
        ) : (
          <Button component="a" href={routes.jobs()}>
            {t('publish:openJobs')}
          </Button>
        )
      }
    />
  )
}

interface FooterProps {
  readonly selection: Selection<number>
  readonly total: number
  readonly onSelection: (selection: Selection<number>) => void
  readonly onUndo: () => void
}

function Footer({ selection, total, onSelection, onUndo }: FooterProps) {
  const all = selection.mode === 'all'
  const chosen = all || selection.ids.size > 0
  return (
    <Group gap="xs" wrap="nowrap" className={classes['footer'] ?? ''} data-selected={chosen || undefined}>
      <Text size="sm" fw={chosen ? 600 : 400} aria-live="polite">
        {chosen ? selectedWords(selection) : t('publish:history.total', { count: total })}
      </Text>
      {!(all && selection.except.size === 0) && (
        <Button size="compact-sm" variant="subtle" onClick={() => onSelection(EVERYTHING_SELECTED)}>
          {t('publish:history.selectAll')}
        </Button>
      )}
      {chosen && (
        <>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onSelection(NOTHING_SELECTED)}>
            {t('publish:history.clear')}
          </Button>
          <Button size="xs" ms="auto" onClick={onUndo}>
            {all ? t('publish:history.undoAll') : t('publish:history.undoSelected', { count: selection.ids.size })}
          </Button>
        </>
      )}
    </Group>
  )
}

function selectedWords(selection: Selection<number>): string {
  if (selection.mode === 'ids') return t('publish:history.selected', { count: selection.ids.size })
  const { size } = selection.except
  return size === 0 ? t('publish:history.allSelected') : t('publish:history.allBut', { count: size })
}
