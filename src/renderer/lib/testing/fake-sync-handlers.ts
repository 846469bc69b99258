import { errorBody } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import { bothHashes } from '#shared/model/two-texts.ts'
import { FAKE_NOW } from './fake-data.ts'
import { change, missing, page } from './fake-rows.ts'
import { FAKE_CODE, fakeDevice, fakeLinked, fakeSyncState, LOCAL_SYNC } from './fake-sync.ts'
import type { FakeState, Handlers } from './fake-state.ts'

type Names = Extract<keyof Handlers, `sync.${string}`> | 'items.settle'

function noBackend() {
  return err(errorBody('CONFLICT', 'This store has no backend. Link it first.'))
}

/** Everything reached the backend and was acknowledged. */
function synced(state: FakeState): FakeState['sync']['state'] {
  const now = { status: 'up-to-date', waiting: 0, lastSyncedAt: FAKE_NOW, nextTryAt: null, problem: null } as const
  state.sync = { ...state.sync, state: { ...state.sync.state, ...now }, unsent: { events: [], total: 0 } }
  return state.sync.state
}

/** Linking with a backend and keeping up with it. */
export const syncHandlers: Pick<Handlers, Names> = {
  'sync.get': (_, state) => state.sync.state,
  'sync.link': ({ url, code, deviceName }, state) => {
    if (code !== FAKE_CODE)
      return err(
        errorBody('CONFLICT', 'The backend does not know this pairing code. Codes are good once, for ten minutes.', {
          details: { field: 'code' }
        })
      )
    const here = fakeDevice({ name: deviceName, captured: state.creditsUsed })
    state.sync = fakeLinked({ state: fakeSyncState({ url, deviceName }), devices: [here] })
    // From now on this device has what it was leased, over what was used without it.
    state.creditsTotal = state.creditsUsed + here.free
    return state.sync.state
  },
  'sync.unlink': ({ abandon }, state) => {
    const { status, waiting } = state.sync.state
    if (status === 'local') return noBackend()
    if (waiting > 0 && !abandon) return err(errorBody('CONFLICT', `${waiting} changes are not sent yet.`))
    state.sync = LOCAL_SYNC
    return state.sync.state
  },
  'sync.now': (_, state) => (state.sync.state.status === 'local' ? noBackend() : synced(state)),
  'sync.log': (input, state) => {
    const { rows, nextCursor } = page(state.sync.log, input)
    return { entries: rows, nextCursor, total: state.sync.log.length }
  },
  'sync.devices': (_, state) => ({ devices: [...state.sync.devices], asOf: state.sync.state.lastSyncedAt }),
  'sync.invite': (_, state) =>
    state.sync.state.url === null ? noBackend() : { url: state.sync.state.url, code: 'K7QM-2RXD', expiresAt: FAKE_NOW },
  'sync.writeOff': ({ deviceId }, state) => {
    const device = state.sync.devices.find((each) => each.deviceId === deviceId)
    if (!device) return missing('device')
    const freed = device.open + device.free
    state.sync = {
      ...state.sync,
      devices: state.sync.devices.map((each) =>
        each.deviceId === deviceId ? { ...each, open: 0, free: 0, writtenOff: true } : each
      )
    }
    return { freed }
  },
  'sync.unsent': (_, state) => state.sync.unsent,
  'items.settle': ({ id, keep, seen }, state) => {
    const item = state.items.find((each) => each.id === id)
    if (!item) return missing('item')
    if (item.otherEdit === null) return err(errorBody('CONFLICT', 'This item has one text only.'))
    const now = bothHashes(item)
    if (now.this !== seen.this || now.other !== seen.other)
      return err(
        errorBody('CONFLICT', 'One of the two texts has been changed meanwhile. Look at both again, then choose.', {
          details: { field: 'seen' }
        })
      )
    const edit = keep === 'this' ? item.edit : item.otherEdit.text
    const settled = change(state.items, id, { edit, otherEdit: null, review: 'OPEN' }, 'item')
    return settled.ok ? ok(settled.value) : settled
  }
}
