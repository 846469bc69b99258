import { Button, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks'
import { Download } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatCount, formatLanguage, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { useShortcutGroup } from '../../lib/shortcuts.ts'
import { useUndo } from '../../lib/undo-target.ts'
import { useKeys } from '../../lib/use-keys.ts'
import { useToggled } from '../../lib/use-toggled.ts'
import { DeviceBadge } from '../../ui/device-badge.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { PublishButton } from '../../ui/publish-button.tsx'
import type { ItemView } from './item-view.ts'
import { nextHtmlForm, type HtmlForm } from '../../ui/html-form.ts'
import type { DiffLayout } from '../../ui/value-diff.tsx'
import { ReviewEmpty } from './review-empty.tsx'
import { FIRST_FILTER, tabCount, type ReviewFilter, type ReviewTab } from './review-filter.ts'
import { ReviewFooter } from './review-footer.tsx'
import { commandOf, REVIEW_SHORTCUTS } from './review-keys.ts'
import { ReviewList } from './review-list.tsx'
import { ReviewToolbar } from './review-toolbar.tsx'
import { useCardActions } from './use-card-actions.ts'
import { useReviewActions } from './use-review-actions.ts'
import { useChangeSteps } from './use-change-steps.ts'
import { useReview, type Review } from './use-review.ts'
import classes from './review-screen.module.css'

export interface ReviewScreenProps {
  readonly jobId: number
  /** What is shown first; what is to be reviewed where not given. */
  readonly tab?: ReviewTab
}

const NO_ATTRIBUTES: readonly Attribute[] = []

/** Every change of a job before and after, and the merchant's word on it. */
export function ReviewScreen({ jobId, tab = FIRST_FILTER.tab }: ReviewScreenProps) {
  const [filter, setFilter] = useState<ReviewFilter>({ ...FIRST_FILTER, tab })
  const [query] = useDebouncedValue(filter.query, 150)
  const asked = useMemo(() => ({ ...filter, query }), [filter, query])
  const [layout, setLayout] = useLocalStorage<DiffLayout>({
    key: 'wordshelf.review.layout',
    defaultValue: 'inline',
    getInitialValueInEffect: false
  })
  const [form, setForm] = useState<HtmlForm>('text')
  const [wrap, setWrap] = useLocalStorage({
    key: 'wordshelf.review.wrap',
    defaultValue: true,
    getInitialValueInEffect: false
  })
  const [open, toggleOpen] = useToggled()
  const searchField = useRef<HTMLInputElement>(null)
  const review = useReview(jobId, asked)
  const actions = useReviewActions(review, jobId, asked)
  const { job, counts } = review
  const language = job?.language ?? 'en'
  const view = useMemo(() => ({ layout, form, wrap, language }), [layout, form, wrap, language])

  const cardActions = useCardActions(actions)
  const openToCursor = useCallback(
    (id: number) => {
      if (!open.has(id)) toggleOpen(id)
    },
    [open, toggleOpen]
  )
  const changes = useChangeSteps(actions.cursor?.id, openToCursor)
  const changeFilter = useCallback(
    (change: Partial<ReviewFilter>): void => {
      setFilter((current) => ({ ...current, ...change }))
      cardActions.clearSelection()
    },
    [cardActions]
  )
  const changeView = useCallback(
    (change: Partial<ItemView>): void => {
      if (change.layout !== undefined) setLayout(change.layout)
      if (change.form !== undefined) setForm(change.form)
      if (change.wrap !== undefined) setWrap(change.wrap)
    },
    [setLayout, setWrap]
  )
  const toggleLayout = (): void => setLayout(layout === 'inline' ? 'side-by-side' : 'inline')

  useShortcutGroup(REVIEW_SHORTCUTS)
  useUndo(actions.undo)
  useKeys(commandOf, (command) => {
    switch (command) {
      case 'next':
        return actions.move(1, false)
      case 'previous':
        return actions.move(-1, false)
      case 'extend-next':
        return actions.move(1, true)
      case 'extend-previous':
        return actions.move(-1, true)
      case 'next-undecided':
        return actions.goToNextUndecided()
      case 'approve':
        return actions.decide('APPROVED')
      case 'reject':
        return actions.decide('REJECTED')
      case 'edit':
        return actions.cursor && actions.startEdit(actions.cursor.id)
      case 'keep-this':
        return actions.cursor && actions.settle(actions.cursor, 'this')
      case 'keep-other':
        return actions.cursor && actions.settle(actions.cursor, 'other')
      case 'undo':
        return actions.undo()
      case 'toggle-select':
        return actions.cursor && actions.toggle([actions.cursor.id])
      case 'select-all':
        return actions.selectAll()
      case 'expand':
        return actions.cursor && toggleOpen(actions.cursor.id)
      case 'layout':
        return toggleLayout()
      case 'form':
        return setForm(nextHtmlForm(form))
      case 'wrap':
        return setWrap(!wrap)
      case 'next-change':
        return changes.step(1)
      case 'previous-change':
        return changes.step(-1)
      case 'search':
        return searchField.current?.select()
      case 'clear':
        return actions.clearSelection()
    }
  })

  const delivered = tabCount('all', counts)
  const connected = useApiQuery('shop.get', {}).data?.connected ?? false
  const allDecided = counts.open === 0 && counts.approved > 0
  return (
    <div className={classes['screen']}>
      <PageHeader
        title="Review"
        badge={job?.device && <DeviceBadge name={job.device.name} />}
        back={{ href: routes.job(jobId), label: `Job ${jobId}` }}
        description={
          job &&
          `${job.attributes.map((attribute) => ATTRIBUTE_RULES[attribute].label).join(', ')} for ${formatCount(job.productCount, 'product')} in ${formatLanguage(job.language)}`
        }
        actions={
          <>
            {job && <Reviewed done={counts.approved + counts.rejected} of={delivered} />}
            <Button
              component="a"
              href={routes.export(jobId)}
              variant={allDecided && !connected ? 'filled' : 'default'}
              leftSection={<Download size={15} aria-hidden />}
            >
              Export
            </Button>
            <PublishButton jobId={jobId} connected={connected} main={allDecided} />
          </>
        }
      />
      <ReviewToolbar
        filter={filter}
        onFilter={changeFilter}
        counts={counts}
        attributes={job?.attributes ?? NO_ATTRIBUTES}
        view={view}
        onView={changeView}
        searchField={searchField}
      />
      {review.fresh > 0 && review.items.length > 0 && (
        <div className={classes['fresh']} role="status">
          {formatCount(review.fresh, 'new text')} {review.fresh === 1 ? 'is' : 'are'} ready.
          <Button size="compact-xs" variant="subtle" onClick={review.showFresh}>
            Show
          </Button>
        </div>
      )}
      <Content review={review} jobId={jobId} connected={connected} filter={filter} onFilter={changeFilter}>
        <ReviewList
          review={review}
          actions={actions}
          cardActions={cardActions}
          view={view}
          open={open}
          onOpen={toggleOpen}
          change={changes.shown}
        />
      </Content>
      <VisuallyHidden role="status">{changes.said}</VisuallyHidden>
      <ReviewFooter
        actions={actions}
        total={review.total}
        canReopen={filter.tab !== 'open'}
        notice={review.state.notice}
        onDismiss={review.session.dismiss}
      />
    </div>
  )
}

function Reviewed({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <div className={classes['reviewed']}>
      <Text size="sm" className={classes['reviewedText']}>
        <b>{formatNumber(done)}</b> of {formatNumber(of)} reviewed
      </Text>
      <ProgressLine label="Reviewed" value={done} total={of} />
    </div>
  )
}

interface ContentProps {
  readonly review: Review
  readonly jobId: number
  readonly connected: boolean
  readonly filter: ReviewFilter
  readonly onFilter: (change: Partial<ReviewFilter>) => void
  readonly children: React.ReactNode
}

function Content({ review, jobId, connected, filter, onFilter, children }: ContentProps) {
  if (review.items.length > 0) return children
  if (review.error !== null) {
    return (
      <div className={classes['rest']}>
        <ErrorState error={review.error.body} onRetry={review.retry} />
      </div>
    )
  }
  if (review.loading || review.job === undefined) {
    return (
      <Stack gap="xs" px="lg" py="sm" className={classes['rest']} aria-busy aria-label="Loading">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={84} radius="sm" animate={false} />
        ))}
      </Stack>
    )
  }
  return (
    <div className={classes['rest']}>
      <ReviewEmpty
        jobId={jobId}
        job={review.job}
        counts={review.counts}
        connected={connected}
        filter={filter}
        onFilter={onFilter}
      />
    </div>
  )
}
