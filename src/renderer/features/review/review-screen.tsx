import { Button, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core'
import { Download } from 'lucide-react'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { Trans } from 'react-i18next'
import type { Job } from '#shared/contract/jobs.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { riskBandOf } from '#shared/model/risk.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatLanguage } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { useToggled } from '../../lib/use-toggled.ts'
import { DeviceBadge } from '../../ui/device-badge.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { PublishButton } from '../../ui/publish-button.tsx'
import { LowRiskDialog } from './low-risk-dialog.tsx'
import { ReviewEmpty } from './review-empty.tsx'
import { tabCount } from './review-filter.ts'
import { ReviewFooter } from './review-footer.tsx'
import { ReviewList } from './review-list.tsx'
import { cleanSearch, narrowedFilter, type ReviewSearch } from './review-search.ts'
import { ReviewToolbar } from './review-toolbar.tsx'
import { SavedViews } from './saved-views.tsx'
import { useCardActions } from './use-card-actions.ts'
import { useChangeSteps } from './use-change-steps.ts'
import { useItemView } from './use-item-view.ts'
import { useReview, type Review } from './use-review.ts'
import { useReviewActions } from './use-review-actions.ts'
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
  const { job, counts, all, session } = review
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
  const chooseSearch = (chosen: ReviewSearch): void => {
    actions.clearSelection()
    onSearch(chosen, false)
  }
  useReviewKeys({ actions, changes, view, onView: changeView, toggleOpen, searchField })

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
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t('review:title')}
        badge={job?.device && <DeviceBadge name={job.device.name} />}
        {...(jobId === undefined
          ? {}
          : { back: { href: routes.job(jobId), label: t('review:job', { id: String(jobId) }) } })}
        description={
          job ? aboutJob(job) : jobId === undefined && all ? aboutJobs(all.total, all.jobs.length) : undefined
        }
        actions={
          <>
            {all && <Reviewed done={counts.approved + counts.rejected} of={tabCount('all', counts)} />}
            {review.lowRisk > 0 && (
              <Button variant="default" onClick={() => setTriage(true)}>
                {t('review:approveLowRisk', { items: review.lowRisk })}
              </Button>
            )}
            {jobId === undefined && (
              <SavedViews
                search={search}
                onChoose={chooseSearch}
                onSaved={(from) => onSearch(cleanSearch({ ...search, from }), true)}
              />
            )}
            {jobId !== undefined && (
              <WaysOut jobId={jobId} connected={connected} decided={counts.open === 0 && counts.approved > 0} />
            )}
          </>
        }
      />
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
        total={review.total}
        canReopen={tab !== 'open'}
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

function aboutJob({ attributes, productCount, language }: Job): string {
  return t('review:aboutJob', {
    count: productCount,
    attributes: attributes.map((attribute) => attributeLabel(attribute)).join(', '),
    language: formatLanguage(language)
  })
}

function aboutJobs(texts: number, jobs: number): string {
  return t('review:aboutJobs', {
    texts: t('common:count.text', { count: texts }),
    jobs: t('common:count.job', { count: jobs })
  })
}

interface WaysOutProps {
  readonly jobId: number
  readonly connected: boolean
  readonly decided: boolean
}

/** Where the approved texts of a job go. */
function WaysOut({ jobId, connected, decided }: WaysOutProps) {
  return (
    <>
      <Button
        component="a"
        href={routes.export(jobId)}
        variant={decided && !connected ? 'filled' : 'default'}
        leftSection={<Download size={15} aria-hidden />}
      >
        {t('review:export')}
      </Button>
      <PublishButton jobId={jobId} connected={connected} main={decided} />
    </>
  )
}

/** Memoised, as a sentence with elements in it takes long to put together. */
const Reviewed = memo(function Reviewed({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <div className={classes['reviewed']}>
      <Text size="sm" className={classes['reviewedText']}>
        <Trans ns="review" i18nKey="reviewedOf" values={{ done, of }} components={{ b: <b /> }} />
      </Text>
      <ProgressLine label={t('review:reviewed')} value={done} total={of} />
    </div>
  )
})

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
  if (review.total > 0) return children
  if (review.error !== null) {
    return (
      <div className={classes['rest']}>
        <ErrorState error={review.error.body} onRetry={review.retry} />
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
        working={job !== undefined && !isJobFinished(job.status)}
        counts={review.counts}
        connected={connected}
        search={search}
        onSearch={onSearch}
      />
    </div>
  )
}
