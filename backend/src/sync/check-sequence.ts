import type { IncomingEvent } from './incoming.ts'

export interface StoredEvent {
  readonly seq: number
  readonly id: string
  readonly hash: string
}

export type Sequence =
  | { readonly kind: 'ok'; readonly fresh: readonly IncomingEvent[] }
  /** One number with two contents: two copies of one database go on under one name. */
  | { readonly kind: 'fork' }
  | { readonly kind: 'gap' }

/**
 * Which of the events are new. What is stored already is stepped over if it is the same to the byte; what is new goes on where the stored
 * ones end, or nothing of the call is taken.
 */
export function checkSequence(
  events: readonly IncomingEvent[],
  lastSeq: number,
  stored: readonly StoredEvent[]
): Sequence {
  const known = new Map(stored.map((event) => [event.seq, event]))
  const fresh: IncomingEvent[] = []
  for (const event of events.toSorted((a, b) => a.wire.seq - b.wire.seq)) {
    const { seq, id } = event.wire
    const earlier = known.get(seq)
    if (earlier !== undefined) {
      if (earlier.id !== id || earlier.hash !== event.hash) return { kind: 'fork' }
      continue
    }
    if (seq <= lastSeq) continue
    if (seq !== lastSeq + fresh.length + 1) return { kind: 'gap' }
    fresh.push(event)
    known.set(seq, { seq, id, hash: event.hash })
  }
  return { kind: 'ok', fresh }
}
