import { layOutRecord } from './cell-spans.ts'
import { EMPTY_FILE, describeBinary, describeOtherText } from './damage.ts'
import { readHeader } from './header.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** How the bytes of a file are to be taken; found in its first bytes and its header. */
export interface Dialect {
  readonly encoding: Encoding
  /** Bytes before the first record: the byte-order mark, and the line that tells Excel the delimiter. 0 where there is neither. */
  readonly preambleBytes: number
  /** Physical line behind them, from 1. */
  readonly firstLine: number
  readonly delimiter: string
  /** Line breaks that end a record outside quotes, longest first. Others belong to their cell. */
  readonly recordEnds: readonly string[]
}

export type Sniffed =
  | { readonly ok: true; readonly dialect: Dialect }
  | { readonly ok: false; readonly message: string }

/** Bytes that are looked at; a header that is longer than this is none. */
export const HEAD_BYTES = 64 * 1024

const DELIMITERS = [',', ';', '\t'] as const

/** `sep=,` as a line of its own, which Excel reads and some exports write. The header says better which delimiter it is. */
const DELIMITER_LINE = /^(?:sep=[,;\t]|"sep=[,;\t]")[,;\t]*(?:\r\n|\r|\n)/i

export function sniff(head: Uint8Array): Sniffed {
  const { encoding, bomLength } = sniffEncoding(head)
  const body = head.subarray(bomLength)
  const binary = encoding === 'utf-8' ? describeBinary(body) : undefined
  if (binary !== undefined) return { ok: false, message: binary }
  const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(body)
  const delimiterLine = DELIMITER_LINE.exec(whole)?.[0] ?? ''
  const text = whole.slice(delimiterLine.length)
  if (text.trim() === '') return { ok: false, message: EMPTY_FILE }
  const other = describeOtherText(text)
  if (other !== undefined) return { ok: false, message: other }

  const { header, recordEnd } = firstRecord(text)
  const recordEnds = recordEnd === '\r' ? ['\r\n', '\r'] : ['\r\n', '\n']
  const candidates = DELIMITERS.map((delimiter) => {
    const columns = splitHeader(header, delimiter)
    return { delimiter, columns, read: readHeader(columns) }
  })
  const good = candidates.find(({ read }) => read.ok)
  if (good) {
    const preambleBytes = bomLength + delimiterLine.length * (encoding === 'utf-8' ? 1 : 2)
    const firstLine = delimiterLine === '' ? 1 : 2
    return { ok: true, dialect: { encoding, preambleBytes, firstLine, delimiter: good.delimiter, recordEnds } }
  }
  const best = candidates.reduce((a, b) => (b.columns.length > a.columns.length ? b : a))
  return { ok: false, message: best.read.ok ? EMPTY_FILE : best.read.message }
}

/**
 * The cells of a record, also where the whole row was wrapped in quotes as a single cell. Undefined where it is not such a row.
 */
export function unwrapRow(cells: readonly string[], delimiter: string): readonly string[] | undefined {
  const [only] = cells
  if (only === undefined || cells.length > 1 || !only.includes(delimiter)) return undefined
  const { spans, damage } = layOutRecord(only, delimiter)
  return damage === undefined ? spans.map(({ value }) => value) : undefined
}

function splitHeader(header: string, delimiter: string): readonly string[] {
  const cells = layOutRecord(header, delimiter).spans.map(({ value }) => value)
  return unwrapRow(cells, delimiter) ?? cells
}

function sniffEncoding(head: Uint8Array): { readonly encoding: Encoding; readonly bomLength: number } {
  const [first, second, third] = head
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', bomLength: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', bomLength: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bomLength: 2 }
  // Without a mark: the header is ASCII, so one byte of each pair is zero.
  const pairs = head.subarray(0, 64)
  const evenZeros = pairs.every((byte, index) => index % 2 === 1 || byte === 0)
  const oddZeros = pairs.every((byte, index) => index % 2 === 0 || byte === 0)
  if (head.length >= 4 && evenZeros !== oddZeros) {
    return { encoding: evenZeros ? 'utf-16be' : 'utf-16le', bomLength: 0 }
  }
  return { encoding: 'utf-8', bomLength: 0 }
}

/** The first record that is not blank, and the line break behind it. */
function firstRecord(text: string): { readonly header: string; readonly recordEnd: string } {
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) {
      const recordEnd = char === '\r' && text[at + 1] === '\n' ? '\r\n' : char
      const header = text.slice(start, at)
      if (header.trim() !== '') return { header, recordEnd }
      start = at + recordEnd.length
      at = start - 1
    }
  }
  return { header: text.slice(start), recordEnd: '' }
}
