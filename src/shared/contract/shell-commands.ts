import { z } from 'zod'
import { Count, Id } from './fields.ts'

/** A screen that the shell can lead to from outside of the page: from a notice, the tray, a menu or a link. */
export const Place = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.enum(['job', 'review', 'export', 'publish']), jobId: Id }),
  z.strictObject({ screen: z.literal('publish-run'), publishId: Id }),
  z.strictObject({ screen: z.literal('store') })
])
export type Place = z.infer<typeof Place>

const UploadedFile = { uploadId: z.string().max(64), fileName: z.string().max(255), bytes: Count }

/** Commands of the page that a native menu offers too. Each is one of the command palette, but for the palette itself. */
export const PAGE_ACTIONS = [
  'palette',
  'go-products',
  'go-optimize',
  'go-jobs',
  'go-review',
  'go-history',
  'go-store',
  'go-import',
  'go-credits',
  'go-sync',
  'go-settings',
  'go-conflicts',
  'go-publishes',
  'add-store',
  'connect-store',
  'load-sample',
  'fetch-changes',
  'export',
  'undo-decision',
  'shortcuts'
] as const
export type PageAction = (typeof PAGE_ACTIONS)[number]

/** What the shell asks of the page. The page checks it, as it would anything that comes from outside. */
export const ShellCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    place: Place,
    /** The store that it belongs to; null for the active one. */
    instanceId: z.string().max(100).nullable()
  }),
  z.strictObject({ kind: z.literal('run'), action: z.enum(PAGE_ACTIONS) }),
  /** A file that was handed to the app lies ready, as if the page had sent it. Its preview is to be shown. */
  z.strictObject({ kind: z.literal('import'), ...UploadedFile })
])
export type ShellCommand = z.infer<typeof ShellCommand>
