import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs'
import path from 'node:path'

/** The database and what belongs to it: they are moved and copied together or not at all. */
export const SET_ENDS = ['', '-wal', '-shm', '-journal'] as const

/** Where things lie in a data folder. */
export function dataPaths(dataDir: string) {
  return {
    database: path.join(dataDir, 'wordshelf.db'),
    /** A replacement that is being made; it takes the database's name when it is complete and checked. */
    replacement: path.join(dataDir, 'wordshelf.db.restoring'),
    mark: path.join(dataDir, 'high-water.json'),
    backups: path.join(dataDir, 'backups'),
    damaged: path.join(dataDir, 'damaged')
  } as const
}

export type DataPaths = ReturnType<typeof dataPaths>

/** Bytes of a file; 0 where there is none. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** To read a database SQLite makes an empty log beside it; where there was none before, none stays. */
export function removeOwnLog(file: string, hadLog: boolean): void {
  if (!hadLog && sizeOf(`${file}-wal`) === 0) for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
}

/** A time as a file name: sorts as it happened, and is legal on every system. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(':', '-').concat('Z')
}

/** Durable once this returns. Folders can't be synced on Windows, where a rename is durable by itself. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A folder of its own for one set of damaged files, made now. */
export function newDamagedFolder(paths: DataPaths, at: number): string {
  const first = path.join(paths.damaged, stampOf(at))
  let folder = first
  for (let n = 2; existsSync(folder); n += 1) folder = `${first}-${n}`
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Moves what is there of the set, the log before the database: a log must never lie beside a database that is not its own. */
export function moveSet(database: string, folder: string, ends: readonly string[] = SET_ENDS): void {
  mkdirSync(folder, { recursive: true })
  for (const end of ends.toReversed())
    if (existsSync(database + end)) renameSync(database + end, path.join(folder, path.basename(database) + end))
  syncFolder(folder)
  syncFolder(path.dirname(database))
}

export function copySet(database: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const end of SET_ENDS)
    if (end !== '-shm' && existsSync(database + end)) {
      const copy = path.join(folder, path.basename(database) + end)
      copyFileSync(database + end, copy)
      syncFile(copy)
    }
  syncFolder(folder)
}
