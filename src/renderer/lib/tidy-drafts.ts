import type { ApiClient } from '#shared/contract/transport.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { draftsUnder, dropDraft } from './draft-store.ts'

/** Where drafts are kept, and what the number of one is. A value on its way to a store can't be asked for by itself. */
const KEPT = {
  'wordshelf.review.drafts': 'item',
  'wordshelf.review.notes': 'item',
  'wordshelf.publish.ticks': 'job',
  'wordshelf.conflicts.drafts': 'value'
} as const
const KEYS = Object.keys(KEPT) as readonly (keyof typeof KEPT)[]

/** More than anybody leaves unfinished; the next start asks for the rest. */
const MOST_ASKED = 500
/** Stores that the engine does not know, whose drafts are kept: a window may be opened on another folder of data and come back. */
export const MOST_STRANGERS = 10
/** Stores whose drafts were opened, the last one first. */
const OPENED = 'wordshelf.drafts.stores'

/**
 * Drops what was typed about things that are gone. Gone is what the engine says it does not have in this store: not what no list showed, and
 * nothing while it does not answer.
 */
export async function tidyDrafts(client: ApiClient, instanceId: string): Promise<void> {
  const drafts = KEYS.flatMap((key) => [...draftsUnder(key)].map(([id, text]) => ({ key, id, text })))
  const gone: typeof drafts = []
  for (const draft of drafts.slice(0, MOST_ASKED)) if (await isGone(client, instanceId, draft)) gone.push(draft)
  // An engine without the store has none of its items either, and says so in the same way.
  const stores = await client.call('instances.list', {})
  if (!stores.ok) return
  const known = new Set(stores.value.instances.map((store) => store.instanceId))
  if (!known.has(instanceId)) return
  for (const { key, id, text } of gone) dropDraft(instanceId, key, id, text)
  forgetStrangers(instanceId, known)
}

async function isGone(
  client: ApiClient,
  instanceId: string,
  { key, id }: { readonly key: keyof typeof KEPT; readonly id: number }
): Promise<boolean> {
  // The note for all that is selected is about no item.
  if (id < 1) return false
  const about = KEPT[key]
  switch (about) {
    case 'item': {
      const item = await client.call('items.get', { id }, { instanceId })
      return !item.ok && item.error.code === 'NOT_FOUND'
    }
    case 'job': {
      const job = await client.call('jobs.get', { id }, { instanceId })
      return !job.ok && job.error.code === 'NOT_FOUND'
    }
    case 'value':
      return false
    default:
      return assertNever(about, 'subject of a draft')
  }
}

/** Of stores that the engine does not know, keeps the drafts of those that were opened last. */
function forgetStrangers(open: string, known: ReadonlySet<string>): void {
  try {
    const owned = Object.keys(localStorage).flatMap((name) => {
      const key = KEYS.find((one) => name.startsWith(`${one}.`))
      return key === undefined ? [] : [{ name, owner: name.slice(key.length + 1, name.lastIndexOf('.')) }]
    })
    const opened = [...new Set([open, ...openedBefore(), ...owned.map(({ owner }) => owner)])]
    const forgotten = new Set(opened.filter((owner) => !known.has(owner)).slice(MOST_STRANGERS))
    for (const { name, owner } of owned) if (forgotten.has(owner)) localStorage.removeItem(name)
    localStorage.setItem(OPENED, JSON.stringify(opened.filter((owner) => !forgotten.has(owner))))
  } catch {
    // Full or not allowed: nothing is forgotten.
  }
}

function openedBefore(): readonly string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(OPENED) ?? '[]')
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
