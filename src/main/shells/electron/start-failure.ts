import { say } from './texts.ts'

/** What is said when the app cannot start. */
export interface StartFailure {
  readonly title: string
  readonly sentence: string
}

const TITLED = ['LOCKED', 'NEWER_DATABASE', 'MIGRATION_FAILED', 'CORRUPT'] as const

/** Errors of the engine carry a code and a sentence that is meant for people; of any other the first line has to do. */
export function describeStartFailure(error: unknown): StartFailure {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return {
    title: say(`failure.${TITLED.find((known) => known === code) ?? 'other'}`),
    sentence: message.split('\n', 1)[0] ?? message
  }
}
