import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import type { AnyEvent } from '#shared/contract/events.ts'

/** The engine as a shell sees it: somewhere else, reached by messages. */
export interface EngineGateway {
  /** Validates, runs, and answers with data. Never rejects. */
  call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult>
  on(listener: (event: AnyEvent) => void): () => void
  /** Lets what runs come to a safe point, then closes the database. */
  stop(): Promise<void>
  /** Resolves when the engine has ended, by `stop` or by a fault. Calls are answered with `UNAVAILABLE` from then on. */
  readonly whenGone: Promise<void>
}

/** Folders under the data folder that shells and engine share: uploads come in, exports go out, by file name only. */
export interface SpoolFolders {
  readonly uploads: string
  readonly exports: string
}
