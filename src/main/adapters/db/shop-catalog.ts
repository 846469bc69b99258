import { sql as raw } from 'kysely'
import type { ShopProduct } from '../../ports/shop.ts'
import type { PullCounts, ShopStoreRead, ShopStoreTx } from '../../ports/shop-store.ts'
import { contentHash, upsertProduct, type CatalogueProduct } from './product-upsert.ts'
import { shopCollectionWrites } from './shop-collections.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<ShopStoreRead, 'countProducts' | 'getUnseenProducts'>
type Writes = Pick<
  ShopStoreTx,
  'takeCollections' | 'settleCollections' | 'takeProducts' | 'takeProductIds' | 'markGone'
>

interface Known {
  readonly key: number
  readonly hash: string
  readonly gone_at: number | null
  readonly seen_pull: number | null
}

/** A product whose id the store does not know any more. */
interface Orphan extends Known {
  readonly slug: string | null
  readonly sku: string | null
  readonly name: string
}

export function shopCatalogReads(db: Sql): Reads {
  return {
    countProducts: (instanceId) =>
      db.oneRaw<{ n: number }>(
        raw`select count(*) as n from products where instance_id = ${instanceId} and gone_at is null`
      )?.n ?? 0,
    getUnseenProducts: (instanceId, pullId, limit) =>
      db
        .allRaw<{ id: string }>(raw`
          select id from products
          where instance_id = ${instanceId} and gone_at is null and seen_pull is not null and seen_pull < ${pullId}
          limit ${limit}`)
        .map((row) => row.id)
  }
}

export function shopCatalogWrites(db: Sql): Writes {
  const find = db.fixed<[instanceId: string, id: string], Known>(
    'select key, hash, gone_at, seen_pull from products where instance_id = ? and id = ?'
  )
  const touch = db.fixed<[seenPull: number, revision: string | null, updated: string, key: number]>(
    'update products set seen_pull = ?, revision = ?, shop_updated = ? where key = ?'
  )
  // What this pull has read stays read.
  const see = db.fixed<[seenPull: number, instanceId: string, id: string, pullId: number]>(
    'update products set seen_pull = ? where instance_id = ? and id = ? and gone_at is null and seen_pull is not ?'
  )
  const lose = db.fixed<[at: number, instanceId: string, id: string], { readonly key: number }>(
    'update products set gone_at = ? where instance_id = ? and id = ? and gone_at is null returning key'
  )
  const leave = db.fixed<[key: number]>('delete from product_collections where product_key = ?')

  return {
    ...shopCollectionWrites(db),

    takeProducts(instanceId, pullId, products, { remap, readAt, at }): PullCounts {
      const collections = collectionsOf(db, instanceId)
      const published = publishedSince(db, instanceId, readAt)
      let orphans: Orphans | null = null
      const counts = { seen: 0, newProducts: 0, changedProducts: 0, unchangedProducts: 0 }
      for (const product of products) {
        let known = find.one(instanceId, product.id)
        if (!known && remap) {
          orphans ??= new Orphans(db, instanceId, pullId)
          known = orphans.take(product)
          if (known) db.runRaw(raw`update products set id = ${product.id} where key = ${known.key}`)
        }
        const own = product.collectionIds.flatMap((id) => collections.get(id) ?? []).toSorted((a, b) => a.key - b.key)
        const row = catalogueProduct(product, [...new Set(own.map((collection) => collection.name))])
        const same = known?.hash === row.hash && known.gone_at === null
        const newer = known?.gone_at === null && published.has(known.key)
        if (newer) see.run(pullId, instanceId, product.id, pullId)
        else if (known && same) touch.run(pullId, product.revision, product.updatedAt, known.key)
        else
          upsertProduct(
            db,
            instanceId,
            row,
            { revision: product.revision, shop_updated: product.updatedAt, seen_pull: pullId, gone_at: null },
            new Set(own.map((collection) => collection.key)),
            at
          )
        // A step that began again reads what it has counted.
        if (known?.seen_pull === pullId) continue
        counts.seen += 1
        if (!known || known.gone_at !== null) counts.newProducts += 1
        else if (same || newer) counts.unchangedProducts += 1
        else counts.changedProducts += 1
      }
      return counts
    },

    takeProductIds(instanceId, pullId, ids, how) {
      for (const id of ids) see.run(how === 'seen' ? pullId : -pullId, instanceId, id, pullId)
    },

    markGone(instanceId, ids, at) {
      let gone = 0
      for (const id of ids) {
        const row = lose.one(at, instanceId, id)
        if (!row) continue
        leave.run(row.key)
        gone += 1
      }
      return gone
    }
  }
}

/** Keys of products of which the publisher knows something newer than what was asked for at `at`. */
function publishedSince(db: Sql, instanceId: string, at: number): ReadonlySet<number> {
  const rows = db.allRaw<{ key: number }>(raw`
    select distinct product_key as key from publish_ops
    where instance_id = ${instanceId} and state = 'PUBLISHED' and published_at >= ${at}`)
  return new Set(rows.map((row) => row.key))
}

/** Rows that may take over a new id: the store neither named theirs nor was it read. Each is taken once. */
class Orphans {
  readonly #left: Map<number, Orphan>

  constructor(db: Sql, instanceId: string, pullId: number) {
    const rows = db.allRaw<Orphan>(raw`
      select key, hash, gone_at, seen_pull, slug, sku, name from products
      where instance_id = ${instanceId} and gone_at is null and seen_pull is not null
        and seen_pull < ${pullId} and seen_pull <> ${-pullId}`)
    this.#left = new Map(rows.map((row) => [row.key, row]))
  }

  take(product: ShopProduct): Orphan | undefined {
    const { slug } = product.values
    const found =
      this.#only((row) => slug !== null && slug !== '' && row.slug === slug) ??
      this.#only((row) => product.sku !== null && row.sku === product.sku && row.name === product.name)
    if (found) this.#left.delete(found.key)
    return found
  }

  /** Of two that fit, neither is taken: a guess would put one product's jobs under another. */
  #only(fits: (row: Orphan) => boolean): Orphan | undefined {
    const [first, ...others] = [...this.#left.values()].filter(fits)
    return others.length === 0 ? first : undefined
  }
}

interface KnownCollection {
  readonly key: number
  readonly id: string
  readonly name: string
}

function collectionsOf(db: Sql, instanceId: string): Map<string, KnownCollection> {
  const rows = db.allRaw<KnownCollection>(raw`select key, id, name from collections where instance_id = ${instanceId}`)
  return new Map(rows.map((row) => [row.id, row]))
}

function catalogueProduct(product: ShopProduct, collections: readonly string[]): CatalogueProduct {
  const { id, name, values, visible, brand, price, sku, options } = product
  const media = product.media.map((item) => ({ id: item.id, altText: item.altText }))
  // A product without options has one variant at Wix, which nobody would call one.
  const variantCount = options.length === 0 ? 0 : product.variantCount
  // Without the id: a store that moves to another version may give a product a new one.
  const content = { name, values, visible, brand, price, sku, options, variantCount, media, collections }
  return { ...content, id, variants: [], searched: [values.slug], hash: contentHash(content) }
}
