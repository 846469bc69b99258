/** What is wrong with the quoting of a record; such a record is read by nobody in quite the same way, so it is never guessed at. */
export type QuoteDamage = 'unclosed-quote' | 'text-after-quote' | 'blank-before-quote'

/** Where a cell stands in its record, in UTF-16 code units, quotes included; `value` is what a reader sees. */
export interface CellSpan {
  readonly start: number
  readonly end: number
  readonly quoted: boolean
  readonly value: string
}

export interface RecordLayout {
  readonly spans: readonly CellSpan[]
  readonly damage: { readonly kind: QuoteDamage; readonly cell: number; readonly at: number } | undefined
}

/**
 * Cuts one record, given without its record end, into cells. A quotation mark inside a cell that does not begin with one is
 * text, as every reader takes it; anything else that RFC 4180 forbids is reported as damage (the first one found).
 */
export function layOutRecord(text: string, delimiter: string): RecordLayout {
  const spans: CellSpan[] = []
  let damage: RecordLayout['damage']
  const cellEndFrom = (from: number): number => {
    const found = text.indexOf(delimiter, from)
    return found === -1 ? text.length : found
  }
  let start = 0
  for (;;) {
    let end: number
    if (text.startsWith('"', start)) {
      const close = closingQuote(text, start + 1)
      if (close === -1) {
        damage ??= { kind: 'unclosed-quote', cell: spans.length, at: start }
        end = text.length
        spans.push({ start, end, quoted: true, value: unescape(text.slice(start + 1)) })
      } else {
        end = cellEndFrom(close + 1)
        if (end === close + 1) {
          spans.push({ start, end, quoted: true, value: unescape(text.slice(start + 1, close)) })
        } else {
          damage ??= { kind: 'text-after-quote', cell: spans.length, at: close }
          spans.push({ start, end, quoted: false, value: text.slice(start, end) })
        }
      }
    } else {
      end = cellEndFrom(start)
      const value = text.slice(start, end)
      if (value.includes('"') && value.trimStart().startsWith('"')) {
        damage ??= { kind: 'blank-before-quote', cell: spans.length, at: start }
      }
      spans.push({ start, end, quoted: false, value })
    }
    if (end >= text.length) return { spans, damage }
    start = end + delimiter.length
  }
}

/** Writes a cell so that any reader sees `value`; quoted where it must be, and where the cell it replaces was. */
export function writeCell(value: string, delimiter: string, alwaysQuote: boolean): string {
  const needsQuotes =
    alwaysQuote || value.includes(delimiter) || /["\r\n]/.test(value) || (value !== '' && value.trim() !== value)
  return needsQuotes ? quote(value) : value
}

export function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

/** Index of the quotation mark that ends the cell, -1 where there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text.startsWith('"', at + 1)) at = text.indexOf('"', at + 2)
  return at
}

function unescape(quoted: string): string {
  return quoted.replaceAll('""', '"')
}
