import { z } from 'zod'
import { isPlainText } from '../lib/plain-text.ts'
import { CREDIT_STATES, ITEM_STATUSES } from '../model/item-state.ts'
import { JOB_STATUSES, PAUSE_REASONS } from '../model/job-state.ts'
import { Count, Cursor, Id, Limit } from './fields.ts'
import { AttributeName } from './jobs.ts'
import { procedure } from './procedure.ts'

export const LEDGER_KINDS = ['ALLOWANCE', 'RESERVE', 'CAPTURE', 'RELEASE', 'ROLLOVER', 'ADJUSTMENT'] as const

/** Characters of the reason that an adjustment gives. */
export const MAX_NOTE_LENGTH = 200

export const LedgerEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  period: z.string(),
  kind: z.enum(LEDGER_KINDS),
  jobId: Id.nullable(),
  /** Its job wrote one text anew for another job's review, and has no page of its own. */
  regenerated: z.boolean(),
  /** Number of credits that the entry is about; below zero only where an adjustment gave credits back. */
  amount: z.number().int(),
  /** `creditsUsed` of the period after the entry. A capture leaves it as it was: the credit was used when it was reserved. */
  usedAfter: Count,
  note: z.string().nullable()
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** The credits of one job, or of one job in one month. `held` is what is neither captured nor released yet. */
const Sums = { granted: Count, captured: Count, released: Count, held: Count }

export const JobCredits = z.object({
  jobId: Id,
  status: z.enum(JOB_STATUSES),
  pausedBy: z.enum(PAUSE_REASONS).nullable(),
  /** Items that could not be delivered, as they stand now. */
  failed: Count,
  createdAt: z.iso.datetime(),
  totalItems: Count,
  /** It wrote one text anew for another job's review. */
  regenerated: z.boolean(),
  /** Items that took over an earlier result and cost nothing. */
  free: Count,
  ...Sums,
  /** Oldest first. A retry is charged to the month in which it was asked for. */
  periods: z.array(z.object({ period: z.string(), ...Sums }))
})
export type JobCredits = z.infer<typeof JobCredits>

export const ItemCredit = z.object({
  itemId: Id,
  jobId: Id,
  /** Its job wrote one text anew for another job's review, and has no page of its own. */
  regenerated: z.boolean(),
  productId: z.string(),
  productName: z.string(),
  attribute: AttributeName,
  status: z.enum(ITEM_STATUSES),
  credit: z.enum(CREDIT_STATES),
  /** The month that the credit is of, and when it was held; null for an item that costs nothing. */
  period: z.string().nullable(),
  heldAt: z.iso.datetime().nullable(),
  /** Why a released credit came back, in plain words. */
  releasedBecause: z.string().nullable()
})
export type ItemCredit = z.infer<typeof ItemCredit>

/** A day in UTC on which credits moved: what was used on it, and how the month stood at its end. */
export const CreditDay = z.object({
  day: z.iso.date(),
  /** Delivered and corrected by hand; below zero where more was given back than used. */
  used: z.number().int(),
  usedSoFar: z.number().int(),
  reserved: z.number().int()
})
export type CreditDay = z.infer<typeof CreditDay>

export const creditProcedures = {
  'credits.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/credits',
    summary: "The instance's balance in the running period.",
    input: z.strictObject({}),
    output: z.object({
      creditsTotal: Count,
      /** Delivered and reserved, and what was corrected by hand. */
      creditsUsed: Count,
      /** What this device may spend now, asking nobody; asked of the backend itself, what no device has leased. */
      remaining: Count,
      /**
       * With a backend: credits that this device holds of a month that is over, and may not spend before it has synced. They are not in
       * `remaining`, and still in `store.freeHere`. 0 where there are none, and without a backend.
       */
      expired: Count,
      period: z.string(),
      /** Of `creditsUsed`: held by items that are not decided yet. */
      reserved: Count,
      /**
       * With a backend: the whole store as of the last sync, while the numbers above are this device's part. Null without one, and also
       * with one before the first sync and while the two are not of one month: `sync.get` says whether there is one.
       * allowance = captured + held + free over all devices + unleased + what has lapsed.
       */
      store: z
        .object({
          allowance: Count,
          /** What any device can still lease. */
          unleased: Count,
          captured: Count,
          open: Count,
          /** Leased to this device, or to the others and to earlier lives of this one, and not used; also what is `expired`. */
          freeHere: Count,
          freeElsewhere: Count,
          /** Of `captured` and `open`: of this device, as of now. The others' parts are those of `sync.devices`. */
          capturedHere: Count,
          openHere: Count,
          /** Of `freeElsewhere`: held by earlier lives of this device until the month is sealed; nobody can spend it. */
          heldBefore: Count,
          asOf: z.iso.datetime()
        })
        .nullable()
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
  'credits.jobs': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/credits/jobs',
    summary: 'What each job reserved, used and gave back, by month, newest job first.',
    input: z.strictObject({ jobId: Id.optional(), cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ jobs: z.array(JobCredits), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'credits.items': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/credits/items',
    summary: 'How the one credit of each item stands: newest job first, the items of a job in catalogue order.',
    input: z.strictObject({ jobId: Id.optional(), cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ items: z.array(ItemCredit), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'credits.byDay': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/credits/days',
    summary:
      'The running period day by day: what was used and what was reserved. Days without a movement are left out.',
    input: z.strictObject({}),
    output: z.object({ period: z.string(), days: z.array(CreditDay) }),
    errors: []
  }),
  'credits.adjust': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/credits/adjust',
    takesLong: true,
    summary:
      'Correct the used credits of the running month by hand, in an instance that has no backend. An amount below zero gives credits back, never those that are held; above zero takes, never more than remain. Honours the header Idempotency-Key.',
    input: z.strictObject({
      amount: z
        .number()
        .int('amount must be a whole number')
        .min(-10_000_000)
        .max(10_000_000)
        .refine((amount) => amount !== 0, 'amount must not be 0'),
      note: z
        .string()
        .trim()
        .min(1, 'note must say why')
        .max(MAX_NOTE_LENGTH, `note must have at most ${MAX_NOTE_LENGTH} characters`)
        .refine(isPlainText, 'note must not contain control characters or broken ones')
    }),
    output: z.object({ entryId: Id, creditsTotal: Count, creditsUsed: Count, remaining: Count }),
    errors: ['INSUFFICIENT_CREDITS', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'credits.setAllowance': procedure({
    kind: 'command',
    method: 'PUT',
    path: '/api/credits/allowance',
    takesLong: true,
    summary: 'Set the monthly allowance of an instance that has no backend.',
    input: z.strictObject({
      creditsTotal: z.number().int('creditsTotal must be a whole number').min(0).max(10_000_000)
    }),
    output: z.object({ creditsTotal: Count, creditsUsed: Count, remaining: Count }),
    errors: ['CONFLICT']
  })
} as const
