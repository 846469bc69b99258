import {
  isProcedureName,
  type CallMeta,
  type CallResult,
  type Input,
  type Output,
  type ProcedureName
} from '#shared/contract/contract.ts'
import { ShellCommand } from '#shared/contract/shell-commands.ts'
import type { ApiClient, Transport } from '#shared/contract/transport.ts'
import { answeredInTime, startTimer, type After } from './deadlines.ts'
import { createHttpTransport } from './http-transport.ts'

declare global {
  interface Window {
    /** What the Electron shell's preload leaves for the page; absent in a browser. */
    readonly wordshelf?: Transport
  }
}

/** The preload's transport where there is one, else HTTP to where the page came from. */
export function pageTransport(): Transport {
  return window.wordshelf === undefined ? createHttpTransport() : bridgeTransport(window.wordshelf, startTimer)
}

/** What is given up is gone for this window only: a message to the engine can't be called back. */
export function bridgeTransport(bridge: Transport, after: After): Transport {
  return {
    shell: bridge.shell,
    call: answeredInTime((procedure, input, meta) => bridge.call(procedure, input, meta), after),
    on: (listener) => bridge.on(listener),
    ...(bridge.onCommand && { onCommand: bridge.onCommand })
  }
}

/**
 * Types over a transport. The answer is trusted to have its declared shape: the engine validated it on its way out, and page and
 * engine are of one build.
 */
export function createTypedClient(transport: Transport): ApiClient {
  return {
    call: async <P extends ProcedureName>(procedure: P, input: Input<P>, meta: CallMeta = {}) => {
      if (!isProcedureName(procedure)) throw new Error('Not a procedure of the contract')
      return (await transport.call(procedure, input, meta)) as CallResult<Output<P>>
    },
    on: (listener) => transport.on(listener),
    onCommand: (listener) =>
      transport.onCommand?.((command) => {
        const read = ShellCommand.safeParse(command)
        if (read.success) listener(read.data)
      }) ?? nothing
  }
}

function nothing(): void {}
