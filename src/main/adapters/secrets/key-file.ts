import { chmod, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { StoredKey } from '../../ports/host.ts'

const KeyFileContent = z.object({ origin: z.string().min(1).max(500), key: z.string().min(1).max(500) })

export interface KeyFile {
  load(): Promise<StoredKey | null>
  save(key: StoredKey | null): Promise<void>
}

/** `<folder>/model-key.json`, readable by this account only, written as a whole or not at all. An unreadable one is as good as none. */
export function openKeyFile(folder: string): KeyFile {
  const path = join(folder, 'model-key.json')
  const draft = `${path}.new`
  return {
    async load() {
      try {
        // Copied or restored files come with whatever rights the tool gave them.
        await chmod(path, 0o600)
        return KeyFileContent.parse(JSON.parse(await readFile(path, 'utf8')))
      } catch {
        return null
      }
    },
    async save(key) {
      await rm(draft, { force: true })
      if (key === null) {
        await rm(path, { force: true })
        return
      }
      const handle = await open(draft, 'wx', 0o600)
      try {
        await handle.writeFile(JSON.stringify({ origin: key.origin, key: key.key }))
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, path)
    }
  }
}
