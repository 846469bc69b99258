import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { BackendDeps } from '../deps.ts'
import { rollPeriods } from '../credits/periods.ts'
import type { Plan } from '../credits/plan.ts'

export interface NewInstance {
  /** Null for a store that does not come in by Wix. */
  readonly wixInstanceId: string | null
  readonly name: string
  readonly plan: Plan
}

/**
 * Makes a store with its first month, and returns its id. For a Wix instance that has come in meanwhile it is that one's id: two first
 * calls at once make one store.
 */
export async function createInstance(deps: BackendDeps, { wixInstanceId, name, plan }: NewInstance): Promise<string> {
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('instances')
      .values({
        instance_id: deps.ids.uuid(),
        wix_instance_id: wixInstanceId,
        name,
        plan_name: plan.name,
        plan_allowance: plan.allowance,
        created_at: new Date(at)
      })
      .onConflict((conflict) => conflict.column('wix_instance_id').doNothing())
      .returning('instance_id')
      .executeTakeFirst()
    if (!made) return idOfWix(tx, wixInstanceId)
    await tx.insertInto('instance_heads').values({ instance_id: made.instance_id }).execute()
    await rollPeriods(tx, made.instance_id, at)
    return made.instance_id
  })
}

export async function findWixInstance(db: Kysely<Tables>, wixInstanceId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('instances')
    .select('instance_id')
    .where('wix_instance_id', '=', wixInstanceId)
    .executeTakeFirst()
  return row?.instance_id
}

async function idOfWix(db: Kysely<Tables>, wixInstanceId: string | null): Promise<string> {
  const found = wixInstanceId === null ? undefined : await findWixInstance(db, wixInstanceId)
  if (found === undefined) throw new Error('A new instance was neither made nor found')
  return found
}
