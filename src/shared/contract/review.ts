import { z } from 'zod'
import { isPlainText } from '../lib/plain-text.ts'
import { REVIEW_STATES } from '../model/item-state.ts'
import { Count, Id } from './fields.ts'
import { ItemFilter, JobItem } from './jobs.ts'
import { procedure } from './procedure.ts'

export const MAX_EDIT_LENGTH = 50_000
/** Items that one change may name. */
export const MAX_REVIEWED = 100_000
/** Characters of the note to the model on one text. */
export const MAX_REWORK_NOTE_LENGTH = 500
/** Texts that the model is asked for again at a time: each is a request and a job of its own. More are a job with another prompt. */
export const MAX_REWORKS = 100

const ReworkNote = z
  .string()
  .trim()
  .max(MAX_REWORK_NOTE_LENGTH, `note must have at most ${MAX_REWORK_NOTE_LENGTH} characters`)
  .refine(isPlainText, 'note must not contain control characters or broken ones')
  .default('')

/** What the model is asked for again at once: exactly one of both. */
const ReworkedTexts = {
  ids: z.array(Id).min(1).max(MAX_REWORKS).optional(),
  /** Of `review.open`: what is on it. */
  listId: z.string().max(100).optional(),
  except: z.array(Id).max(MAX_REVIEWED).default([])
}

const isOneOfBoth = ({ ids, listId }: { readonly ids?: unknown; readonly listId?: unknown }): boolean =>
  (ids === undefined) !== (listId === undefined)
const ONE_OF_BOTH = { message: 'Give either ids or a list', path: ['ids'] }

export const reviewProcedures = {
  'items.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/items/:id',
    summary: 'One item with its four values.',
    input: z.strictObject({ id: Id }),
    output: JobItem,
    errors: ['NOT_FOUND']
  }),
  'items.review': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/items/review',
    summary:
      "Approve, reject or reopen items, or set one item's edit (null takes it back). Only delivered items with one text can be reviewed.",
    input: z
      .strictObject({
        ids: z.array(Id).min(1).max(MAX_REVIEWED).optional(),
        filter: ItemFilter.extend({ jobId: Id }).optional(),
        /** Of `review.open`: what is on it, as long as it shows the text that was on it then or was read from it since. */
        listId: z.string().max(100).optional(),
        except: z.array(Id).max(MAX_REVIEWED).default([]),
        decision: z.enum(REVIEW_STATES).optional(),
        /**
         * Given without a decision it voids an approval, because the approved text is no longer the text. The text that stands there changes
         * nothing, and the model's own takes an edit back.
         */
        edit: z.string().max(MAX_EDIT_LENGTH).nullable().optional(),
        /** Of texts that were looked at, item and `textHash`. What shows another text by now is left as it is. */
        seen: z
          .array(z.tuple([Id, Count]))
          .max(MAX_REVIEWED)
          .default([])
      })
      .refine((input) => [input.ids, input.filter, input.listId].filter((given) => given !== undefined).length === 1, {
        message: 'Give either ids, a filter or a list',
        path: ['ids']
      })
      .refine((input) => input.decision !== undefined || input.edit !== undefined, {
        message: 'Give a decision, an edit, or both',
        path: ['decision']
      })
      .refine((input) => input.edit === undefined || input.ids?.length === 1, {
        message: 'An edit belongs to exactly one item',
        path: ['edit']
      }),
    output: z.object({
      /** Names this change for `items.undo`; null where nothing changed. */
      changeId: Id.nullable(),
      changed: Count,
      unchanged: Count,
      /** Items without a delivered text, with two texts, or not of this instance. */
      skipped: Count,
      /** Beside them: items whose text is another one now. A decision is about the text that was seen. */
      textChanged: z.array(Id)
    }),
    errors: ['NOT_FOUND', 'CONFLICT', 'LIST_EXPIRED', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'items.settle': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/items/:id/settle',
    summary:
      'Choose between the two texts that two people wrote for one item. The item is open again, whichever it is.',
    input: z.strictObject({
      id: Id,
      keep: z.enum(['this', 'other'], { error: 'keep must be this or other' }),
      /** `textHash` of both texts as they were looked at. Where one reads otherwise by now, none is chosen: the other one would be lost unseen. */
      seen: z.strictObject({ this: Count, other: Count })
    }),
    output: JobItem,
    errors: ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'items.regenerate': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/items/:id/regenerate',
    takesLong: true,
    summary:
      "Ask the model for one text once more, with a note if there is one, for one credit. It takes the place of the model's earlier text when it lands; an edit stays, and so does the original.",
    status: 201,
    input: z.strictObject({ id: Id, note: ReworkNote }),
    output: z.object({
      /** Pauses, resumes and cancels like any job, and is in no list of them. */
      jobId: Id,
      requiredCredits: Count,
      remainingCredits: Count
    }),
    errors: ['NOT_FOUND', 'CONFLICT', 'INSUFFICIENT_CREDITS', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'items.regenerateMany': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/items/regenerate',
    takesLong: true,
    summary:
      'The same for several texts with one note, for one credit each: all of them that can be asked for, or none where the credits do not reach.',
    status: 201,
    input: z
      .strictObject({
        ...ReworkedTexts,
        note: ReworkNote,
        /** What was said that it costs: not a credit more is taken. */
        credits: Count.optional()
      })
      .refine(isOneOfBoth, ONE_OF_BOTH),
    output: z.object({
      asked: Count,
      /** Being written anew already, not delivered, with two texts, or of a product that is gone. */
      skipped: Count,
      requiredCredits: Count,
      remainingCredits: Count
    }),
    errors: ['NOT_FOUND', 'CONFLICT', 'INSUFFICIENT_CREDITS', 'LIST_EXPIRED', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'items.countReworkable': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/items/regenerate/count',
    summary: 'How many of several texts can be asked for again now: as many credits `items.regenerateMany` would take.',
    input: z.strictObject(ReworkedTexts).refine(isOneOfBoth, ONE_OF_BOTH),
    output: z.object({ count: Count }),
    errors: ['NOT_FOUND', 'CONFLICT', 'LIST_EXPIRED']
  }),
  'items.undo': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/items/undo',
    takesLong: true,
    summary: 'Take a review change back. Items that were changed again since are left alone and counted.',
    input: z.strictObject({ changeId: Id }),
    output: z.object({ restored: Count, left: Count }),
    errors: ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'items.redo': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/items/redo',
    takesLong: true,
    summary: 'Do a review change again that was taken back. Items that were changed since are left alone and counted.',
    input: z.strictObject({ changeId: Id }),
    output: z.object({ restored: Count, left: Count }),
    errors: ['NOT_FOUND', 'IDEMPOTENCY_KEY_REUSED']
  })
} as const
