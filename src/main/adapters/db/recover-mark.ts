import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { syncFolder } from './recover-files.ts'

/**
 * What the data folder knows of its database outside of it: how the last run ended, and how far the database had come. A file that is
 * found behind its mark is not the latest one, whoever put it there.
 */
const MarkSchema = z.object({
  version: z.literal(1),
  /**
   * opening: a database is being opened for the first time in this run. open: it is in use. closing: its last transaction is done.
   * closed: closed cleanly, with no log left. damaged: SQLite met bytes that make no sense. replacing: `folder` takes what is moved.
   */
  state: z.enum(['opening', 'open', 'closing', 'closed', 'damaged', 'replacing']),
  folder: z.string().nullable(),
  /** Null before the first store was made. */
  epoch: z.string().nullable(),
  seq: z.number().int(),
  /** The highest number given so far in each of these tables. Rows of them are never deleted. */
  ledger: z.number().int(),
  review: z.number().int(),
  imports: z.number().int(),
  /** The salts of the write-ahead log; the first grows by one each time the log begins anew. */
  wal: z.tuple([z.number().int(), z.number().int()]).readonly().nullable(),
  /** A digest of the schema, which nothing but an update of the app changes. */
  schema: z.string().nullable(),
  allowance: z.string().nullable(),
  active: z.string().nullable(),
  instances: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: z.enum(['local', 'wix']),
      period: z.string().regex(/^\d{4}-\d{2}$/),
      total: z.number().int().nonnegative(),
      used: z.number().int().nonnegative(),
      /** Its credits came from a backend. */
      linked: z.boolean().default(false)
    })
  ),
  /** When every page was last checked, and when the mark was written. Milliseconds since 1970. */
  checkedAt: z.number(),
  at: z.number()
})
export type Mark = z.infer<typeof MarkSchema>

export const EMPTY_MARK: Mark = {
  version: 1,
  state: 'opening',
  folder: null,
  epoch: null,
  seq: 1,
  ledger: 0,
  review: 0,
  imports: 0,
  wal: null,
  schema: null,
  allowance: null,
  active: null,
  instances: [],
  checkedAt: 0,
  at: 0
}

/** `unreadable` where there is one that nobody can make sense of. */
export function readMark(file: string): Mark | 'missing' | 'unreadable' {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing'
    return 'unreadable'
  }
  try {
    const parsed = MarkSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** As a whole or not at all, and durable once this returns. */
export function writeMark(file: string, mark: Mark): void {
  const draft = `${file}.new`
  const handle = openNew(draft)
  try {
    writeSync(handle, JSON.stringify(mark))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  syncFolder(path.dirname(file))
}

/** What a run that was cut off has left there goes away. Looked for only where there is something: marks are written often. */
function openNew(draft: string): number {
  try {
    return openSync(draft, 'wx', 0o600)
  } catch {
    rmSync(draft, { force: true, recursive: true })
    return openSync(draft, 'wx', 0o600)
  }
}
