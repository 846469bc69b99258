import { createHash } from 'node:crypto'
import { SYNC_PATH, type SyncReply, type SyncRequest } from '../../src/shared/sync/protocol.ts'
import type { ProxyTamper } from './faulty-proxy.ts'

/** Not `job.items`: what lands brings its whole item along, so that a job of which everything lands is whole without it. */
export const LOST_EVENTS = ['items.reviewed', 'items.landed', 'job.created'] as const
export type LostEvent = (typeof LOST_EVENTS)[number]

/**
 * Loses events of one kind although they are acknowledged, as a backend would that says yes too soon: what arrives in their place is of
 * no type that it knows, and the answer does not tell. From the first one after each `every`, so that much else goes well.
 */
export function losing(type: LostEvent, every: number): ProxyTamper {
  const lost = new Set<string>()
  let seen = 0
  const isLost = (id: string): boolean => {
    if (lost.has(id)) return true
    seen += 1
    if (seen % every !== 0) return false
    lost.add(id)
    return true
  }
  return {
    request(path, body) {
      if (path !== SYNC_PATH) return body
      const request = JSON.parse(body) as SyncRequest
      const events = request.events.map((event) => {
        if (event.type !== type || !isLost(event.id)) return event
        const { rows: _rows, ...rest } = event
        return { ...rest, type: 'lost', payload: '{}', hash: createHash('sha256').update('{}').digest('base64url') }
      })
      return JSON.stringify({ ...request, events })
    },
    answer(path, body) {
      if (path !== SYNC_PATH || !body.includes('"quarantined"')) return body
      const reply = JSON.parse(body) as SyncReply
      return JSON.stringify({ ...reply, quarantined: reply.quarantined.filter(({ id }) => !lost.has(id)) })
    }
  }
}
