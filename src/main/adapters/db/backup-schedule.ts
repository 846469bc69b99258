import type Database from 'better-sqlite3'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Clock, Log, Timers } from '../../ports/system.ts'
import { lastDailyBackup, newBackupFile, pruneBackups } from './backup-files.ts'
import { backUp, BackupStopped } from './backup.ts'
import { checkPages } from './checks.ts'
import { storageFaultOf } from './checks-fault.ts'
import { sizeOf, type DataPaths } from './recover-files.ts'
import type { MarkKeeper } from './recover-keeper.ts'

const DAY_MS = 24 * 3_600_000
/** After a start, so that it is quick; short enough that a short visit gets its backup. */
const FIRST_LOOK_MS = 60_000
const LOOK_MS = 15 * 60_000
/** A job that runs for days is not waited for longer than this beyond the day. */
const PATIENCE_MS = 6 * 3_600_000
const CHECK_EVERY_MS = 7 * DAY_MS

export interface ScheduleDeps {
  readonly raw: Database.Database
  readonly paths: DataPaths
  readonly keeper: MarkKeeper
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  /** No job runs now, so that nobody waits for what takes a moment. */
  readonly isIdle: () => boolean
  /** The database does not pass its check. Called once. */
  readonly onDamage: () => void
}

export interface BackupSchedule {
  /** Looks at once whether something is due. Resolves when it is done; never rejects. */
  look(): Promise<void>
  /** Resolves when no backup is on its way any more. */
  stop(): Promise<void>
}

/**
 * A backup a day, and a look at every page once a week. The check of a backup is a check of the database too, page by page, so that
 * the weekly one runs only where backups fail for want of room.
 */
export function scheduleBackups(deps: ScheduleDeps): BackupSchedule {
  const { raw, paths, keeper, clock, timers, log, isIdle } = deps
  let running: Promise<void> | null = null
  let stopped = false
  let cancelTimer = timers.after(FIRST_LOOK_MS, tick)

  function tick(): void {
    cancelTimer = timers.after(LOOK_MS, tick)
    void look()
  }

  function look(): Promise<void> {
    if (stopped) return Promise.resolve()
    running ??= lookNow()
      .catch(failed)
      .finally(() => {
        running = null
      })
    return running
  }

  function failed(error: unknown): void {
    if (error instanceof BackupStopped) return
    log.error('the backup or check failed', { error: errorMessage(error) })
    if (storageFaultOf(error) === 'damaged') damaged()
  }

  async function lookNow(): Promise<void> {
    // A clock that was set back leaves backups of the future behind: they are no reason to make none.
    const age = Math.abs(clock.now() - lastDailyBackup(paths))
    if (age >= DAY_MS && (isIdle() || age >= DAY_MS + PATIENCE_MS)) await backUpNow().catch(failed)
    if (!stopped && clock.now() - keeper.checkedAt() >= CHECK_EVERY_MS && isIdle()) checkNow()
  }

  async function backUpNow(): Promise<void> {
    const started = clock.monotonic()
    const file = newBackupFile(paths, clock.now())
    await backUp(raw, file, () => stopped)
    pruneBackups(paths)
    keeper.checked()
    log.info('backed up', { tookMs: Math.round(clock.monotonic() - started), bytes: sizeOf(file) })
  }

  function checkNow(): void {
    const started = clock.monotonic()
    const problem = checkPages(raw, 'integrity_check', sizeOf(paths.database), clock)
    log.info('the database was checked while idle', { tookMs: Math.round(clock.monotonic() - started), problem })
    if (problem === null) keeper.checked()
    else damaged()
  }

  function damaged(): void {
    if (stopped) return
    stopped = true
    cancelTimer()
    keeper.suspect()
    deps.onDamage()
  }

  return {
    look,
    async stop() {
      stopped = true
      cancelTimer()
      await running
    }
  }
}
