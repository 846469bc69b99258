import type Database from 'better-sqlite3'
import { EVENT_SCHEMAS, isEventType, type SyncEvent } from '../../src/shared/sync/events.ts'

/** What a backend makes of the events that this device has written: per month what is held, what was delivered, what was given back. */
export function toldCredits(raw: Database.Database, periods: readonly string[]): string[] {
  const sums = new Map(periods.map((period) => [period, { held: 0, captured: 0, returned: 0 }]))
  const of = (period: string) => {
    const sum = sums.get(period) ?? { held: 0, captured: 0, returned: 0 }
    sums.set(period, sum)
    return sum
  }
  for (const { type, payload } of eventsOf(raw))
    switch (type) {
      case 'job.created':
      case 'job.reopened':
        of(payload.period).held += payload.credits
        break
      case 'items.landed':
        of(payload.period).held -= payload.captured + payload.released
        of(payload.period).captured += payload.captured
        break
      case 'job.cancelled':
        of(payload.period).held -= payload.released
        break
      case 'lease.returned':
        of(payload.period).returned += payload.amount
        break
      default:
        break
    }
  return [...sums].map(
    ([period, { held, captured, returned }]) => `${period}: ${held} held, ${captured} captured, ${returned} returned`
  )
}

function eventsOf(raw: Database.Database): SyncEvent[] {
  return raw
    .prepare<[], { type: string; payload: string }>(
      `select type, payload from outbox where link_seq is not null order by link_seq`
    )
    .all()
    .map(({ type, payload }) => {
      if (!isEventType(type)) throw new Error(`An event that no backend knows: ${type}`)
      return { type, payload: EVENT_SCHEMAS[type].parse(JSON.parse(payload)) } as SyncEvent
    })
}
