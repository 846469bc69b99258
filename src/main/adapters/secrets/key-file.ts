import { join } from 'node:path'
import { z } from 'zod'
import type { StoredKey } from '../../ports/host.ts'
import { parseJson } from './parse-json.ts'
import { privateFile } from './private-file.ts'

const KeyFileContent = z.object({ origin: z.string().min(1).max(500), key: z.string().min(1).max(500) })

export interface KeyFile {
  load(): Promise<StoredKey | null>
  save(key: StoredKey | null): Promise<void>
}

/** `<folder>/model-key.json`. An unreadable one is as good as none. */
export function openKeyFile(folder: string): KeyFile {
  const file = privateFile(join(folder, 'model-key.json'))
  return {
    async load() {
      return KeyFileContent.safeParse(parseJson(await file.read())).data ?? null
    },
    save: (key) => file.write(key === null ? null : JSON.stringify({ origin: key.origin, key: key.key }))
  }
}
