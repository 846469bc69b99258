import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { riskBandOf } from '#shared/model/risk.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { isConnectionLost } from '../../lib/connection.ts'
import { useToggled } from '../../lib/use-toggled.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { JobError } from '../../ui/job-error.tsx'
import { LowRiskDialog } from './low-risk-dialog.tsx'
import { ReviewEmpty } from './review-empty.tsx'
import { ReviewFooter } from './review-footer.tsx'
import { ReviewHead } from './review-head.tsx'
import { ReviewList } from './review-list.tsx'
import { cleanSearch, narrowedFilter, type ReviewSearch } from './review-search.ts'
import { ReviewToolbar } from './review-toolbar.tsx'
import { useCardActions } from './use-card-actions.ts'
import { useChangeSteps } from './use-change-steps.ts'
import { useItemView } from './use-item-view.ts'
import { useReview, type Review } from './use-review.ts'
import { useReviewActions } from './use-review-actions.ts'
import { useReviewCommands } from './use-review-commands.ts'
import { useReviewKeys } from './use-review-keys.ts'
import classes from './review-screen.module.css'

export interface ReviewScreenProps {
  /** All jobs of the store where not given. */
  readonly jobId?: number | undefined
  /** What the address says. */
  readonly search: ReviewSearch
  /** Goes to another address; `replace` where it is the same review, only spelt on. */
  readonly onSearch: (search: ReviewSearch, replace: boolean) => void
}

/** Every change before and after, and the merchant's word on it. */
export function ReviewScreen({ jobId, search, onSearch }: ReviewScreenProps) {
  const [view, changeView] = useItemView()
  const [open, toggleOpen] = useToggled()
  const [triage, setTriage] = useState(false)
  const searchField = useRef<HTMLInputElement>(null)
  const review = useReview(jobId, search)
  const actions = useReviewActions(review)
  const { job, all, session } = review
  // The row shows what was decided about it first; the numbers around the list follow.
  const counts = useDeferredValue(review.counts)
  const tab = search.tab ?? 'open'

  const cardActions = useCardActions(actions)
  const openToCursor = useCallback(
    (id: number) => {
      if (!open.has(id)) toggleOpen(id)
    },
    [open, toggleOpen]
  )
  const changes = useChangeSteps(actions.cursor?.id, openToCursor)
  const changeSearch = useCallback(
    (change: Partial<ReviewSearch>): void => {
      cardActions.clearSelection()
      onSearch(cleanSearch({ ...search, ...change }), Object.keys(change).join(' ') === 'query')
    },
    [cardActions, onSearch, search]
  )
  const chooseSearch = useCallback(
    (chosen: ReviewSearch): void => {
      cardActions.clearSelection()
      onSearch(chosen, false)
    },
    [cardActions, onSearch]
  )
  const keepView = useCallback((from: number) => onSearch(cleanSearch({ ...search, from }), true), [onSearch, search])
  const startTriage = useCallback(() => setTriage(true), [])
  const run = useReviewKeys({ actions, changes, view, onView: changeView, toggleOpen, searchField })

  const connected = useApiQuery('shop.get', {}).data?.connected ?? false
  const hasHtml = (job?.attributes ?? all?.attributes.map(({ attribute }) => attribute) ?? []).some(
    (attribute) => ATTRIBUTE_RULES[attribute].html
  )
  const { matchingNow, reopen } = review
  const showNow = useMemo(
    () =>
      matchingNow === null
        ? null
        : {
            label:
              tab === 'open'
                ? t('review:showOpenNow', { items: matchingNow })
                : t('review:showMatchingNow', { items: matchingNow }),
            run: () => void reopen('top')
          },
    [matchingNow, tab, reopen]
  )
  const canReopen = tab !== 'open'
  useReviewCommands({
    run,
    actions,
    total: review.total,
    canReopen,
    view,
    onView: changeView,
    hasHtml,
    lowRisk: review.lowRisk,
    onTriage: startTriage,
    showNow
  })
  return (
    <div className={classes['screen']}>
      <ReviewHead
        jobId={jobId}
        job={job}
        search={search}
        counts={counts}
        all={all}
        lowRisk={review.lowRisk}
        connected={connected}
        onTriage={startTriage}
        onChoose={chooseSearch}
        onSaved={keepView}
      />
      {!review.isWithoutJob && (
        <ReviewToolbar
          jobId={jobId}
          search={search}
          onSearch={changeSearch}
          counts={counts}
          hasHtml={hasHtml}
          view={view}
          onView={changeView}
          searchField={searchField}
        />
      )}
      <Content review={review} jobId={jobId} connected={connected} search={search} onSearch={changeSearch}>
        <ReviewList
          review={review}
          actions={actions}
          cardActions={cardActions}
          tab={tab}
          view={view}
          ofJobs={jobId === undefined}
          open={open}
          onOpen={toggleOpen}
          change={changes.shown}
        />
      </Content>
      <VisuallyHidden role="status">{changes.said}</VisuallyHidden>
      <ReviewFooter
        actions={actions}
        matching={matchingNow ?? review.total}
        canReopen={canReopen}
        notice={review.state.notice}
        onDismiss={session.dismiss}
        showNow={showNow}
      />
      {triage && (
        <LowRiskDialog
          filter={narrowedFilter(search, jobId)}
          view={view}
          settled={session.settled}
          onClose={() => setTriage(false)}
          onApprove={(listId) => {
            setTriage(false)
            actions.approveList(listId, (item) => item.review === 'OPEN' && riskBandOf(item.risk) === 'low')
          }}
        />
      )}
    </div>
  )
}

interface ContentProps {
  readonly review: Review
  readonly jobId: number | undefined
  readonly connected: boolean
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
  readonly children: React.ReactNode
}

function Content({ review, jobId, connected, search, onSearch, children }: ContentProps) {
  const { job } = review
  if (review.total > 0)
    return (
      <>
        {review.error !== null && !isConnectionLost(review.error.body) && (
          <ErrorState error={review.error.body} onRetry={review.retry} />
        )}
        {children}
      </>
    )
  if (review.error !== null) {
    return (
      <div className={classes['rest']}>
        <JobError error={review.error.body} onRetry={review.retry} />
      </div>
    )
  }
  if (review.waiting || review.all === undefined || (jobId !== undefined && job === undefined)) {
    return (
      <Stack
        gap="xs"
        px="lg"
        py="sm"
        className={classes['rest']}
        role="group"
        aria-busy
        aria-label={t('review:loading')}
      >
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
        job={job}
        counts={review.counts}
        connected={connected}
        search={search}
        onSearch={onSearch}
      />
    </div>
  )
}
