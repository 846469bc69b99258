import { ActionIcon, CloseButton, SegmentedControl, Select, TextInput } from '@mantine/core'
import { Columns2, Rows2, Search, WrapText } from 'lucide-react'
import { memo, type RefObject } from 'react'
import { ATTRIBUTE_RULES, isAttribute, type Attribute } from '#shared/model/attribute.ts'
import { formatNumber } from '../../lib/format.ts'
import { HtmlSwitch } from '../../ui/html-switch.tsx'
import { IconChoice } from '../../ui/icon-choice.tsx'
import type { ItemView } from './item-view.ts'
import { REVIEW_TABS, shownTabs, tabCount, TAB_LABELS, type ReviewCounts, type ReviewFilter } from './review-filter.ts'
import classes from './review-toolbar.module.css'

export interface ReviewToolbarProps {
  readonly filter: ReviewFilter
  readonly onFilter: (change: Partial<ReviewFilter>) => void
  readonly counts: ReviewCounts
  readonly attributes: readonly Attribute[]
  readonly view: ItemView
  readonly onView: (change: Partial<ItemView>) => void
  readonly searchField: RefObject<HTMLInputElement | null>
}

/** Memoised: it has nothing to do with the cursor, which moves with every key. */
export const ReviewToolbar = memo(function ReviewToolbar({
  filter,
  onFilter,
  counts,
  attributes,
  view,
  onView,
  searchField
}: ReviewToolbarProps) {
  const hasHtml = attributes.some((attribute) => ATTRIBUTE_RULES[attribute].html)
  return (
    <div className={classes['toolbar']}>
      <SegmentedControl
        size="xs"
        aria-label="Which texts"
        value={filter.tab}
        onChange={(tab) => {
          const known = REVIEW_TABS.find((each) => each === tab)
          if (known !== undefined) onFilter({ tab: known })
        }}
        data={shownTabs(counts, filter.tab).map((tab) => ({
          value: tab,
          label: (
            <span className={classes['tab']}>
              {TAB_LABELS[tab]}
              <span className={classes['count']}>{formatNumber(tabCount(tab, counts))}</span>
            </span>
          )
        }))}
      />
      <Select
        size="xs"
        w={148}
        aria-label="Attribute"
        placeholder="All attributes"
        clearable
        value={filter.attribute}
        onChange={(value) => onFilter({ attribute: value !== null && isAttribute(value) ? value : null })}
        data={attributes.map((attribute) => ({ value: attribute, label: ATTRIBUTE_RULES[attribute].label }))}
      />
      <TextInput
        ref={searchField}
        size="xs"
        className={classes['search']}
        aria-label="Search products and texts"
        placeholder="Search"
        leftSection={<Search size={14} aria-hidden />}
        rightSection={
          filter.query === '' ? null : (
            <CloseButton size="xs" aria-label="Clear search" onClick={() => onFilter({ query: '' })} />
          )
        }
        maxLength={200}
        value={filter.query}
        onChange={(event) => onFilter({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <div className={classes['views']}>
        {hasHtml && <HtmlSwitch form={view.form} onChange={(form) => onView({ form })} />}
        {hasHtml && view.form === 'source' && (
          <ActionIcon
            variant={view.wrap ? 'light' : 'default'}
            aria-label="Break long lines"
            title="Break long lines (W)"
            aria-pressed={view.wrap}
            onClick={() => onView({ wrap: !view.wrap })}
          >
            <WrapText size={14} aria-hidden />
          </ActionIcon>
        )}
        <SegmentedControl
          size="xs"
          aria-label="How changes are shown"
          value={view.layout}
          onChange={(value) => onView({ layout: value === 'inline' ? 'inline' : 'side-by-side' })}
          data={[
            { value: 'inline', label: <IconChoice icon={<Rows2 size={14} aria-hidden />} name="Inline" /> },
            {
              value: 'side-by-side',
              label: <IconChoice icon={<Columns2 size={14} aria-hidden />} name="Side by side" />
            }
          ]}
        />
      </div>
    </div>
  )
})
