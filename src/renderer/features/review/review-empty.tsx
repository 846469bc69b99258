import { Button } from '@mantine/core'
import { CheckCheck, FilterX, Hourglass, Inbox } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { isPublishNext, usePublishable, type Publishable } from '../../lib/use-publishable.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { tabCount, type TabCounts } from './review-filter.ts'
import { WITHOUT_FILTER } from './filter-words.ts'
import { countsOfAll, isNarrowed, type ReviewSearch } from './review-search.ts'

export interface ReviewEmptyProps {
  /** Of a review of one job. */
  readonly jobId: number | undefined
  readonly job: Job | undefined
  /** Of what matches. */
  readonly counts: TabCounts
  /** The store is one on Wix, where approved texts go; elsewhere they go into a file. */
  readonly connected: boolean
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
}

/** Why the list is empty, and the one way on from there. */
export function ReviewEmpty({ jobId, job, counts, connected, search, onSearch }: ReviewEmptyProps) {
  const delivered = tabCount('all', counts)
  const tab = search.tab ?? 'open'
  /** More texts are to come. */
  const working = job !== undefined && !isJobFinished(job.status)
  const all = countsOfAll(search, job, counts)
  // The ways out are those of the whole job, so they wait until the whole of it is decided on.
  const isDone = all?.open === 0
  const { approved, rejected } = isDone ? all : counts
  const wayOut = tab === 'open' && approved > 0 && !working
  const publishable = usePublishable({ jobId, approved }, wayOut && isDone && connected)
  if (delivered === 0 && isNarrowed(search)) {
    return (
      <EmptyState
        icon={FilterX}
        title={t('review:empty.nothingMatches')}
        text={t('review:empty.nothingMatchesText')}
        action={<ClearFilter onSearch={onSearch} />}
      />
    )
  }
  if (delivered === 0) return <NoTexts jobId={jobId} working={working} />
  if (tab === 'open') {
    const text = [
      t('review:empty.decided', { approved, rejected }),
      ...(working ? [t('review:empty.moreToCome')] : []),
      ...(publishable === undefined ? [] : standingWords(publishable))
    ].join(' ')
    if (isNarrowed(search) && !isDone) {
      return (
        <EmptyState
          icon={CheckCheck}
          title={t('review:empty.nothingLeft')}
          text={text}
          action={<ClearFilter onSearch={onSearch} />}
        />
      )
    }
    return (
      <EmptyState
        icon={CheckCheck}
        title={working ? t('review:empty.soFar') : t('review:empty.allReviewed')}
        text={text}
        action={
          wayOut && jobId !== undefined && (!connected || isPublishNext(publishable)) ? (
            <WayOut jobId={jobId} approved={approved} publishable={publishable} />
          ) : (
            <Button variant="default" onClick={() => onSearch({ ...WITHOUT_FILTER, query: undefined, tab: 'all' })}>
              {t('review:empty.showAll')}
            </Button>
          )
        }
      />
    )
  }
  if (isNarrowed(search) && tab !== 'all') {
    return (
      <EmptyState
        icon={FilterX}
        title={t(`review:empty.noneMatching.${tab}`)}
        text={t('review:empty.othersLeftOut')}
        action={<ClearFilter onSearch={onSearch} />}
      />
    )
  }
  if (tab === 'two-texts') {
    return (
      <EmptyState
        icon={CheckCheck}
        title={t('review:empty.noTwoTexts')}
        text={t('review:empty.noTwoTextsText')}
        action={
          <Button variant="default" onClick={() => onSearch({ tab: 'open' })}>
            {t('review:empty.showOpen')}
          </Button>
        }
      />
    )
  }
  const name = ({ approved: 'Approved', rejected: 'Rejected', edited: 'Edited', all: 'Delivered' } as const)[tab]
  return (
    <EmptyState
      icon={Inbox}
      title={t(`review:empty.nothing${name}`)}
      text={t(`review:empty.nothing${name}Text`)}
      action={
        <Button variant="default" onClick={() => onSearch({ tab: 'open' })}>
          {t('review:empty.showOpen')}
        </Button>
      }
    />
  )
}

/** Where the approved texts stand that a publish would not send, so that its number is understood. */
function standingWords({ unchanged, reverted, conflict, skipped }: Publishable): readonly string[] {
  return [
    ...(unchanged > 0 ? [t('publish:standing.unchanged', { count: unchanged })] : []),
    ...(reverted > 0 ? [t('publish:standing.reverted', { count: reverted })] : []),
    ...(conflict > 0 ? [t('publish:standing.conflict', { count: conflict })] : []),
    ...(skipped > 0 ? [t('publish:standing.skipped', { count: skipped })] : [])
  ]
}

interface WayOutProps {
  readonly jobId: number
  readonly approved: number
  /** Undefined: the store is not one on Wix. */
  readonly publishable: Publishable | undefined
}

/** Into a file, or to Wix as far as there is something to publish or to decide about there. */
function WayOut({ jobId, approved, publishable }: WayOutProps) {
  if (publishable === undefined)
    return (
      <Button component="a" href={routes.export(jobId)}>
        {t('review:empty.export', { count: approved })}
      </Button>
    )
  const { change, conflict } = publishable
  return (
    <Button component="a" href={routes.publish(jobId)}>
      {change > 0 ? t('review:empty.publish', { count: change }) : t('publish:summary.decide', { count: conflict })}
    </Button>
  )
}

function ClearFilter({ onSearch }: Pick<ReviewEmptyProps, 'onSearch'>) {
  return (
    <Button variant="default" onClick={() => onSearch({ ...WITHOUT_FILTER, query: undefined })}>
      {t('review:empty.clearFilter')}
    </Button>
  )
}

function NoTexts({ jobId, working }: Pick<ReviewEmptyProps, 'jobId'> & { readonly working: boolean }) {
  if (jobId === undefined) {
    return (
      <EmptyState
        icon={Inbox}
        title={t('review:empty.noTexts')}
        text={t('review:empty.noTextsText')}
        action={
          <Button component="a" href={routes.optimize()} variant="default">
            {t('review:empty.newJob')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      icon={working ? Hourglass : Inbox}
      title={working ? t('review:empty.noTexts') : t('review:empty.jobDeliveredNone')}
      text={working ? t('review:empty.willAppear') : t('review:empty.jobSays')}
      action={
        <Button component="a" href={routes.job(jobId)} variant="default">
          {t('review:empty.goToJob')}
        </Button>
      }
    />
  )
}
