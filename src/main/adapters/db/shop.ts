import { sql as raw } from 'kysely'
import type { ShopConnection, ShopStoreRead, ShopStoreTx } from '../../ports/shop-store.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<ShopStoreRead, 'getShopConnection' | 'findSite' | 'hasPublishUnderWay'>
type Writes = Pick<ShopStoreTx, 'connectShop' | 'updateShop'>

export function shopReads(db: Sql): Reads {
  return {
    getShopConnection(instanceId): ShopConnection | null {
      const row = db.one(
        db.q
          .selectFrom('app_instances')
          .select(['name', 'site_id', 'site_url', 'catalog_version'])
          .where('instance_id', '=', instanceId)
      )
      if (!row || row.site_id === null || row.site_url === null || row.catalog_version === null) return null
      return {
        instanceId,
        name: row.name,
        siteId: row.site_id,
        siteUrl: row.site_url,
        catalogVersion: row.catalog_version
      }
    },

    findSite: (siteUrl, siteId) =>
      db.one(
        db.q
          .selectFrom('app_instances')
          .select('instance_id')
          .where('site_url', '=', siteUrl)
          .where('site_id', '=', siteId)
      )?.instance_id ?? null,

    hasPublishUnderWay: (instanceId) =>
      db.oneRaw(raw`
        select 1 from publishes
        where instance_id = ${instanceId} and finished_at is null and (state = 'RUNNING' or state = 'PAUSED') limit 1`) !==
      undefined
  }
}

export function shopWrites(db: Sql): Writes {
  return {
    connectShop({ instanceId, siteId, siteUrl, catalogVersion }) {
      db.run(
        db.q
          .updateTable('app_instances')
          .set({ site_id: siteId, site_url: siteUrl, catalog_version: catalogVersion })
          .where('instance_id', '=', instanceId)
          .where('source', '=', 'wix')
      )
    },

    updateShop(instanceId, { name, catalogVersion }) {
      const { changes } = db.runRaw(raw`
        update app_instances
        set name = coalesce(${name ?? null}, name), catalog_version = coalesce(${catalogVersion ?? null}, catalog_version)
        where instance_id = ${instanceId} and site_id is not null
          and (name <> coalesce(${name ?? null}, name) or catalog_version <> coalesce(${catalogVersion ?? null}, catalog_version))`)
      return changes > 0
    }
  }
}
