import { z } from 'zod'
import { Count, Id } from './fields.ts'
import { procedure } from './procedure.ts'

export const EXPORT_FORMATS = ['wix', 'values'] as const

export const Export = z.object({
  exportId: z.string(),
  fileName: z.string(),
  bytes: Count,
  /** Approved values that are in the file. */
  written: Count,
  /** Approved values that are not, with the reason; the first hundred by name. */
  skipped: Count,
  skippedItems: z.array(
    z.object({
      itemId: Id,
      productName: z.string(),
      attribute: z.string(),
      reason: z.enum(['changed', 'no-column', 'no-record', 'other-file'])
    })
  ),
  /** Cells that a spreadsheet would have run as a formula. */
  escaped: Count
})
export type Export = z.infer<typeof Export>

export const exportProcedures = {
  'exports.create': procedure({
    kind: 'command',
    method: 'GET',
    path: '/api/jobs/:id/export',
    takesLong: true,
    summary:
      "A CSV of the job's approved values. format=wix: the imported file with only the approved cells changed; format=values: a table of product, attribute, original and value.",
    file: 'download',
    input: z.strictObject({
      id: Id,
      format: z.enum(EXPORT_FORMATS).default('wix'),
      /** With several source files in one job: which import to write; the newest where not given. */
      importId: Id.optional()
    }),
    output: Export,
    errors: ['NOT_FOUND', 'CONFLICT']
  })
} as const
