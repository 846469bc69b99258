import type { Output } from '#shared/contract/contract.ts'
import type { StoreRead } from '../../ports/store.ts'

/** Changes in one file at most. */
const MOST_EVENTS = 10_000
/** Read in parts, so that what is skipped at the end was never read. */
const PAGE = { maxEvents: 500, maxBytes: 16_000_000 }

type Unsent = Output<'sync.unsent'>

/** Everything that the backend has not acknowledged, with its texts, for a file of the merchant's. */
export function unsentEvents(db: StoreRead, instanceId: string): Unsent {
  const link = db.getSyncLink(instanceId)
  if (link === null) return { events: [], total: 0 }
  const events: Unsent['events'] = []
  let afterSeq = link.ackedSeq
  while (events.length < MOST_EVENTS) {
    const page = db.getUnsent(instanceId, { afterSeq, ...PAGE })
    const last = page.at(-1)
    if (last === undefined) break
    afterSeq = last.seq
    for (const { seq, type, at, payload, rows } of page)
      events.push({
        seq,
        type,
        at: new Date(at).toISOString(),
        payload: { ...(JSON.parse(payload) as object), ...(rows === undefined ? {} : { rows }) }
      })
  }
  return { events: events.slice(0, MOST_EVENTS), total: db.countUnsent(instanceId) }
}
