import { Anchor, Button, Skeleton, Stack } from '@mantine/core'
import type { Publish } from '#shared/contract/publishes.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { formatCount, formatDateTime } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { isPublishOver } from '../../../lib/write-publish.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageNotice } from '../../../ui/page-notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { isMendedAtStore, publishName, waitWords } from '../publish-words.ts'
import { RunControls } from './run-controls.tsx'
import { RunOps } from './run-ops.tsx'
import { RunProgress } from './run-progress.tsx'
import { usePublishControls } from './use-publish-controls.ts'
import classes from './run-screen.module.css'

export interface RunScreenProps {
  readonly publishId: number
}

/** One publish or undo: how far it is, what came of each value, and what can be done about it. */
export function RunScreen({ publishId }: RunScreenProps) {
  const query = useApiQuery('publishes.get', { id: publishId })
  if (query.data !== undefined) return <LoadedRun publish={query.data} />
  return (
    <div className={classes['screen']}>
      <PageHeader title={`Publish ${publishId}`} back={BACK} />
      {query.error === null ? (
        <Stack gap="sm" px="lg" aria-busy aria-label="Loading">
          <Skeleton height={120} radius="sm" animate={false} />
        </Stack>
      ) : (
        <ErrorState
          error={query.error.body}
          {...(query.error.body.code === 'NOT_FOUND'
            ? {
                action: (
                  <Button component="a" href={BACK.href} variant="default" size="xs">
                    Show all publishes
                  </Button>
                )
              }
            : { onRetry: () => void query.refetch() })}
        />
      )}
    </div>
  )
}

const BACK = { href: routes.history({ view: 'publishes' }), label: 'Publishes' } as const

function LoadedRun({ publish }: { readonly publish: Publish }) {
  const controls = usePublishControls(publish.id)
  const { counts } = publish
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={publishName(publish)}
        back={BACK}
        badge={
          <StatusBadge of="publishRun" status={publish.state} conflicts={counts.conflict} failed={counts.failed} />
        }
        description={<About publish={publish} />}
        actions={<RunControls publish={publish} controls={controls} />}
      />
      {controls.error !== null && (
        <ErrorState
          error={controls.error.body}
          action={
            <Button variant="default" size="xs" onClick={controls.clearError}>
              Dismiss
            </Button>
          }
        />
      )}
      <WaitNotice publish={publish} />
      <RunProgress publish={publish} />
      <RunOps publish={publish} />
    </div>
  )
}

function About({ publish }: { readonly publish: Publish }) {
  const { jobId, kind, storeName, total, startedAt, createdAt } = publish
  return (
    <>
      {formatCount(total, 'value')} {kind === 'UNDO' ? 'to put back in' : 'to'} <b>{storeName}</b>
      {jobId !== null && (
        <>
          , of{' '}
          <Anchor inherit href={routes.job(jobId)}>
            Job {jobId}
          </Anchor>
        </>
      )}
      , {startedAt === null ? `confirmed on ${formatDateTime(createdAt)}` : `started on ${formatDateTime(startedAt)}`}
    </>
  )
}

function WaitNotice({ publish }: { readonly publish: Publish }) {
  const words = waitWords(publish)
  const atStore = publish.state === 'PAUSED' && isMendedAtStore(publish.pausedBy)
  const conflicts = isPublishOver(publish.state) ? publish.counts.conflict : 0
  if (words === null && conflicts === 0) return null
  return (
    <PageNotice
      tone={publish.state === 'SCHEDULED' ? 'info' : 'warning'}
      title={words?.title ?? `${formatCount(conflicts, 'value')} changed on Wix since`}
      actions={
        <>
          {atStore && (
            <Button component="a" href={routes.store()} variant="default" size="xs">
              Open the Store screen
            </Button>
          )}
          {words === null && (
            <Button component="a" href={routes.conflicts({ publishId: publish.id })} size="xs">
              Decide
            </Button>
          )}
        </>
      }
    >
      {words?.text ?? 'They were left as they are. You decide which value stays.'}
    </PageNotice>
  )
}
