import { sql as raw, type RawBuilder } from 'kysely'
import type { Product, ProductSummary } from '#shared/contract/catalog.ts'
import type { Page } from '../../ports/page.ts'
import type { ProductFilter, StoreRead } from '../../ports/store.ts'
import { fold, missingAttributes, missingBit, parseStrings, valuesOfRow, type ValueRow } from './catalog-rows.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<
  StoreRead,
  | 'getProducts'
  | 'getProductIds'
  | 'getProduct'
  | 'getCollections'
  | 'findProducts'
  | 'findProductsOfCollections'
  | 'getProductContext'
>

interface SummaryRow {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly visible: 0 | 1
  readonly sku: string | null
  readonly price: string | null
  readonly brand: string | null
  readonly ribbon: string | null
  readonly collections: string
  readonly variant_count: number
  readonly media_count: number
  readonly image: string | null
  readonly excerpt: string
  readonly description_length: number | null
  readonly missing: number
  readonly open_items: number
  readonly approved_items: number
}

type ContextRow = ValueRow & {
  readonly hash: string
  readonly name: string
  readonly brand: string | null
  readonly price: string | null
  readonly collections: string
  readonly options: string
}

/** A list row leaves the long texts and the variants where they are. */
const summaryColumns = raw`
  p.key, p.id, p.name, p.visible, p.sku, p.price, p.brand, p.ribbon, p.collections, p.variant_count, p.media_count, p.image,
  p.excerpt, length(p.description) as description_length, p.missing,
  (select count(*) from job_items i where i.product_key = p.key and i.status = 'DONE' and i.review = 'OPEN'
    and i.job_id not in (select id from jobs where regenerates_uid is not null)) as open_items,
  (select count(*) from job_items i where i.product_key = p.key and i.status = 'DONE' and i.review = 'APPROVED') as approved_items`

export function catalogReads(db: Sql): Reads {
  const summaryOf = (row: SummaryRow): ProductSummary => ({
    id: row.id,
    name: row.name,
    visible: row.visible === 1,
    sku: row.sku,
    price: row.price,
    brand: row.brand,
    ribbon: row.ribbon,
    collections: parseStrings(row.collections),
    variantCount: row.variant_count,
    mediaCount: row.media_count,
    image: row.image,
    excerpt: row.excerpt,
    descriptionLength: row.description_length ?? 0,
    missing: missingAttributes(row.missing),
    openItems: row.open_items,
    approvedItems: row.approved_items
  })

  const contextOf = db.fixed<[number], ContextRow>(
    `select hash, name, title, description, seo_title, seo_description, image_alt, ribbon, slug, brand, price, collections, options
     from products where key = ?`
  )
  return {
    getProducts(instanceId, filter, sort, page): Page<ProductSummary> {
      const where = filterOf(instanceId, filter)
      const after = decodeCursor(page.cursor)
      const [name, key] = [after?.[0] ?? '', after?.at(-1) ?? -1]
      const keyset =
        sort === 'name' ? raw`(p.name, p.key) > (${String(name)}, ${Number(key)})` : raw`p.key > ${Number(key)}`
      const order = sort === 'name' ? raw`p.name, p.key` : raw`p.key`
      const rows = db.allRaw<SummaryRow>(
        raw`select ${summaryColumns} from products p where ${where} and ${keyset} order by ${order} limit ${page.limit}`
      )
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(summaryOf),
        nextCursor: last ? encodeCursor(sort === 'name' ? [last.name, last.key] : [last.key]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from products p where ${where}`)?.n ?? 0
      }
    },

    getProductIds: (instanceId, filter) =>
      db
        .allRaw<{ id: string }>(raw`select p.id from products p where ${filterOf(instanceId, filter)} order by p.key`)
        .map((row) => row.id),

    getProduct(instanceId, productId): Product | null {
      const summary = db.oneRaw<SummaryRow>(
        raw`select ${summaryColumns} from products p where p.instance_id = ${instanceId} and p.id = ${productId}`
      )
      if (!summary) return null
      const row = db.one(db.q.selectFrom('products').selectAll().where('key', '=', summary.key))
      if (!row) return null
      return {
        ...summaryOf(summary),
        values: valuesOfRow(row),
        options: parseStrings(row.options),
        media: JSON.parse(row.media) as Product['media'],
        variants: JSON.parse(row.variants) as Product['variants'],
        importId: row.import_id,
        updatedAt: new Date(row.updated_at).toISOString()
      }
    },

    getCollections: (instanceId) =>
      db.allRaw<{ id: string; name: string; productCount: number }>(raw`
        select c.id, c.name, count(pc.product_key) as productCount
        from collections c left join product_collections pc on pc.collection_key = c.key
        where c.instance_id = ${instanceId} group by c.key order by c.name, c.key`),

    findProducts(instanceId, ids) {
      const rows = db.allRaw<Found>(raw`
        select w.key as at, p.key as key
        from json_each(${JSON.stringify(ids)}) w left join products p
          on p.instance_id = ${instanceId} and p.id = w.value and p.gone_at is null
        order by w.key`)
      return splitFound(rows)
    },

    findProductsOfCollections(instanceId, ids) {
      const found = db.allRaw<Found>(raw`
        select w.key as at, c.key as key
        from json_each(${JSON.stringify(ids)}) w left join collections c on c.instance_id = ${instanceId} and c.id = w.value
        order by w.key`)
      const { keys, unknown } = splitFound(found)
      const products = db.allRaw<{ key: number }>(raw`
        select distinct pc.product_key as key from json_each(${JSON.stringify(keys)}) w
        join product_collections pc on pc.collection_key = w.value order by pc.product_key`)
      return { keys: products.map((row) => row.key), unknown }
    },

    getProductContext(productKey) {
      const row = contextOf.one(productKey)
      if (!row) return null
      return {
        version: row.hash,
        name: row.name,
        values: valuesOfRow(row),
        brand: row.brand,
        price: row.price,
        collections: parseStrings(row.collections),
        options: parseStrings(row.options)
      }
    }
  }
}

function filterOf(instanceId: string, filter: ProductFilter): RawBuilder<unknown> {
  const parts = [raw`p.instance_id = ${instanceId} and p.gone_at is null`]
  if (filter.query !== undefined && filter.query.trim() !== '')
    parts.push(raw`p.search like ${likePattern(filter.query.trim())} escape '\\'`)
  if (filter.missing !== undefined) parts.push(raw`p.missing & ${missingBit(filter.missing)} <> 0`)
  if (filter.collectionId !== undefined)
    parts.push(raw`p.key in (
      select pc.product_key from product_collections pc join collections c on c.key = pc.collection_key
      where c.instance_id = ${instanceId} and c.id = ${filter.collectionId})`)
  return raw.join(parts, raw` and `)
}

/** A search for text that holds `%` or `_` finds those characters. */
export function likePattern(query: string): string {
  return `%${fold(query).replace(/[\\%_]/g, (c) => `\\${c}`)}%`
}

/** Which of the wanted ids it was, and its row's key; null where there is none. The id itself need not come back as it went. */
interface Found {
  readonly at: number
  readonly key: number | null
}

function splitFound(rows: readonly Found[]): { keys: number[]; unknown: number[] } {
  const keys = new Set<number>()
  const unknown: number[] = []
  for (const { at, key } of rows) {
    if (key === null) unknown.push(at)
    else keys.add(key)
  }
  return { keys: [...keys].toSorted((a, b) => a - b), unknown }
}
