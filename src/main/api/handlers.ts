import type { Output, Parsed, ProcedureName } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'

/** Whose data a call is about, and the key that makes a repeated command harmless. */
export interface CallContext {
  readonly instanceId: string
  readonly idempotencyKey: string | undefined
}

export type Answer<P extends ProcedureName> = Result<Output<P>, ErrorBody>

export type Handler<P extends ProcedureName> = (
  input: Parsed<P>,
  context: CallContext
) => Answer<P> | Promise<Answer<P>>

/** One handler per procedure: a missing one does not compile. */
export type Handlers = { readonly [P in ProcedureName]: Handler<P> }
export type HandlersOf<P extends ProcedureName> = Pick<Handlers, P>
