import { z } from 'zod'
import { ATTRIBUTES } from '../model/attribute.ts'
import { ITEM_STATUSES, PUBLISH_STATES, REVIEW_STATES, CREDIT_STATES } from '../model/item-state.ts'
import { JOB_PRIORITIES, JOB_STATUSES, PAUSE_REASONS } from '../model/job-state.ts'
import { isLanguageTag } from '../model/language.ts'
import { Count, Cursor, Flag, Id, Limit, SearchText } from './fields.ts'
import { isPlainText } from '../lib/plain-text.ts'
import { procedure } from './procedure.ts'

export const MAX_PROMPT_LENGTH = 4_000
/** One job at most; beyond it the merchant is asked to split the selection. */
export const MAX_JOB_ITEMS = 500_000

export const AttributeName = z.enum(ATTRIBUTES)

const attributes = z
  .array(AttributeName)
  .min(1, 'At least one attribute must be selected')
  .refine((list) => new Set(list).size === list.length, 'attributes must not name the same attribute twice')

const ids = (what: string) =>
  z
    .array(z.string().min(1).max(200))
    .min(1, `At least one ${what} must be selected`)
    .max(MAX_JOB_ITEMS)
    .refine((list) => new Set(list).size === list.length, `${what}Ids must not hold the same id twice`)

const jobOptions = {
  attributes,
  language: z.string().refine(isLanguageTag, 'language must be a language tag such as en or pt-BR'),
  prompt: z
    .string()
    .max(MAX_PROMPT_LENGTH, `prompt must have at most ${MAX_PROMPT_LENGTH} characters`)
    .refine((text) => text.trim() !== '', 'prompt must say what to do with the text')
    .refine(isPlainText, 'prompt must not contain control characters or broken ones'),
  autoStart: z.boolean().default(true),
  /** Run the first few products, then pause and let the merchant look before the rest is run. */
  trial: z.boolean().default(false),
  /** Take over earlier results for unchanged products, the same prompt and the same model, without a credit. */
  reuse: z.boolean().default(false)
}

export const JobSelection = z.discriminatedUnion(
  'sourceScope',
  [
    z.strictObject({ sourceScope: z.literal('products'), productIds: ids('product'), ...jobOptions }),
    z.strictObject({ sourceScope: z.literal('collections'), collectionIds: ids('collection'), ...jobOptions })
  ],
  // Of a body that is no object there is nothing to say about its scope.
  { error: (issue) => (issue.code === 'invalid_union' ? "sourceScope must be 'products' or 'collections'" : undefined) }
)
export type JobSelection = z.infer<typeof JobSelection>

/** What a job is expected to take, made before it starts from a sample of its products. */
export const JobEstimate = z.object({
  model: z.string(),
  requests: Count,
  inputTokens: Count,
  outputTokens: Count,
  /** US dollars; null where nobody knows the model's price. */
  usd: z.number().nonnegative().nullable(),
  /** The day on which the prices were looked up. */
  pricesCheckedOn: z.string().nullable(),
  /** Products whose texts were counted; the rest is scaled from them. */
  sampledProducts: Count
})
export type JobEstimate = z.infer<typeof JobEstimate>

const Progress = z.object({
  total: Count,
  percentage: z.number().int().min(0).max(100),
  pending: Count,
  running: Count,
  done: Count,
  failed: Count,
  cancelled: Count,
  skipped: Count
})

export const Job = z.object({
  id: Id,
  /** The device that runs it, where it is another one: there alone it can be started, paused, cancelled or retried. */
  device: z.object({ deviceId: z.string(), name: z.string() }).nullable(),
  status: z.enum(JOB_STATUSES),
  pausedBy: z.enum(PAUSE_REASONS).nullable(),
  /** A sentence that says why the job waits or failed, and what to do. */
  statusMessage: z.string().nullable(),
  sourceScope: z.enum(['products', 'collections']),
  attributes: z.array(AttributeName),
  language: z.string(),
  prompt: z.string(),
  productCount: Count,
  attributeCount: Count,
  totalItems: Count,
  /** `totalItems` less what was taken over from earlier results. A device doesn't know that of another one's job: then it is the most. */
  requiredCredits: Count,
  /**
   * Of `requiredCredits`, as things stand: what was delivered, and what came back and was not taken again by a retry. The rest is still
   * held. A device doesn't know them of another one's job, and says 0.
   */
  capturedCredits: Count,
  releasedCredits: Count,
  /** The model that answered last, and whether it is the sample model inside the app. What the answers before it cost is in `costUsd`. */
  model: z.string().nullable(),
  sampleModel: z.boolean(),
  priority: z.enum(JOB_PRIORITIES),
  /** The first products, which run alone until the merchant has looked at them; null without a trial. */
  trial: z.object({ products: Count, over: z.boolean() }).nullable(),
  /** Of a job that writes one item's text anew: such a job is in no list, and nothing of it is reviewed. Null for any other. */
  regenerates: z.object({ note: z.string() }).nullable(),
  /** Items taken over from earlier results, free of charge. */
  reusedItems: Count,
  estimate: JobEstimate.nullable(),
  /** What the model's answers took so far. */
  requests: Count,
  inputTokens: Count,
  cachedTokens: Count,
  outputTokens: Count,
  /** US dollars so far, of all answers; 0 with the sample model alone, null where a model without a known price took part. */
  costUsd: z.number().nonnegative().nullable(),
  progress: Progress,
  review: z.object({ open: Count, approved: Count, rejected: Count, edited: Count }),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable()
})
export type Job = z.infer<typeof Job>

export const JobItem = z.object({
  id: Id,
  jobId: Id,
  productId: z.string(),
  productName: z.string(),
  attribute: AttributeName,
  status: z.enum(ITEM_STATUSES),
  credit: z.enum(CREDIT_STATES),
  review: z.enum(REVIEW_STATES),
  publish: z.enum(PUBLISH_STATES),
  /** The four values of an item. None is ever written over another. */
  original: z.string(),
  proposal: z.string().nullable(),
  edit: z.string().nullable(),
  published: z.string().nullable(),
  /** A second person's text, written on another device at the same time: `items.settle` chooses. */
  otherEdit: z.object({ text: z.string(), deviceName: z.string() }).nullable(),
  flags: z.array(z.string()),
  attempts: Count,
  /** Why the last attempt came to nothing, in plain words. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Every attempt that came to nothing, oldest first. */
  history: z.array(z.object({ at: z.iso.datetime(), code: z.string(), message: z.string() })),
  /** The model that wrote the proposal. */
  model: z.string().nullable(),
  /** The item whose proposal this one took over. */
  reusedFrom: Id.nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime()
})
export type JobItem = z.infer<typeof JobItem>

export const ItemFilter = z.strictObject({
  status: z.enum(ITEM_STATUSES).optional(),
  review: z.enum(REVIEW_STATES).optional(),
  attribute: AttributeName.optional(),
  /** Only items that a human edited. */
  edited: Flag.optional(),
  /** Only items with two people's texts. */
  twoTexts: Flag.optional(),
  query: SearchText.optional()
})
export type ItemFilter = z.infer<typeof ItemFilter>

const jobId = z.strictObject({ id: Id })

export const jobProcedures = {
  'jobs.create': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs',
    takesLong: true,
    summary: 'Create a job, its items and its charge in one transaction. Honours the header Idempotency-Key.',
    status: 201,
    input: JobSelection,
    output: z.object({
      jobId: Id,
      status: z.literal('PENDING'),
      requiredCredits: Count,
      /**
       * What this device may spend alone once the job is paid; of a linked store not all, for more can be leased: `jobs.quote` counts
       * that. Asked of the backend itself, what no device has leased.
       */
      remainingCredits: Count,
      productCount: Count,
      attributeCount: Count,
      totalItems: Count
    }),
    errors: ['INSUFFICIENT_CREDITS', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'jobs.quote': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/jobs/quote',
    takesLong: true,
    summary: 'What a job would cost and what would remain, without creating it.',
    input: z.strictObject({
      sourceScope: z.enum(['products', 'collections']),
      productIds: z.array(z.string()).max(MAX_JOB_ITEMS).default([]),
      collectionIds: z.array(z.string()).max(MAX_JOB_ITEMS).default([]),
      attributes: z.array(AttributeName).max(ATTRIBUTES.length),
      /** Given both, the answer also estimates tokens and money, and looks for earlier results. */
      language: z.string().optional(),
      prompt: z.string().max(MAX_PROMPT_LENGTH).optional()
    }),
    output: z.object({
      productCount: Count,
      attributeCount: Count,
      requiredCredits: Count,
      /** What the job could be paid from. With a backend: what this device holds and what it could still lease, as of the last sync. */
      remainingBefore: Count,
      /** Of `remainingBefore`: what this device may spend without asking the backend; all of it where there is none. */
      heldHere: Count,
      /** Beside it: what other devices hold and do not use, as of the last sync. */
      heldElsewhere: Count,
      /** Negative where the balance does not reach: the shortfall. */
      remainingAfter: z.number().int(),
      sufficient: z.boolean(),
      estimate: JobEstimate.nullable(),
      /** Items that an earlier result could fill without a credit, and what the job would cost then. */
      reusable: z.object({ items: Count, requiredCredits: Count, sufficient: z.boolean() }).nullable()
    }),
    errors: []
  }),
  'jobs.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/jobs',
    summary: 'Jobs, newest first, each with its progress.',
    input: z.strictObject({
      status: z.enum(JOB_STATUSES, { error: `status must be one of ${JOB_STATUSES.join(', ')}` }).optional(),
      cursor: Cursor.optional(),
      limit: Limit
    }),
    output: z.object({ jobs: z.array(Job), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'jobs.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/jobs/:id',
    summary: 'One job of this instance.',
    input: jobId,
    output: Job,
    errors: ['NOT_FOUND']
  }),
  'jobs.throughput': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/jobs/:id/throughput',
    summary:
      'How many texts this device delivered for a job over its run, in stretches of the same length, 60 at most. Of a job that goes on only those that are over.',
    input: jobId,
    output: z.object({
      stretchMinutes: Count,
      /** One after the other, those without a text as well. */
      stretches: z.array(z.object({ at: z.iso.datetime(), items: Count }))
    }),
    errors: ['NOT_FOUND']
  }),
  'jobs.items': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/jobs/:id/items',
    summary: "A job's items in catalogue order, by keyset pages.",
    input: ItemFilter.extend({ id: Id, cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ items: z.array(JobItem), nextCursor: z.string().nullable(), total: Count }),
    errors: ['NOT_FOUND']
  }),
  'jobs.prioritise': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/:id/priority',
    summary: 'Give a job its turn more or less often than the others that run.',
    input: jobId.extend({
      priority: z.enum(JOB_PRIORITIES, { error: `priority must be one of ${JOB_PRIORITIES.join(', ')}` })
    }),
    output: Job,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'jobs.watch': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/watch',
    summary: 'Say which job is being looked at, or none: it gets its turn more often. Forgotten when the app stops.',
    input: z.strictObject({ jobId: Id.nullable() }),
    output: z.object({}),
    errors: ['NOT_FOUND']
  }),
  'jobs.start': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/:id/start',
    takesLong: true,
    summary: 'Start a job that was created with autoStart false.',
    input: jobId,
    output: Job,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'jobs.pause': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/:id/pause',
    summary: 'No new request from now on; what is on its way is finished.',
    input: jobId,
    output: Job,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'jobs.resume': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/:id/resume',
    takesLong: true,
    summary: 'Go on with a paused job; after a trial, with the rest of it.',
    input: jobId,
    output: Job,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'jobs.cancel': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/:id/cancel',
    takesLong: true,
    summary: 'Stop for good: what is running is aborted, what is not delivered gives its credit back.',
    input: jobId,
    output: Job,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'jobs.retryFailed': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/jobs/:id/retry-failed',
    takesLong: true,
    summary: 'Take up the failed and cancelled items again, charged again only because their credits were released.',
    input: jobId,
    output: Job,
    errors: ['NOT_FOUND', 'CONFLICT', 'INSUFFICIENT_CREDITS']
  })
} as const
