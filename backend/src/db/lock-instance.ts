import { sql } from 'kysely'
import type { Tx } from './tables.ts'

/**
 * Every writer of an instance takes this lock first, and holds it to its end: leases, cursors and jobs cannot change under it, and the
 * numbers of the feed are in the order of the commits. Returns the feed's last number; null where there is no such instance.
 */
export async function lockInstance(tx: Tx, instanceId: string): Promise<number | null> {
  const { rows } = await sql<{ head: number }>`
    select head from instance_heads where instance_id = ${instanceId} for update`.execute(tx)
  return rows[0]?.head ?? null
}
