import { Skeleton, Text } from '@mantine/core'
import { useRef } from 'react'
import type { Shop } from '#shared/contract/shop.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ConnectForm } from './connect-form.tsx'
import { ConnectedStore } from './connected-store.tsx'
import classes from './store.module.css'
import { useFocusHome } from '../../lib/use-focus-home.ts'
import { storeLabel } from '../../lib/store-label.ts'

export interface StoreScreenProps {
  /** Show the form although the active store is on Wix: for another one. */
  readonly connectAnother?: boolean
}

/** The active store as it is on Wix, or the way to connect one. */
export function StoreScreen({ connectAnother = false }: StoreScreenProps) {
  const shop = useApiQuery('shop.get', {})
  const screen = useRef<HTMLDivElement>(null)
  const connecting = connectAnother || shop.data?.connected === false
  const pull = shop.data?.pull ?? null
  useFocusHome(screen, shop.data ? `${connecting ? 'form' : ''} ${pull?.id ?? ''} ${pull?.state ?? ''}` : null)
  return (
    <div ref={screen}>
      {shop.data ? (
        <Known shop={shop.data} connecting={connecting} />
      ) : (
        <>
          <PageHeader title={t('store:title')} />
          {shop.error ? (
            <ErrorState error={shop.error.body} onRetry={() => void shop.refetch()} />
          ) : (
            <div className={classes['top']}>
              <Skeleton height={240} />
            </div>
          )}
        </>
      )}
    </div>
  )
}

function Known({ shop, connecting }: { readonly shop: Shop; readonly connecting: boolean }) {
  if (!connecting && shop.siteId !== null) return <ConnectedStore key={shop.siteId} shop={shop} siteId={shop.siteId} />
  return (
    <>
      <PageHeader title={t('store:connectTitle')} description={<WhereItGoes />} />
      <ConnectForm />
    </>
  )
}

function WhereItGoes() {
  const { data } = useApiQuery('app.status', {})
  return (
    <Text size="sm" component="span" inherit>
      {data ? t('store:ownStoreBeside', { store: storeLabel(data.instance) }) : t('store:ownStore')}
    </Text>
  )
}
