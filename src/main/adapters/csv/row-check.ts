import { layOutRecord } from './cell-spans.ts'
import {
  SWALLOWED_ROWS,
  holdsOtherRows,
  isSpreadsheetError,
  quoteDamage,
  spreadsheetError,
  wrongCellCount
} from './damage.ts'
import type { CatalogHeader } from './header.ts'
import type { RecordItem } from './records.ts'
import type { Dialect } from './sniff.ts'
import { unwrapRow } from './sniff.ts'

/** A row of the file, its cells by column of the header. */
export interface Row {
  readonly record: number
  readonly line: number
  readonly cells: readonly string[]
  /** The row was one quoted cell that held the whole row. */
  readonly wrapped: boolean
  /** Why the row cannot be trusted, whatever its cells say. */
  readonly fault: RowFault | undefined
}

export interface RowFault {
  readonly column: string | undefined
  readonly reason: string
  /** The number of cells differs from the header's: told apart because a file full of such rows is refused as a whole. */
  readonly misfit: boolean
}

type ParsedRecord = Extract<RecordItem, { kind: 'record' }>

/** The text of a record without the line break that ends it. */
export function withoutRecordEnd(text: string, recordEnds: readonly string[]): string {
  const end = recordEnds.find((candidate) => text.endsWith(candidate))
  return end === undefined ? text : text.slice(0, -end.length)
}

/** Takes a record for a row of this header, and looks for damage that csv-parse reads over. */
export function checkRow(record: ParsedRecord, header: CatalogHeader, dialect: Dialect): Row {
  const unwrapped = unwrapRow(record.cells, dialect.delimiter)
  const cells = unwrapped ?? record.cells
  return {
    record: record.index,
    line: record.line,
    cells,
    wrapped: unwrapped !== undefined,
    fault: quotingFault(record, header, dialect) ?? cellFault(cells, header, dialect)
  }
}

function quotingFault(record: ParsedRecord, header: CatalogHeader, dialect: Dialect): RowFault | undefined {
  if (!record.bytes.includes(0x22)) return undefined
  const { damage } = layOutRecord(withoutRecordEnd(record.bytes.toString(), dialect.recordEnds), dialect.delimiter)
  if (!damage) return undefined
  return { column: header.columns[damage.cell], reason: quoteDamage(damage.kind), misfit: false }
}

function cellFault(cells: readonly string[], header: CatalogHeader, dialect: Dialect): RowFault | undefined {
  const expected = header.columns.length
  if (cells.length !== expected) {
    return { column: undefined, reason: wrongCellCount(cells.length, expected), misfit: true }
  }
  const swallowed = cells.findIndex((cell) => holdsOtherRows(cell, dialect.delimiter, expected))
  if (swallowed !== -1) return { column: header.columns[swallowed], reason: SWALLOWED_ROWS, misfit: false }
  for (const column of Object.values(header.attributes)) {
    const cell = column === undefined ? undefined : cells[column]
    if (column !== undefined && cell !== undefined && isSpreadsheetError(cell)) {
      return { column: header.columns[column], reason: spreadsheetError(cell), misfit: false }
    }
  }
  return undefined
}
