import { z } from 'zod'
import { Count, Cursor, Id, Limit } from './fields.ts'
import { procedure } from './procedure.ts'

export const LEDGER_KINDS = ['ALLOWANCE', 'RESERVE', 'CAPTURE', 'RELEASE', 'ROLLOVER', 'ADJUSTMENT'] as const

export const LedgerEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  period: z.string(),
  kind: z.enum(LEDGER_KINDS),
  jobId: Id.nullable(),
  /** Number of credits that the entry is about, never negative. */
  amount: Count,
  /** `creditsUsed` of the period after the entry. A capture leaves it as it was: the credit was used when it was reserved. */
  usedAfter: Count,
  note: z.string().nullable()
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

export const creditProcedures = {
  'credits.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/credits',
    summary: "The instance's balance in the running period.",
    input: z.strictObject({}),
    output: z.object({
      creditsTotal: Count,
      /** Delivered and reserved. */
      creditsUsed: Count,
      remaining: Count,
      period: z.string(),
      /** Of `creditsUsed`: held by items that are not decided yet. */
      reserved: Count
    }),
    errors: []
  }),
  'credits.ledger': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/credits/ledger',
    summary: 'Every movement of credits, newest first.',
    input: z.strictObject({ jobId: Id.optional(), cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ entries: z.array(LedgerEntry), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'credits.setAllowance': procedure({
    kind: 'command',
    method: 'PUT',
    path: '/api/credits/allowance',
    summary: 'Set the monthly allowance of an instance that has no backend.',
    input: z.strictObject({
      creditsTotal: z.number().int('creditsTotal must be a whole number').min(0).max(10_000_000)
    }),
    output: z.object({ creditsTotal: Count, creditsUsed: Count, remaining: Count }),
    errors: []
  })
} as const
