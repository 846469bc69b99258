import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import { Check, ChevronsUpDown, Plus, Store } from 'lucide-react'
import { useCallback } from 'react'
import { errorText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import type { Output } from '#shared/contract/contract.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { notifyError } from '../../lib/notify.ts'
import { routes, useGo, type RoutePath } from '../../lib/routes.ts'
import { storeLabel } from '../../lib/store-label.ts'
import { NewStoreForm } from './new-store-form.tsx'
import classes from './store-switcher.module.css'

/** Makes another store the active one: nothing of the last one may stay on screen, selected or cached. */
export function useSelectStore(): (instanceId: string, next?: RoutePath) => Promise<void> {
  const client = useApi()
  const queries = useQueryClient()
  const go = useGo()
  return useCallback(
    async (instanceId, next = '#/') => {
      const result = await client.call('instances.select', { id: instanceId })
      if (!result.ok) return notifyError(result.error)
      go(next)
      // Who the new one is: with that, everything of the last one goes.
      await queries.refetchQueries({ queryKey: ['app.status'] })
    },
    [client, queries, go]
  )
}

/** Asks for a name, adds the store and goes there. */
export function useAddStore(): () => void {
  const client = useApi()
  const selectStore = useSelectStore()
  return useCallback(() => {
    const id = modals.open({
      title: t('app:stores.addTitle'),
      children: (
        <NewStoreForm
          onSubmit={async (name) => {
            const made = await client.call('instances.create', { name })
            if (!made.ok) return errorText(made.error)
            modals.close(id)
            await selectStore(made.value.instanceId)
            return undefined
          }}
          onCancel={() => modals.close(id)}
        />
      )
    })
  }, [client, selectStore])
}

function sizeOf({ source, productCount }: Output<'instances.list'>['instances'][number]): string {
  const products = t('common:count.product', { count: productCount })
  return source === 'wix' ? t('app:stores.onWix', { products }) : products
}

export function StoreSwitcher() {
  const status = useApiQuery('app.status', {})
  const stores = useApiQuery('instances.list', {})
  const selectStore = useSelectStore()
  const addStore = useAddStore()
  const go = useGo()
  const active = status.data?.instance
  const name = active && storeLabel(active)
  return (
    <Menu position="bottom-start" width={260} offset={4} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes['target']}>
          <span className={classes['mark']} aria-hidden>
            {(name ?? 'W').slice(0, 1).toUpperCase()}
          </span>
          <span className={classes['name']}>{name ?? 'Wordshelf'}</span>
          <VisuallyHidden> {t('app:stores.switch')}</VisuallyHidden>
          <ChevronsUpDown size={14} className={classes['chevron']} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('app:stores.here')}</Menu.Label>
        {stores.data?.instances.map((store) => {
          const isActive = store.instanceId === active?.instanceId
          return (
            <Menu.Item
              key={store.instanceId}
              onClick={() => (isActive ? undefined : void selectStore(store.instanceId))}
              rightSection={isActive ? <Check size={14} aria-label={t('app:stores.active')} /> : undefined}
            >
              <span className={classes['item']}>{storeLabel(store)}</span>
              <span className={classes['detail']}>{sizeOf(store)}</span>
            </Menu.Item>
          )
        })}
        <Menu.Divider />
        <Menu.Item leftSection={<Plus size={14} aria-hidden />} onClick={addStore}>
          {t('app:stores.add')}
        </Menu.Item>
        <Menu.Item leftSection={<Store size={14} aria-hidden />} onClick={() => go(routes.store({ connect: true }))}>
          {t('app:stores.connect')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
