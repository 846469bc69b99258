import { ok } from '#shared/lib/result.ts'
import { adjustCredits } from '../engine/credits/adjust.ts'
import { getCreditDays } from '../engine/credits/by-day.ts'
import { getBalance, setAllowance } from '../engine/credits/balance.ts'
import type { Engine } from '../engine/engine.ts'
import type { HandlersOf } from './handlers.ts'

type CreditHandlers = HandlersOf<
  | 'credits.get'
  | 'credits.byDay'
  | 'credits.ledger'
  | 'credits.jobs'
  | 'credits.items'
  | 'credits.adjust'
  | 'credits.setAllowance'
>

export function creditHandlers({ deps }: Engine): CreditHandlers {
  const { store } = deps
  return {
    'credits.get': (_input, { instanceId }) => ok(getBalance(deps, instanceId)),
    'credits.byDay': (_input, { instanceId }) => ok(getCreditDays(deps, instanceId)),
    'credits.ledger': ({ jobId, cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getLedger(instanceId, jobId, { cursor, limit }))
      return ok({ entries: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'credits.jobs': ({ jobId, cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getJobCredits(instanceId, jobId, { cursor, limit }))
      return ok({ jobs: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'credits.items': ({ jobId, cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getItemCredits(instanceId, jobId, { cursor, limit }))
      return ok({ items: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'credits.adjust': (input, { instanceId, idempotencyKey }) => adjustCredits(deps, instanceId, input, idempotencyKey),
    'credits.setAllowance': ({ creditsTotal }, { instanceId }) => setAllowance(deps, instanceId, creditsTotal)
  }
}
