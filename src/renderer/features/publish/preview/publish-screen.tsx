import { Button, Skeleton, Stack } from '@mantine/core'
import { CloudUpload, Store } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { formatCount } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
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
        title="Publish"
        back={{ href: routes.job(jobId), label: `Job ${jobId}` }}
        description={job.data ? `${formatCount(job.data.review.approved, 'approved text')}` : ' '}
      />
      {error !== null && (
        <ErrorState
          error={error.body}
          onRetry={() => {
            void job.refetch()
            void shop.refetch()
          }}
        />
      )}
      {error === null && (job.isPending || shop.isPending) && (
        <Stack gap="sm" px="lg" aria-busy aria-label="Loading">
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
        title="This store has no connection with Wix"
        text="Only a store on Wix can be published to. Connect it, or export the approved texts as a file."
        action={
          <Button component="a" href={routes.store()}>
            Open the Store screen
          </Button>
        }
      />
    )
  if (job.review.approved === 0)
    return (
      <EmptyState
        icon={CloudUpload}
        title="Nothing is approved yet"
        text="Only what you approve is published."
        action={
          <Button component="a" href={routes.review(job.id)}>
            Review
          </Button>
        }
      />
    )
  return <PublishPreview job={job} shop={shop} />
}
