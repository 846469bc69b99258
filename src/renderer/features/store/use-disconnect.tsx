import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { notifyDone, notifyError } from '../../lib/notify.ts'

/** Asks, then forgets the key. */
export function useDisconnect(storeName: string): () => void {
  const client = useApi()
  const queries = useQueryClient()

  async function disconnect(): Promise<void> {
    const result = await client.call('shop.disconnect', {})
    if (!result.ok) return notifyError(result.error)
    queries.setQueryData(['shop.get', {}], result.value)
    void queries.invalidateQueries({ queryKey: ['publishes.preview'] })
    notifyDone(`${storeName} is disconnected.`)
  }

  return () =>
    modals.openConfirmModal({
      title: `Disconnect ${storeName}?`,
      children: (
        <Text size="sm">
          This computer forgets the key. Products, jobs, approved texts and the history of this store stay here, and
          nothing changes at Wix. To fetch or publish again you enter a key.
        </Text>
      ),
      labels: { confirm: 'Disconnect', cancel: 'Keep it' },
      // White on the theme's red of the dark scheme is too faint to read.
      confirmProps: { color: 'red.9' },
      onConfirm: () => void disconnect()
    })
}
