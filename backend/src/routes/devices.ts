import { errorBody } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { DeviceHolding } from '#shared/sync/protocol.ts'
import type { DeviceView } from '../contract/devices.ts'
import { readPeriodView } from '../credits/periods.ts'
import { writeOffDevice } from '../credits/write-off.ts'
import { isNameTaken } from '../db/device-names.ts'
import { getDevices, renameDevice, signOutDevice, type DeviceRow } from '../db/devices.ts'
import { lockInstance } from '../db/lock-instance.ts'
import { voidPairingCodes } from '../db/pairing-codes.ts'
import type { BackendDeps } from '../deps.ts'
import type { HandlersOf } from '../http/handlers.ts'
import { notFound } from '../http/not-found.ts'

export function deviceRoutes(
  deps: BackendDeps
): HandlersOf<'devices.list' | 'devices.rename' | 'devices.writeOff' | 'devices.signOut' | 'devices.delete'> {
  const { db, clock } = deps
  return {
    'devices.list': async (_input, { instanceId, deviceId }) => {
      const period = await db.transaction().execute((tx) => readPeriodView(tx, instanceId, clock.now()))
      const holdings = new Map(period?.devices.map((holding) => [holding.deviceId, holding]))
      const rows = await getDevices(db, instanceId)
      return ok({ devices: rows.map((row) => viewOf(row, holdings.get(row.device_id), deviceId)) })
    },
    'devices.rename': ({ id, name }, { instanceId }) =>
      db.transaction().execute(async (tx) => {
        await lockInstance(tx, instanceId)
        if (await isNameTaken(tx, instanceId, name, id))
          return err(
            errorBody('CONFLICT', 'Another device of this store has this name. Choose another one.', {
              details: { field: 'name' }
            })
          )
        return (await renameDevice(tx, instanceId, id, name)) ? ok({}) : err(notFound('Device', id))
      }),
    'devices.writeOff': async ({ id }, { instanceId }) => {
      const freed = await db.transaction().execute((tx) => writeOffDevice(tx, instanceId, id, clock.now()))
      return freed ? ok(freed) : err(notFound('Device', id))
    },
    'devices.signOut': async (_input, { instanceId, deviceId }) => {
      await signOutDevice(db, instanceId, deviceId, clock.now())
      return ok({})
    },
    'devices.delete': async ({ id }, { instanceId }) => {
      if (!(await signOutDevice(db, instanceId, id, clock.now()))) return err(notFound('Device', id))
      // Whoever has a stolen device may have made codes with it, to come in again.
      await voidPairingCodes(db, instanceId)
      return ok({})
    }
  }
}

function viewOf(row: DeviceRow, holding: DeviceHolding | undefined, asking: string | null): DeviceView {
  return {
    deviceId: row.device_id,
    name: row.name,
    captured: holding?.captured ?? 0,
    open: holding?.open ?? 0,
    free: holding?.free ?? 0,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    writtenOff: row.written_off_at !== null,
    createdAt: row.created_at.toISOString(),
    appVersion: row.app_version,
    signedOutAt: row.signed_out_at?.toISOString() ?? null,
    thisDevice: row.device_id === asking
  }
}
