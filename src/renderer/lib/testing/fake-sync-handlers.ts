import type { SyncState } from '#shared/contract/sync.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { err } from '#shared/lib/result.ts'
import type { Handlers } from './fake-state.ts'

export const LOCAL_SYNC: SyncState = {
  status: 'local',
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
}

const noBackend = () => err(errorBody('CONFLICT', 'This store has no backend. Link it first, in the settings.'))

export const syncHandlers: Pick<Handlers, Extract<keyof Handlers, `sync.${string}`> | 'items.settle'> = {
  'sync.get': (_, state) => state.sync.state,
  'sync.link': noBackend,
  'sync.unlink': noBackend,
  'sync.now': (_, state) => state.sync.state,
  'sync.log': (_, state) => ({ entries: [...state.sync.log], nextCursor: null, total: state.sync.log.length }),
  'sync.devices': (_, state) => ({ devices: [...state.sync.devices], asOf: state.sync.state.lastSyncedAt }),
  'sync.writeOff': noBackend,
  'sync.unsent': () => ({ events: [], total: 0 }),
  'items.settle': () => err(errorBody('CONFLICT', 'This item has one text only.'))
}
