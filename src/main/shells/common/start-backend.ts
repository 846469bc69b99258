import type { EngineGateway } from '../../ports/gateway.ts'
import { SyncState } from '#shared/contract/sync.ts'

/** What this start was told about the backend of the active store. */
export interface StartBackend {
  /** Null where nothing was said. */
  readonly url: string | null
  /** Good once, for pairing. */
  readonly code: string | undefined
  /** What this computer is called. */
  readonly deviceName: string
}

const LONGEST_NAME = 60

/**
 * Links the active store with the backend that this start was told about, unless it is linked with it already. Gives the sentence to
 * complain with, if there is one: the app runs all the same.
 */
export async function linkStartBackend(
  gateway: Pick<EngineGateway, 'call'>,
  { url, code, deviceName }: StartBackend
): Promise<string | null> {
  if (url === null) return null
  const asked = await gateway.call('sync.get', {}, {})
  const state = SyncState.safeParse(asked.ok ? asked.value : null).data
  if (state !== undefined && state.url !== null) {
    if (sameAddress(state.url, url)) return null
    return `--backend has no effect: the store is linked with ${state.url}; sign out there first`
  }
  const pairing = code?.trim() ?? ''
  if (pairing === '')
    return '--backend has no effect without a pairing code in the environment variable WORDSHELF_BACKEND_TOKEN'
  const name = deviceName.trim().slice(0, LONGEST_NAME)
  const linked = await gateway.call(
    'sync.link',
    { url, code: pairing, deviceName: name === '' ? 'Computer' : name },
    {}
  )
  return linked.ok ? null : `the store was not linked with its backend: ${linked.error.message}`
}

function sameAddress(one: string, other: string): boolean {
  return addressOf(one) === addressOf(other)
}

function addressOf(text: string): string {
  return (URL.parse(text.trim())?.href ?? text).replace(/\/+$/, '')
}
