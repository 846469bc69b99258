import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { stampOf, type DataPaths } from './recover-files.ts'

export interface BackupFile {
  readonly file: string
  /** When the data in it was the latest. Milliseconds since 1970. */
  readonly at: number
}

const KEPT = 3
const DAILY = /^wordshelf-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/
const BEFORE_UPDATE = /^wordshelf\.db\.before-\d+$/

/** Every backup of a data folder, the newest first. What is inside is not looked at. */
export function listBackups(paths: DataPaths): readonly BackupFile[] {
  const updates = namesIn(path.dirname(paths.database))
    .filter((name) => BEFORE_UPDATE.test(name))
    .map((name) => path.join(path.dirname(paths.database), name))
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
  return [...listDaily(paths), ...updates].toSorted((a, b) => b.at - a.at)
}

function listDaily(paths: DataPaths): readonly BackupFile[] {
  return namesIn(paths.backups)
    .flatMap((name) => {
      const found = DAILY.exec(name)
      if (!found) return []
      const [, day = '', hour = '', minute = '', second = ''] = found
      const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
      return Number.isNaN(at) ? [] : [{ file: path.join(paths.backups, name), at }]
    })
    .toSorted((a, b) => b.at - a.at)
}

function namesIn(folder: string): readonly string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : []
}

/** When the last daily backup was made; 0 where there is none. */
export function lastDailyBackup(paths: DataPaths): number {
  return listDaily(paths)[0]?.at ?? 0
}

/** Where a backup made at that time goes. Makes the folder. */
export function newBackupFile(paths: DataPaths, at: number): string {
  mkdirSync(paths.backups, { recursive: true })
  return path.join(paths.backups, `wordshelf-${stampOf(at)}.db`)
}

/** Called after a new one is in place: the three newest stay, and the ones made before an update are not touched. */
export function pruneBackups(paths: DataPaths): void {
  for (const { file } of listDaily(paths).slice(KEPT)) rmSync(file, { force: true })
  for (const name of namesIn(paths.backups))
    if (name.includes('.db.part')) rmSync(path.join(paths.backups, name), { force: true })
}
