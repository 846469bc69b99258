import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import type { Publish } from '#shared/contract/publishes.ts'
import { RescheduleDialog } from '../../features/publish/run/reschedule-dialog.tsx'
import { usePublishControls } from '../../features/publish/run/use-publish-controls.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatCount, formatDateTime } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { Banner } from '../../ui/banner.tsx'

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
            Open publishes
          </Button>
        }
      >
        The times of {missed.length} publishes were missed, because Wordshelf was closed or the computer asleep. Nothing
        was sent.
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
              Publish now
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              Another time…
            </Button>
            <Button size="xs" variant="subtle" loading={busy === 'cancel'} onClick={() => run('cancel')}>
              Cancel it
            </Button>
          </>
        }
      >
        {error === null ? (
          <>
            {formatCount(publish.total, 'value')} {publish.total === 1 ? 'was' : 'were'} to be published to{' '}
            <Anchor inherit href={routes.publishRun(publish.id)}>
              {publish.storeName}
            </Anchor>{' '}
            on {formatDateTime(publish.dueAt ?? publish.createdAt)}, when Wordshelf was closed or the computer asleep.
            Nothing was sent.
          </>
        ) : (
          error.body.message
        )}
      </Banner>
      {asking && <RescheduleDialog publish={publish} onClose={() => setAsking(false)} />}
    </>
  )
}
