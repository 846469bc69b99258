import { Anchor, Button, Skeleton, Stack } from '@mantine/core'
import { Trans } from 'react-i18next'
import type { Publish } from '#shared/contract/publishes.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { isPublishOver } from '../../../lib/write-publish.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
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
  const back = wayBack()
  if (query.data !== undefined) return <LoadedRun publish={query.data} />
  return (
    <div className={classes['screen']}>
      <PageHeader title={publishName({ id: publishId, kind: 'PUBLISH' })} back={back} />
      {query.error === null ? (
        <Stack gap="sm" px="lg" role="group" aria-busy aria-label={t('common:ui.loading')}>
          <Skeleton height={120} radius="sm" animate={false} />
        </Stack>
      ) : (
        <LoadError
          error={query.error.body}
          onRetry={() => void query.refetch()}
          all={{ href: back.href, label: t('publish:run.showAll') }}
        />
      )}
    </div>
  )
}

const wayBack = () => ({ href: routes.history({ view: 'publishes' }), label: t('publish:run.publishes') })

function LoadedRun({ publish }: { readonly publish: Publish }) {
  const controls = usePublishControls(publish.id)
  const { counts } = publish
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={publishName(publish)}
        back={wayBack()}
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
              {t('publish:run.dismiss')}
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
  const way = kind === 'UNDO' ? 'back' : 'to'
  return (
    <>
      {jobId === null ? (
        <Trans
          ns="publish"
          i18nKey={`run.${way}`}
          count={total}
          components={{ b: <b /> }}
          values={{ store: storeName }}
        />
      ) : (
        <Trans
          ns="publish"
          i18nKey={`run.${way}OfJob`}
          count={total}
          components={{ b: <b />, job: <Anchor inherit href={routes.job(jobId)} /> }}
          values={{ store: storeName, id: jobId }}
        />
      )}
      {kind === 'PUBLISH' && `, ${t('publish:run.heldIncluded')}`}
      {', '}
      {startedAt === null
        ? t('publish:run.confirmedOn', { date: formatDateTime(createdAt) })
        : t('publish:run.startedOn', { date: formatDateTime(startedAt) })}
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
      title={words?.title ?? t('publish:run.changedSince', { count: conflicts })}
      actions={
        <>
          {atStore && (
            <Button component="a" href={routes.store()} variant="default" size="xs">
              {t('publish:run.openStore')}
            </Button>
          )}
          {words === null && (
            <Button component="a" href={routes.conflicts({ publishId: publish.id })} size="xs">
              {t('publish:run.decide')}
            </Button>
          )}
        </>
      }
    >
      {words?.text ?? t('publish:run.changedSinceText', { count: conflicts })}
    </PageNotice>
  )
}
