import type Database from 'better-sqlite3'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Timers } from '../../ports/system.ts'
import { listBackups } from './backup-files.ts'
import { storageFaultOf } from './checks-fault.ts'
import { examine, type Verdict } from './checks.ts'
import { openDatabase } from './open.ts'
import { OpenError } from './open-error.ts'
import { copySet, dataPaths, moveSet, newDamagedFolder, SET_ENDS, sizeOf, type DataPaths } from './recover-files.ts'
import { beginNewLife } from './recover-credits.ts'
import { keepMark, type MarkKeeper } from './recover-keeper.ts'
import { EMPTY_MARK, readMark, writeMark, type Mark } from './recover-mark.ts'
import {
  bookRollback,
  finishReplacement,
  keepNotice,
  NOTICE_META,
  replaceDatabase,
  type RecoveryDeps
} from './recover-replace.ts'
import { logAlsoMovedNotice, logMovedNotice } from './recover-words.ts'

export interface OpenDataDeps extends RecoveryDeps {
  readonly timers: Timers
}

/** What is known before the file is looked at: nothing; that SQLite met bad bytes in it; that it did so again after a full check. */
export type Suspicion = 'none' | 'suspected' | 'certain'

export interface OpenData {
  readonly raw: Database.Database
  readonly keeper: MarkKeeper
  /** For `status.recovery`: one sentence for the merchant, or null. */
  readonly notice: string | null
  readonly paths: DataPaths
}

/** A notice is shown in the run in which it came about and, by later ones, for this long. Milliseconds. */
const NOTICE_SHOWN_MS = 24 * 3_600_000

/**
 * Opens the data of a folder whatever state it is in. Damage moves the files aside and brings the newest good backup or, without one, a
 * new database; nothing is ever deleted. Throws `OpenError` where nothing can be written (`READ_ONLY`, `DISK_FULL`), or where the data
 * belongs to a newer version: then no file was changed. The caller holds the folder's lock.
 */
export async function openData(dataDir: string, deps: OpenDataDeps, suspicion: Suspicion = 'none'): Promise<OpenData> {
  const paths = dataPaths(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true })
    finishReplacement(paths)
    let sure = suspicion
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await openOnce(paths, deps, sure)
      } catch (error) {
        const fault = storageFaultOf(error)
        if (attempt >= 3 || (fault !== 'damaged' && fault !== 'io')) throw error
        deps.log.warn('the database did not open', { attempt, error: errorMessage(error) })
        sure = sure === 'none' ? 'suspected' : 'certain'
      }
    }
  } catch (error) {
    throw openFailure(error, dataDir)
  }
}

async function openOnce(paths: DataPaths, deps: OpenDataDeps, suspicion: Suspicion): Promise<OpenData> {
  makeWritable(paths)
  const found = readMark(paths.mark)
  const mark = typeof found === 'string' ? null : found
  let movedLog: string | null = null
  let verdict = judge(paths, deps, found, suspicion)
  if (verdict.kind === 'damaged' && verdict.strayLog === true && suspicion !== 'certain') {
    deps.log.warn('a write-ahead log is put aside', { reason: verdict.reason })
    const folder = newDamagedFolder(paths, deps.clock.now())
    moveSet(paths.database, folder, ['-wal', '-shm'])
    movedLog = folder
    // Without its log a database that was in use is not the latest: the check says what is missing.
    verdict = judge(paths, deps, found, 'suspected')
  }
  if (verdict.kind === 'empty' && isNew(paths, mark)) verdict = { kind: 'sound', newEpoch: false, checkedAll: true }
  if (verdict.kind === 'damaged' || verdict.kind === 'empty') {
    deps.log.error('the database is damaged or lost', { reason: verdict.kind === 'empty' ? 'empty' : verdict.reason })
    await replaceDatabase(paths, deps, mark)
  }
  const behind = verdict.kind === 'behind' ? verdict : null
  let folder: string | null = null
  if (behind) {
    deps.log.error('the database is not the latest', { reason: behind.reason })
    folder = newDamagedFolder(paths, deps.clock.now())
    copySet(paths.database, folder)
  }
  const before = readMark(paths.mark)
  const start: Mark = typeof before === 'string' ? EMPTY_MARK : before
  writeMark(paths.mark, { ...start, state: 'opening', folder: null, at: deps.clock.now() })
  const raw = await openDatabase(paths.database)
  try {
    if (behind) bookRollback(raw, deps, mark, { restored: null, dataFrom: mark?.at ?? null, folder }, null)
    else if (verdict.kind === 'sound' && verdict.newEpoch) renewEpoch(raw, deps)
    const keeper = keepMark(raw, paths, deps, start)
    if (verdict.kind === 'sound' && verdict.checkedAll) keeper.checked()
    if (movedLog !== null) addLogNotice(raw, movedLog, deps.clock.now())
    return { raw, keeper, notice: readNotice(raw, deps.clock.now()), paths }
  } catch (error) {
    raw.close()
    throw error
  }
}

/** Kept in the database, so that a start which fails further on does not take the sentence with it; added to one that is still shown. */
function addLogNotice(raw: Database.Database, folder: string, at: number): void {
  const shown = readNotice(raw, at)
  keepNotice(raw, at, shown === null ? logMovedNotice(folder) : `${shown} ${logAlsoMovedNotice(folder)}`)
}

function judge(paths: DataPaths, deps: OpenDataDeps, mark: ReturnType<typeof readMark>, suspicion: Suspicion): Verdict {
  const entry = statSync(paths.database, { throwIfNoEntry: false })
  if (!entry || (entry.isFile() && entry.size === 0)) return { kind: 'empty' }
  if (!entry.isFile()) return { kind: 'damaged', reason: 'it is not a file' }
  const verdict = examine({
    file: paths.database,
    mark,
    thorough: suspicion !== 'none' || mark === 'unreadable',
    clock: deps.clock,
    log: deps.log
  })
  if (suspicion !== 'certain' || verdict.kind !== 'sound') return verdict
  return { kind: 'damaged', reason: 'it passes every check and still cannot be used' }
}

/** Nothing says that there was ever anything in this folder. */
function isNew(paths: DataPaths, mark: Mark | null): boolean {
  return (
    (mark === null || mark.epoch === null) && sizeOf(`${paths.database}-wal`) === 0 && listBackups(paths).length === 0
  )
}

/** Files come back from a backup or an archive with whatever rights they had there. The folder's own rights are left alone. */
function makeWritable(paths: DataPaths): void {
  for (const file of [...SET_ENDS.map((end) => paths.database + end), paths.mark]) {
    const entry = statSync(file, { throwIfNoEntry: false })
    if (!entry?.isFile() || (entry.mode & 0o600) === 0o600) continue
    try {
      chmodSync(file, entry.mode | 0o600)
    } catch {
      // Another account's file: opening it says so.
    }
  }
}

/** The mark is gone, so that nobody can say whether this is the latest. Events of before keep their own epoch. */
export function renewEpoch(raw: Database.Database, { clock, ids }: Pick<OpenDataDeps, 'clock' | 'ids'>): void {
  raw.transaction(() => beginNewLife(raw, ids.uuid(), clock.now())).immediate()
}

function readNotice(raw: Database.Database, now: number): string | null {
  const kept = raw.prepare<[string], string>('select value from meta where key = ?').pluck().get(NOTICE_META)
  if (kept === undefined) return null
  const notice = parse(kept)
  if (typeof notice !== 'object' || notice === null || !('at' in notice) || !('text' in notice)) return null
  if (typeof notice.at !== 'number' || typeof notice.text !== 'string') return null
  return now - notice.at < NOTICE_SHOWN_MS ? notice.text : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The same failure in words for a person, with a code, where it is about the disk. */
export function openFailure(error: unknown, dataDir: string): unknown {
  if (error instanceof OpenError && error.code !== 'CORRUPT' && error.code !== 'MIGRATION_FAILED') return error
  switch (storageFaultOf(error)) {
    case 'full':
      return new OpenError(
        'DISK_FULL',
        `The disk is full, so Wordshelf cannot open its data in ${dataDir}. Make room and start it again; nothing was changed.`,
        error
      )
    case 'forbidden':
      return new OpenError(
        'READ_ONLY',
        `Wordshelf may not write in ${dataDir}. Give your account the right to write there, or choose another folder with --data-dir; nothing was changed.`,
        error
      )
    case 'io':
      return new OpenError(
        'CORRUPT',
        `The disk does not let Wordshelf read or write its data in ${dataDir} (${errorMessage(error)}). Check the disk and start it again; nothing was deleted.`,
        error
      )
    case 'damaged':
    case null:
      return error
  }
}
