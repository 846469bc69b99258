import { Button, Skeleton, Stack } from '@mantine/core'
import { Download, ListChecks } from 'lucide-react'
import { useRef } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { useFocusHome } from '../../lib/use-focus-home.ts'
import { isPublishNext, usePublishable } from '../../lib/use-publishable.ts'
import { DeviceBadge } from '../../ui/device-badge.tsx'
import { EngineText } from '../../ui/engine-text.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { JobError } from '../../ui/job-error.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageNotice } from '../../ui/page-notice.tsx'
import { PublishButton } from '../../ui/publish-button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { FailedItems } from './failed-items.tsx'
import { JobControls } from './job-controls.tsx'
import { JobDetails } from './job-details.tsx'
import { JobProgress } from './job-progress.tsx'
import { JobPublishes } from './job-publishes.tsx'
import { elsewhereWords, pauseWords, whatOf } from './job-words.ts'
import { RunSection } from './run-section.tsx'
import { TrialNotice } from './trial-notice.tsx'
import { isTrialDone } from './trial-words.ts'
import { useJobControls, type JobControls as Controls } from './use-job-controls.ts'
import { useWatchedJob } from './use-watched-job.ts'
import classes from './job-screen.module.css'

export interface JobScreenProps {
  readonly jobId: number
}

/** One job: how far it is, what can be done with it, what went wrong, and the way to its texts. */
export function JobScreen({ jobId }: JobScreenProps) {
  const query = useApiQuery('jobs.get', { id: jobId })
  const back = { href: routes.jobs(), label: t('jobs:title') }
  if (query.data !== undefined) return <LoadedJob job={query.data} />
  return (
    <div className={classes['screen']}>
      <PageHeader title={t('jobs:name', { id: jobId })} back={back} />
      {query.error === null ? (
        <Stack gap="sm" px="lg" role="group" aria-busy aria-label={t('jobs:loading')}>
          <Skeleton height={120} radius="sm" animate={false} />
          <Skeleton height={220} radius="sm" animate={false} />
        </Stack>
      ) : (
        <JobError error={query.error.body} onRetry={() => void query.refetch()} />
      )}
    </div>
  )
}

function LoadedJob({ job }: { readonly job: Job }) {
  const controls = useJobControls(job)
  const trialDone = isTrialDone(job)
  const elsewhere = job.device !== null
  useWatchedJob(job.id, !isJobFinished(job.status) && !elsewhere)
  const screen = useRef<HTMLDivElement>(null)
  useFocusHome(screen, `${job.status} ${trialDone}`)
  return (
    <div ref={screen} className={classes['screen']}>
      <PageHeader
        title={t('jobs:name', { id: job.id })}
        back={{ href: routes.jobs(), label: t('jobs:title') }}
        badge={
          <>
            <StatusBadge
              of="job"
              status={job.status}
              pausedBy={trialDone ? 'trial' : null}
              failed={job.progress.failed}
            />
            {job.device && <DeviceBadge name={job.device.name} />}
          </>
        }
        description={whatOf(job)}
        actions={
          <>
            <JobControls job={job} controls={controls} />
            <NextSteps job={job} />
          </>
        }
      />
      {controls.error !== null && <ErrorState error={controls.error.body} action={<Dismiss controls={controls} />} />}
      {job.device && (
        <PageNotice tone="info">
          {job.status === 'PAUSED' && job.statusMessage !== null && (
            <div>
              <EngineText message={job.statusMessage} />
            </div>
          )}
          {elsewhereWords(job, job.device.name)}
        </PageNotice>
      )}
      <TrialNotice job={job} controls={controls} />
      {job.status === 'PAUSED' && !trialDone && !elsewhere && <PauseNotice job={job} />}
      {job.status === 'FAILED' && job.statusMessage !== null && (
        <ErrorState error={{ error: t('jobs:stopped'), message: engineText(job.statusMessage) }} />
      )}
      <div className={classes['columns']}>
        <div className={classes['main']} data-focus-home tabIndex={-1}>
          <JobProgress job={job} />
          <RunSection job={job} />
          <FailedItems job={job} />
          <JobPublishes jobId={job.id} />
        </div>
        <JobDetails job={job} />
      </div>
    </div>
  )
}

function NextSteps({ job }: { readonly job: Job }) {
  const { open, approved } = job.review
  // The notice of a trial that is done leads to its texts; the one of another device is not shown here.
  const trialDone = isTrialDone(job) && job.device === null
  const connected = useApiQuery('shop.get', {}).data?.connected ?? false
  const allDecided = open === 0 && approved > 0 && !trialDone
  const publishable = usePublishable({ jobId: job.id, approved }, allDecided && connected)
  if (job.progress.done === 0) return null
  return (
    <>
      <Button
        component="a"
        href={routes.export(job.id)}
        variant={allDecided && !connected ? 'filled' : 'default'}
        leftSection={<Download size={15} aria-hidden />}
      >
        {t('jobs:control.export')}
      </Button>
      <PublishButton jobId={job.id} connected={connected} main={isPublishNext(publishable)} />
      {!trialDone && (
        <Button
          component="a"
          href={routes.review(job.id)}
          variant={open > 0 && job.status !== 'PAUSED' ? 'filled' : 'default'}
          leftSection={<ListChecks size={15} aria-hidden />}
        >
          {open > 0 ? t('jobs:control.reviewOpen', { count: open }) : t('jobs:control.review')}
        </Button>
      )}
    </>
  )
}

function PauseNotice({ job }: { readonly job: Job }) {
  const words = pauseWords(job)
  return (
    <PageNotice
      title={words.title}
      actions={
        words.wayOut !== null && (
          <Button component="a" href={words.wayOut.href} variant="default" size="xs">
            {words.wayOut.label}
          </Button>
        )
      }
    >
      {words.said === null ? words.text : <EngineText message={words.said} />}
    </PageNotice>
  )
}

function Dismiss({ controls }: { readonly controls: Controls }) {
  return controls.error?.body.code === 'INSUFFICIENT_CREDITS' ? (
    <Button component="a" href={routes.credits()} variant="default" size="xs">
      {t('jobs:control.openCredits')}
    </Button>
  ) : (
    <Button variant="default" size="xs" onClick={controls.clearError}>
      {t('jobs:control.dismiss')}
    </Button>
  )
}
