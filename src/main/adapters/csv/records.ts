import { parse } from 'csv-parse'
import type { InfoRecord, Parser } from 'csv-parse'
import type { Dialect } from './sniff.ts'

/** One record as it stands in the file and as csv-parse reads it. Joined, the `bytes` of all items are the file from its first record on. */
export type RecordItem =
  | {
      readonly kind: 'record'
      /** From 0, the header; blank lines do not count. */
      readonly index: number
      /** Physical line on which it begins, from 1; LF, CRLF and CR each end one. */
      readonly line: number
      /** UTF-8, with the record end. */
      readonly bytes: Buffer
      readonly cells: readonly string[]
    }
  | { readonly kind: 'blank'; readonly bytes: Buffer }
  /** What no record could be made of, from the row that begins on `line` to the end of the file, in one item or more. */
  | {
      readonly kind: 'rest'
      readonly line: number
      readonly bytes: Buffer
      readonly why: 'unclosed-quote' | 'too-long'
    }

/** No row of a real shop comes near it; one that does has swallowed the rows after it. Bounds the memory that a stray quote costs. */
export const MAX_RECORD_BYTES = 4 * 1024 * 1024

interface Parsed {
  readonly cells: readonly string[]
  /** Offset of the byte behind the record and its end. */
  readonly end: number
}

/**
 * Streams the records of a file. csv-parse's own `raw` is not used: it drops the LF of a CRLF, so the bytes are cut out of the
 * source at the offsets that csv-parse reports.
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect
): AsyncGenerator<RecordItem, void, undefined> {
  const parsed: Parsed[] = []
  const parser = createParser(dialect, parsed)
  const window = createWindow()
  let index = 0
  let line = dialect.firstLine
  let failure: 'unclosed-quote' | 'too-long' | undefined

  function* drain(): Generator<RecordItem, void, undefined> {
    for (const { cells, end } of parsed.splice(0)) {
      const bytes = window.take(end)
      if (cells.length === 1 && cells[0]?.trim() === '') yield { kind: 'blank', bytes }
      else yield { kind: 'record', index: index++, line, bytes, cells }
      line += countLineBreaks(bytes)
    }
  }

  try {
    for await (const chunk of chunks) {
      window.add(chunk)
      if (failure === undefined) {
        failure = await parser.write(chunk)
        yield* drain()
      }
      if (failure !== undefined) yield { kind: 'rest', line, bytes: window.takeAll(), why: failure }
    }
    if (failure !== undefined) return
    failure = await parser.end()
    yield* drain()
    const bytes = window.takeAll()
    if (failure !== undefined) yield { kind: 'rest', line, bytes, why: failure }
    else if (bytes.length > 0) yield { kind: 'blank', bytes }
  } finally {
    parser.destroy()
  }
}

type Failure = 'unclosed-quote' | 'too-long' | undefined

function createParser(dialect: Dialect, parsed: Parsed[]) {
  const parser: Parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: [...dialect.recordEnds],
    relax_column_count: true,
    // Stray quotes would else end the whole stream; `layOutRecord` finds them per row.
    relax_quotes: true,
    max_record_size: MAX_RECORD_BYTES,
    // Nothing goes through the readable side: an error there would throw away the records before it.
    on_record: (cells: string[], context: InfoRecord) => {
      parsed.push({ cells, end: context.bytes })
      return null
    }
  })
  let failed: Error | undefined
  parser.on('error', (error) => {
    failed = error
  })
  parser.resume()
  const settle = (error: Error | null | undefined): Failure => {
    const cause = error ?? failed
    if (!cause) return undefined
    const code = 'code' in cause ? cause.code : undefined
    if (code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosed-quote'
    if (code === 'CSV_MAX_RECORD_SIZE') return 'too-long'
    throw cause
  }
  const step = async (run: (done: (error?: Error | null) => void) => void): Promise<Failure> => {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      run(resolve)
    })
    return settle(error)
  }
  return {
    write: async (chunk: Buffer): Promise<Failure> => await step((done) => parser.write(chunk, done)),
    end: async (): Promise<Failure> => await step((done) => parser.end(done)),
    destroy: (): void => {
      parser.destroy()
    }
  }
}

/** The bytes that csv-parse has been given and no record has claimed yet. */
function createWindow() {
  let held: Buffer[] = []
  let start = 0
  const joined = (): Buffer => {
    const [only] = held
    const all = held.length === 1 && only ? only : Buffer.concat(held)
    held = [all]
    return all
  }
  return {
    add(chunk: Buffer): void {
      held.push(chunk)
    },
    take(end: number): Buffer {
      const all = joined()
      const length = end - start
      held = [all.subarray(length)]
      start = end
      return all.subarray(0, length)
    },
    takeAll(): Buffer {
      const all = joined()
      held = []
      start += all.length
      return all
    }
  }
}

/** LF, CRLF and CR count one each. */
export function countLineBreaks(bytes: Buffer): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) count += 1
  }
  return count
}
