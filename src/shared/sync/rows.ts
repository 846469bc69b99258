import { z } from 'zod'
import { AttributeName } from '../contract/jobs.ts'
import { Count } from '../contract/fields.ts'
import { PUBLISH_STATES, REVIEW_STATES } from '../model/item-state.ts'
import { DeviceTime, JobFacts, JobStanding, Position, Uid } from './events.ts'

const Text = z.string().max(100_000)

/** How an item stands for everybody: that it is just being asked for is known to its own device alone. */
export const SHARED_ITEM_STATUSES = ['PENDING', 'DONE', 'FAILED', 'CANCELLED', 'SKIPPED'] as const
export type SharedItemStatus = (typeof SHARED_ITEM_STATUSES)[number]

/** What never changes of an item. */
const ItemFacts = {
  position: Position,
  productId: z.string().min(1).max(200),
  productName: z.string().max(1_000),
  attribute: AttributeName,
  original: Text
}

/** What came of it. `proposal` is there where, and only where, it is delivered. */
const ItemResult = {
  status: z.enum(SHARED_ITEM_STATUSES),
  proposal: Text.nullable(),
  flags: z.array(z.string().max(200)).max(50),
  model: z.string().max(200).nullable(),
  error: z.object({ code: z.string().max(100), message: z.string().max(2_000) }).nullable(),
  /** It took over an earlier result and cost nothing. */
  free: z.boolean()
}

const ItemPublish = {
  publish: z.enum(PUBLISH_STATES),
  published: Text.nullable(),
  publishedAt: DeviceTime.nullable()
}

/** Texts that an event brings along, by the event's type: `job.items` and `items.landed` the item, `items.published` the value. */
export const ItemRow = z.object({ ...ItemFacts, ...ItemResult })
export type ItemRow = z.infer<typeof ItemRow>
export const PublishedRow = z.object({ position: Position, ...ItemPublish })
export type PublishedRow = z.infer<typeof PublishedRow>

/** A job as the backend knows it. */
export const JobChange = z.object({
  jobUid: Uid,
  /** Where it runs: nobody else starts, pauses or cancels it. */
  deviceId: z.string(),
  deviceName: z.string(),
  facts: JobFacts,
  standing: JobStanding,
  /** Place in the feed. */
  seq: Count
})
export type JobChange = z.infer<typeof JobChange>

/** An item as the backend knows it, after it has put together what all devices said. */
export const ItemChange = z.object({
  jobUid: Uid,
  ...ItemFacts,
  ...ItemResult,
  ...ItemPublish,
  review: z.enum(REVIEW_STATES),
  edit: Text.nullable(),
  /** A second person's text for the same item, and whose: kept until somebody chooses. Several are joined, however long that is. */
  otherEdit: z.object({ text: z.string(), deviceName: z.string() }).nullable(),
  /** Grows by one with each decision that is taken over. */
  reviewRev: Count,
  /** The `reviewRev` that came with the model's text as it is now; 0 while it is the one that was delivered first. */
  proposalRev: Count.default(0),
  seq: Count
})
export type ItemChange = z.infer<typeof ItemChange>
