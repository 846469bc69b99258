import { errorBody } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { Engine } from '../engine/engine.ts'
import { notFound } from '../engine/not-found.ts'
import type { HandlersOf } from './handlers.ts'

type SyncHandlers = HandlersOf<
  | 'sync.get'
  | 'sync.link'
  | 'sync.unlink'
  | 'sync.now'
  | 'sync.log'
  | 'sync.devices'
  | 'sync.writeOff'
  | 'sync.unsent'
  | 'items.settle'
>

/** Of a store that keeps its credits on this computer alone. */
export function syncHandlers({ deps }: Engine): SyncHandlers {
  const noBackend = () => err(errorBody('CONFLICT', 'This store has no backend. Link it first, in the settings.'))
  return {
    'sync.get': () =>
      ok({
        status: 'local' as const,
        url: null,
        storeName: null,
        deviceId: null,
        deviceName: null,
        waiting: 0,
        quarantined: 0,
        twoTexts: 0,
        lastSyncedAt: null,
        nextTryAt: null,
        problem: null
      }),
    'sync.link': noBackend,
    'sync.unlink': noBackend,
    'sync.now': noBackend,
    'sync.log': () => ok({ entries: [], nextCursor: null, total: 0 }),
    'sync.devices': () => ok({ devices: [], asOf: null }),
    'sync.writeOff': noBackend,
    'sync.unsent': () => ok({ events: [], total: 0 }),
    'items.settle': ({ id }, { instanceId }) =>
      deps.store.read((db) => db.getJobItem(instanceId, id))
        ? err(errorBody('CONFLICT', 'This item has one text only.'))
        : err(notFound('Item', id))
  }
}
