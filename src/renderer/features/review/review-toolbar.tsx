import { ActionIcon, Button, Pill, SegmentedControl } from '@mantine/core'
import { Columns2, Rows2, WrapText } from 'lucide-react'
import { memo, type RefObject } from 'react'
import { useApiQuery } from '../../lib/api.tsx'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { HtmlSwitch } from '../../ui/html-switch.tsx'
import { IconChoice } from '../../ui/icon-choice.tsx'
import { FilterPopover } from './filter-popover.tsx'
import { filterChips, WITHOUT_FILTER } from './filter-words.ts'
import type { ItemView } from './item-view.ts'
import { REVIEW_TABS, shownTabs, tabCount, tabLabel, type TabCounts } from './review-filter.ts'
import type { ReviewSearch } from './review-search.ts'
import { SearchField } from './search-field.tsx'
import { SortSelect } from './sort-select.tsx'
import classes from './review-toolbar.module.css'

export interface ReviewToolbarProps {
  readonly jobId: number | undefined
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
  readonly counts: TabCounts
  /** Some of the texts are HTML. */
  readonly hasHtml: boolean
  readonly view: ItemView
  readonly onView: (change: Partial<ItemView>) => void
  readonly searchField: RefObject<HTMLInputElement | null>
}

/** Memoised: it has nothing to do with the cursor, which moves with every key. */
export const ReviewToolbar = memo(function ReviewToolbar(props: ReviewToolbarProps) {
  const { jobId, search, onSearch, counts, hasHtml, view, onView, searchField } = props
  const tab = search.tab ?? 'open'
  const { data: catalogue } = useApiQuery('collections.list', {}, { enabled: search.collectionIds !== undefined })
  const chips = filterChips(search, (id) => catalogue?.collections.find((each) => each.id === id)?.name ?? id)
  return (
    <div className={classes['toolbar']}>
      <SegmentedControl
        size="xs"
        className={classes['tabs'] ?? ''}
        aria-label={t('review:toolbar.which')}
        value={tab}
        onChange={(value) => onSearch({ tab: REVIEW_TABS.find((each) => each === value) })}
        data={shownTabs(counts, tab).map((each) => ({
          value: each,
          label: (
            <span className={classes['tab']}>
              {tabLabel(each)}
              <span className={classes['count']}>{formatNumber(tabCount(each, counts))}</span>
            </span>
          )
        }))}
      />
      <SearchField
        query={search.query ?? ''}
        onQuery={(query) => onSearch({ query: query === '' ? undefined : query })}
        field={searchField}
        className={classes['search']}
      />
      <FilterPopover search={search} onSearch={onSearch} jobId={jobId} active={chips.length} />
      <SortSelect search={search} onSearch={onSearch} ofOneJob={jobId !== undefined} />
      <div className={classes['views']}>
        {hasHtml && <HtmlSwitch form={view.form} onChange={(form) => onView({ form })} />}
        {hasHtml && view.form === 'source' && (
          <ActionIcon
            variant={view.wrap ? 'light' : 'default'}
            aria-label={t('review:toolbar.breakLines')}
            title={t('review:toolbar.breakLinesKey')}
            aria-pressed={view.wrap}
            onClick={() => onView({ wrap: !view.wrap })}
          >
            <WrapText size={14} aria-hidden />
          </ActionIcon>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('review:toolbar.layout')}
          value={view.layout}
          onChange={(value) => onView({ layout: value === 'inline' ? 'inline' : 'side-by-side' })}
          data={[
            {
              value: 'inline',
              label: <IconChoice icon={<Rows2 size={14} aria-hidden />} name={t('review:toolbar.inline')} />
            },
            {
              value: 'side-by-side',
              label: <IconChoice icon={<Columns2 size={14} aria-hidden />} name={t('review:toolbar.sideBySide')} />
            }
          ]}
        />
      </div>
      {chips.length > 0 && (
        <div className={classes['chips']} role="group" aria-label={t('review:filter.title')}>
          {chips.map(({ key, label, without }) => (
            <Pill
              key={key}
              withRemoveButton
              onRemove={() => onSearch(without)}
              removeButtonProps={{
                'aria-label': t('review:toolbar.without', { filter: label }),
                'aria-hidden': false,
                tabIndex: 0
              }}
            >
              {label}
            </Pill>
          ))}
          <Button size="compact-xs" variant="subtle" onClick={() => onSearch(WITHOUT_FILTER)}>
            {t('review:toolbar.clearAll')}
          </Button>
        </div>
      )}
    </div>
  )
})
