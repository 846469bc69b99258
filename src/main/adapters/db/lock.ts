import Database from 'better-sqlite3'
import { mkdirSync, truncateSync } from 'node:fs'
import path from 'node:path'

export interface DataLock {
  release(): void
}

/**
 * One process per data folder. The lock is SQLite's own exclusive lock on a file beside the database, so the operating system drops
 * it when the process dies, however it dies: there is no stale lock to clean up. Null where another process holds it.
 */
export function acquireLock(dataDir: string): DataLock | null {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'lock.db')
  try {
    return lockFile(file)
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) throw error
    // Something was written into a file that holds nothing. SQLite read it, so that nobody holds the lock; emptied in place, because
    // a new file under the same name would be another lock.
    truncateSync(file)
    return lockFile(file)
  }
}

function lockFile(file: string): DataLock | null {
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return {
    release: () => lock.close()
  }
}
