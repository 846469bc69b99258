import { dirname } from 'node:path'
import { open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { CellEdit, RewriteReport } from '../../ports/catalog-file.ts'
import { layOutRecord, quote, writeCell } from './cell-spans.ts'
import { escapeFormula } from './formula.ts'
import type { CatalogHeader } from './header.ts'
import { readHeader } from './header.ts'
import { readRecords } from './records.ts'
import type { RecordItem } from './records.ts'
import { withoutRecordEnd } from './row-check.ts'
import type { Dialect } from './sniff.ts'
import { sniff, unwrapRow } from './sniff.ts'
import { encode, openSource, utf8Chunks } from './source.ts'
import type { Source } from './source.ts'

type Skipped = RewriteReport['skipped'][number]

interface Tally {
  written: number
  escaped: number
  readonly skipped: Skipped[]
}

const FLUSH_BYTES = 256 * 1024

/**
 * Copies `source` to `target` with the edited cells changed. The copy is made beside the target and renamed when it is complete
 * and on the disk, so that there is never half a target; `source` and `target` may be the same file.
 */
export async function rewriteFile(
  source: string,
  target: string,
  edits: readonly CellEdit[],
  signal: AbortSignal
): Promise<RewriteReport> {
  signal.throwIfAborted()
  const input = await openSource(source)
  const part = `${target}.part`
  let done = false
  try {
    const output = await open(part, 'w')
    let report: RewriteReport
    try {
      report = await copy(input, output, edits, signal)
      await output.sync()
    } finally {
      await output.close()
    }
    signal.throwIfAborted()
    await rename(part, target)
    done = true
    await syncFolder(dirname(target))
    return report
  } finally {
    await input.close()
    if (!done) await rm(part, { force: true })
  }
}

async function copy(
  input: Source,
  output: FileHandle,
  edits: readonly CellEdit[],
  signal: AbortSignal
): Promise<RewriteReport> {
  const write = createWriter(output)
  const tally: Tally = { written: 0, escaped: 0, skipped: [] }
  const waiting = Map.groupBy(edits, ({ record }) => record)
  const head = await input.head()
  const sniffed = sniff(head)
  if (sniffed.ok) {
    const { dialect } = sniffed
    await write.add(head.subarray(0, dialect.preambleBytes))
    let header: CatalogHeader | undefined
    for await (const item of readRecords(utf8Chunks(input, dialect, signal, ignore), dialect)) {
      let bytes = item.bytes
      if (item.kind === 'record' && item.index === 0) {
        const read = readHeader(unwrapRow(item.cells, dialect.delimiter) ?? item.cells)
        header = read.ok ? read.header : undefined
      } else if (item.kind === 'record' && header) {
        const own = waiting.get(item.index)
        waiting.delete(item.index)
        if (own) bytes = editRecord(item, own, header, dialect, tally)
      }
      await write.add(encode(bytes, dialect.encoding))
    }
  } else {
    for await (const chunk of input.chunks(0, signal)) await write.add(chunk)
  }
  signal.throwIfAborted()
  await write.flush()
  for (const own of waiting.values()) {
    tally.skipped.push(...own.map((edit): Skipped => ({ edit, reason: 'no-record' })))
  }
  return tally
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The record with its edited cells replaced; every code unit outside their spans stays. */
function editRecord(
  item: Extract<RecordItem, { kind: 'record' }>,
  edits: readonly CellEdit[],
  header: CatalogHeader,
  dialect: Dialect,
  tally: Tally
): Buffer {
  const whole = item.bytes.toString()
  const outer = withoutRecordEnd(whole, dialect.recordEnds)
  const inner = unwrapRow(item.cells, dialect.delimiter) && item.cells[0]
  const text = inner ?? outer
  const { spans, damage } = layOutRecord(text, dialect.delimiter)
  // Rows that reading refuses are not written to either, nor is one that cannot be put back as it was.
  const sound =
    damage === undefined &&
    spans.length === header.columns.length &&
    Buffer.from(whole).equals(item.bytes) &&
    (inner === undefined || quote(inner) === outer)

  const splices = new Map<number, Splice>()
  for (const edit of edits) {
    const column = header.attributes[edit.attribute]
    const span = column === undefined ? undefined : spans[column]
    if (column === undefined) tally.skipped.push({ edit, reason: 'no-column' })
    else if (!sound || !span || splices.has(column) || span.value !== (edit.expected ?? '')) {
      tally.skipped.push({ edit, reason: 'changed' })
    } else {
      tally.written += 1
      if (edit.value === span.value) continue
      const { value, escaped } = escapeFormula(edit.value.toWellFormed())
      if (escaped) tally.escaped += 1
      splices.set(column, { start: span.start, end: span.end, text: writeCell(value, dialect.delimiter, span.quoted) })
    }
  }
  if (splices.size === 0) return item.bytes
  const edited = applySplices(text, [...splices.values()])
  return Buffer.from((inner === undefined ? edited : quote(edited)) + whole.slice(outer.length))
}

function applySplices(text: string, splices: readonly Splice[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: replacement } of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + replacement
    at = end
  }
  return result + text.slice(at)
}

function createWriter(output: FileHandle) {
  let held: Buffer[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (size === 0) return
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    // Unlike `write`, goes on until everything is written, from where the file stands.
    await output.appendFile(bytes)
  }
  return {
    flush,
    async add(bytes: Buffer): Promise<void> {
      held.push(bytes)
      size += bytes.length
      if (size >= FLUSH_BYTES) await flush()
    }
  }
}

/** Makes the rename last through a power cut. Not every system lets a folder be opened; there the rename is left to it. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

function ignore(): void {
  // The rewrite reports no progress.
}
