import {
  contract,
  isProcedureName,
  type CallMeta,
  type CallResult,
  type Parsed,
  type ProcedureName
} from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import { err } from '#shared/lib/result.ts'
import type { Engine } from '../engine/engine.ts'
import { notFound } from '../engine/not-found.ts'
import { appHandlers, type AppInfo } from './app-handlers.ts'
import { catalogHandlers } from './catalog-handlers.ts'
import { creditHandlers } from './credit-handlers.ts'
import { createGivingUp } from './giving-up.ts'
import type { Answer, Handler, Handlers } from './handlers.ts'
import { jobHandlers } from './job-handlers.ts'
import { publishHandlers } from './publish-handlers.ts'
import { reviewHandlers } from './review-handlers.ts'
import { shopHandlers } from './shop-handlers.ts'
import { syncHandlers } from './sync-handlers.ts'
import { validate } from '#shared/contract/validation.ts'

export type Dispatch = (procedure: string, input: unknown, meta: CallMeta) => Promise<CallResult>

/**
 * The one door into the engine, whatever transport the call came by: name, instance and input are checked on the way in, the output on
 * the way out. It never throws; a bug inside becomes `INTERNAL`, is logged, and changes nothing, because every change is one transaction.
 */
export function createDispatch(engine: Engine, info: AppInfo): Dispatch {
  const givingUp = createGivingUp()
  const handlers: Handlers = {
    ...appHandlers(engine, info, givingUp),
    ...catalogHandlers(engine),
    ...creditHandlers(engine),
    ...jobHandlers(engine),
    ...publishHandlers(engine),
    ...reviewHandlers(engine),
    ...shopHandlers(engine, givingUp),
    ...syncHandlers(engine, givingUp)
  }
  const { store, log } = engine.deps

  async function answer<P extends ProcedureName>(name: P, input: unknown, meta: CallMeta): Promise<CallResult> {
    const instanceId = meta.instanceId ?? store.read((db) => db.getActiveInstanceId())
    if (instanceId === null || !store.read((db) => db.getInstance(instanceId)))
      return err(notFound('Store', instanceId ?? ''))
    const parsed = validate(contract[name].input, input)
    if (!parsed.ok) return parsed
    if (hasForeignCursor(parsed.value)) return err(foreignCursor())
    const handler: Handler<P> = handlers[name]
    const result: Answer<P> = await handler(parsed.value as Parsed<P>, {
      instanceId,
      idempotencyKey: meta.idempotencyKey
    })
    if (!result.ok) return result
    const output = contract[name].output.safeParse(result.value)
    if (output.success) return { ok: true, value: output.data }
    const where = output.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join('; ')
    log.error('an answer does not fit its contract', { procedure: name, where })
    return err(
      errorBody('INTERNAL', 'Wordshelf made an answer that it does not understand itself. The log has the details.')
    )
  }

  /** Taken for the first page, a damaged cursor would send its reader round in circles. */
  function hasForeignCursor(input: unknown): boolean {
    const cursor: unknown = typeof input === 'object' && input !== null && 'cursor' in input ? input.cursor : undefined
    return typeof cursor === 'string' && !store.read((db) => db.isCursor(cursor))
  }

  return async (procedure, input, meta) => {
    if (!isProcedureName(procedure)) return err(notFound('Procedure', procedure))
    try {
      return await answer(procedure, input, meta)
    } catch (error) {
      log.error('a call failed', { procedure, error: errorMessage(error) })
      return err(
        errorBody('INTERNAL', 'Something went wrong inside Wordshelf. Nothing was changed; the log has the details.')
      )
    }
  }
}

function foreignCursor(): ErrorBody {
  return errorBody(
    'VALIDATION_ERROR',
    'cursor must be the nextCursor of an earlier page. Leave it out to start again.',
    {
      details: { field: 'cursor' }
    }
  )
}
