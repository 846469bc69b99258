import { Button, Skeleton, Stack } from '@mantine/core'
import { CloudUpload, Store } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { JobError } from '../../../ui/job-error.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PublishPreview } from './publish-preview.tsx'
import classes from './publish-screen.module.css'

export interface PublishScreenProps {
  readonly jobId: number
}

/** What publishing the approved texts of a job would do, and the way to do it. */
export function PublishScreen({ jobId }: PublishScreenProps) {
  const job = useApiQuery('jobs.get', { id: jobId })
  const shop = useApiQuery('shop.get', {})
  const error = job.error ?? shop.error
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t('publish:preview.title')}
        back={{ href: routes.job(jobId), label: t('common:ui.jobName', { id: jobId }) }}
        description={job.data ? t('publish:preview.approved', { count: job.data.review.approved }) : ' '}
      />
      {error !== null && (
        <JobError
          error={error.body}
          onRetry={() => {
            void job.refetch()
            void shop.refetch()
          }}
        />
      )}
      {error === null && (job.isPending || shop.isPending) && (
        <Stack gap="sm" px="lg" role="group" aria-busy aria-label={t('common:ui.loading')}>
          <Skeleton height={200} radius="sm" animate={false} />
        </Stack>
      )}
      {job.data && shop.data && <Content job={job.data} shop={shop.data} />}
    </div>
  )
}

function Content({ job, shop }: { readonly job: Job; readonly shop: Shop }) {
  if (!shop.connected)
    return (
      <EmptyState
        icon={Store}
        title={t('publish:preview.unconnected')}
        text={t('publish:preview.unconnectedText')}
        action={
          <Button component="a" href={routes.store()}>
            {t('publish:run.openStore')}
          </Button>
        }
      />
    )
  if (job.review.approved === 0)
    return (
      <EmptyState
        icon={CloudUpload}
        title={t('publish:preview.nothingApproved')}
        text={t('publish:preview.nothingApprovedText')}
        action={
          <Button component="a" href={routes.review(job.id)}>
            {t('publish:preview.review')}
          </Button>
        }
      />
    )
  return <PublishPreview job={job} shop={shop} />
}
