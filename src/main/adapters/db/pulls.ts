import { sql as raw } from 'kysely'
import type { PullBase, PullRow, ShopStoreRead, ShopStoreTx } from '../../ports/shop-store.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import type { Sql } from './sql.ts'
import type { Tables } from './tables.ts'

type Reads = Pick<ShopStoreRead, 'getPull' | 'getPulls' | 'getOpenPulls' | 'getPullBase'>
type Writes = Pick<ShopStoreTx, 'createPull' | 'updatePull' | 'restartPull'>

type Row = { readonly [C in keyof Tables['pulls']]: C extends GeneratedColumn ? number : Tables['pulls'][C] }
type GeneratedColumn = 'id' | 'seen' | 'new_products' | 'changed_products' | 'unchanged_products' | 'gone_products'

export function pullReads(db: Sql): Reads {
  const rowOf = (row: Row): PullRow => ({
    id: row.id,
    instanceId: row.instance_id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    step: row.step,
    cursor: row.cursor,
    since: row.since,
    watermark: row.watermark,
    total: row.total,
    seen: row.seen,
    newProducts: row.new_products,
    changedProducts: row.changed_products,
    unchangedProducts: row.unchanged_products,
    goneProducts: row.gone_products,
    problem: row.failure,
    message: row.message,
    createdAt: row.created_at,
    finishedAt: row.finished_at
  })
  const lastDone = (instanceId: string, kind: 'FULL' | null): PullRow | null => {
    const row = db.oneRaw<Row>(raw`
      select * from pulls where instance_id = ${instanceId} and state = 'DONE' and kind = coalesce(${kind}, kind)
      order by id desc limit 1`)
    return row ? rowOf(row) : null
  }
  return {
    getPull(instanceId, pullId) {
      const row = db.oneRaw<Row>(raw`select * from pulls where id = ${pullId} and instance_id = ${instanceId}`)
      return row ? rowOf(row) : null
    },
    getPulls(instanceId, page) {
      const before = cursorNumber(page.cursor, Number.MAX_SAFE_INTEGER)
      const rows = db.allRaw<Row>(raw`
        select * from pulls where instance_id = ${instanceId} and id < ${before} order by id desc limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(rowOf),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from pulls where instance_id = ${instanceId}`)?.n ?? 0
      }
    },
    getOpenPulls: () => db.allRaw<Row>(raw`select * from pulls where finished_at is null order by id`).map(rowOf),
    getPullBase(instanceId): PullBase {
      const last = lastDone(instanceId, null)
      return {
        watermark: last?.watermark ?? null,
        mappedVersion: lastDone(instanceId, 'FULL')?.version ?? null,
        currentAsOf: last?.createdAt ?? null
      }
    }
  }
}

export function pullWrites(db: Sql): Writes {
  return {
    createPull: (pull) =>
      db.run(
        db.q.insertInto('pulls').values({
          instance_id: pull.instanceId,
          kind: pull.kind,
          state: 'RUNNING',
          version: pull.version,
          step: 'COLLECTIONS',
          since: pull.since,
          watermark: pull.watermark,
          created_at: pull.createdAt
        })
      ).lastId,

    restartPull(instanceId, pullId, version) {
      db.runRaw(raw`
        update pulls set kind = 'FULL', version = ${version}, step = 'COLLECTIONS', cursor = null, since = null, watermark = null,
          total = null, seen = 0, new_products = 0, changed_products = 0, unchanged_products = 0, gone_products = 0
        where id = ${pullId} and instance_id = ${instanceId}`)
      for (const seen of [pullId, -pullId])
        db.runRaw(raw`
          update products set seen_pull = 0 where instance_id = ${instanceId} and gone_at is null and seen_pull = ${seen}`)
    },

    updatePull(pullId, change) {
      const { counted, gone } = change
      db.run(
        db.q
          .updateTable('pulls')
          .set((eb) => ({
            ...(change.state === undefined ? {} : { state: change.state }),
            ...(change.step === undefined ? {} : { step: change.step }),
            ...(change.cursor === undefined ? {} : { cursor: change.cursor }),
            ...(change.watermark === undefined ? {} : { watermark: change.watermark }),
            ...(change.total === undefined ? {} : { total: change.total }),
            ...(change.problem === undefined ? {} : { failure: change.problem }),
            ...(change.message === undefined ? {} : { message: change.message }),
            ...(change.finishedAt === undefined ? {} : { finished_at: change.finishedAt }),
            seen: eb('seen', '+', counted?.seen ?? 0),
            new_products: eb('new_products', '+', counted?.newProducts ?? 0),
            changed_products: eb('changed_products', '+', counted?.changedProducts ?? 0),
            unchanged_products: eb('unchanged_products', '+', counted?.unchangedProducts ?? 0),
            gone_products: eb('gone_products', '+', gone ?? 0)
          }))
          .where('id', '=', pullId)
      )
    }
  }
}
