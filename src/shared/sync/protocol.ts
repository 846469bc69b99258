import { z } from 'zod'
import { Count } from '../contract/fields.ts'
import { DeviceTime, PeriodId, Uid } from './events.ts'
import { ItemChange, ItemRow, JobChange, PublishedRow } from './rows.ts'

/** One number for the whole protocol. A side says the highest that it speaks and the lowest that it still understands. */
export const SYNC_PROTO = 1
export const MIN_SYNC_PROTO = 1
export const SYNC_PATH = '/v1/sync'
export const PAIR_PATH = '/v1/devices/pair'
export const PAIRING_CODES_PATH = '/v1/pairing-codes'

/** A device that has no life of a database: the backend itself, for jobs that are created over its own API. */
export const BACKEND_DEVICE = 'backend'

export const MAX_EVENTS_PER_CALL = 500
/** Bytes of events after which a call takes no further one; a single larger one still goes alone. */
export const TARGET_CALL_BYTES = 1_000_000
/** Bytes of a body that the backend reads at most. One event with its rows is always smaller. */
export const MAX_CALL_BYTES = 16_000_000
export const MAX_CHANGES_PER_PAGE = 500

/** One event on its way. `payload` is the JSON text as it was stored, since `hash` is over it: SHA-256 of its UTF-8, base64url. */
export const WireEvent = z.object({
  /** Place among the events of (device, epoch): from 1, without a gap. */
  seq: z.number().int().positive(),
  /** UUID version 7. Tells events apart, never orders them. */
  id: Uid,
  /** One that the backend does not know is kept and stepped over. */
  type: z.string().min(1).max(100),
  payload: z.string().max(2_000_000),
  hash: z.string().max(100),
  at: DeviceTime,
  rows: z
    .array(z.union([ItemRow, PublishedRow]))
    .max(500)
    .optional()
})
export type WireEvent = z.infer<typeof WireEvent>

export const LeaseRequest = z.object({
  /** Stored before it is sent: however often it arrives, it is granted once. */
  requestId: Uid,
  want: z.number().int().positive(),
  /** All of `want` or nothing: for a job that is waiting for it. */
  exact: z.boolean()
})
export type LeaseRequest = z.infer<typeof LeaseRequest>

export const SyncRequest = z.object({
  proto: z.number().int().positive(),
  minProto: z.number().int().positive(),
  appVersion: z.string().max(50),
  deviceId: Uid,
  epoch: Uid,
  /** What the backend is not known to hold, by number and without a gap, from the oldest on. */
  events: z.array(WireEvent).max(MAX_EVENTS_PER_CALL),
  leaseRequest: LeaseRequest.optional(),
  pull: z.object({ cursor: Count, limit: z.number().int().min(1).max(MAX_CHANGES_PER_PAGE) })
})
export type SyncRequest = z.infer<typeof SyncRequest>

/**
 * The part of a month's allowance that one life of one device may spend alone. `granted` only grows (the backend) and `returned` only
 * grows (the device): what may still be spent is granted − returned − held − captured, whatever order replies arrive in.
 */
export const LeaseView = z.object({
  period: PeriodId,
  granted: Count,
  /** draining: the month is over, nothing new is reserved from it. sealed: what is left of it is gone. */
  state: z.enum(['active', 'draining', 'sealed'])
})
export type LeaseView = z.infer<typeof LeaseView>

export const DeviceHolding = z.object({
  deviceId: Uid,
  name: z.string(),
  /** Of the running month: delivered, held by items under way, and leased to it without being used yet. */
  captured: Count,
  open: Count,
  free: Count,
  lastSeenAt: z.iso.datetime().nullable(),
  writtenOff: z.boolean()
})
export type DeviceHolding = z.infer<typeof DeviceHolding>

/** The running month of the store: allowance = captured + open + free over all devices + unleased + lapsed + forfeited. */
export const PeriodView = z.object({
  period: PeriodId,
  allowance: Count,
  unleased: Count,
  closesAt: z.iso.datetime(),
  /** Until then a device that can't reach the backend may go on with this month's lease. A courtesy: nothing is safe because of it. */
  usableUntil: z.iso.datetime(),
  devices: z.array(DeviceHolding)
})
export type PeriodView = z.infer<typeof PeriodView>

export const SyncReply = z.object({
  proto: z.number().int().positive(),
  serverTime: z.iso.datetime(),
  /** The last event of (device, epoch) that is stored, and its id: 0 and null before the first. */
  ackSeq: Count,
  ackId: z.string().nullable(),
  /** All of this (device, epoch), every time. */
  leases: z.array(LeaseView),
  leaseReply: z.object({ requestId: Uid, granted: Count, message: z.string().nullable() }).nullable(),
  period: PeriodView,
  /** Jobs first: every item's job was told before or stands among `jobs`. */
  jobs: z.array(JobChange),
  items: z.array(ItemChange),
  baseCursor: Count,
  nextCursor: Count,
  /** There is more to pull. */
  more: z.boolean(),
  /** Events that are stored but could not be applied, of this call. */
  quarantined: z.array(z.object({ seq: z.number().int().positive(), id: z.string(), reason: z.string() }))
})
export type SyncReply = z.infer<typeof SyncReply>

export const PairRequest = z.object({
  /** Four letters or digits, a hyphen, four more; case does not matter. Good once, for ten minutes. */
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$/, 'code must be eight letters or digits, such as K7QM-2RXD'),
  deviceName: z.string().trim().min(1, 'deviceName must not be empty').max(60)
})
export type PairRequest = z.infer<typeof PairRequest>

export const PairReply = z.object({
  deviceId: Uid,
  /** The one that was asked for, with a number behind it where another device of the store has it. */
  deviceName: z.string(),
  /** Goes with every request as `Authorization: Bearer`. Shown once, stored by the backend as a digest only. */
  token: z.string().min(20).max(500),
  instanceId: Uid,
  instanceName: z.string(),
  period: PeriodView
})
export type PairReply = z.infer<typeof PairReply>

export const PairingCode = z.object({ code: z.string(), expiresAt: z.iso.datetime() })
export type PairingCode = z.infer<typeof PairingCode>
