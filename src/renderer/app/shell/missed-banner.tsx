import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { Publish } from '#shared/contract/publishes.ts'
import { RescheduleDialog } from '../../features/publish/run/reschedule-dialog.tsx'
import { usePublishControls } from '../../features/publish/run/use-publish-controls.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { Banner } from '../../ui/banner.tsx'
import { EngineText } from '../../ui/engine-text.tsx'

/** A publish whose time passed while the app was closed or asleep: nothing was sent, and the merchant says what to do. */
export function MissedBanner() {
  const { data } = useApiQuery('publishes.list', { state: 'MISSED', limit: 5 })
  // The list follows a moment after the publish itself.
  const missed = data?.publishes.filter((publish) => publish.state === 'MISSED') ?? []
  const [first] = missed
  if (first === undefined) return null
  if (missed.length > 1)
    return (
      <Banner
        tone="warning"
        actions={
          <Button component="a" href={routes.history({ view: 'publishes' })} variant="default" size="xs">
            {t('app:missed.openPublishes')}
          </Button>
        }
      >
        {t('app:missed.several', { count: missed.length })}
      </Banner>
    )
  return <OneMissed key={first.id} publish={first} />
}

function OneMissed({ publish }: { readonly publish: Publish }) {
  const { run, busy, error } = usePublishControls(publish.id)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Banner
        tone="warning"
        actions={
          <>
            <Button size="xs" loading={busy === 'resume'} onClick={() => run('resume')}>
              {t('app:missed.now')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {t('app:missed.another')}
            </Button>
            <Button size="xs" variant="subtle" loading={busy === 'cancel'} onClick={() => run('cancel')}>
              {t('app:missed.cancel')}
            </Button>
          </>
        }
      >
        {error === null ? (
          <Trans
            ns="app"
            i18nKey="missed.values"
            count={publish.total}
            values={{ store: publish.storeName, due: formatDateTime(publish.dueAt ?? publish.createdAt) }}
            components={{ store: <Anchor inherit href={routes.publishRun(publish.id)} /> }}
          />
        ) : (
          <EngineText message={error.body.message} />
        )}
      </Banner>
      {asking && <RescheduleDialog publish={publish} onClose={() => setAsking(false)} />}
    </>
  )
}
