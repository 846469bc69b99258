import { sql as raw } from 'kysely'
import type { OpWork, ProductWork, PublishStoreRead, PublishStoreTx, UndoneWrite } from '../../ports/publish-store.ts'
import { holdsField, isUnsure } from './publish-rows.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<PublishStoreRead, 'getPublishWork' | 'getWorkOfProducts' | 'getNextSendTime'>
type Writes = Pick<PublishStoreTx, 'forgetSendWaits'>

interface WorkRow extends Omit<OpWork, 'undone'> {
  readonly productKey: number
  readonly productId: string
  readonly productName: string
  readonly beforeBasis: string | null
  readonly storedBasis: string | null
  readonly writeOp: number | null
  readonly seoTexts: number
}

export function publishWorkReads(db: Sql): Reads {
  // The plus keeps SQLite from walking the whole run for each product, which is quadratic in the size of a publish.
  const workOf = (publishId: number, at: number, keys: readonly number[]): readonly ProductWork[] => {
    const rows = db.allRaw<WorkRow>(raw`
      select o.id, o.publish_id as publishId, o.kind, o.item_id as itemId, o.attribute, o.state, o.base, o.value, o.before, o.before_basis as sentBasis, o.revision,
        o.attempts, i.review, coalesce(i.edit, i.proposal) as text, p.key as productKey, p.id as productId, p.name as productName,
        u.before_basis as beforeBasis, u.stored_basis as storedBasis, u.write_op as writeOp,
        (select count(*) from publish_ops w where w.write_op = u.write_op and w.state = 'PUBLISHED'
          and w.attribute in ('seoTitle', 'seoDescription')) as seoTexts
      from json_each(${JSON.stringify(keys)}) k cross join publish_ops o on o.product_key = k.value
        cross join job_items i on i.id = o.item_id cross join products p on p.key = o.product_key
        left join publish_ops u on u.id = o.undoes
      where ${holdsField} and +o.publish_id = ${publishId}
        and (o.state = 'UNKNOWN' or (o.state = 'PLANNED' and o.next_at <= ${at}))
      order by k.key, o.id`)
    const products = new Map<number, { productKey: number; productId: string; productName: string; ops: OpWork[] }>()
    for (const row of rows) {
      const { productKey, productId, productName, beforeBasis, storedBasis, writeOp, seoTexts, ...op } = row
      const product = products.get(productKey) ?? { productKey, productId, productName, ops: [] }
      const undone: UndoneWrite | null = writeOp === null ? null : { beforeBasis, storedBasis, writeOp, seoTexts }
      product.ops.push({ ...op, undone })
      products.set(productKey, product)
    }
    return [...products.values()]
  }

  return {
    getPublishWork(publishId, at, limit) {
      const keysOf = (rows: readonly { readonly key: number }[]): number[] => rows.map((row) => row.key)
      const unsure = keysOf(
        db.allRaw(raw`
          select distinct product_key as key from publish_ops
          where publish_id = ${publishId} and ${isUnsure} and state = 'UNKNOWN' order by product_key limit ${limit}`)
      )
      // What is unsure is settled alone: it is read soon, and nothing waits for it.
      const keys =
        unsure.length > 0
          ? unsure
          : keysOf(
              db.allRaw(raw`
                select distinct product_key as key from publish_ops
                where publish_id = ${publishId} and state = 'PLANNED' and next_at <= ${at} order by product_key limit ${limit}`)
            )
      return workOf(publishId, at, keys)
    },

    getWorkOfProducts: workOf,

    getNextSendTime: (publishId) =>
      db.oneRaw<{ at: number | null }>(raw`
        select min(next_at) as at from publish_ops where publish_id = ${publishId} and state = 'PLANNED'`)?.at ?? null
  }
}

export function publishWorkWrites(db: Sql): Writes {
  return {
    forgetSendWaits(publishId, limit, at) {
      db.runRaw(raw`
        update publish_ops set next_at = ${at} where publish_id = ${publishId} and state = 'PLANNED' and next_at > ${limit}`)
    }
  }
}
