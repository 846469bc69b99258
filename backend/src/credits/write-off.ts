import type { Tx } from '../db/tables.ts'
import { saveBook } from './book-rows.ts'
import { openBook } from './periods.ts'

/**
 * Gives up a lost device: what it held and did not use is for the others again, at once. What it spent meanwhile is booked as a debt of
 * the next month if it turns up. `freed` counts the running month's. Null where there is no such device.
 */
export async function writeOffDevice(
  tx: Tx,
  instanceId: string,
  deviceId: string,
  now: number
): Promise<{ readonly freed: number } | null> {
  const book = await openBook(tx, instanceId, now)
  if (book === null) return null
  const { numUpdatedRows } = await tx
    .updateTable('devices')
    .set({ written_off_at: new Date(now) })
    .where('instance_id', '=', instanceId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return null
  const freed = book.writeOff(deviceId)
  await saveBook(tx, instanceId, book)
  return { freed }
}
