import type { Kysely } from 'kysely'
import { pairingCodeDigest } from '../auth/secrets.ts'
import type { Tables, Tx } from './tables.ts'

/** A code is good for this long. */
export const CODE_LIFE_MS = 10 * 60_000

/** Keeps its digest, forgets what is long over, and returns when it ends. */
export async function storePairingCode(
  db: Kysely<Tables>,
  instanceId: string,
  code: string,
  now: number
): Promise<Date> {
  await db
    .deleteFrom('pairing_codes')
    .where('instance_id', '=', instanceId)
    .where('expires_at', '<', new Date(now))
    .execute()
  const expiresAt = new Date(now + CODE_LIFE_MS)
  await db
    .insertInto('pairing_codes')
    .values({ code_hash: pairingCodeDigest(code), instance_id: instanceId, expires_at: expiresAt })
    .execute()
  return expiresAt
}

/** Codes that nobody has used yet are good no longer. */
export async function voidPairingCodes(db: Kysely<Tables>, instanceId: string): Promise<void> {
  await db.deleteFrom('pairing_codes').where('instance_id', '=', instanceId).where('used_at', 'is', null).execute()
}

/** The instance that the code was made for; undefined for one that is used, over, or nobody's. From then on it is used. */
export async function usePairingCode(tx: Tx, code: string, now: number): Promise<string | undefined> {
  const used = await tx
    .updateTable('pairing_codes')
    .set({ used_at: new Date(now) })
    .where('code_hash', '=', pairingCodeDigest(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .returning('instance_id')
    .executeTakeFirst()
  return used?.instance_id
}
