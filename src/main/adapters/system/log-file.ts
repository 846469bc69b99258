import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Clock, Log, LogFields } from '../../ports/system.ts'

/** Beyond this the log moves aside, once: two files of this size at most. */
const MAX_BYTES = 5 * 1024 * 1024

/** One JSON object per line. A disk that takes no log is no reason to stop working. */
export function createLogFile(file: string, clock: Clock): Log {
  const write = (level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void => {
    try {
      mkdirSync(path.dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(
        file,
        `${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, message, ...fields })}\n`
      )
    } catch {
      // Nowhere left to say it.
    }
  }
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields)
  }
}
