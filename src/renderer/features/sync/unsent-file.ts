import type { Output } from '#shared/contract/contract.ts'
import type { SyncState } from '#shared/contract/sync.ts'

/** What was done here and never reached the backend, as a file that a person or a later version can read. */
export function unsentFile(
  { url, storeName, deviceId, deviceName }: SyncState,
  { events, total }: Output<'sync.unsent'>,
  savedAt: Date
): { readonly name: string; readonly text: string } {
  const at = savedAt.toISOString()
  const content = { wordshelf: 'unsent-changes', savedAt: at, url, storeName, deviceId, deviceName, total, events }
  return { name: `wordshelf-unsent-${at.slice(0, 10)}.json`, text: `${JSON.stringify(content, null, 2)}\n` }
}
