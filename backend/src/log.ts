import type { Log, LogFields } from './deps.ts'

export interface JsonLog extends Log {
  /** Writes what waits. */
  flush(): void
}

export interface JsonLogOptions {
  readonly write: (text: string) => void
  readonly now: () => number
  /** Calls back once, a moment later. */
  readonly soon: (run: () => void) => void
  /** Leaves out what is only worth knowing. */
  readonly quiet: boolean
}

/** One JSON object per line. Lines of one moment are written at once: a call must not wait for whoever reads the log. */
export function createJsonLog({ write, now, soon, quiet }: JsonLogOptions): JsonLog {
  let waiting: string[] = []
  const flush = (): void => {
    if (waiting.length === 0) return
    const text = waiting.join('')
    waiting = []
    write(text)
  }
  const add = (level: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void => {
    waiting.push(`${JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...fields })}\n`)
    if (waiting.length === 1) soon(flush)
  }
  return {
    info: (message, fields) => {
      if (!quiet) add('info', message, fields)
    },
    warn: (message, fields) => add('warn', message, fields),
    error: (message, fields) => add('error', message, fields),
    flush
  }
}
