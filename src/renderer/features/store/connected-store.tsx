import { Button } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import type { Shop } from '#shared/contract/shop.ts'
import { formatDateTime, formatRelative } from '../../lib/format.ts'
import { openPull } from '../../lib/pull.ts'
import { useClock } from '../../lib/use-clock.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { catalogName } from './catalog-words.ts'
import { openChangeKey, type Site } from './change-key.tsx'
import { ConnectionSection } from './connection-section.tsx'
import { PastPulls } from './past-pulls.tsx'
import { PullPanel } from './pull-panel.tsx'
import { PullProblem } from './pull-problem.tsx'
import classes from './store.module.css'
import { usePullControls } from './use-pull-controls.ts'

export interface ConnectedStoreProps {
  readonly shop: Shop
  readonly siteId: string
}

function siteOf(shop: Shop, siteId: string): Site {
  // Not always Wix's own address, and a key is bound to the address that it was entered for.
  const place = shop.baseUrl === null ? { siteId } : { siteId, baseUrl: shop.baseUrl }
  return { name: shop.storeName ?? 'This store', place }
}

/** A store on Wix: fetching its catalogue, and the connection. */
export function ConnectedStore({ shop, siteId }: ConnectedStoreProps) {
  const controls = usePullControls()
  const site = siteOf(shop, siteId)
  const fetching = openPull(shop) !== null
  const never = shop.currentAsOf === null
  return (
    <>
      <PageHeader
        title={site.name}
        description={<Currency shop={shop} />}
        actions={
          shop.hasKey &&
          !fetching && (
            <>
              <Button
                variant={never ? 'filled' : 'default'}
                loading={controls.busy === 'start'}
                onClick={() => controls.start('FULL')}
              >
                Fetch everything
              </Button>
              {!never && (
                <Button
                  variant="default"
                  leftSection={<RefreshCw size={14} aria-hidden />}
                  loading={controls.busy === 'start'}
                  onClick={() => controls.start('CHANGES')}
                >
                  Fetch changes
                </Button>
              )}
            </>
          )
        }
      />
      <div className={classes['top']}>
        {controls.error && <ErrorState error={controls.error.body} />}
        {!shop.hasKey && (
          <Note tone="warning" title="This store is disconnected">
            Its products, jobs and history are here. To fetch or publish, enter a key.
          </Note>
        )}
        {shop.pull && (
          <>
            <PullProblem pull={shop.pull} onChangeKey={() => openChangeKey(site)} />
            <PullPanel pull={shop.pull} controls={controls} />
          </>
        )}
      </div>
      <div className={classes['sections']}>
        <ConnectionSection shop={shop} site={site} />
        <PastPulls />
      </div>
    </>
  )
}

/** Milliseconds; how long ago something was changes by the minute. */
const MINUTE_MS = 60_000

function Currency({ shop }: { readonly shop: Shop }) {
  const now = useClock(MINUTE_MS)
  const place = shop.catalogVersion === null ? 'On Wix' : `On ${catalogName(shop.catalogVersion)}`
  if (shop.currentAsOf === null) return <>{place}. Not fully fetched yet.</>
  return (
    <>
      {place}. Current as of {formatDateTime(shop.currentAsOf)} ({formatRelative(shop.currentAsOf, now)}).
    </>
  )
}
