import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useApi } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyDone, notifyError } from '../../lib/notify.ts'

/** Asks, then forgets the key. The button that asked goes with it, so focus goes to `next`. */
export function useDisconnect(storeName: string, next: RefObject<HTMLElement | null>): () => void {
  const client = useApi()
  const queries = useQueryClient()

  async function disconnect(): Promise<void> {
    const result = await client.call('shop.disconnect', {})
    if (!result.ok) return notifyError(result.error)
    queries.setQueryData(['shop.get', {}], result.value)
    next.current?.focus({ preventScroll: true })
    void queries.invalidateQueries({ queryKey: ['publishes.preview'] })
    notifyDone(t('store:disconnect.done', { store: storeName }))
  }

  return () =>
    modals.openConfirmModal({
      title: t('store:disconnect.title', { store: storeName }),
      children: <Text size="sm">{t('store:disconnect.text')}</Text>,
      labels: { confirm: t('store:connection.disconnect'), cancel: t('store:disconnect.keep') },
      // White on the theme's red of the dark scheme is too faint to read.
      confirmProps: { color: 'red.9' },
      onConfirm: () => void disconnect()
    })
}
