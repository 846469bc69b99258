import { z } from 'zod'
import { AttributeName, MAX_PROMPT_LENGTH } from '../contract/jobs.ts'
import { Count } from '../contract/fields.ts'
import { REVIEW_STATES } from '../model/item-state.ts'
import { JOB_STATUSES, PAUSE_REASONS } from '../model/job-state.ts'

/**
 * What a device tells the store's backend. Every event is written in the transaction that has its effect and is never changed
 * afterwards; originals and proposals travel beside it as `rows` and are read when it is sent. A proposal that was written anew meanwhile
 * is told by an event of its own as well, so nothing is lost by its being read late.
 *
 * An item is named by its job and its position in it: counted from 0, products in catalogue order, attributes in the job's order.
 */

/** The billing month, decided by the backend: `2026-11`. */
export const PeriodId = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const Uid = z.string().min(1).max(64)
export const Position = Count
/** Milliseconds since 1970 by the device's clock: shown, never compared. */
export const DeviceTime = z.number().int()
/** Positions or changes in one event at most; what is more is told in several events of the same transaction. */
export const MAX_ITEMS_PER_EVENT = 100
export const MAX_CHANGES_PER_EVENT = 500

/** What does not change of a job after its creation. */
export const JobFacts = z.object({
  sourceScope: z.enum(['products', 'collections']),
  attributes: z.array(AttributeName).min(1),
  language: z.string().max(100),
  prompt: z.string().max(MAX_PROMPT_LENGTH),
  productCount: z.number().int().positive(),
  totalItems: z.number().int().positive(),
  createdAt: DeviceTime,
  /** The item whose text its only item writes anew: no job of the merchant's own, and nothing of it is reviewed. */
  regenerates: z.object({ jobUid: Uid, position: Position }).nullish()
})
export type JobFacts = z.infer<typeof JobFacts>

/** How a job stands, with what it took so far. */
export const JobStanding = z.object({
  status: z.enum(JOB_STATUSES),
  pausedBy: z.enum(PAUSE_REASONS).nullable(),
  statusMessage: z.string().max(1_000).nullable(),
  model: z.string().max(200).nullable(),
  sampleModel: z.boolean(),
  requests: Count,
  inputTokens: Count,
  cachedTokens: Count,
  outputTokens: Count,
  /** Billionths of a US dollar; null where nobody knows. */
  costNano: Count.nullable(),
  startedAt: DeviceTime.nullable(),
  finishedAt: DeviceTime.nullable()
})
export type JobStanding = z.infer<typeof JobStanding>

export const ReviewChange = z.object({
  position: Position,
  review: z.enum(REVIEW_STATES),
  /** The human's text after the change; null where the model's stands. */
  edit: z.string().max(100_000).nullable(),
  /** The item's `reviewRev` that the person saw: another device's newer decision is not overwritten. */
  base: Count,
  /**
   * A person has chosen between two texts, and this is the one that was kept beside when they did: it is kept no longer. The number of
   * the review doesn't say which text that was, as this device's own decisions move it too.
   */
  settles: z.string().optional()
})
export type ReviewChange = z.infer<typeof ReviewChange>

export const EVENT_SCHEMAS = {
  /** Holds `credits` of the device's lease of that month; 0 where the credits were booked before (a repeated telling after a restore, or before the link). */
  'job.created': z.object({
    jobUid: Uid,
    period: PeriodId,
    credits: Count,
    /** Told again, by a new life of the database: what the backend knows already stays. */
    again: z.boolean(),
    job: JobFacts
  }),
  /** Brings the items from `from` up to and without `to` as `rows`. */
  'job.items': z.object({ jobUid: Uid, from: Position, to: Position }),
  'job.standing': z.object({ jobUid: Uid, standing: JobStanding }),
  /** Delivered and failed items, with their `rows`; each resolves the credit that it held. */
  'items.landed': z.object({
    jobUid: Uid,
    period: PeriodId,
    done: z.array(Position),
    failed: z.array(Position),
    captured: Count,
    released: Count
  }),
  /** Everything of the job that was open is cancelled. */
  'job.cancelled': z.object({ jobUid: Uid, period: PeriodId, released: Count }),
  /** Its failed and cancelled items are open again under a new hold. */
  'job.reopened': z.object({ jobUid: Uid, period: PeriodId, credits: Count }),
  'items.reviewed': z.object({ jobUid: Uid, changes: z.array(ReviewChange).min(1).max(MAX_CHANGES_PER_EVENT) }),
  /** The model's text of a delivered item is another one: written anew, or put back. `base` as of a decision. */
  'item.regenerated': z.object({
    jobUid: Uid,
    position: Position,
    base: Count,
    proposal: z.string().min(1).max(100_000),
    flags: z.array(z.string().max(200)).max(50),
    model: z.string().max(200).nullable()
  }),
  /** What the store on Wix holds since a publish or an undo; the values come as `rows`. */
  'items.published': z.object({ jobUid: Uid, positions: z.array(Position).min(1).max(MAX_ITEMS_PER_EVENT) }),
  /** The device gives up `amount` credits of its lease that nothing holds. */
  'lease.returned': z.object({ period: PeriodId, amount: z.number().int().positive() })
} as const

export type EventType = keyof typeof EVENT_SCHEMAS
export type EventPayload<T extends EventType> = z.output<(typeof EVENT_SCHEMAS)[T]>
export type SyncEvent = {
  readonly [T in EventType]: { readonly type: T; readonly payload: EventPayload<T> }
}[EventType]

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENT_SCHEMAS, type)
}
