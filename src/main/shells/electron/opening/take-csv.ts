import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { errorMessage } from '#shared/lib/error-message.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { baseName } from '../../common/spool-names.ts'
import type { Uploads } from '../../common/uploads.ts'
import { say } from '../texts.ts'

/** A file that lies in the engine's spool folder now. Where it came from is not told to the page. */
export interface TakenFile {
  readonly uploadId: string
  readonly fileName: string
  readonly bytes: number
}

export function isCsvPath(path: string): boolean {
  return /\.csv$/i.test(path)
}

/** Copies a file from anywhere on the disk to where imports are read, through the door that every upload takes. Else a sentence says why not. */
export async function takeCsv(path: string, uploads: Pick<Uploads, 'store'>): Promise<Result<TakenFile, string>> {
  const fileName = baseName(path)
  if (fileName === null || !isCsvPath(fileName)) return err(say('opening.notCsv'))
  try {
    const found = await stat(path)
    // A pipe or a device would never end.
    if (!found.isFile()) return err(say('opening.noFile', { file: fileName }))
    const stored = await uploads.store(requestOf(path, found.size))
    if (!stored.ok) return err(`${fileName}: ${stored.error.message}.`)
    return ok({ uploadId: stored.value.uploadId, fileName, bytes: stored.value.bytes })
  } catch (error) {
    return err(unreadable(fileName, error))
  }
}

function requestOf(path: string, size: number): Request {
  return new Request('app://wordshelf/api/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv', 'Content-Length': String(size) },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half'
  })
}

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return say('opening.gone', { file })
  if (code === 'EACCES' || code === 'EPERM') return say('opening.forbidden', { file })
  return say('opening.unreadable', { file, reason: errorMessage(error) })
}
