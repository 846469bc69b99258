import { TOPICS, type AnyEvent } from '#shared/contract/events.ts'
import { assertNever } from '#shared/lib/assert-never.ts'

/** Distinct things a reader can be behind by before it is told to ask for everything again. */
const MAX_WAITING = 200

/**
 * What a reader has not been sent yet. Events are states, so a newer one takes the place of an older one about the same thing,
 * and a reader that is behind by too much gets one event that says "everything changed". It never holds more than that.
 */
export class EventQueue {
  readonly #waiting = new Map<string, AnyEvent>()

  get size(): number {
    return this.#waiting.size
  }

  push(event: AnyEvent): void {
    const key = keyOf(event)
    this.#waiting.set(key, merge(this.#waiting.get(key), event))
    if (this.#waiting.size <= MAX_WAITING) return
    this.#waiting.clear()
    const everything: AnyEvent = { name: 'changed', payload: { instanceId: null, topics: [...TOPICS] } }
    this.#waiting.set(keyOf(everything), everything)
  }

  takeAll(): readonly AnyEvent[] {
    const events = [...this.#waiting.values()]
    this.#waiting.clear()
    return events
  }
}

function keyOf(event: AnyEvent): string {
  switch (event.name) {
    case 'job.progress':
      return `job ${event.payload.job.id} ${event.payload.instanceId}`
    case 'import.progress':
      return `import ${event.payload.uploadId} ${event.payload.instanceId}`
    case 'pull.progress':
      return `pull ${event.payload.pull.id} ${event.payload.instanceId}`
    case 'publish.progress':
      return `publish ${event.payload.publish.id} ${event.payload.instanceId}`
    case 'changed':
      return event.payload.instanceId === null ? 'changed' : `changed ${event.payload.instanceId}`
    default:
      return assertNever(event, 'event')
  }
}

function merge(older: AnyEvent | undefined, newer: AnyEvent): AnyEvent {
  if (older?.name !== 'changed' || newer.name !== 'changed') return newer
  const topics = new Set([...older.payload.topics, ...newer.payload.topics])
  return { name: 'changed', payload: { instanceId: newer.payload.instanceId, topics: [...topics] } }
}
