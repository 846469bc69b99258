import { z } from 'zod'
import { EVENT_SCHEMAS, isEventType, type EventPayload, type EventType, type SyncEvent } from '#shared/sync/events.ts'
import type { SyncRequest, WireEvent } from '#shared/sync/protocol.ts'
import { ItemRow, PublishedRow } from '#shared/sync/rows.ts'
import { digestOf } from '../auth/secrets.ts'
import { storableJson } from '../db/json-text.ts'

/** A request whose envelope is as the protocol has it. What an event says is looked at event by event: one bad one must not stop the rest. */
export type IncomingSync = Omit<SyncRequest, 'events'> & { readonly events: readonly IncomingWire[] }
export type IncomingWire = Omit<WireEvent, 'rows'> & { readonly rows?: unknown }

/** An event as far as it could be understood. */
export interface IncomingEvent {
  readonly wire: IncomingWire
  /** Of the payload as it came, whatever the device says it is. */
  readonly hash: string
  /** Null where nothing in it can be understood. */
  readonly event: SyncEvent | null
  readonly items: readonly ItemRow[]
  readonly published: readonly PublishedRow[]
  /** Why it, or its rows, cannot be applied; null where all is well. */
  readonly reason: string | null
}

/** Credits of one event at most: 20 of the largest jobs. What is more is no count of anything. */
const MAX_CREDITS = 10_000_000

export function readEvent(wire: IncomingWire): IncomingEvent {
  const digest = digestOf(wire.payload)
  const nothing = { wire, hash: digest, event: null, items: [], published: [] }
  // What was written is not what arrived.
  if (wire.hash !== digest) return { ...nothing, reason: 'Its payload is not the one that its hash is of.' }
  if (!isEventType(wire.type)) return { ...nothing, reason: `"${wire.type}" is not known here.` }
  const payload = readPayload(wire.type, wire.payload)
  if (payload === null) return { ...nothing, reason: 'Its payload cannot be read.' }
  const event = { type: wire.type, payload } as SyncEvent
  if (creditsOf(event) > MAX_CREDITS) return { ...nothing, reason: 'It moves more credits than there can be.' }
  return { ...nothing, event, ...readRows(event, wire.rows) }
}

function readPayload<T extends EventType>(type: T, text: string): EventPayload<T> | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const schema: z.ZodType<unknown> = EVENT_SCHEMAS[type]
  const parsed = schema.safeParse(storableJson(value))
  return parsed.success ? (parsed.data as EventPayload<T>) : null
}

function creditsOf({ type, payload }: SyncEvent): number {
  switch (type) {
    case 'job.created':
    case 'job.reopened':
      return payload.credits
    case 'items.landed':
      return Math.max(payload.captured, payload.released)
    case 'job.cancelled':
      return payload.released
    case 'lease.returned':
      return payload.amount
    case 'job.items':
    case 'job.standing':
    case 'items.reviewed':
    case 'item.regenerated':
    case 'items.published':
      return 0
  }
}

const ItemRows = z.array(ItemRow)
const PublishedRows = z.array(PublishedRow)

function readRows(event: SyncEvent, rows: unknown): Pick<IncomingEvent, 'items' | 'published' | 'reason'> {
  switch (event.type) {
    case 'job.items':
    case 'items.landed': {
      const parsed = ItemRows.safeParse(storableJson(rows ?? []))
      if (!parsed.success) return { items: [], published: [], reason: 'Its rows cannot be read.' }
      const items = parsed.data.map((row) => (row.status === 'DONE' ? row : { ...row, proposal: null }))
      const textless = items.some((row) => row.status === 'DONE' && row.proposal === null)
      return textless
        ? { items: [], published: [], reason: 'One of its rows is delivered without a text.' }
        : { items, published: [], reason: null }
    }
    case 'items.published': {
      const parsed = PublishedRows.safeParse(storableJson(rows ?? []))
      if (!parsed.success) return { items: [], published: [], reason: 'Its rows cannot be read.' }
      return { items: [], published: parsed.data, reason: null }
    }
    default:
      return { items: [], published: [], reason: null }
  }
}
