import type { AttributeValues } from '#shared/model/attribute.ts'

/** The two shapes of Wix's product CSV: `handleId` and `description` (V1), `handle` and `plainDescription` (V3). */
export type CsvShape = 'v1' | 'v3'

/** Where a record stands in its file: `record` counts records from 0 (the header; blank lines are none), `line` physical lines from 1. */
export interface CsvPosition {
  readonly record: number
  readonly line: number
}

export interface CsvMedia {
  /** As it stands in the file: a bare Wix media id or a full URL. */
  readonly id: string
  readonly altText: string | null
}

export interface CsvVariant {
  readonly options: readonly string[]
  readonly sku: string | null
  readonly price: string | null
  readonly inventory: string | null
}

/**
 * One product with all of its rows. Text is verbatim: blanks, NFD and odd characters are the merchant's. In `values` an empty cell
 * is '', and null means that the file has no place for the attribute; the other nullable fields are null where their cell is blank.
 */
export interface CsvProduct {
  readonly handle: string
  readonly name: string
  readonly values: AttributeValues
  readonly visible: boolean
  readonly brand: string | null
  readonly price: string | null
  readonly sku: string | null
  /** Collection names (V1) or category slugs (V3). */
  readonly collections: readonly string[]
  readonly options: readonly string[]
  readonly variants: readonly CsvVariant[]
  readonly media: readonly CsvMedia[]
  /** The record that holds each attribute's cell; an attribute without a column or row in this file has none. */
  readonly cells: Readonly<Partial<Record<keyof AttributeValues, CsvPosition>>>
  readonly position: CsvPosition
}

export interface RefusedRow {
  readonly line: number
  /** Header name of the offending column; undefined where the row as a whole is wrong. */
  readonly column: string | undefined
  /** A sentence for the merchant. */
  readonly reason: string
}

export type CatalogFileEvent =
  | {
      readonly kind: 'header'
      readonly shape: CsvShape
      readonly columns: readonly string[]
      readonly delimiter: string
    }
  | { readonly kind: 'product'; readonly product: CsvProduct }
  | { readonly kind: 'refused'; readonly row: RefusedRow }
  /** Something worth knowing that does not keep a row out, said once per kind with the number of rows. */
  | { readonly kind: 'warning'; readonly message: string; readonly rows: number; readonly firstLine: number }
  | { readonly kind: 'progress'; readonly bytesRead: number; readonly bytesTotal: number }
  | {
      readonly kind: 'end'
      readonly products: number
      readonly variants: number
      readonly mediaRows: number
      readonly records: number
    }
  /** The file as a whole cannot be read. `message` says what happened to it and how to export it again; always the last event. */
  | { readonly kind: 'unreadable'; readonly message: string }

/** New text for one cell, by the record that holds it. `expected` is what must stand there now, else the cell is left alone. */
export interface CellEdit {
  readonly record: number
  readonly attribute: keyof AttributeValues
  readonly expected: string | null
  readonly value: string
}

export interface RewriteReport {
  readonly written: number
  /** Edits whose cell no longer holds what was expected, or has no place in this file. */
  readonly skipped: readonly { readonly edit: CellEdit; readonly reason: 'changed' | 'no-column' | 'no-record' }[]
  /** Cells that begin like a formula and so got a leading apostrophe. */
  readonly escaped: number
}

export interface CatalogFile {
  read(path: string, signal: AbortSignal): AsyncIterable<CatalogFileEvent>
  /**
   * Copies the file with the edited cells changed and every other byte as it was. Throws only when a disk does, or with the
   * signal's reason when that is aborted; the target is then as it was before.
   */
  rewrite(source: string, target: string, edits: readonly CellEdit[], signal: AbortSignal): Promise<RewriteReport>
}
