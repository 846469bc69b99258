import { z } from 'zod'
import { Id } from './fields.ts'

/** A screen that the shell can lead to from outside of the page: from a notice, the tray, a menu or a link. */
export const Place = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.enum(['job', 'review', 'export', 'publish']), jobId: Id }),
  z.strictObject({ screen: z.literal('publish-run'), publishId: Id }),
  z.strictObject({ screen: z.literal('store') })
])
export type Place = z.infer<typeof Place>

/** What the shell asks of the page. The page checks it, as it would anything that comes from outside. */
export const ShellCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    place: Place,
    /** The store that it belongs to; null for the active one. */
    instanceId: z.string().max(100).nullable()
  })
])
export type ShellCommand = z.infer<typeof ShellCommand>
