import { Button } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import type { Shop } from '#shared/contract/shop.ts'
import { formatDateTime, formatRelative } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { openPull } from '../../lib/pull.ts'
import { useClock } from '../../lib/use-clock.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
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
  return { name: shop.storeName ?? t('store:thisStore'), place }
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
                {t('store:connected.fetchAll')}
              </Button>
              {!never && (
                <Button
                  variant="default"
                  leftSection={<RefreshCw size={14} aria-hidden />}
                  loading={controls.busy === 'start'}
                  onClick={() => controls.start('CHANGES')}
                >
                  {t('store:connected.fetchChanges')}
                </Button>
              )}
            </>
          )
        }
      />
      <div className={classes['top']}>
        {controls.error && <ErrorState error={controls.error.body} />}
        {!shop.hasKey && (
          <Note tone="warning" title={t('store:connected.disconnected')}>
            {t('store:connected.disconnectedText')}
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
  const { currentAsOf } = shop
  return (
    <>
      {t(`store:place.${shop.catalogVersion ?? 'unknown'}`)}{' '}
      {currentAsOf === null
        ? t('store:neverFetched')
        : t('store:currentAsOf', { date: formatDateTime(currentAsOf), ago: formatRelative(currentAsOf, now) })}
    </>
  )
}
