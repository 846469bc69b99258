import { z } from 'zod'
import { isPlainText } from '../lib/plain-text.ts'
import { Id } from './fields.ts'
import { procedure } from './procedure.ts'
import { ReviewView } from './review-filter.ts'

export const MAX_VIEWS = 50

const SavedView = z.object({
  id: Id,
  name: z.string(),
  /** Null where another version of the app has saved what this one does not know. It is kept as it is. */
  view: ReviewView.nullable(),
  updatedAt: z.iso.datetime()
})

const name = z
  .string()
  .trim()
  .min(1, 'name must not be empty')
  .max(80, 'name must have at most 80 characters')
  .refine(isPlainText, 'name must not contain control characters or broken ones')

export const reviewViewProcedures = {
  'review.views': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/review/views',
    summary: 'The views that were saved for this store, by name.',
    input: z.strictObject({}),
    output: z.object({ views: z.array(SavedView) }),
    errors: []
  }),
  'review.saveView': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/review/views',
    summary: `Save a filter and a sort under a name of their own, ${MAX_VIEWS} for a store at most.`,
    status: 201,
    input: z.strictObject({ name, view: ReviewView }),
    output: SavedView,
    errors: ['CONFLICT']
  }),
  'review.changeView': procedure({
    kind: 'command',
    method: 'PUT',
    path: '/api/review/views/:id',
    summary: 'Give a saved view another name, another filter and sort, or both.',
    input: z
      .strictObject({ id: Id, name: name.optional(), view: ReviewView.optional() })
      .refine((input) => input.name !== undefined || input.view !== undefined, {
        message: 'Give a name, a view, or both',
        path: ['name']
      }),
    output: SavedView,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'review.deleteView': procedure({
    kind: 'command',
    method: 'DELETE',
    path: '/api/review/views/:id',
    summary: 'Forget a saved view.',
    input: z.strictObject({ id: Id }),
    output: z.object({}),
    errors: ['NOT_FOUND']
  })
} as const
