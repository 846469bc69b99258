import { z } from 'zod'
import { PUBLISH_STATES, REVIEW_STATES } from '../model/item-state.ts'
import { RISK_BANDS } from '../model/risk.ts'
import { TEXT_FLAGS } from '../model/text-flags.ts'
import { Count, Flag, Id, SearchText } from './fields.ts'
import { AttributeName } from './jobs.ts'

const Share = z.number().int().min(0).max(1_000)

/** Which delivered items of a store, over all its jobs. Of each list one entry is enough; all that is given must hold. */
export const ReviewFilter = z.strictObject({
  jobIds: z.array(Id).max(1_000).optional(),
  review: z.array(z.enum(REVIEW_STATES)).optional(),
  attributes: z.array(AttributeName).optional(),
  /** Products of these collections, as the catalogue is now. */
  collectionIds: z.array(z.string().max(200)).max(1_000).optional(),
  languages: z.array(z.string().max(100)).max(100).optional(),
  /** Of the text that is shown: an edit has its own. */
  flags: z.array(z.enum(TEXT_FLAGS)).optional(),
  risk: z.array(z.enum(RISK_BANDS)).optional(),
  /** UTF-16 units of the text that is shown, HTML and all, as its limit counts them. */
  minLength: Count.optional(),
  maxLength: Count.optional(),
  /** Thousandths of the text that are another one. */
  minChange: Share.optional(),
  maxChange: Share.optional(),
  edited: Flag.optional(),
  twoTexts: Flag.optional(),
  /** Only items that show, to the letter, the text of another product in the same job and attribute. */
  duplicates: Flag.optional(),
  /** Only items that show the text of another product, or nearly: in any job, of the same attribute. Known a moment after the text is. */
  near: Flag.optional(),
  /** Only items of this group of near texts; see `ReviewItem`. */
  group: Id.optional(),
  publish: z.array(z.enum(PUBLISH_STATES)).optional(),
  /** In product, original, proposal or edit. */
  query: SearchText.optional()
})
export type ReviewFilter = z.infer<typeof ReviewFilter>

/** `job`: the newest job first, each in its own order. It also decides between items that are equal by another sort. */
export const REVIEW_SORTS = ['job', 'product', 'risk', 'length', 'change'] as const

export const ReviewSort = z.strictObject({
  by: z.enum(REVIEW_SORTS, { error: `by must be one of ${REVIEW_SORTS.join(', ')}` }),
  descending: z.boolean().default(false)
})
export type ReviewSort = z.infer<typeof ReviewSort>

/** What a list is opened by, and what a saved view keeps. */
export const ReviewView = z.strictObject({
  filter: ReviewFilter.default({}),
  sort: ReviewSort.default({ by: 'job', descending: false })
})
export type ReviewView = z.infer<typeof ReviewView>

/** How the items that a filter finds are made up. What there is none of is left out of the lists. */
export const ReviewCounts = z.object({
  total: Count,
  review: z.object({ open: Count, approved: Count, rejected: Count }),
  risk: z.object({ low: Count, medium: Count, high: Count }),
  attributes: z.array(z.object({ attribute: AttributeName, items: Count })),
  flags: z.array(z.object({ flag: z.enum(TEXT_FLAGS), items: Count })),
  languages: z.array(z.object({ language: z.string(), items: Count })),
  publish: z.array(z.object({ state: z.enum(PUBLISH_STATES), items: Count })),
  jobs: z.array(z.object({ jobId: Id, items: Count }))
})
export type ReviewCounts = z.infer<typeof ReviewCounts>
