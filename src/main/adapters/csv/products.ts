import { ATTRIBUTES } from '#shared/model/attribute.ts'
import type { Attribute, AttributeValues } from '#shared/model/attribute.ts'
import type { CatalogFileEvent, CsvMedia, CsvPosition, CsvProduct, CsvVariant } from '../../ports/catalog-file.ts'
import { readBoolean } from './booleans.ts'
import { isGarbledText, isRoundedNumber } from './damage.ts'
import { addAmounts } from './decimal.ts'
import type { CatalogHeader } from './header.ts'
import { cellAt, productOptions, splitList, variantChoices } from './option-labels.ts'
import type { Row } from './row-check.ts'
import type { Warnings } from './warnings.ts'

type RowType = 'product' | 'variant' | 'media'

interface Draft {
  readonly row: Row
  readonly handle: string
  readonly visible: boolean
  readonly variants: CsvVariant[]
  readonly media: CsvMedia[]
  imageAlt: { readonly value: string; readonly position: CsvPosition } | undefined
}

/** The product that rows of this handle belong to right now, or the refusal that takes them along. */
type Current =
  | { readonly kind: 'open'; readonly draft: Draft }
  | { readonly kind: 'refused'; readonly handle: string; readonly line: number }
  | undefined

export interface Totals {
  readonly products: number
  readonly variants: number
  readonly mediaRows: number
  readonly records: number
}

/** Gathers rows into products. A product leaves when the next one begins, so that memory holds one product at a time. */
export interface ProductAssembler {
  push(row: Row): readonly CatalogFileEvent[]
  /** The last product. */
  finish(): readonly CatalogFileEvent[]
  totals(): Totals
}

export function createProductAssembler(header: CatalogHeader, warnings: Warnings): ProductAssembler {
  /** Accepted products: handle to line. The one thing that grows with the file. */
  const seen = new Map<string, number>()
  const totals = { products: 0, variants: 0, mediaRows: 0, records: 0 }
  const columnName = (index: number | undefined): string | undefined =>
    index === undefined ? undefined : header.columns[index]
  let current: Current

  function close(): readonly CatalogFileEvent[] {
    if (current?.kind !== 'open') return []
    const { draft } = current
    current = undefined
    totals.products += 1
    return [{ kind: 'product', product: finishDraft(draft, header) }]
  }

  function refused(row: Row, column: string | undefined, reason: string): CatalogFileEvent {
    return { kind: 'refused', row: { line: row.line, column, reason } }
  }

  /** A refused product row takes its variants and media rows along, so its handle is remembered even where the row is damaged. */
  function refuseProduct(row: Row, column: string | undefined, reason: string): readonly CatalogFileEvent[] {
    const before = close()
    current = { kind: 'refused', handle: cellAt(row.cells, header.handle), line: row.line }
    return [...before, refused(row, column, reason)]
  }

  function startProduct(row: Row, handle: string): readonly CatalogFileEvent[] {
    const firstLine = seen.get(handle)
    if (firstLine !== undefined) {
      const reason = `The handle "${handle}" was already used by the product on line ${firstLine}.`
      return refuseProduct(row, columnName(header.handle), reason)
    }
    if (cellAt(row.cells, header.name).trim() === '') {
      return refuseProduct(row, columnName(header.name), 'This product has no name.')
    }
    const visible = readBoolean(cellAt(row.cells, header.visible))
    if (!visible) {
      const reason = `It is unclear whether "${cellAt(row.cells, header.visible)}" means that the product is visible: Wix writes true or false.`
      return refuseProduct(row, columnName(header.visible), reason)
    }
    const before = close()
    seen.set(handle, row.line)
    if (visible.translated) warnings.note('translated-boolean', row.line)
    if (ATTRIBUTES.some((name) => isGarbledText(cellAt(row.cells, header.attributes[name])))) {
      warnings.note('garbled-text', row.line)
    }
    const draft: Draft = { row, handle, visible: visible.value, variants: [], media: [], imageAlt: undefined }
    current = { kind: 'open', draft }
    if (header.shape === 'v3') addMedia(draft, row, header)
    else draft.media.push(...splitList(cellAt(row.cells, header.media)).map((id) => ({ id, altText: null })))
    return before
  }

  function addToProduct(row: Row, handle: string, type: 'variant' | 'media'): readonly CatalogFileEvent[] {
    if (current?.kind === 'refused' && current.handle === handle) {
      return [refused(row, undefined, `Its product on line ${current.line} was refused.`)]
    }
    if (current?.kind !== 'open' || current.draft.handle !== handle) {
      return [refused(row, columnName(header.handle), orphanReason(seen.get(handle), handle))]
    }
    if (type === 'variant') {
      current.draft.variants.push(readVariant(row.cells, current.draft.row.cells, header))
      totals.variants += 1
    } else {
      addMedia(current.draft, row, header)
      totals.mediaRows += 1
    }
    return []
  }

  return {
    push(row) {
      if (row.cells.every((cell) => cell.trim() === '')) return []
      totals.records += 1
      if (row.wrapped) warnings.note('wrapped-row', row.line)
      const typeCell = cellAt(row.cells, header.fieldType)
      const type = readType(typeCell, header)
      if (row.fault) {
        const { column, reason } = row.fault
        return type?.type === 'product' ? refuseProduct(row, column, reason) : [refused(row, column, reason)]
      }
      if (!type) return [refused(row, columnName(header.fieldType), unknownType(typeCell, header))]
      const handle = cellAt(row.cells, header.handle)
      if (handle.trim() === '') {
        const column = columnName(header.handle)
        const reason = `This row has no ${column ?? 'handle'}, so it is unclear which product it belongs to.`
        return type.type === 'product' ? refuseProduct(row, column, reason) : [refused(row, column, reason)]
      }
      if (!type.exact) warnings.note('type-case', row.line)
      if ([header.handle, header.sku, header.barcode].some((column) => isRoundedNumber(cellAt(row.cells, column)))) {
        warnings.note('rounded-number', row.line)
      }
      return type.type === 'product' ? startProduct(row, handle) : addToProduct(row, handle, type.type)
    },
    finish: close,
    totals: () => ({ ...totals })
  }
}

function readType(
  cell: string,
  header: CatalogHeader
): { readonly type: RowType; readonly exact: boolean } | undefined {
  const type = cell.trim().toLowerCase()
  switch (type) {
    case 'product':
    case 'variant':
      return { type, exact: cell === exactType(type, header) }
    case 'media':
      return header.shape === 'v3' ? { type, exact: cell === 'MEDIA' } : undefined
    default:
      return undefined
  }
}

function exactType(type: 'product' | 'variant', header: CatalogHeader): string {
  if (header.shape === 'v3') return type.toUpperCase()
  return type === 'product' ? 'Product' : 'Variant'
}

function unknownType(cell: string, header: CatalogHeader): string {
  const known = header.shape === 'v1' ? 'Product or Variant' : 'PRODUCT, VARIANT or MEDIA'
  return cell.trim() === ''
    ? `This row has no type: Wix writes ${known}.`
    : `"${cell}" is no type of row: Wix writes ${known}.`
}

function orphanReason(productLine: number | undefined, handle: string): string {
  return productLine === undefined
    ? `No product with the handle "${handle}" stands above this row.`
    : `Its product stands on line ${productLine}, apart from this row: the rows of a product must follow one another, in the order in which Wix wrote them.`
}

function addMedia(draft: Draft, row: Row, header: CatalogHeader): void {
  const id = cellAt(row.cells, header.media).trim()
  if (id === '') return
  const altColumn = header.attributes.imageAlt
  const altText = altColumn === undefined ? null : cellAt(row.cells, altColumn)
  draft.media.push({ id, altText })
  if (altText !== null) {
    draft.imageAlt ??= { value: altText, position: { record: row.record, line: row.line } }
  }
}

function readVariant(cells: readonly string[], productCells: readonly string[], header: CatalogHeader): CsvVariant {
  return {
    options: variantChoices(header.options, cells, productCells),
    sku: textOrNull(cellAt(cells, header.sku)),
    price: variantPrice(cells, productCells, header),
    inventory: textOrNull(cellAt(cells, header.inventory))
  }
}

/** V1 variants have no price of their own: theirs is the product's plus a surcharge, which may be blank or negative. */
function variantPrice(cells: readonly string[], productCells: readonly string[], header: CatalogHeader): string | null {
  const own = textOrNull(cellAt(cells, header.price))
  if (header.shape === 'v3' || own !== null) return own
  const base = textOrNull(cellAt(productCells, header.price))
  const surcharge = textOrNull(cellAt(cells, header.surcharge))
  if (base === null) return surcharge
  return surcharge === null ? base : (addAmounts(base, surcharge) ?? null)
}

function finishDraft(draft: Draft, header: CatalogHeader): CsvProduct {
  const { row, handle, visible, variants, media, imageAlt } = draft
  const position: CsvPosition = { record: row.record, line: row.line }
  const cells: Partial<Record<Attribute, CsvPosition>> = {}
  const valueOf = (attribute: Attribute): string | null => {
    if (attribute === 'imageAlt') {
      if (imageAlt) cells.imageAlt = imageAlt.position
      return imageAlt?.value ?? null
    }
    const column = header.attributes[attribute]
    if (column === undefined) return null
    cells[attribute] = position
    return cellAt(row.cells, column)
  }
  const values: AttributeValues = {
    title: valueOf('title'),
    description: valueOf('description'),
    seoTitle: valueOf('seoTitle'),
    seoDescription: valueOf('seoDescription'),
    imageAlt: valueOf('imageAlt'),
    ribbon: valueOf('ribbon'),
    slug: valueOf('slug')
  }
  return {
    handle,
    name: cellAt(row.cells, header.name),
    values,
    visible,
    brand: textOrNull(cellAt(row.cells, header.brand)),
    price: textOrNull(cellAt(row.cells, header.price)),
    sku: textOrNull(cellAt(row.cells, header.sku)),
    collections: [...new Set(splitList(cellAt(row.cells, header.collections)))],
    options: productOptions(header.options, row.cells),
    variants,
    media,
    cells,
    position
  }
}

function textOrNull(cell: string): string | null {
  return cell.trim() === '' ? null : cell
}
