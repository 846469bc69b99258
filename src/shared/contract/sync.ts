import { z } from 'zod'
import { Count, Cursor, Id, Limit } from './fields.ts'
import { procedure } from './procedure.ts'

/**
 * local: no backend. up-to-date, syncing, offline: as they say. attention: nothing goes on before somebody does something, which
 * `problem` says.
 */
export const SYNC_STATUSES = ['local', 'up-to-date', 'syncing', 'offline', 'attention'] as const
export const SYNC_PROBLEMS = ['unauthorized', 'upgrade', 'refused', 'backend', 'clone', 'stuck'] as const

export const SyncState = z.object({
  status: z.enum(SYNC_STATUSES),
  url: z.string().nullable(),
  /** What the backend calls this store. */
  storeName: z.string().nullable(),
  deviceId: z.string().nullable(),
  deviceName: z.string().nullable(),
  /** Changes of this device that the backend has not acknowledged yet. */
  waiting: Count,
  /** Changes that the backend keeps but could not make sense of. */
  quarantined: Count,
  /** Items with two people's texts. */
  twoTexts: Count,
  lastSyncedAt: z.iso.datetime().nullable(),
  /** When it is tried again by itself; null where nothing is tried. */
  nextTryAt: z.iso.datetime().nullable(),
  problem: z.object({ code: z.enum(SYNC_PROBLEMS), message: z.string() }).nullable()
})
export type SyncState = z.infer<typeof SyncState>

export const SYNC_LOG_LEVELS = ['info', 'warning', 'error'] as const
export const SyncLogEntry = z.object({
  id: Id,
  at: z.iso.datetime(),
  level: z.enum(SYNC_LOG_LEVELS),
  /** One sentence. */
  message: z.string()
})
export type SyncLogEntry = z.infer<typeof SyncLogEntry>

export const SyncDevice = z.object({
  deviceId: z.string(),
  name: z.string(),
  thisDevice: z.boolean(),
  captured: Count,
  open: Count,
  /** Leased to it and not used: what nobody else can spend. */
  free: Count,
  lastSeenAt: z.iso.datetime().nullable(),
  writtenOff: z.boolean()
})
export type SyncDevice = z.infer<typeof SyncDevice>

export const syncProcedures = {
  'sync.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/sync',
    summary: 'How this store stands with its backend, without any secret.',
    input: z.strictObject({}),
    output: SyncState,
    errors: []
  }),
  'sync.link': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/sync/link',
    takesLong: true,
    summary:
      'Link this store with its backend by a pairing code. What is here already is sent; from then on credits come from the backend.',
    input: z.strictObject({
      url: z.string().trim().min(1, 'url must not be empty').max(500),
      code: z.string().trim().min(1, 'code must not be empty').max(20),
      deviceName: z.string().trim().min(1, 'deviceName must not be empty').max(60)
    }),
    output: SyncState,
    errors: ['CONFLICT', 'BACKEND_UNAVAILABLE', 'CANCELLED']
  }),
  'sync.unlink': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/sync/unlink',
    takesLong: true,
    summary:
      'Sign this device out. Refused while anything is unsent, held or under way; content stays here. With abandon, allowed only while the backend fails, what is unsent is left behind and what this device holds stays counted there.',
    input: z.strictObject({ abandon: z.boolean().default(false) }),
    output: SyncState,
    errors: ['CONFLICT', 'BACKEND_UNAVAILABLE']
  }),
  'sync.now': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/sync/now',
    takesLong: true,
    summary: 'Sync at once instead of waiting for the next try. Answers when that try is over.',
    input: z.strictObject({}),
    output: SyncState,
    errors: ['CONFLICT']
  }),
  'sync.log': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/sync/log',
    summary: 'What happened between this device and the backend, newest first. Survives restarts.',
    input: z.strictObject({ cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ entries: z.array(SyncLogEntry), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'sync.devices': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/sync/devices',
    takesLong: true,
    summary: 'The devices of this store and what each holds, as of the last sync.',
    input: z.strictObject({}),
    output: z.object({ devices: z.array(SyncDevice), asOf: z.iso.datetime().nullable() }),
    errors: []
  }),
  'sync.invite': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/sync/invite',
    takesLong: true,
    summary: 'A pairing code that links one more computer with this store: good once, for ten minutes.',
    input: z.strictObject({}),
    output: z.object({ url: z.string(), code: z.string(), expiresAt: z.iso.datetime() }),
    errors: ['CONFLICT', 'BACKEND_UNAVAILABLE']
  }),
  'sync.writeOff': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/sync/devices/:deviceId/write-off',
    takesLong: true,
    summary:
      'Give up a lost device: what it held and did not use comes back at once. If it turns up again, what it spent meanwhile goes to the next month.',
    input: z.strictObject({ deviceId: z.string().min(1).max(64) }),
    output: z.object({ freed: Count }),
    errors: ['CONFLICT', 'NOT_FOUND', 'BACKEND_UNAVAILABLE']
  }),
  'sync.unsent': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/sync/unsent',
    takesLong: true,
    summary:
      'Everything that the backend has not acknowledged, to be kept in a file. At most 10,000 changes, oldest first.',
    input: z.strictObject({}),
    output: z.object({
      events: z.array(z.object({ seq: Count, type: z.string(), at: z.iso.datetime(), payload: z.unknown() })),
      total: Count
    }),
    errors: []
  })
} as const
