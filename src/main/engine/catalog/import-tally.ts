import type { Import } from '#shared/contract/imports.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { visibleTextOf } from '#shared/lib/html-tokens.ts'
import type { CatalogFileEvent, CsvProduct } from '../../ports/catalog-file.ts'
import type { ImportChange } from '../../ports/import-change.ts'

/** Refused rows that the report itself carries; all of them are in the file. */
const REFUSED_SHOWN = 100
const PREVIEW_PRODUCTS = 20
const EXCERPT_LENGTH = 160

/** What has been read of a file so far. */
export interface Tally {
  shape: Import['shape']
  products: number
  variants: number
  mediaRows: number
  readonly refused: Import['refused']
  readonly warnings: Import['warnings']
  readonly preview: Import['preview']
  unreadable: string | null
}

export function newTally(): Tally {
  return {
    shape: null,
    products: 0,
    variants: 0,
    mediaRows: 0,
    refused: [],
    warnings: [],
    preview: [],
    unreadable: null
  }
}

export function countEvent(tally: Tally, event: CatalogFileEvent): void {
  switch (event.kind) {
    case 'header':
      tally.shape = event.shape
      return
    case 'product':
      tally.products += 1
      if (tally.preview.length < PREVIEW_PRODUCTS) tally.preview.push(previewOf(event.product))
      return
    case 'refused':
      tally.refused.push({ line: event.row.line, column: event.row.column ?? null, reason: event.row.reason })
      return
    case 'warning':
      tally.warnings.push({ message: event.message, rows: event.rows, firstLine: event.firstLine })
      return
    case 'end':
      tally.variants = event.variants
      tally.mediaRows = event.mediaRows
      return
    case 'unreadable':
      tally.unreadable = event.message
      return
    case 'progress':
      return
    default:
      assertNever(event, 'file event')
  }
}

function previewOf(product: CsvProduct): Import['preview'][number] {
  return {
    id: product.handle,
    name: product.name,
    excerpt: Array.from(visibleTextOf(product.values.description ?? ''))
      .slice(0, EXCERPT_LENGTH)
      .join(''),
    variantCount: product.variants.length,
    mediaCount: product.media.length
  }
}

export function reportOf(tally: Tally): ImportChange {
  return {
    shape: tally.shape,
    products: tally.products,
    variants: tally.variants,
    mediaRows: tally.mediaRows,
    refusedRows: tally.refused.length,
    refused: tally.refused.slice(0, REFUSED_SHOWN),
    warnings: tally.warnings,
    preview: tally.preview
  }
}
