import { sql as raw } from 'kysely'
import type { ShopStoreTx } from '../../ports/shop-store.ts'
import type { Sql } from './sql.ts'

type Writes = Pick<ShopStoreTx, 'takeCollections' | 'settleCollections'>

export function shopCollectionWrites(db: Sql): Writes {
  const take = db.fixed<[instanceId: string, id: string, name: string, pullId: number]>(
    `insert into collections (instance_id, id, name, seen_pull) values (?, ?, ?, ?)
     on conflict (instance_id, id) do update
     set renamed = renamed or name <> excluded.name, name = excluded.name, seen_pull = excluded.seen_pull`
  )
  return {
    takeCollections(instanceId, pullId, collections) {
      for (const { id, name } of collections) take.run(instanceId, id, name, pullId)
    },

    settleCollections(instanceId, pullId, limit) {
      const gone = raw`c.instance_id = ${instanceId} and c.seen_pull is not ${pullId}`
      const left = db.allRaw<{ collection: number; product: number }>(raw`
        select c.key as collection, pc.product_key as product
        from collections c join product_collections pc on pc.collection_key = c.key where ${gone} limit ${limit}`)
      for (const { collection, product } of left)
        db.runRaw(
          raw`delete from product_collections where collection_key = ${collection} and product_key = ${product}`
        )
      refreshNames(
        db,
        left.map((row) => row.product)
      )
      if (left.length > 0) return false
      // A product whose names hold the new one has been brought up to date already.
      const renamed = db.allRaw<{ product: number }>(raw`
        select distinct pc.product_key as product
        from collections c join product_collections pc on pc.collection_key = c.key join products p on p.key = pc.product_key
        where c.instance_id = ${instanceId} and c.renamed = 1
          and not exists (select 1 from json_each(p.collections) n where n.value = c.name) limit ${limit}`)
      refreshNames(
        db,
        renamed.map((row) => row.product)
      )
      if (renamed.length > 0) return false
      db.runRaw(raw`delete from collections as c where ${gone}`)
      db.runRaw(raw`update collections set renamed = 0 where instance_id = ${instanceId} and renamed = 1`)
      return true
    }
  }
}

/** The names that products carry, in the order of the collections' keys. */
function refreshNames(db: Sql, productKeys: readonly number[]): void {
  for (const key of new Set(productKeys))
    db.runRaw(raw`
      update products set collections = (
        select json_group_array(name) from (
          select c.name from product_collections pc join collections c on c.key = pc.collection_key
          where pc.product_key = ${key} order by c.key))
      where key = ${key}`)
}
