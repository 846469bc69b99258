/**
 * The one platform type that decisions share with the outside: cancellation. Neither Node's nor the DOM's types are
 * loaded for these layers, so that a stray clock, timer or file call does not compile. What is declared here is the part
 * of the standard that both platforms offer; code that runs with their full types leaves this file out of its project.
 */
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

interface AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare const AbortController: { new (): AbortController }
declare const AbortSignal: {
  abort(reason?: unknown): AbortSignal
  any(signals: readonly AbortSignal[]): AbortSignal
}
