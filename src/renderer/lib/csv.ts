/** What a spreadsheet would run as a formula when the cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /["\n\r,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const CSV_TYPE = 'text/csv;charset=utf-8'

/** Rows as CSV for a spreadsheet: with a byte order mark, so that Excel reads UTF-8, and with formulas made harmless. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
