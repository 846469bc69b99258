import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './tables.ts'

export type DeviceRow = Selectable<Tables['devices']>

export function getDevices(db: Kysely<Tables>, instanceId: string): Promise<DeviceRow[]> {
  return db
    .selectFrom('devices')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .orderBy('created_at')
    .orderBy('device_id')
    .execute()
}

/** False where the instance has no such device. */
export async function renameDevice(
  db: Kysely<Tables>,
  instanceId: string,
  deviceId: string,
  name: string
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('devices')
    .set({ name })
    .where('instance_id', '=', instanceId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** From now on its token opens nothing. False where the instance has no such device. */
export async function signOutDevice(
  db: Kysely<Tables>,
  instanceId: string,
  deviceId: string,
  now: number
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('devices')
    .set((eb) => ({ signed_out_at: eb.fn.coalesce('signed_out_at', eb.val(new Date(now).toISOString())) }))
    .where('instance_id', '=', instanceId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
