import {
  contract,
  isProcedureName,
  type CallMeta,
  type CallResult,
  type Output,
  type Parsed,
  type ProcedureName
} from '#shared/contract/contract.ts'
import { errorBody, type ErrorCode } from '#shared/contract/errors.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { ShellCommand } from '#shared/contract/shell-commands.ts'
import type { ApiClient, Transport } from '#shared/contract/transport.ts'
import { err, ok } from '#shared/lib/result.ts'
import { createTypedClient } from '../client.ts'
import { defaultHandlers } from './fake-handlers.ts'
import type { FakeState } from './fake-state.ts'

/** Answers one procedure. Give back a value, or `refusal(...)`; a promise makes the answer wait. */
export type FakeHandler<P extends ProcedureName> = (
  input: Parsed<P>,
  state: FakeState
) => Output<P> | CallResult<Output<P>> | Promise<Output<P> | CallResult<Output<P>>>

export type FakeHandlers = { readonly [P in ProcedureName]?: FakeHandler<P> }

export interface FakeCall {
  readonly procedure: ProcedureName
  readonly input: unknown
  readonly meta: CallMeta
}

export interface FakeClient {
  readonly client: ApiClient
  readonly transport: Transport
  /** Every call so far, oldest first. */
  readonly calls: readonly FakeCall[]
  readonly state: FakeState
  callsOf(procedure: ProcedureName): readonly FakeCall[]
  /** What the engine would broadcast. */
  emit(event: AnyEvent): void
  /** What the desktop app would ask of its page. */
  command(command: ShellCommand): void
  /** From now on answer a procedure in another way. */
  answer<P extends ProcedureName>(procedure: P, handler: FakeHandler<P>): void
}

export function refusal(code: ErrorCode, message: string, rest = {}): CallResult<never> {
  return err(errorBody(code, message, rest))
}

/**
 * A small store in memory behind the real contract: inputs and answers go through the contract's schemas, so a fake that lies
 * about a shape fails the test that uses it. `handlers` replace single procedures.
 */
export function createFakeClient(handlers: FakeHandlers = {}, state: Partial<FakeState> = {}): FakeClient {
  const defaults = defaultHandlers(state)
  const own = new Map<ProcedureName, FakeHandler<never>>(
    Object.entries({ ...defaults.handlers, ...handlers }).flatMap(([name, handler]) =>
      isProcedureName(name) ? [[name, handler as FakeHandler<never>] as const] : []
    )
  )
  const calls: FakeCall[] = []
  const listeners = new Set<(event: AnyEvent) => void>()
  const commandListeners = new Set<(command: ShellCommand) => void>()

  async function call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult> {
    if (!isProcedureName(procedure)) return refusal('NOT_FOUND', `No procedure ${procedure}`)
    calls.push({ procedure, input, meta })
    const parsed = contract[procedure].input.safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return refusal('VALIDATION_ERROR', issue?.message ?? 'Wrong input', {
        details: { field: issue?.path.join('.') ?? '' }
      })
    }
    const answer: unknown = await own.get(procedure)?.(parsed.data as never, defaults.state)
    if (isResult(answer)) return answer.ok ? ok(contract[procedure].output.parse(answer.value)) : answer
    return ok(contract[procedure].output.parse(answer))
  }

  const transport: Transport = {
    shell: 'web',
    call,
    on(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    onCommand(listener) {
      commandListeners.add(listener)
      return () => {
        commandListeners.delete(listener)
      }
    }
  }
  return {
    client: createTypedClient(transport),
    transport,
    calls,
    state: defaults.state,
    callsOf: (procedure) => calls.filter((each) => each.procedure === procedure),
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    command: (command) => {
      for (const listener of commandListeners) listener(command)
    },
    answer: (procedure, handler) => {
      own.set(procedure, handler as FakeHandler<never>)
    }
  }
}

function isResult(answer: unknown): answer is CallResult {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && ('error' in answer || 'value' in answer)
}
