import { ok } from '#shared/lib/result.ts'
import type { Engine } from '../engine/engine.ts'
import { syncDevices } from '../engine/sync/sync-devices.ts'
import { unsentEvents } from '../engine/sync/unsent-events.ts'
import type { GivingUp } from './giving-up.ts'
import type { HandlersOf } from './handlers.ts'

type SyncHandlers = HandlersOf<
  | 'sync.get'
  | 'sync.link'
  | 'sync.unlink'
  | 'sync.now'
  | 'sync.log'
  | 'sync.devices'
  | 'sync.invite'
  | 'sync.writeOff'
  | 'sync.unsent'
>

export function syncHandlers({ deps, sync }: Engine, givingUp: GivingUp): SyncHandlers {
  const { store } = deps
  return {
    'sync.get': (_input, { instanceId }) => ok(sync.state(instanceId)),
    'sync.link': (input, context) => givingUp.run(context, (signal) => sync.link(context.instanceId, input, signal)),
    'sync.unlink': (input, { instanceId }) => sync.unlink(instanceId, input),
    'sync.now': (_input, { instanceId }) => sync.now(instanceId),
    'sync.log': ({ cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getSyncLog(instanceId, { cursor, limit }))
      return ok({ entries: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'sync.devices': (_input, { instanceId }) => ok(store.read((db) => syncDevices(db.getSyncLink(instanceId)))),
    'sync.invite': (_input, { instanceId }) => sync.invite(instanceId),
    'sync.writeOff': ({ deviceId }, { instanceId }) => sync.writeOff(instanceId, deviceId),
    'sync.unsent': (_input, { instanceId }) => ok(store.read((db) => unsentEvents(db, instanceId)))
  }
}
