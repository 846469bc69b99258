/** What is said when the app cannot start. */
export interface StartFailure {
  readonly title: string
  readonly sentence: string
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ['LOCKED', 'Wordshelf is already open'],
  ['NEWER_DATABASE', 'Your data is from a newer Wordshelf'],
  ['MIGRATION_FAILED', 'Your data could not be brought up to date'],
  ['CORRUPT', 'Your data is damaged']
])

/** Errors of the engine carry a code and a sentence that is meant for people; of any other the first line has to do. */
export function describeStartFailure(error: unknown): StartFailure {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return {
    title: TITLES.get(code) ?? 'Wordshelf could not start',
    sentence: message.split('\n', 1)[0] ?? message
  }
}
