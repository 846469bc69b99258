import { sql as raw } from 'kysely'
import type { InstanceRow, StoreRead, StoreTx } from '../../ports/store.ts'
import { decodeCursor } from './cursor.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<StoreRead, 'getInstances' | 'getInstance' | 'getActiveInstanceId' | 'getMeta' | 'isCursor'>
type Writes = Pick<StoreTx, 'createInstance' | 'setActiveInstance' | 'markSample' | 'setMeta'>

const ACTIVE = 'active_instance'

/** The month that a store is in, here: a linked one's is turned by its backend. */
export function runningPeriod(db: Sql, instanceId: string): string {
  const row = db.oneRaw<{ period: string }>(raw`select period from app_instances where instance_id = ${instanceId}`)
  if (!row) throw new Error(`No instance ${instanceId}`)
  return row.period
}

export function instanceReads(db: Sql): Reads {
  const getMeta = (key: string): string | null =>
    db.one(db.q.selectFrom('meta').select('value').where('key', '=', key))?.value ?? null

  return {
    getMeta,
    isCursor: (cursor) => decodeCursor(cursor) !== null,
    getActiveInstanceId: () => getMeta(ACTIVE),
    getInstances() {
      const active = getMeta(ACTIVE)
      const rows = db.all(
        db.q
          .selectFrom('app_instances as i')
          .select((eb) => [
            'i.instance_id',
            'i.name',
            'i.source',
            'i.sample',
            'i.catalog_version',
            eb
              .selectFrom('products as p')
              .whereRef('p.instance_id', '=', 'i.instance_id')
              .where('p.gone_at', 'is', null)
              .select((e) => e.fn.countAll<number>().as('n'))
              .as('products')
          ])
          .orderBy('i.created_at')
          .orderBy('i.instance_id')
      )
      return rows.map((row) => ({
        instanceId: row.instance_id,
        name: row.name,
        source: row.source,
        sample: row.sample === 1,
        catalogVersion: row.catalog_version,
        productCount: row.products ?? 0,
        active: row.instance_id === active
      }))
    },
    getInstance(instanceId): InstanceRow | null {
      const row = db.one(db.q.selectFrom('app_instances').selectAll().where('instance_id', '=', instanceId))
      return row
        ? {
            instanceId: row.instance_id,
            name: row.name,
            creditsTotal: row.credits_total,
            creditsUsed: row.credits_used_month,
            period: row.period
          }
        : null
    }
  }
}

export function instanceWrites(db: Sql): Writes {
  const setMeta = (key: string, value: string | null): void => {
    if (value === null) db.run(db.q.deleteFrom('meta').where('key', '=', key))
    else
      db.run(
        db.q
          .insertInto('meta')
          .values({ key, value })
          .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
      )
  }
  return {
    setMeta,
    setActiveInstance: (instanceId) => setMeta(ACTIVE, instanceId),
    createInstance(instance) {
      db.run(
        db.q.insertInto('app_instances').values({
          instance_id: instance.instanceId,
          name: instance.name,
          source: instance.source,
          credits_total: instance.creditsTotal,
          credits_used_month: instance.creditsUsed,
          period: instance.period,
          created_at: instance.at
        })
      )
    },
    markSample(instanceId, name) {
      const renamed = name === null ? {} : { name }
      db.run(
        db.q
          .updateTable('app_instances')
          .set({ sample: 1, ...renamed })
          .where('instance_id', '=', instanceId)
      )
    }
  }
}
