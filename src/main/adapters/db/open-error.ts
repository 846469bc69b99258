export type OpenErrorCode =
  | 'NEWER_DATABASE'
  | 'MIGRATION_FAILED'
  | 'CORRUPT'
  | 'UNSAFE_SQLITE'
  | 'UNSAFE_SETTINGS'
  | 'DISK_FULL'
  | 'READ_ONLY'

/** Why the database can't be opened: a code for programs and a sentence for a person. */
export class OpenError extends Error {
  readonly code: OpenErrorCode

  constructor(code: OpenErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'OpenError'
    this.code = code
  }
}
