import type { Kysely } from 'kysely'
import type { Tables } from './db/tables.ts'

/** A value that a log line may carry. Never product text, prompts, tokens or codes. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** What everything in the backend is given, so that a test or a simulation can stand in for each. */
export interface BackendDeps {
  readonly db: Kysely<Tables>
  /** Milliseconds since 1970. */
  readonly clock: { now(): number }
  readonly ids: { uuid(): string }
  readonly log: Log
}
