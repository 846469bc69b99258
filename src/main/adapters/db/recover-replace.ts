import type Database from 'better-sqlite3'
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Clock, Ids, Log } from '../../ports/system.ts'
import { listBackups, type BackupFile } from './backup-files.ts'
import { storageFaultOf } from './checks-fault.ts'
import { examine } from './checks.ts'
import { brokenInvariants } from './invariants.ts'
import { openDatabase } from './open.ts'
import {
  addMissingInstances,
  countAtLeast,
  leaveWithoutLease,
  openLatestPeriods,
  stopOpenItems
} from './recover-credits.ts'
import { moveSet, newDamagedFolder, SET_ENDS, syncFile, syncFolder, type DataPaths } from './recover-files.ts'
import { EMPTY_MARK, readMark, writeMark, type Mark } from './recover-mark.ts'
import { recoveryNotice, type RecoveryTale } from './recover-words.ts'
import { readDamagedItems } from './salvage-read.ts'
import { takeOver } from './salvage.ts'

export interface RecoveryDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}

/** The key under which a database keeps what is told of it, as JSON of `at` and `text`. */
export const NOTICE_META = 'recovery'

/**
 * Puts the newest good backup, or a new database, in the place of one that is damaged or lost. The replacement is complete, booked,
 * checked and durable before anything is moved; what was there moves whole into a folder of its own; a crash at any point is taken up
 * by `finishReplacement`. Throws with every file where it was if the disk has no room.
 */
export async function replaceDatabase(paths: DataPaths, deps: RecoveryDeps, mark: Mark | null): Promise<void> {
  const { clock, log } = deps
  const found = SET_ENDS.some((end) => existsSync(paths.database + end))
  const folder = found ? newDamagedFolder(paths, clock.now()) : null
  try {
    let made = false
    for (const backup of listBackups(paths)) {
      made = await tryBackup(backup, paths, deps, mark, folder)
      if (made) break
    }
    if (!made) {
      removeReplacement(paths)
      await fillReplacement(paths, deps, mark, { restored: 'nothing', dataFrom: null, folder })
    }
  } catch (error) {
    removeReplacement(paths)
    if (folder !== null && readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
    throw error
  }
  if (folder !== null && existsSync(paths.mark)) copyFileSync(paths.mark, path.join(folder, path.basename(paths.mark)))
  // What is put in place has its own numbers: those of before say nothing about it.
  const numbers = { epoch: null, seq: 1, ledger: 0, review: 0, imports: 0, wal: null, schema: null }
  writeMark(paths.mark, { ...(mark ?? EMPTY_MARK), ...numbers, state: 'replacing', folder, at: clock.now() })
  finishReplacement(paths)
  log.warn('the database was replaced', { folder })
}

async function tryBackup(
  backup: BackupFile,
  paths: DataPaths,
  deps: RecoveryDeps,
  mark: Mark | null,
  folder: string | null
): Promise<boolean> {
  const { log } = deps
  removeReplacement(paths)
  try {
    copyFileSync(backup.file, paths.replacement)
    const verdict = examine({ file: paths.replacement, mark: 'missing', thorough: true, clock: deps.clock, log })
    if (verdict.kind !== 'sound') throw new Error(verdict.kind === 'empty' ? 'it is empty' : verdict.reason)
    await fillReplacement(paths, deps, mark, { restored: 'backup', dataFrom: backup.at, folder })
    return true
  } catch (error) {
    const fault = storageFaultOf(error)
    if (fault === 'full' || fault === 'forbidden') throw error
    log.warn('a backup cannot be used', { backup: path.basename(backup.file), reason: errorMessage(error) })
    return false
  }
}

/** Brings the replacement to this version, books what its age means, and leaves it as one closed file that has passed every check. */
async function fillReplacement(
  paths: DataPaths,
  deps: RecoveryDeps,
  mark: Mark | null,
  tale: Pick<RecoveryTale, 'restored' | 'dataFrom' | 'folder'>
): Promise<void> {
  const raw = await openDatabase(paths.replacement)
  try {
    bookRollback(raw, deps, mark, tale, existsSync(paths.database) ? paths.database : null)
    const problem = String(raw.pragma('integrity_check(1)', { simple: true }))
    if (problem !== 'ok') throw new Error(problem)
    const [broken] = brokenInvariants(raw)
    if (broken !== undefined) throw new Error(broken)
    raw.pragma('journal_mode = DELETE')
  } finally {
    raw.close()
  }
  syncFile(paths.replacement)
  syncFolder(path.dirname(paths.replacement))
}

/**
 * A database that has gone back in time: it gets a new epoch, none of its open items runs on a credit that may be spent, every credit
 * that may have been spent counts as used or, with a backend, is not here any more, and the merchant's notice is kept in it. One
 * transaction.
 */
export function bookRollback(
  raw: Database.Database,
  { clock, ids, log }: RecoveryDeps,
  mark: Mark | null,
  tale: Pick<RecoveryTale, 'restored' | 'dataFrom' | 'folder'>,
  damaged: string | null
): void {
  const at = clock.now()
  raw
    .transaction(() => {
      const least = openLatestPeriods(raw, mark, at)
      const saved = damaged === null ? { proposals: 0, reviews: 0 } : takeOver(raw, readDamagedItems(damaged), at)
      const stopped = stopOpenItems(raw, 'all', at)
      const counted = Math.max(0, countAtLeast(raw, least, at) - stopped)
      if (mark) addMissingInstances(raw, mark, at)
      leaveWithoutLease(raw, mark, at)
      const set = setMeta(raw)
      set.run('epoch', ids.uuid())
      set.run('next_seq', '1')
      if (tale.restored === 'nothing' && mark?.allowance) set.run('allowance', mark.allowance)
      if (tale.restored === 'nothing' && mark?.active) set.run('active_instance', mark.active)
      const text = recoveryNotice({ ...tale, stopped, counted, salvaged: saved.proposals + saved.reviews })
      keepNotice(raw, at, text)
      log.warn('the data went back in time', { stopped, counted, proposals: saved.proposals, reviews: saved.reviews })
    })
    .immediate()
}

export function keepNotice(raw: Database.Database, at: number, text: string): void {
  setMeta(raw).run(NOTICE_META, JSON.stringify({ at, text }))
}

function setMeta(raw: Database.Database): Database.Statement<[string, string]> {
  return raw.prepare('insert into meta (key, value) values (?, ?) on conflict do update set value = excluded.value')
}

/** Moves what was there aside and the replacement into its place. Called again at a start where it was interrupted. */
export function finishReplacement(paths: DataPaths): void {
  const mark = readMark(paths.mark)
  if (typeof mark === 'string' || mark.state !== 'replacing') {
    removeReplacement(paths)
    return
  }
  if (!existsSync(paths.replacement)) return
  if (mark.folder !== null) moveSet(paths.database, mark.folder)
  renameSync(paths.replacement, paths.database)
  syncFolder(path.dirname(paths.database))
}

function removeReplacement({ replacement }: DataPaths): void {
  for (const end of SET_ENDS) rmSync(replacement + end, { force: true })
  const folder = path.dirname(replacement)
  if (!statSync(folder, { throwIfNoEntry: false })) return
  // Bringing an old backup up to date makes a copy of it, which is the backup itself.
  for (const name of readdirSync(folder))
    if (name.startsWith(`${path.basename(replacement)}.before-`)) rmSync(path.join(folder, name), { force: true })
}
