import { createHash } from 'node:crypto'
import { sql as raw } from 'kysely'
import { ATTRIBUTES, type AttributeValues } from '#shared/model/attribute.ts'
import { excerptOf, fold, missingMask } from './catalog-rows.ts'
import type { Sql } from './sql.ts'
import { ATTRIBUTE_COLUMNS } from './tables.ts'

/** A product as the catalogue keeps it, wherever it came from. */
export interface CatalogueProduct {
  readonly id: string
  readonly name: string
  readonly values: AttributeValues
  readonly visible: boolean
  readonly brand: string | null
  readonly price: string | null
  readonly sku: string | null
  readonly options: readonly string[]
  readonly variants: readonly unknown[]
  readonly variantCount: number
  readonly media: readonly { readonly id: string; readonly altText: string | null }[]
  /** Names, as lists show them and the model reads them. */
  readonly collections: readonly string[]
  /** What is searched beside the name, the SKU and the brand. */
  readonly searched: readonly (string | null)[]
  /** Of everything that a merchant could have changed. */
  readonly hash: string
}

/** Columns that only one kind of source has. */
export type SourceColumns = Readonly<Record<string, string | number | null>>

/** SHA-256 of content as JSON. */
export function contentHash(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}

/**
 * Writes a product and what collections it is in. A row that is known by its id keeps its key, on which jobs and history hang. Returns
 * the key.
 */
export function upsertProduct(
  db: Sql,
  instanceId: string,
  product: CatalogueProduct,
  source: SourceColumns,
  collectionKeys: Iterable<number>,
  at: number
): number {
  const { name, sku, brand } = product
  const fields: Readonly<Record<string, string | number | null>> = {
    name,
    search: fold([name, ...product.searched, sku, brand].filter((part) => part !== null).join('\n')),
    ...Object.fromEntries(ATTRIBUTES.map((attribute) => [ATTRIBUTE_COLUMNS[attribute], product.values[attribute]])),
    missing: missingMask(product.values),
    excerpt: excerptOf(product.values),
    visible: product.visible ? 1 : 0,
    brand,
    price: product.price,
    sku,
    image: product.media[0]?.id ?? null,
    options: JSON.stringify(product.options),
    variants: JSON.stringify(product.variants),
    media: JSON.stringify(product.media),
    variant_count: product.variantCount,
    media_count: product.media.length,
    collections: JSON.stringify(product.collections),
    hash: product.hash,
    updated_at: at,
    ...source
  }
  const columns = ['instance_id', 'id', ...Object.keys(fields)]
  const upsert = db.oneRaw<{ key: number }>(raw`
    insert into products (${raw.raw(columns.join(', '))})
    values (${raw.join([instanceId, product.id, ...Object.values(fields)])})
    on conflict (instance_id, id) do update set ${raw.raw(
      Object.keys(fields)
        .map((c) => `${c} = excluded.${c}`)
        .join(', ')
    )}
    returning key`)
  if (!upsert) throw new Error('An upsert returned no key')
  db.runRaw(raw`delete from product_collections where product_key = ${upsert.key}`)
  for (const collection of collectionKeys)
    db.runRaw(raw`insert into product_collections (collection_key, product_key) values (${collection}, ${upsert.key})`)
  return upsert.key
}
