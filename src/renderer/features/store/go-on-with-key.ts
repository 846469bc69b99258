import type { ApiClient } from '#shared/contract/transport.ts'

/**
 * What a new key makes possible again: the first pull of a store that was never fetched, or the pull that stopped because of the
 * old key. A store that is known already is left as it is. A refusal shows in the state of the store, which is asked for anyway.
 */
export async function goOnWithKey(client: ApiClient): Promise<void> {
  const shop = await client.call('shop.get', {})
  if (!shop.ok || !shop.value.connected) return
  const { pull, currentAsOf } = shop.value
  if (pull?.state === 'PAUSED' && (pull.problem === 'auth' || pull.problem === 'forbidden'))
    await client.call('pulls.resume', { id: pull.id })
  else if (currentAsOf === null && pull?.state !== 'RUNNING' && pull?.state !== 'PAUSED')
    await client.call('pulls.start', { kind: 'FULL' })
}
