import { join } from 'node:path'
import { z } from 'zod'
import type { StoredKey } from '../../ports/host.ts'
import { parseJson } from './parse-json.ts'
import { privateFile } from './private-file.ts'

/** One secret for each store. */
export interface StoreKeysFile {
  load(instanceId: string): Promise<StoredKey | null>
  save(instanceId: string, key: StoredKey | null): Promise<void>
}

const Entry = z.object({ origin: z.string().min(1).max(500), key: z.string().min(1).max(4_000) })
type Entry = z.infer<typeof Entry>

/**
 * `<folder>/<name>`: `{ "<instance id>": { "origin", "key" } }`, so that a key is only ever found under the store it was entered
 * for. A damaged entry costs that store its key, a damaged file all of them.
 */
export function openStoreKeysFile(folder: string, name: string): StoreKeysFile {
  const file = privateFile(join(folder, name))
  /** One change at a time: each is made to what the one before it wrote. */
  let saving: Promise<void> = Promise.resolve()

  async function readAll(): Promise<Map<string, Entry>> {
    const found = z.record(z.string(), z.unknown()).safeParse(parseJson(await file.read()))
    const entries = Object.entries(found.data ?? {}).flatMap(([instanceId, value]): [string, Entry][] => {
      const entry = Entry.safeParse(value)
      return entry.success ? [[instanceId, entry.data]] : []
    })
    return new Map(entries)
  }

  async function change(instanceId: string, entry: Entry | null): Promise<void> {
    const all = await readAll()
    if (entry === null) all.delete(instanceId)
    else all.set(instanceId, { origin: entry.origin, key: entry.key })
    await file.write(all.size === 0 ? null : JSON.stringify(Object.fromEntries(all)))
  }

  return {
    async load(instanceId) {
      await saving
      return (await readAll()).get(instanceId) ?? null
    },
    save(instanceId, key) {
      const saved = saving.then(() => change(instanceId, key))
      saving = saved.catch(() => undefined)
      return saved
    }
  }
}
