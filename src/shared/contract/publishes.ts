import { z } from 'zod'
import { CATALOG_VERSIONS } from '../model/catalog-version.ts'
import { PUBLISH_OP_STATES, PUBLISH_RUN_KINDS, PUBLISH_RUN_STATES } from '../model/publish-state.ts'
import { Count, Cursor, Id, Limit, SearchText } from './fields.ts'
import { AttributeName } from './jobs.ts'
import { procedure } from './procedure.ts'
import { MAX_EDIT_LENGTH } from './review.ts'

export const PUBLISH_PAUSES = ['user', 'offline', 'auth', 'store', 'clock', 'version'] as const
export type PublishPause = (typeof PUBLISH_PAUSES)[number]

const Counts = z.object({
  planned: Count,
  sending: Count,
  unknown: Count,
  published: Count,
  unchanged: Count,
  skipped: Count,
  conflict: Count,
  failed: Count,
  cancelled: Count
})

/** One run of publishing or undoing, as the merchant confirmed it. */
export const Publish = z.object({
  id: Id,
  kind: z.enum(PUBLISH_RUN_KINDS),
  state: z.enum(PUBLISH_RUN_STATES),
  pausedBy: z.enum(PUBLISH_PAUSES).nullable(),
  /** Why it waits, and what to do. */
  message: z.string().nullable(),
  /** The job whose texts are published; null for an undo that spans several. */
  jobId: Id.nullable(),
  /** The store as the merchant confirmed it. */
  storeName: z.string(),
  dueAt: z.iso.datetime().nullable(),
  /**
   * All values that it looks at on the store: those that were to change, those that the store held already, for which nothing is sent, and
   * those in conflict. More than the number that the merchant confirmed, which is of those to change alone.
   */
  total: Count,
  percentage: z.number().int().min(0).max(100),
  counts: Counts,
  /** Of `counts.published`, those that an undo has taken back since; an undo can be taken back too. */
  undone: Count.default(0),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable()
})
export type Publish = z.infer<typeof Publish>

/** One value on its way. */
export const PublishOp = z.object({
  id: Id,
  publishId: Id,
  itemId: Id,
  jobId: Id,
  productId: z.string(),
  productName: z.string(),
  attribute: AttributeName,
  kind: z.enum(PUBLISH_RUN_KINDS),
  state: z.enum(PUBLISH_OP_STATES),
  /** The item's original, and what the store must still hold for the write; null: nothing. */
  original: z.string(),
  base: z.string().nullable(),
  /** What is written; null takes the value away. */
  value: z.string().nullable(),
  /** In a conflict: what the store holds. */
  live: z.string().nullable(),
  before: z.string().nullable(),
  stored: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  attempts: Count,
  /** Id of the run that took it back, if one did. */
  undoneBy: Id.nullable(),
  updatedAt: z.iso.datetime()
})
export type PublishOp = z.infer<typeof PublishOp>

/** `reverted`: the same text was published and taken back. It is left out unless it is named in `itemIds` or `again`. */
export const PREVIEW_VERDICTS = ['change', 'unchanged', 'conflict', 'reverted', 'skipped'] as const

/** What would happen to one approved value, as far as the last pull knows. */
export const PreviewItem = z.object({
  itemId: Id,
  productId: z.string(),
  productName: z.string(),
  attribute: AttributeName,
  verdict: z.enum(PREVIEW_VERDICTS),
  /** Why it is skipped or in conflict. */
  reason: z.string().nullable(),
  live: z.string().nullable(),
  value: z.string()
})
export type PreviewItem = z.infer<typeof PreviewItem>

/** Approved texts of one job, or some of them. */
const selection = {
  jobId: Id,
  /** All approved items of the job where not given, but for those whose text was published and taken back. */
  itemIds: z.array(Id).min(1).max(500_000).optional(),
  except: z.array(Id).max(500_000).default([]),
  /** Beside all approved items: those that were taken back, and are published again all the same. */
  again: z.array(Id).max(500_000).optional()
}

export const HistoryFilter = z.strictObject({
  jobId: Id.optional(),
  publishId: Id.optional(),
  productId: z.string().max(200).optional(),
  attribute: AttributeName.optional(),
  /** ISO 8601; published at or after, and before. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  query: SearchText.optional()
})

export type HistoryFilter = z.infer<typeof HistoryFilter>

export const HistoryEntry = z.object({
  opId: Id,
  publishId: Id,
  itemId: Id,
  jobId: Id,
  productId: z.string(),
  productName: z.string(),
  attribute: AttributeName,
  kind: z.enum(PUBLISH_RUN_KINDS),
  /** What it made of the item's text. REVERTED: took it back, so that undoing it publishes the text again. */
  outcome: z.enum(['PUBLISHED', 'REVERTED']),
  before: z.string().nullable(),
  /** What was sent, and what the store made of it. */
  value: z.string().nullable(),
  stored: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  approvedAt: z.iso.datetime().nullable(),
  /** On this device. Of an approval elsewhere, `approvedAt` is when word of it came. */
  approvedHere: z.boolean(),
  /** Whether a person had changed the model's text, and which model wrote it, when it was published: the item may have another by now. */
  edited: z.boolean(),
  prompt: z.string(),
  language: z.string(),
  model: z.string().nullable(),
  /** Id of the run that took it back, if one did. */
  undoneBy: Id.nullable()
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/**
 * Single values, or everything that a filter matches. Ids, and a filter with a `publishId`, mean what was done: an undo among them is
 * taken back, which publishes the text again. Any other filter means texts that are on the store now, each once.
 */
const undoSelection = {
  opIds: z.array(Id).min(1).max(500_000).optional(),
  filter: HistoryFilter.optional(),
  except: z.array(Id).max(500_000).default([])
}
const oneOfBoth = (input: { readonly opIds?: unknown; readonly filter?: unknown }): boolean =>
  (input.opIds === undefined) !== (input.filter === undefined)
const ONE_OF_BOTH = { message: 'Give either opIds or a filter', path: ['opIds'] }

const storeName = z.string().min(1).max(300)
const publishId = z.strictObject({ id: Id })
const due = z.iso.datetime({ offset: true, error: 'at must be a time such as 2026-12-01T09:00:00Z' })

export const publishProcedures = {
  'publishes.preview': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/publishes/preview',
    takesLong: true,
    summary: 'What publishing would do, as far as the last pull knows. Asks nothing of Wix.',
    input: z.strictObject(selection),
    output: z.object({
      storeName: z.string(),
      catalogVersion: z.enum(CATALOG_VERSIONS),
      currentAsOf: z.iso.datetime().nullable(),
      counts: z.object({ change: Count, unchanged: Count, conflict: Count, reverted: Count, skipped: Count }),
      /** Those of the values that will change. */
      products: Count,
      attributes: z.array(AttributeName),
      /** Requests to Wix, those that look at what is unchanged or in conflict included, and the time that they take at the present pace. */
      requests: Count,
      seconds: Count,
      skipped: z.array(z.object({ reason: z.string(), items: Count }))
    }),
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'publishes.previewItems': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/publishes/preview/items',
    takesLong: true,
    summary: 'The same, item by item, by keyset pages.',
    input: z.strictObject({
      ...selection,
      verdict: z.enum(PREVIEW_VERDICTS).optional(),
      cursor: Cursor.optional(),
      limit: Limit
    }),
    output: z.object({ items: z.array(PreviewItem), nextCursor: z.string().nullable(), total: Count }),
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'publishes.create': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/publishes',
    takesLong: true,
    summary:
      'Publish approved texts now, or at a time while the app runs. Names the store again, so that nothing reaches another one. Honours the header Idempotency-Key.',
    status: 201,
    input: z.strictObject({
      ...selection,
      storeName,
      at: due.optional(),
      /** How many values whoever confirmed was told would change: where it is another number by now, nothing is published. */
      changes: Count.optional()
    }),
    output: Publish,
    errors: ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'publishes.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/publishes',
    summary: 'Publishes and undos, newest first.',
    input: z.strictObject({
      state: z.enum(PUBLISH_RUN_STATES).optional(),
      jobId: Id.optional(),
      cursor: Cursor.optional(),
      limit: Limit
    }),
    output: z.object({ publishes: z.array(Publish), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'publishes.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/publishes/:id',
    summary: 'One publish with its progress.',
    input: publishId,
    output: Publish,
    errors: ['NOT_FOUND']
  }),
  'publishes.ops': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/publishes/:id/ops',
    summary: 'Its values one by one, by keyset pages.',
    input: publishId.extend({
      state: z.enum(PUBLISH_OP_STATES).optional(),
      cursor: Cursor.optional(),
      limit: Limit
    }),
    output: z.object({ ops: z.array(PublishOp), nextCursor: z.string().nullable(), total: Count }),
    errors: ['NOT_FOUND']
  }),
  'publishes.pause': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/publishes/:id/pause',
    summary: 'No new request from now on; what is on its way is finished.',
    input: publishId,
    output: Publish,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'publishes.resume': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/publishes/:id/resume',
    summary: 'Go on with a paused publish, or start one whose time was missed.',
    input: publishId,
    output: Publish,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'publishes.reschedule': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/publishes/:id/reschedule',
    summary: 'Give a publish that has not begun another time.',
    input: publishId.extend({ at: due }),
    output: Publish,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'publishes.cancel': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/publishes/:id/cancel',
    takesLong: true,
    summary: 'Leave out what has not been sent. What was published stays; the history can undo it.',
    input: publishId,
    output: Publish,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'conflicts.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/conflicts',
    summary: 'Values that were changed on Wix since, each with its three values, by keyset pages.',
    input: z.strictObject({ jobId: Id.optional(), publishId: Id.optional(), cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ conflicts: z.array(PublishOp), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'conflicts.resolve': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/conflicts/resolve',
    takesLong: true,
    summary:
      'Decide: publish mine over the live value that was shown, keep the live one, or publish a merged text. A live value that changed again is a conflict again.',
    input: z
      .strictObject({
        opIds: z.array(Id).min(1).max(500_000),
        choice: z.enum(['mine', 'live', 'merge']),
        text: z.string().max(MAX_EDIT_LENGTH).optional()
      })
      .refine((input) => (input.choice === 'merge') === (input.text !== undefined), {
        message: 'A merge needs a text, and only a merge has one',
        path: ['text']
      })
      .refine((input) => input.choice !== 'merge' || input.opIds.length === 1, {
        message: 'A merged text belongs to exactly one value',
        path: ['opIds']
      }),
    output: z.object({ resolved: Count, left: Count }),
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'history.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/history',
    takesLong: true,
    summary:
      'Every value that was ever published or undone, newest first, with who approved it, when, and what wrote it.',
    input: HistoryFilter.extend({ cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ entries: z.array(HistoryEntry), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'history.undoPreview': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/history/undo/preview',
    takesLong: true,
    summary: 'What an undo would take back, as far as the last pull knows. Asks nothing of Wix.',
    input: z.strictObject(undoSelection).refine(oneOfBoth, ONE_OF_BOTH),
    output: z.object({
      storeName: z.string(),
      values: Count,
      /** Those of `values` that are undos themselves: taking one back publishes the text again, live at once. */
      again: Count,
      products: Count,
      /** Left out, with the reason: undone already, replaced by a later publish, edited on Wix since. */
      refused: z.array(z.object({ reason: z.string(), values: Count }))
    }),
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'history.undo': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/history/undo',
    takesLong: true,
    summary:
      'Put back what the store held before. A value that was edited on Wix since is left alone and said so. Honours the header Idempotency-Key.',
    status: 201,
    input: z
      .strictObject({
        ...undoSelection,
        storeName,
        /** How many values whoever confirmed was told would be taken back: where it is another number by now, none is. */
        values: Count.optional()
      })
      .refine(oneOfBoth, ONE_OF_BOTH),
    output: Publish,
    errors: ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED']
  })
} as const
