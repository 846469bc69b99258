import type { Attribute } from '#shared/model/attribute.ts'
import type { CsvShape } from '../../ports/catalog-file.ts'
import { describeForeignHeader, duplicateColumn } from './damage.ts'

export interface OptionColumns {
  readonly name: number | undefined
  readonly type: number | undefined
  readonly choices: number | undefined
}

/** Where each column that is read stands, found by its name; `undefined` where the file has no such column. */
export interface CatalogHeader {
  readonly shape: CsvShape
  /** As they stand in the file, extra ones included. */
  readonly columns: readonly string[]
  readonly handle: number
  readonly fieldType: number
  readonly name: number
  readonly attributes: Readonly<Record<Attribute, number | undefined>>
  readonly visible: number | undefined
  readonly brand: number | undefined
  readonly price: number | undefined
  readonly surcharge: number | undefined
  readonly sku: number | undefined
  readonly barcode: number | undefined
  readonly inventory: number | undefined
  /** V1 `productImageUrl`, V3 `media`. */
  readonly media: number | undefined
  readonly collections: number | undefined
  readonly options: readonly OptionColumns[]
}

export type ReadHeader =
  | { readonly ok: true; readonly header: CatalogHeader }
  | { readonly ok: false; readonly message: string }

/** Blanks, a second byte-order mark and letter case make no difference: Wix has written names in more than one way. */
function columnKey(name: string): string {
  return name.replace(/\s+/gu, '').toLowerCase()
}

export function readHeader(columns: readonly string[]): ReadHeader {
  const keys = columns.map(columnKey)
  const at = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [index, key] of keys.entries()) {
    if (at.has(key)) repeated.add(key)
    else at.set(key, index)
  }
  const fieldType = at.get('fieldtype')
  const name = at.get('name')
  const shape: CsvShape = at.has('handleid') ? 'v1' : 'v3'
  const handle = at.get(shape === 'v1' ? 'handleid' : 'handle')
  if (handle === undefined || fieldType === undefined || name === undefined) {
    return { ok: false, message: describeForeignHeader(columns, new Set(keys)) }
  }
  let twice: string | undefined
  const find = (key: string): number | undefined => {
    const index = at.get(key)
    if (index !== undefined && repeated.has(key)) twice ??= columns[index]
    return index
  }
  const header: CatalogHeader = {
    shape,
    columns,
    handle: find(shape === 'v1' ? 'handleid' : 'handle') ?? handle,
    fieldType: find('fieldtype') ?? fieldType,
    name: find('name') ?? name,
    attributes: {
      title: find('name'),
      description: find(shape === 'v1' ? 'description' : 'plaindescription'),
      seoTitle: find('seotitle'),
      seoDescription: find('seodescription'),
      imageAlt: shape === 'v3' ? find('mediaalttext') : undefined,
      ribbon: find('ribbon'),
      slug: find('slug')
    },
    visible: find('visible'),
    brand: find('brand'),
    price: find('price'),
    surcharge: shape === 'v1' ? find('surcharge') : undefined,
    sku: find('sku'),
    barcode: find('barcode'),
    inventory: find('inventory'),
    media: find(shape === 'v1' ? 'productimageurl' : 'media'),
    collections: find(shape === 'v1' ? 'collection' : 'categoryslugs'),
    options: optionNumbers(keys).map((n) => ({
      name: find(`productoptionname${n}`),
      type: find(`productoptiontype${n}`),
      choices: find(`productoption${shape === 'v1' ? 'description' : 'choices'}${n}`)
    }))
  }
  return twice === undefined ? { ok: true, header } : { ok: false, message: duplicateColumn(twice) }
}

function optionNumbers(keys: readonly string[]): readonly number[] {
  const numbers = new Set<number>()
  for (const key of keys) {
    const match = /^productoption(?:name|description|choices)(\d+)$/u.exec(key)
    if (match) numbers.add(Number(match[1]))
  }
  return [...numbers].toSorted((a, b) => a - b)
}
