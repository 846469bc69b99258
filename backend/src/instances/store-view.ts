import type { Kysely, Selectable } from 'kysely'
import type { StoreView } from '../contract/instance.ts'
import { pageOf, type Page } from '../db/page.ts'
import type { Tables } from '../db/tables.ts'

export async function getStore(db: Kysely<Tables>, instanceId: string): Promise<StoreView | null> {
  const row = await db.selectFrom('instances').selectAll().where('instance_id', '=', instanceId).executeTakeFirst()
  return row ? viewOf(row) : null
}

export async function getStores(
  db: Kysely<Tables>,
  page: { readonly after: string; readonly limit: number }
): Promise<Page<StoreView>> {
  const rows = await db
    .selectFrom('instances')
    .selectAll()
    .where('instance_id', '>', page.after)
    .orderBy('instance_id')
    .limit(page.limit + 1)
    .execute()
  const { total } = await db
    .selectFrom('instances')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return pageOf(rows, page.limit, total, (row) => row.instance_id, viewOf)
}

function viewOf(row: Selectable<Tables['instances']>): StoreView {
  return {
    instanceId: row.instance_id,
    wixInstanceId: row.wix_instance_id,
    name: row.name,
    planName: row.plan_name,
    planAllowance: row.plan_allowance,
    debt: row.debt,
    createdAt: row.created_at.toISOString()
  }
}
