import { z } from 'zod'
import { CATALOG_VERSIONS } from '../model/catalog-version.ts'
import { Instance } from './app.ts'
import { Count, Cursor, Id, Limit } from './fields.ts'
import { AttributeName } from './jobs.ts'
import { procedure } from './procedure.ts'

/** What kept Wix from answering: one word for programs beside the sentence for people. */
export const SHOP_PROBLEMS = [
  'auth',
  'forbidden',
  'not-installed',
  'site-gone',
  'plan',
  'clock',
  'proxy',
  'version-changed',
  'provisioning',
  'rate-limited',
  'offline',
  'unclear',
  'rejected',
  'aborted'
] as const

export const PULL_KINDS = ['FULL', 'CHANGES'] as const
export const PULL_STATES = ['RUNNING', 'PAUSED', 'DONE', 'CANCELLED', 'FAILED'] as const

export const Pull = z.object({
  id: Id,
  kind: z.enum(PULL_KINDS),
  state: z.enum(PULL_STATES),
  /** Collections first, then products, then a look for what was deleted: a pull of changes looks where the numbers differ. */
  stage: z.enum(['COLLECTIONS', 'PRODUCTS', 'SWEEP']),
  /** Products that the store said it has; null where it was not asked. */
  total: Count.nullable(),
  seen: Count,
  newProducts: Count,
  changedProducts: Count,
  unchangedProducts: Count,
  goneProducts: Count,
  problem: z.enum(SHOP_PROBLEMS).nullable(),
  /** Why it waits or failed, and what to do. */
  message: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable()
})
export type Pull = z.infer<typeof Pull>

export const Shop = z.object({
  /** The active store is one on Wix. */
  connected: z.boolean(),
  siteId: z.string().nullable(),
  baseUrl: z.string().nullable(),
  storeName: z.string().nullable(),
  catalogVersion: z.enum(CATALOG_VERSIONS).nullable(),
  /** The key itself never leaves the main process. */
  hasKey: z.boolean(),
  /** Attributes that this store version cannot take: they can be written and exported, not published. */
  unpublishable: z.array(AttributeName),
  /** The last pull, running or over; null before the first. */
  pull: Pull.nullable(),
  /** When everything that the catalogue knows was last known to be current. */
  currentAsOf: z.iso.datetime().nullable(),
  pace: z
    .object({
      requestsPerMinute: z.number().nonnegative(),
      /** Milliseconds that Wix asked to wait; 0 where it didn't. */
      heldMs: Count
    })
    .nullable()
})
export type Shop = z.infer<typeof Shop>

const access = {
  siteId: z
    .string()
    .trim()
    .regex(
      /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      'siteId must be the id after /dashboard/ in the address of your site’s dashboard'
    ),
  apiKey: z.string().trim().min(1, 'apiKey must not be empty').max(4_000).optional(),
  baseUrl: z.string().min(1).max(500).optional()
}

const pullId = z.strictObject({ id: Id })

export const shopProcedures = {
  'shop.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/shop',
    summary: 'The connection of this store with Wix, without any secret.',
    input: z.strictObject({}),
    output: Shop,
    errors: []
  }),
  'shop.test': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/shop/test',
    takesLong: true,
    summary: 'Try a site id and key without storing anything. Changes nothing at Wix.',
    input: z.strictObject(access),
    output: z.object({
      ok: z.boolean(),
      storeName: z.string().nullable(),
      catalogVersion: z.enum(CATALOG_VERSIONS).nullable(),
      /** Permissions that the key lacks, as Wix's own screen calls them. */
      missing: z.array(z.string()),
      problem: z.enum(SHOP_PROBLEMS).nullable(),
      /** One sentence: what was found, or what is wrong and the way out. */
      message: z.string()
    }),
    errors: ['CANCELLED']
  }),
  'shop.connect': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/shop/connect',
    takesLong: true,
    summary: 'Connect a Wix store as a store of its own and make it the active one; a known site gets the new key.',
    status: 201,
    input: z.strictObject(access),
    output: Instance,
    errors: ['SHOP_UNAVAILABLE', 'CANCELLED']
  }),
  'shop.disconnect': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/shop/disconnect',
    takesLong: true,
    summary: 'Forget the key of this store. Products, jobs and history stay.',
    input: z.strictObject({}),
    output: Shop,
    errors: ['CONFLICT']
  }),
  'pulls.start': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/pulls',
    takesLong: true,
    summary: 'Fetch the catalogue from Wix: all of it, or what changed since the last pull. One at a time per store.',
    status: 201,
    input: z.strictObject({ kind: z.enum(PULL_KINDS, { error: `kind must be one of ${PULL_KINDS.join(', ')}` }) }),
    output: Pull,
    errors: ['CONFLICT', 'SHOP_UNAVAILABLE']
  }),
  'pulls.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/pulls',
    summary: 'Pulls, newest first.',
    input: z.strictObject({ cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ pulls: z.array(Pull), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'pulls.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/pulls/:id',
    summary: 'One pull with its progress.',
    input: pullId,
    output: Pull,
    errors: ['NOT_FOUND']
  }),
  'pulls.pause': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/pulls/:id/pause',
    summary: 'Stop fetching for now; what was fetched stays.',
    input: pullId,
    output: Pull,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'pulls.resume': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/pulls/:id/resume',
    summary: 'Go on where a pull stopped.',
    input: pullId,
    output: Pull,
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'pulls.cancel': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/pulls/:id/cancel',
    summary: 'End a pull; what was fetched stays.',
    input: pullId,
    output: Pull,
    errors: ['NOT_FOUND', 'CONFLICT']
  })
} as const
