import { Button, Text } from '@mantine/core'
import { Download } from 'lucide-react'
import { memo } from 'react'
import { Trans } from 'react-i18next'
import type { Job } from '#shared/contract/jobs.ts'
import type { ReviewCounts } from '#shared/contract/review-filter.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatLanguage } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { isPublishNext, usePublishable } from '../../lib/use-publishable.ts'
import { DeviceBadge } from '../../ui/device-badge.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { PublishButton } from '../../ui/publish-button.tsx'
import { tabCount, type TabCounts } from './review-filter.ts'
import { countsOfAll, type ReviewSearch } from './review-search.ts'
import { SavedViews } from './saved-views.tsx'
import classes from './review-screen.module.css'

export interface ReviewHeadProps {
  readonly jobId: number | undefined
  readonly job: Job | undefined
  readonly search: ReviewSearch
  readonly counts: TabCounts
  /** How all that matches is made up; undefined until it is known. */
  readonly all: ReviewCounts | undefined
  readonly lowRisk: number
  readonly connected: boolean
  readonly onTriage: () => void
  readonly onChoose: (search: ReviewSearch) => void
  readonly onSaved: (view: number) => void
}

/** Memoised: it has nothing to do with the cursor and the rows in sight, which change with every key and while the list scrolls. */
export const ReviewHead = memo(function ReviewHead(props: ReviewHeadProps) {
  const { jobId, job, search, counts, all, lowRisk, connected, onTriage, onChoose, onSaved } = props
  const whole = countsOfAll(search, job, counts)
  // For the job of another store the engine counts nothing, which would read as one without texts.
  const isKnown = jobId === undefined || job !== undefined
  return (
    <PageHeader
      title={t('review:title')}
      badge={job?.device && <DeviceBadge name={job.device.name} />}
      {...(jobId === undefined
        ? {}
        : { back: { href: routes.job(jobId), label: t('review:job', { id: String(jobId) }) } })}
      description={job ? aboutJob(job) : jobId === undefined && all ? aboutJobs(all.total, all.jobs.length) : undefined}
      actions={
        isKnown && (
          <>
            {all && <Reviewed done={counts.approved + counts.rejected} of={tabCount('all', counts)} />}
            {lowRisk > 0 && (
              <Button variant="default" onClick={onTriage}>
                {t('review:approveLowRisk', { items: lowRisk })}
              </Button>
            )}
            {jobId === undefined ? (
              <SavedViews search={search} onChoose={onChoose} onSaved={onSaved} />
            ) : (
              <WaysOut jobId={jobId} connected={connected} approved={whole?.open === 0 ? whole.approved : 0} />
            )}
          </>
        )
      }
    />
  )
})

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
  /** Texts that go there; 0 while any of the job is still to be decided on. */
  readonly approved: number
}

/** Where the approved texts of a job go. */
function WaysOut({ jobId, connected, approved }: WaysOutProps) {
  const publishable = usePublishable({ jobId, approved }, approved > 0 && connected)
  return (
    <>
      <Button
        component="a"
        href={routes.export(jobId)}
        variant={approved > 0 && !connected ? 'filled' : 'default'}
        leftSection={<Download size={15} aria-hidden />}
      >
        {t('review:export')}
      </Button>
      <PublishButton jobId={jobId} connected={connected} main={isPublishNext(publishable)} />
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
