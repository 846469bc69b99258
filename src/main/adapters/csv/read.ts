import { isUtf8 } from 'node:buffer'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { CatalogFileEvent } from '../../ports/catalog-file.ts'
import { layOutRecord } from './cell-spans.ts'
import {
  CUT_SHORT,
  EMPTY_FILE,
  TRUNCATED_UTF16,
  WRONG_ENCODING,
  ZERO_BYTES,
  cannotOpen,
  mostRowsMisfit,
  neverCloses,
  rowsLost,
  tooLong
} from './damage.ts'
import { readHeader } from './header.ts'
import type { CatalogHeader } from './header.ts'
import { createProductAssembler } from './products.ts'
import { MAX_RECORD_BYTES, countLineBreaks, readRecords } from './records.ts'
import type { RecordItem } from './records.ts'
import { checkRow } from './row-check.ts'
import type { Row } from './row-check.ts'
import { sniff, unwrapRow } from './sniff.ts'
import type { Dialect } from './sniff.ts'
import { checkText, openSource, utf8Chunks } from './source.ts'
import type { Source, TextCheck } from './source.ts'
import { createWarnings } from './warnings.ts'

/** Bytes between two progress events, so that a window is not flooded. */
const PROGRESS_BYTES = 256 * 1024

/** Rows by which a file is judged as a whole before the first of them is told. */
const SAMPLE_ROWS = 50
const MIN_MISFITS = 3
const MISFIT_SHARE = 0.8

/** Ends quietly when `signal` is aborted. A disk that fails is an `unreadable`, like any other file that cannot be read. */
export async function* readFile(path: string, signal: AbortSignal): AsyncGenerator<CatalogFileEvent, void, undefined> {
  if (signal.aborted) return
  let source: Source | undefined
  try {
    source = await openSource(path)
    for await (const event of readSource(source, signal)) {
      if (signal.aborted) return
      yield event
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error && 'syscall' in error ? error.code : undefined
    if (typeof code !== 'string') throw error
    if (!signal.aborted) yield { kind: 'unreadable', message: cannotOpen(code) }
  } finally {
    await source?.close()
  }
}

async function* readSource(source: Source, signal: AbortSignal): AsyncGenerator<CatalogFileEvent, void, undefined> {
  const sniffed = sniff(await source.head())
  if (!sniffed.ok) {
    yield { kind: 'unreadable', message: sniffed.message }
    return
  }
  const { dialect } = sniffed
  const check = await checkText(source, dialect, signal)
  const flaw = textFlaw(check, dialect)
  if (flaw !== undefined) {
    yield { kind: 'unreadable', message: flaw }
    return
  }
  let bytesRead = 0
  const chunks = utf8Chunks(source, dialect, signal, (bytes) => {
    bytesRead = bytes
  })
  let reported = 0
  for await (const event of readEvents(readRecords(chunks, dialect), dialect)) {
    // The header stays the first event, and the last one the last.
    const between = event.kind !== 'header' && event.kind !== 'unreadable' && event.kind !== 'end'
    if (between && bytesRead - reported >= PROGRESS_BYTES) {
      reported = bytesRead
      yield { kind: 'progress', bytesRead, bytesTotal: source.size }
    }
    yield event
  }
}

function textFlaw(check: TextCheck, dialect: Dialect): string | undefined {
  switch (check) {
    case 'invalid':
      return WRONG_ENCODING
    case 'zeros':
      return ZERO_BYTES
    case 'cut-off':
      return dialect.encoding === 'utf-8' ? undefined : TRUNCATED_UTF16
    case 'sound':
      return undefined
    default:
      return assertNever(check, 'text check')
  }
}

/** The rows that no record could be made of: the file ends with them. */
interface Lost {
  readonly line: number
  readonly column: string | undefined
  readonly reason: string
}

async function* readEvents(
  records: AsyncGenerator<RecordItem, void, undefined>,
  dialect: Dialect
): AsyncGenerator<CatalogFileEvent, void, undefined> {
  const first = await firstRecord(records)
  if (first?.kind !== 'record') {
    yield { kind: 'unreadable', message: first ? rowsLost(restOf(first, [], dialect).reason) : EMPTY_FILE }
    return
  }
  const read = readHeader(unwrapRow(first.cells, dialect.delimiter) ?? first.cells)
  if (!read.ok) {
    yield { kind: 'unreadable', message: read.message }
    return
  }
  const { header } = read
  const rows = rowsOf(records, header, dialect)
  const sample = await takeSample(rows)
  const misfit = judgeSample(sample, header)
  if (misfit !== undefined) {
    yield { kind: 'unreadable', message: misfit }
    return
  }
  yield { kind: 'header', shape: header.shape, columns: header.columns, delimiter: dialect.delimiter }
  const warnings = createWarnings()
  const assembler = createProductAssembler(header, warnings)
  const take = (row: Row | Lost): readonly CatalogFileEvent[] =>
    'cells' in row ? assembler.push(row) : [...assembler.finish(), { kind: 'refused', row }]
  for (const row of sample) yield* take(row)
  for await (const row of rows) yield* take(row)
  yield* assembler.finish()
  yield* warnings.events()
  yield { kind: 'end', ...assembler.totals() }
}

async function firstRecord(
  records: AsyncGenerator<RecordItem, void, undefined>
): Promise<Exclude<RecordItem, { kind: 'blank' }> | undefined> {
  for (;;) {
    // Not `for await`, which would close the generator on the way out.
    const next = await records.next()
    if (next.done === true) return undefined
    if (next.value.kind !== 'blank') return next.value
  }
}

async function* rowsOf(
  records: AsyncGenerator<RecordItem, void, undefined>,
  header: CatalogHeader,
  dialect: Dialect
): AsyncGenerator<Row | Lost, void, undefined> {
  for await (const item of records) {
    if (item.kind === 'rest') {
      yield restOf(item, header.columns, dialect)
      return
    }
    if (item.kind === 'blank') continue
    const row = checkRow(item, header, dialect)
    // The whole text was checked before: only a letter that the end of the file cuts off is left to find.
    const fault = isUtf8(item.bytes) ? row.fault : { column: undefined, reason: CUT_SHORT, misfit: false }
    yield { ...row, fault }
  }
}

async function takeSample(rows: AsyncGenerator<Row | Lost, void, undefined>): Promise<readonly (Row | Lost)[]> {
  const sample: (Row | Lost)[] = []
  while (sample.length < SAMPLE_ROWS) {
    const next = await rows.next()
    if (next.done === true) break
    sample.push(next.value)
  }
  return sample
}

function judgeSample(sample: readonly (Row | Lost)[], header: CatalogHeader): string | undefined {
  const rows = sample.filter((row) => 'cells' in row).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const counts = rows.filter(({ fault }) => fault?.misfit === true).map(({ cells }) => cells.length)
  if (counts.length < MIN_MISFITS || counts.length < rows.length * MISFIT_SHARE) return undefined
  return mostRowsMisfit(header.columns.length, Math.min(...counts), Math.max(...counts))
}

function restOf(rest: Extract<RecordItem, { kind: 'rest' }>, columns: readonly string[], dialect: Dialect): Lost {
  if (rest.why === 'too-long') {
    return { line: rest.line, column: undefined, reason: tooLong(rest.line, MAX_RECORD_BYTES / 1024 / 1024) }
  }
  const text = rest.bytes.toString()
  const { damage } = layOutRecord(text, dialect.delimiter)
  const opening = damage?.kind === 'unclosed-quote' ? damage : undefined
  const breaks = opening ? countLineBreaks(Buffer.from(text.slice(0, opening.at))) : 0
  const column = opening ? columns[opening.cell] : undefined
  return { line: rest.line, column, reason: neverCloses(rest.line + breaks) }
}
