import type Database from 'better-sqlite3'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { OpMove, OpWork } from '../../src/main/ports/publish-store.ts'
import type { Shop, ShopFactory, ShopProduct, ShopWriteResult } from '../../src/main/ports/shop.ts'
import type { Store, StoreTx } from '../../src/main/ports/store.ts'

/** A mistake that somebody could make in the publisher, put in from outside. */
export interface Bug {
  readonly name: string
  /** Versions of a store on which it can be seen. */
  readonly versions: readonly ('V1' | 'V3')[]
  readonly store?: (store: Store, raw: Database.Database) => Store
  readonly shops?: (shops: ShopFactory, raw: () => Database.Database) => ShopFactory
}

const BOTH = ['V1', 'V3'] as const

/** A bug has to be found by the judge alone: the second line of defence, in the database, is taken away. */
function inStore(change: (tx: StoreTx, raw: Database.Database) => Partial<StoreTx>): NonNullable<Bug['store']> {
  return (store, raw) => {
    raw.pragma('ignore_check_constraints = ON')
    raw.exec('drop trigger if exists publish_ops_approved')
    return { ...store, write: (run) => store.write((tx) => run({ ...tx, ...change(tx, raw) })) }
  }
}

function inShop(change: (shop: Shop, raw: () => Database.Database) => Partial<Shop>): NonNullable<Bug['shops']> {
  return (shops, raw) => ({
    ...shops,
    create(access, version) {
      const shop = shops.create(access, version)
      return { ...shop, ...change(shop, raw) }
    }
  })
}

/** Values on their way, with what each may be written over. */
function openOps(
  raw: Database.Database,
  where: string
): readonly { readonly id: string; readonly attribute: Attribute; readonly base: string | null }[] {
  return raw
    .prepare<[], { id: string; attribute: Attribute; base: string | null }>(
      `select p.id, o.attribute, o.base from publish_ops o join products p on p.key = o.product_key where o.state = 'PLANNED' and ${where}`
    )
    .all()
}

/** Reads the store as if it held what each value may be written over: the comparison finds nothing. */
const blindTo = (where: string) =>
  inShop((shop, raw) => ({
    async readProductsById(ids, signal) {
      const read = await shop.readProductsById(ids, signal)
      if (!read.ok || !raw().open) return read
      const ops = openOps(raw(), where)
      const value = read.value.map((product): ShopProduct => {
        const own = ops.filter((op) => op.id === product.id)
        return {
          ...product,
          values: { ...product.values, ...Object.fromEntries(own.map((op) => [op.attribute, op.base ?? ''])) }
        }
      })
      return { ok: true, value }
    }
  }))

const approved = (op: OpWork): OpWork => ({ ...op, review: 'APPROVED', text: op.value ?? '' })

export const BUGS: readonly Bug[] = [
  {
    name: 'a write whose answer was lost is simply sent again',
    versions: BOTH,
    shops: inShop((shop) => ({
      async write(writes, signal) {
        const first = await shop.write(writes, signal)
        return !first.ok && first.failure.kind === 'unclear' ? shop.write(writes, signal) : first
      }
    }))
  },
  {
    name: 'the catalogue is believed instead of the store',
    versions: BOTH,
    shops: inShop((shop, raw) => ({
      async readProductsById(ids, signal) {
        const read = await shop.readProductsById(ids, signal)
        if (!read.ok || !raw().open) return read
        const known = raw().prepare<[string], ShopProduct['values']>(
          `select title, description, seo_title as seoTitle, seo_description as seoDescription, image_alt as imageAlt, ribbon, slug
           from products where id = ?`
        )
        return {
          ok: true,
          value: read.value.map((product) => ({ ...product, values: known.get(product.id) ?? product.values }))
        }
      }
    }))
  },
  {
    name: 'a write takes the newest revision instead of the one that was compared',
    versions: ['V3'],
    shops: inShop((shop) => ({
      async write(writes, signal) {
        const read = await shop.readProductsById(
          writes.map((write) => write.product.id),
          signal
        )
        const revisions = new Map(read.ok ? read.value.map((product) => [product.id, product.revision]) : [])
        return shop.write(
          writes.map((write) => ({
            ...write,
            product: { ...write.product, revision: revisions.get(write.product.id) ?? write.product.revision }
          })),
          signal
        )
      }
    }))
  },
  { name: 'the live text is not compared before a publish', versions: BOTH, shops: blindTo(`o.kind = 'PUBLISH'`) },
  { name: 'an undo does not look whether its text still stands', versions: BOTH, shops: blindTo(`o.kind = 'UNDO'`) },
  {
    name: 'a conflict decided for mine writes over whatever stands there',
    versions: BOTH,
    shops: blindTo(`o.live is not null and o.base is o.live`)
  },
  {
    name: 'an approval is looked at when the publish is planned, and never again',
    versions: BOTH,
    store: inStore((tx) => ({
      getWorkOfProducts: (publishId, at, keys) =>
        tx.getWorkOfProducts(publishId, at, keys).map((product) => ({ ...product, ops: product.ops.map(approved) }))
    }))
  },
  {
    name: 'what is being sent is written down after it was sent',
    versions: BOTH,
    store: (store, raw) => {
      const later = new Map<number, { readonly publishId: number; readonly move: OpMove; readonly at: number }>()
      return inStore((tx) => ({
        moveOps(publishId, moves, at) {
          let moved = 0
          for (const move of moves) {
            const sending = later.get(move.id)
            if (sending) tx.moveOps(sending.publishId, [sending.move], sending.at)
            later.delete(move.id)
            if (move.change.to === 'SENDING') {
              later.set(move.id, { publishId, move, at })
              moved += 1
            } else moved += tx.moveOps(publishId, [move], at)
          }
          return moved
        }
      }))(store, raw)
    }
  },
  {
    name: 'what a dead process was sending is not looked after',
    versions: BOTH,
    store: inStore(() => ({ loseAnswers: () => 0 }))
  },
  {
    name: 'a write whose answer was lost counts as done',
    versions: BOTH,
    store: inStore((tx) => ({
      moveOps: (publishId, moves, at) =>
        tx.moveOps(
          publishId,
          moves.map((move): OpMove =>
            move.change.to === 'UNKNOWN'
              ? { ...move, change: { to: 'PUBLISHED', stored: null, storedBasis: null } }
              : move
          ),
          at
        )
    }))
  },
  {
    name: 'what Wix said yes to is not read again',
    versions: ['V1'],
    shops: inShop((shop) => {
      const believed = new Map<string, ShopProduct['values']>()
      return {
        async write(writes, signal) {
          const result: ShopWriteResult = await shop.write(writes, signal)
          if (result.ok)
            for (const [at, write] of writes.entries())
              if (result.results[at]?.kind === 'written')
                believed.set(write.product.id, { ...write.product.values, ...write.values })
          return result
        },
        async readProductsById(ids, signal) {
          const read = await shop.readProductsById(ids, signal)
          if (!read.ok) return read
          const value = read.value.map((product) => {
            const values = believed.get(product.id)
            believed.delete(product.id)
            return values ? { ...product, values } : product
          })
          return { ok: true, value }
        }
      }
    })
  },
  {
    name: 'a value that is done is sent once more',
    versions: BOTH,
    shops: inShop((shop) => {
      let last: Parameters<Shop['write']>[0] | undefined
      return {
        async write(writes, signal) {
          const again = last
          last = writes
          if (again) await shop.write(again, signal)
          return shop.write(writes, signal)
        }
      }
    })
  }
]
