import Database from 'better-sqlite3'
import { mkdirSync, truncateSync } from 'node:fs'
import path from 'node:path'

export interface FolderLock {
  release(): void
}

/**
 * One process per folder: two PGlites on the same files destroy them. The lock is SQLite's exclusive lock on a file beside the data, so
 * the operating system drops it when the process dies, however it dies. Null where another process holds it.
 *
 * The app locks its data folder the same way (src/main/adapters/db/lock.ts). Both stay: what the two may share is pure and knows no file.
 */
export function lockFolder(folder: string): FolderLock | null {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'lock.db')
  try {
    return lockFile(file)
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) throw error
    // Something was written into a file that holds nothing. Emptied in place, because a new file would be another lock.
    truncateSync(file)
    return lockFile(file)
  }
}

function lockFile(file: string): FolderLock | null {
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: () => lock.close() }
}
