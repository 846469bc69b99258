import { chmod, open, readFile, rename, rm } from 'node:fs/promises'

/** A file that only this account can read, written as a whole or not at all. */
export interface PrivateFile {
  /** Null where there is none or it can't be read. */
  read(): Promise<string | null>
  /** Null removes it. */
  write(text: string | null): Promise<void>
}

export function privateFile(path: string): PrivateFile {
  const draft = `${path}.new`
  return {
    async read() {
      try {
        // Copied or restored files come with whatever rights the tool gave them.
        await chmod(path, 0o600)
        return await readFile(path, 'utf8')
      } catch {
        return null
      }
    },
    async write(text) {
      await rm(draft, { force: true })
      if (text === null) {
        await rm(path, { force: true })
        return
      }
      const handle = await open(draft, 'wx', 0o600)
      try {
        await handle.writeFile(text)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, path)
    }
  }
}
