import { sql, type Kysely } from 'kysely'
import type { StoredProduct } from '../contract/products.ts'
import { jsonText, storable } from './json-text.ts'
import { likePattern } from './jobs.ts'
import { pageOf, type Page } from './page.ts'
import type { Tables } from './tables.ts'

export async function putProducts(
  db: Kysely<Tables>,
  instanceId: string,
  products: readonly StoredProduct[]
): Promise<void> {
  // In the order of the key, so that two pages that arrive together wait for one another instead of for each other.
  const sorted = products.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await db
    .insertInto('products')
    .values(
      sorted.map(({ id, name, texts, collectionIds }) => ({
        instance_id: instanceId,
        product_id: storable(id),
        name: storable(name),
        texts: jsonText(texts),
        collections: jsonText(collectionIds)
      }))
    )
    .onConflict((conflict) =>
      conflict.columns(['instance_id', 'product_id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        texts: eb.ref('excluded.texts'),
        collections: eb.ref('excluded.collections')
      }))
    )
    .execute()
}

interface ProductRow {
  readonly product_id: string
  readonly name: string
  readonly texts: StoredProduct['texts']
  readonly collections: string[]
}

export async function getProducts(
  db: Kysely<Tables>,
  instanceId: string,
  query: string | undefined,
  page: { readonly after: string; readonly limit: number }
): Promise<Page<StoredProduct>> {
  const words = query?.trim() ?? ''
  const mine = sql`instance_id = ${instanceId} ${words === '' ? sql`` : sql`and name ilike ${likePattern(words)}`}`
  const { rows } = await sql<ProductRow>`
    select product_id, name, texts, collections from products
    where ${mine} and product_id > ${page.after} order by product_id limit ${page.limit + 1}`.execute(db)
  const counted = await sql<{ n: number }>`select count(*) as n from products where ${mine}`.execute(db)
  return pageOf(
    rows,
    page.limit,
    counted.rows[0]?.n ?? 0,
    (row) => row.product_id,
    (row) => ({ id: row.product_id, name: row.name, texts: row.texts, collectionIds: row.collections })
  )
}
