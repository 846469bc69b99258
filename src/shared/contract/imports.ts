import { z } from 'zod'
import { Count, Id } from './fields.ts'
import { procedure } from './procedure.ts'

export const IMPORT_STATES = ['READING', 'READY', 'APPLIED', 'CANCELLED', 'FAILED'] as const

export const RefusedRow = z.object({ line: Count, column: z.string().nullable(), reason: z.string() })

export const Import = z.object({
  id: Id,
  state: z.enum(IMPORT_STATES),
  fileName: z.string(),
  bytes: Count,
  shape: z.enum(['v1', 'v3']).nullable(),
  products: Count,
  newProducts: Count,
  changedProducts: Count,
  unchangedProducts: Count,
  variants: Count,
  mediaRows: Count,
  refusedRows: Count,
  /** The first hundred; all of them are in the report that can be downloaded. */
  refused: z.array(RefusedRow),
  warnings: z.array(z.object({ message: z.string(), rows: Count, firstLine: Count })),
  /** The first products of the file, to look at before applying. */
  preview: z.array(
    z.object({ id: z.string(), name: z.string(), excerpt: z.string(), variantCount: Count, mediaCount: Count })
  ),
  /** Why the file as a whole could not be read. */
  message: z.string().nullable(),
  createdAt: z.iso.datetime()
})
export type Import = z.infer<typeof Import>

export const importProcedures = {
  'imports.create': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/imports',
    takesLong: true,
    summary: 'Read a Wix product CSV (the request body) and, unless ?apply=false, take it into the catalogue.',
    status: 201,
    file: 'upload',
    input: z.strictObject({
      /** What the shell named the file when it stored the upload. Over HTTP the shell fills it in. */
      uploadId: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
      fileName: z.string().max(255).default('products.csv'),
      apply: z.boolean().default(true)
    }),
    output: Import,
    errors: ['UNREADABLE_FILE', 'PAYLOAD_TOO_LARGE', 'CONFLICT']
  }),
  'imports.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports of this instance, newest first.',
    input: z.strictObject({}),
    output: z.object({ imports: z.array(Import) }),
    errors: []
  }),
  'imports.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'One import with its report.',
    input: z.strictObject({ id: Id }),
    output: Import,
    errors: ['NOT_FOUND']
  }),
  'imports.apply': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/imports/:id/apply',
    takesLong: true,
    summary: 'Take a previewed import into the catalogue, all of it in one transaction.',
    input: z.strictObject({ id: Id }),
    output: Import,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'imports.cancel': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/imports/:id/cancel',
    takesLong: true,
    summary: 'Stop reading, or drop a preview. The catalogue is untouched.',
    input: z.strictObject({ id: Id }),
    output: Import,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'sample.load': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/sample',
    takesLong: true,
    summary: 'Load the sample store into this instance.',
    input: z.strictObject({}),
    output: Import,
    errors: ['CONFLICT']
  })
} as const
