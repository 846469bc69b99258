import { Anchor, Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { t } from '../../lib/i18n.ts'
import { useApiCommand, useApiQuery } from '../../lib/api.tsx'
import { useConnectionTrouble } from '../../lib/connection.ts'
import { notifyError } from '../../lib/notify.ts'
import { routes } from '../../lib/routes.ts'
import { Banner } from '../../ui/banner.tsx'
import { EngineText } from '../../ui/engine-text.tsx'
import { MissedBanner } from './missed-banner.tsx'
import { PullBanner } from './pull-banner.tsx'

/** Milliseconds between two looks whether the engine is back. */
const LOOK_AGAIN_MS = 2000

/** Notices about the whole window: connection first, because without it the others can't be acted on. */
export function Banners() {
  const trouble = useConnectionTrouble()
  const queries = useQueryClient()
  const status = useApiQuery('app.status', {})
  const lost = trouble !== null

  useEffect(() => {
    if (!lost) return
    // One that is not answered is not asked again beside itself: a browser has six connections.
    const look = (): void => void queries.invalidateQueries({ queryKey: ['app.status'] }, { cancelRefetch: false })
    const timer = setInterval(look, LOOK_AGAIN_MS)
    return () => {
      clearInterval(timer)
      // The engine is back, and anything may have happened meanwhile. A list of the review holds still all the same: opened anew it would take
      // the editor that somebody types in from under their hands. Where the engine no longer holds it, its rows say so.
      void queries.invalidateQueries({
        predicate: ({ queryKey, state }) => queryKey[0] !== 'review.list' || state.data === undefined
      })
    }
  }, [lost, queries])

  return (
    <>
      {trouble && (
        <Banner
          tone="danger"
          actions={
            <Button
              variant="default"
              size="xs"
              onClick={() => void queries.invalidateQueries({ queryKey: ['app.status'] })}
            >
              {t('common:action.retry')}
            </Button>
          }
        >
          <strong>
            {trouble.code === 'UNAUTHORIZED' ? t('app:connection.notSignedIn') : t('app:connection.noAnswer')}
          </strong>{' '}
          <EngineText message={trouble.message} />
        </Banner>
      )}
      {status.data?.recovery && <RecoveryBanner text={status.data.recovery} />}
      {status.data && status.data.resumed.length > 0 && <ResumedBanner resumed={status.data.resumed} />}
      <MissedBanner />
      <PullBanner />
    </>
  )
}

function RecoveryBanner({ text }: { readonly text: string }) {
  return (
    <Banner
      tone="warning"
      actions={
        <Anchor href={routes.settings()} size="sm">
          {t('app:recovery.where')}
        </Anchor>
      }
    >
      <EngineText message={text} />
    </Banner>
  )
}

function ResumedBanner({ resumed }: { readonly resumed: AppStatus['resumed'] }) {
  const queries = useQueryClient()
  const dismiss = useApiCommand('app.dismissResumed')
  const [first, ...others] = resumed
  if (!first) return null
  return (
    <Banner
      tone="info"
      actions={
        <>
          <Button
            component="a"
            href={others.length === 0 ? routes.job(first.jobId) : routes.jobs()}
            variant="default"
            size="xs"
          >
            {others.length === 0 ? t('app:resumed.openJob') : t('app:resumed.openJobs')}
          </Button>
          <Button
            variant="subtle"
            size="xs"
            loading={dismiss.isPending}
            onClick={() =>
              dismiss.mutate(
                { input: {} },
                {
                  onSuccess: () => {
                    queries.setQueriesData<AppStatus>(
                      { queryKey: ['app.status'] },
                      (old) => old && { ...old, resumed: [] }
                    )
                  },
                  onError: (error) => notifyError(error.body)
                }
              )
            }
          >
            {t('app:resumed.dismiss')}
          </Button>
        </>
      }
    >
      {others.length === 0
        ? t('app:resumed.one', {
            id: first.jobId,
            finished: first.finishedItems,
            items: t('common:count.item', { count: first.totalItems })
          })
        : t('app:resumed.more', { count: resumed.length })}
    </Banner>
  )
}
