import { z } from 'zod'
import { JOB_STATUSES } from '../model/job-state.ts'
import { TEXT_FLAGS } from '../model/text-flags.ts'
import { Count, Id } from './fields.ts'
import { JobItem } from './jobs.ts'
import { procedure } from './procedure.ts'
import { ReviewCounts, ReviewFilter, ReviewView } from './review-filter.ts'

export const MAX_LIST_ROWS = 500
/** Without its items, a part costs next to nothing; this many can still be waited for by whoever wants to stop in between. */
export const MAX_LIST_RANGE = 20_000

/** An item with what the list knows of the text that it shows. */
export const ReviewItem = JobItem.extend({
  language: z.string(),
  /** Of the shown text, which may be an edit; `flags` are those of the proposal. */
  shownFlags: z.array(z.enum(TEXT_FLAGS)),
  shownLength: Count,
  /** Those that the shown text uses; not there where it uses none. */
  bannedWords: z.array(z.string()).optional(),
  /** The group of texts that are the same or nearly, over how many products. Not there where no other product has such a text. */
  near: z
    .object({
      group: Id,
      products: Count,
      /** Another product has it to the letter. */
      same: z.boolean()
    })
    .optional(),
  /** Another text than this one was published last. Not there where it is this one, or none. */
  changedSincePublish: z.boolean().optional(),
  changeShare: z.number().int().min(0).max(1_000),
  risk: z.number().int().min(0).max(100),
  /** Its text is being written anew, or was to be and could not: then until somebody decides on the one that stands. */
  regeneration: z
    .object({
      jobId: Id,
      status: z.enum(JOB_STATUSES),
      /** Why it waits or came to nothing, in plain words. */
      message: z.string().nullable(),
      note: z.string()
    })
    .optional(),
  /** The change of the review that brought the model's text as it is now: `items.undo` brings the earlier one back. */
  rewrittenBy: Id.optional()
})
export type ReviewItem = z.infer<typeof ReviewItem>

const Row = z.object({
  /** From 0. An item keeps its place as long as the list is held, whatever becomes of it. */
  place: Count,
  id: Id,
  /** As it is now; null where it is gone. */
  item: ReviewItem.nullable()
})

const ListId = z.string().max(100)
const Offset = z.coerce
  .number({ error: 'offset must be a whole number' })
  .int('offset must be a whole number')
  .min(0, 'offset must be at least 0')
  .default(0)
const limitOf = (most: number) =>
  z.coerce
    .number({ error: 'limit must be a whole number' })
    .int('limit must be a whole number')
    .min(1, 'limit must be at least 1')
    .max(most, `limit must be at most ${most}`)

export const reviewListProcedures = {
  'review.open': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/review/lists',
    takesLong: true,
    summary:
      'Find items over all jobs and hold their order, so that any part of the list can be read at once. Only the last few lists are held.',
    input: ReviewView,
    output: z.object({ listId: z.string(), total: Count, counts: ReviewCounts }),
    errors: []
  }),
  'review.rows': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/review/lists/:id/rows',
    summary: 'Any part of an opened list, its items as they are now.',
    input: z.strictObject({
      id: ListId,
      offset: Offset,
      limit: limitOf(MAX_LIST_ROWS).default(200)
    }),
    output: z.object({ rows: z.array(Row), total: Count }),
    errors: ['NOT_FOUND', 'LIST_EXPIRED']
  }),
  'review.range': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/review/lists/:id/range',
    summary:
      'Which items a part of an opened list holds, and how each reads now: what `items.review` takes as `ids` and `seen`. Those that are gone are left out.',
    input: z.strictObject({
      id: ListId,
      offset: Offset,
      limit: limitOf(MAX_LIST_RANGE).default(MAX_LIST_RANGE)
    }),
    output: z.object({
      ids: z.array(Id),
      /** `textHash` of the text that each of them shows, in the order of `ids`. */
      hashes: z.array(Count)
    }),
    errors: ['NOT_FOUND', 'LIST_EXPIRED']
  }),
  'review.find': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/review/lists/:id/find',
    summary: 'Where items stand on an opened list, and as they are now. Those that are not on it are left out.',
    input: z.strictObject({ id: ListId, itemIds: z.array(Id).max(MAX_LIST_ROWS) }),
    output: z.object({ rows: z.array(Row) }),
    errors: ['NOT_FOUND', 'LIST_EXPIRED']
  }),
  'review.sample': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/review/lists/:id/sample',
    summary: 'A few items from all over an opened list, to be looked at before something is done to all of it.',
    input: z.strictObject({
      id: ListId,
      count: z.coerce.number().int().min(1).max(50).default(8),
      /** The same seed gives the same items. */
      seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1)
    }),
    output: z.object({ rows: z.array(Row), total: Count }),
    errors: ['NOT_FOUND', 'LIST_EXPIRED']
  }),
  'review.counts': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/review/counts',
    takesLong: true,
    summary: 'How the items that a filter finds are made up, as they are now.',
    input: z.strictObject({ filter: ReviewFilter.default({}) }),
    output: ReviewCounts,
    errors: []
  }),
  'review.waiting': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/review/waiting',
    summary: 'How many delivered texts of all jobs nobody has decided on yet.',
    input: z.strictObject({}),
    output: z.object({ open: Count }),
    errors: []
  })
} as const
