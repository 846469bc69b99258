import type { CallMeta, CallResult, Input, Output, ProcedureName } from './contract.ts'
import type { AnyEvent } from './events.ts'

/**
 * What a shell gives to the page, whichever shell it is. Only cloneable data crosses it: a thrown error would lose its fields on
 * the way through Electron's context bridge.
 */
export interface Transport {
  readonly shell: 'electron' | 'web'
  call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult>
  /** Returns the function that stops listening. */
  on(listener: (event: AnyEvent) => void): () => void
}

/** The transport with types: what the renderer and scripts use. */
export interface ApiClient {
  call<P extends ProcedureName>(procedure: P, input: Input<P>, meta?: CallMeta): Promise<CallResult<Output<P>>>
  on(listener: (event: AnyEvent) => void): () => void
}
