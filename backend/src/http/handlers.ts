import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'
import type { BackendContract, EndpointInput, EndpointName, EndpointOutput } from '../contract/contract.ts'
import type { IncomingSync } from '../sync/incoming.ts'

/** Whose data a call is about, as the caller has proved it. */
export interface StoreCall {
  readonly instanceId: string
  /** Null for the merchant. */
  readonly deviceId: string | null
  readonly idempotencyKey: string | undefined
}

export interface DeviceCall {
  readonly instanceId: string
  readonly deviceId: string
}

export interface OpenCall {
  /** Where the request came from, to count tries by. */
  readonly address: string
}

export interface CallsByAccess {
  readonly store: StoreCall
  readonly owner: StoreCall
  readonly device: DeviceCall
  readonly admin: Readonly<Record<never, never>>
  readonly open: OpenCall
}

export type Answer<N extends EndpointName> = Result<EndpointOutput<N>, ErrorBody>

/** A sync call is read by a reader of its own, which puts up with more than the declaration says. */
export type HandlerInput<N extends EndpointName> = N extends 'sync' ? IncomingSync : EndpointInput<N>

export type Handler<N extends EndpointName> = (
  input: HandlerInput<N>,
  call: CallsByAccess[BackendContract[N]['access']]
) => Promise<Answer<N>>

/** One handler per endpoint: a missing one does not compile. */
export type Handlers = { readonly [N in EndpointName]: Handler<N> }
export type HandlersOf<N extends EndpointName> = Pick<Handlers, N>
