import Database from 'better-sqlite3'
import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { OpenError } from './open-error.ts'
import { syncFile, syncFolder } from './recover-files.ts'

/** About half a megabyte, a few milliseconds; other work of the thread goes on between two steps. */
const PAGES_PER_STEP = 128

export class BackupStopped extends Error {
  constructor() {
    super('The backup was stopped')
    this.name = 'BackupStopped'
  }
}

/**
 * A copy that is checked and durable before it takes its final name, so that a good backup is never replaced by a broken one. Throws
 * `OpenError` with `CORRUPT` where the copy, and therefore the database, does not pass; an earlier backup of that name stays.
 */
export async function backUp(
  raw: Database.Database,
  target: string,
  /** Asked between two steps; true ends the backup with `BackupStopped`. */
  isStopped: () => boolean = () => false
): Promise<void> {
  const part = `${target}.part`
  removeParts(part)
  try {
    await raw.backup(part, {
      progress() {
        if (isStopped()) throw new BackupStopped()
        return PAGES_PER_STEP
      }
    })
    if (isStopped()) throw new BackupStopped()
    const verdict = checkCopy(part)
    if (verdict !== 'ok')
      throw new OpenError('CORRUPT', `The database did not pass its check before it was backed up (${verdict}).`)
    syncFile(part)
    renameSync(part, target)
    syncFolder(path.dirname(target))
  } finally {
    removeParts(part)
  }
}

function checkCopy(file: string): string {
  const copy = new Database(file)
  try {
    copy.pragma('cell_size_check = ON')
    const verdict = String(copy.pragma('integrity_check(1)', { simple: true }))
    // A backup is one file: it must not need a log beside it.
    if (verdict === 'ok') copy.pragma('journal_mode = DELETE')
    return verdict
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.message
    throw error
  } finally {
    copy.close()
  }
}

function removeParts(part: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) if (existsSync(part + end)) rmSync(part + end)
}
