import { assertNever } from '#shared/lib/assert-never.ts'
import type { QuoteDamage } from './cell-spans.ts'

/** The way back from every damaged file. */
export const EXPORT_AGAIN =
  'To get a fresh file, open Store Products in the Wix dashboard, choose More Actions > Export, and use the file as it was downloaded, without opening and saving it in a spreadsheet.'

/** A whole file that cannot be read, as sentences for the merchant. */
function unreadable(what: string): string {
  return `${what} ${EXPORT_AGAIN}`
}

export const EMPTY_FILE = unreadable('This file is empty.')

export const TRUNCATED_UTF16 = unreadable('This file is cut off in the middle of a letter.')

export const ZERO_BYTES = unreadable('Parts of this file are empty: it was damaged on its disk or while it was copied.')

export const WRONG_ENCODING = unreadable(
  'This file is not in UTF-8, so letters with accents would come out wrong. A spreadsheet most likely saved it again in another encoding such as Windows-1252: Excel does that for "CSV", and keeps the letters for "CSV UTF-8".'
)

export function cannotOpen(code: string | undefined): string {
  switch (code) {
    case 'ENOENT':
      return 'This file is no longer where it was. Choose it again.'
    case 'EACCES':
    case 'EPERM':
      return 'This file may not be read: check its permissions, or copy it to another folder and choose the copy.'
    case 'EISDIR':
      return 'This is a folder. Choose the CSV file in it.'
    default:
      return `This file could not be read from its disk (${code ?? 'unknown error'}). Copy it to this computer and choose the copy.`
  }
}

export function duplicateColumn(name: string): string {
  return unreadable(`This file has the column "${name}" more than once, so it is unclear which one counts.`)
}

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'This is a spreadsheet workbook (.xlsx, .ods or .numbers) or a zip archive, not a CSV file.'
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'This is an old Excel workbook (.xls), not a CSV file.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'This is a PDF document, not a CSV file.' },
  { bytes: [0x1f, 0x8b], what: 'This is a compressed file, not a CSV file: unpack it first.' }
]

/** Files that are no text at all, by their first bytes. */
export function describeBinary(head: Uint8Array): string | undefined {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (known) return unreadable(known.what)
  return head.includes(0) ? unreadable('This is not a text file, so it cannot be a CSV file.') : undefined
}

/** Text of another kind, by its first letter. */
export function describeOtherText(text: string): string | undefined {
  const start = text.trimStart()
  if (start.startsWith('<')) {
    return unreadable(
      'This is a web page, not a CSV file: most likely a sign-in page that was saved in place of the download.'
    )
  }
  if (start.startsWith('{\\rtf')) return unreadable('This is a rich text document, not a CSV file.')
  if (/^(?:\{|\[\s*[[{"\]])/u.test(start)) return unreadable('This is JSON, not a CSV file.')
  return undefined
}

const FOREIGN: readonly { readonly keys: readonly string[]; readonly what: string }[] = [
  { keys: ['handle', 'title', 'body(html)'], what: 'a Shopify product export' },
  { keys: ['handle', 'title', 'vendor'], what: 'a Shopify product export' },
  { keys: ['id', 'title', 'image_link'], what: 'a product feed for Facebook or Google' },
  { keys: ['id', 'title', 'availability'], what: 'a product feed for Facebook or Google' },
  { keys: ['id', 'type', 'sku', 'name', 'published'], what: 'a WooCommerce product export' },
  { keys: ['title', 'description', 'price', 'currency_code'], what: 'an Etsy listing export' },
  { keys: ['productid[nonproductid]', 'title'], what: 'a Squarespace product export' },
  { keys: ['ordernumber'], what: 'a list of orders' },
  { keys: ['email'], what: 'a list of contacts' }
]

const ROW_TYPES: ReadonlySet<string> = new Set(['product', 'variant', 'media'])

/** A header that is not Wix's: says what it looks like. `keys` are the names without blanks, in lower case. */
export function describeForeignHeader(columns: readonly string[], keys: ReadonlySet<string>): string {
  const foreign = FOREIGN.find((candidate) => candidate.keys.every((key) => keys.has(key)))
  if (foreign) return unreadable(`This looks like ${foreign.what}, not like a product export from Wix.`)
  if ([...keys].some((key) => ROW_TYPES.has(key))) {
    return unreadable(
      'This file has no header row: its first row is already a product, so it is unclear which column is which.'
    )
  }
  const needed = [
    ...(keys.has('handle') || keys.has('handleid') ? [] : ['handle']),
    ...(keys.has('fieldtype') ? [] : ['fieldType']),
    ...(keys.has('name') ? [] : ['name'])
  ]
  if (needed.length < 3) {
    return unreadable(
      `This looks like a product export from Wix, but its columns lack ${needed.map((name) => `"${name}"`).join(' and ')}.`
    )
  }
  if (columns.length < 2)
    return unreadable('This is not a product export from Wix: its first row is not a list of columns.')
  const first = columns
    .slice(0, 4)
    .map((name) => `"${shorten(name)}"`)
    .join(', ')
  return unreadable(`This is not a product export from Wix: its columns begin with ${first}.`)
}

export function mostRowsMisfit(columns: number, fewest: number, most: number): string {
  const cells = fewest === most ? `${fewest}` : `${fewest} to ${most}`
  return unreadable(
    `Its header has ${columns} columns, but nearly all of its rows have ${cells} cells, so it is unclear which cell belongs to which column. A tool that edits CSV files most likely damaged it.`
  )
}

export function wrongCellCount(cells: number, columns: number): string {
  return `This row has ${cells} ${cells === 1 ? 'cell' : 'cells'} instead of ${columns}, so it is unclear which cell belongs to which column.`
}

export function quoteDamage(kind: QuoteDamage): string {
  switch (kind) {
    case 'unclosed-quote':
      return 'A quotation mark opens in this row and never closes.'
    case 'text-after-quote':
      return 'Text follows the closing quotation mark of a cell: a quotation mark inside the text was not doubled.'
    case 'blank-before-quote':
      return 'A blank stands before the opening quotation mark of a cell, so it is unclear where the cell ends.'
    default:
      return assertNever(kind, 'quote damage')
  }
}

export const CUT_SHORT = 'The file ends in the middle of this row: it was cut short.'

export function neverCloses(line: number): string {
  return `A quotation mark opens on line ${line} and never closes: the file was cut short there, or a quotation mark is missing. Everything from that row on was left out.`
}

/** A file of which not even the header could be read, with the reason as a sentence. */
export function rowsLost(reason: string): string {
  return unreadable(reason)
}

export function tooLong(line: number, megabytes: number): string {
  return `The row that begins on line ${line} is longer than ${megabytes} MB: a quotation mark opens in it and never closes. Everything from that row on was left out.`
}

export const SWALLOWED_ROWS = 'A cell of this row holds whole other rows: a quotation mark is missing in it or near it.'

/** What a spreadsheet leaves where it took text for a formula. */
const SPREADSHEET_ERROR = /^#(?:NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|ERROR!)$/u

export function isSpreadsheetError(cell: string): boolean {
  return cell.startsWith('#') && SPREADSHEET_ERROR.test(cell.trim())
}

export function spreadsheetError(cell: string): string {
  return `A spreadsheet took the text of this cell for a formula and left "${cell.trim()}" in its place.`
}

/** Digits that a spreadsheet rounded away: `3.64E+14`, `1,2E+10`. */
export function isRoundedNumber(cell: string): boolean {
  return /^\s*-?\d(?:[.,]\d+)?E\+\d+\s*$/iu.test(cell)
}

/** UTF-8 that was once read as Windows-1252, or letters that are gone for good. */
export function isGarbledText(text: string): boolean {
  return /\uFFFD|Ã[\u00A1-\u00BA\u00BC-\u00BF€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|â€[™œ˜¦“”\u009D]/u.test(text)
}

/** True where a cell holds lines that are rows of the file in their own right. */
export function holdsOtherRows(cell: string, delimiter: string, columns: number): boolean {
  if (!cell.includes(delimiter) || !/[\r\n]/u.test(cell)) return false
  return cell
    .split(/\r\n|\r|\n/u)
    .slice(1)
    .some((line) => {
      const parts = line.split(delimiter)
      return parts.length * 2 >= columns && parts.some((part) => ROW_TYPES.has(part.replaceAll('"', '').toLowerCase()))
    })
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
