import { parse } from 'csv-parse/sync'

export interface CellDifference {
  readonly record: number
  /** The record's first cell: in Wix's CSV the product's handle. */
  readonly handle: string
  /** Header name. */
  readonly column: string
  readonly before: string
  readonly after: string
}

/** The cells in which two CSV texts differ, read by a library that is not the product's. A different shape is an error. */
export function differingCells(before: string, after: string): CellDifference[] {
  const [a, b] = [read(before), read(after)]
  if (a.length !== b.length) throw new Error(`${a.length} records became ${b.length}`)
  const header = a[0] ?? []
  const differences: CellDifference[] = []
  for (const [record, row] of a.entries()) {
    const other = b[record] ?? []
    if (row.length !== other.length)
      throw new Error(`record ${record} has ${other.length} cells instead of ${row.length}`)
    for (const [index, cell] of row.entries())
      if (cell !== other[index])
        differences.push({
          record,
          handle: row[0] ?? '',
          column: header[index] ?? String(index),
          before: cell,
          after: other[index] ?? ''
        })
  }
  return differences
}

function read(text: string): string[][] {
  return parse(text, { bom: true, relax_column_count: true })
}
