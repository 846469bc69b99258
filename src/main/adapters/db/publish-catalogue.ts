import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { excerptOf, fold, missingMask, valuesOfRow, type ValueRow } from './catalog-rows.ts'
import type { Sql } from './sql.ts'
import { ATTRIBUTE_COLUMNS } from './tables.ts'

interface ShopValue {
  /** The value of a publish that found it. */
  readonly opId: number
  readonly productKey: number
  readonly attribute: Attribute
  readonly value: string | null
  readonly at: number
}

type Row = ValueRow & { readonly name: string; readonly sku: string | null; readonly brand: string | null }

/** Brings one text of the catalogue up to what a publish found the store to hold. The next pull reads the rest. */
export function shopValueWriter(db: Sql): (value: ShopValue) => void {
  const get = db.fixed<[number], Row>(
    `select name, sku, brand, ${ATTRIBUTES.map((name) => ATTRIBUTE_COLUMNS[name]).join(', ')} from products where key = ?`
  )
  const put = Object.fromEntries(
    ATTRIBUTES.map((attribute) => [
      attribute,
      // The hash names all content, which only a pull knows whole: one of its own tells that the content is another now.
      db.fixed<readonly [string | null, string, string, number, string, string, number, number]>(
        `update products set ${ATTRIBUTE_COLUMNS[attribute]} = ?, name = ?, search = ?, missing = ?, excerpt = ?, hash = ?, updated_at = ?
         where key = ?`
      )
    ])
  ) as Readonly<
    Record<
      Attribute,
      ReturnType<typeof db.fixed<readonly [string | null, string, string, number, string, string, number, number]>>
    >
  >
  const putAlt = db.fixed<[string | null, number]>(
    `update products set media = json_set(media, '$[0].altText', ?) where key = ? and json_array_length(media) > 0`
  )

  return ({ opId, productKey, attribute, value, at }) => {
    const row = get.one(productKey)
    if (!row) throw new Error(`No product ${productKey}`)
    const values = { ...valuesOfRow(row), [attribute]: value }
    if (values[attribute] === valuesOfRow(row)[attribute]) return
    const name = attribute === 'title' && value !== null ? value : row.name
    const search = fold([name, values.slug, row.sku, row.brand].filter((part) => part !== null).join('\n'))
    put[attribute].run(
      value,
      name,
      search,
      missingMask(values),
      excerptOf(values),
      `publish ${opId} ${at}`,
      at,
      productKey
    )
    if (attribute === 'imageAlt') putAlt.run(value, productKey)
  }
}
