import type { CallMeta, CallResult, Input, Output, ProcedureName } from './contract.ts'
import type { AnyEvent } from './events.ts'
import type { ShellCommand } from './shell-commands.ts'

/**
 * What a shell gives to the page, whichever shell it is. Only cloneable data crosses it: a thrown error would lose its fields on
 * the way through Electron's context bridge.
 */
export interface Transport {
  readonly shell: 'electron' | 'web'
  call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult>
  /** Returns the function that stops listening. */
  on(listener: (event: AnyEvent) => void): () => void
  /** What the shell asks of its page. A browser asks nothing, so the web shell has no such thing. */
  onCommand?(listener: (command: ShellCommand) => void): () => void
}

/** The transport with types: what the renderer and scripts use. */
export interface ApiClient {
  call<P extends ProcedureName>(procedure: P, input: Input<P>, meta?: CallMeta): Promise<CallResult<Output<P>>>
  on(listener: (event: AnyEvent) => void): () => void
  /** Only what is a command is passed on. Under a shell that gives none, nothing ever is. */
  onCommand(listener: (command: ShellCommand) => void): () => void
}
