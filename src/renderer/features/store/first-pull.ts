import type { ApiClient } from '#shared/contract/transport.ts'
import { openPull } from '../../lib/pull.ts'

/**
 * Starts the first pull of a store that was never fetched. A store that is known already is left as it is; what waited for a key goes
 * on by itself. A refusal shows in the state of the store, which is asked for anyway.
 */
export async function startFirstPull(client: ApiClient): Promise<void> {
  const shop = await client.call('shop.get', {})
  if (!shop.ok || !shop.value.connected || shop.value.currentAsOf !== null || openPull(shop.value) !== null) return
  await client.call('pulls.start', { kind: 'FULL' })
}
