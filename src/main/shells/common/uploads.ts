import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { multipartBoundary, readMultipartFile } from './multipart.ts'
import { isCompressed } from './read-json.ts'

/** Bytes of an uploaded file at most. */
export const MAX_UPLOAD_BYTES = 2 * 1024 * 1024 * 1024

export interface Upload {
  readonly uploadId: string
  readonly bytes: number
  /** As the sender named it inside the body (multipart only). Not cleaned. */
  readonly fileName: string | null
}

export interface Uploads {
  /** Streams a request's body to `<folder>/<uploadId>.csv`. The file is there whole or not at all. */
  store(request: Request): Promise<Result<Upload, ErrorBody>>
  /** Forgets an upload that came to nothing; one that is not there any more is fine. */
  remove(uploadId: string): Promise<void>
}

export interface UploadsOptions {
  readonly folder: string
  readonly newId: () => string
  readonly maxBytes?: number
}

export function createUploads({ folder, newId, maxBytes = MAX_UPLOAD_BYTES }: UploadsOptions): Uploads {
  return {
    async store(request) {
      if (isCompressed(request.headers)) return err(errorBody('VALIDATION_ERROR', 'Send the file uncompressed'))
      if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return err(tooLarge(maxBytes))
      if (!request.body) return err(emptyFile())
      const uploadId = newId()
      const part = join(folder, `${uploadId}.part`)
      const progress = { bytes: 0, fileName: null as string | null }
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const content = fileContent(request.headers.get('Content-Type') ?? '', request.body, progress)
        await pipeline(
          content,
          async function* (chunks: AsyncIterable<Uint8Array>) {
            for await (const chunk of chunks) {
              progress.bytes += chunk.length
              if (progress.bytes > maxBytes) throw new UploadRefused(tooLarge(maxBytes))
              yield chunk
            }
          },
          createWriteStream(part, { flags: 'wx', mode: 0o600 })
        )
        if (progress.bytes === 0) throw new UploadRefused(emptyFile())
        await rename(part, join(folder, `${uploadId}.csv`))
        return ok({ uploadId, ...progress })
      } catch (error) {
        await rm(part, { force: true })
        return err(whyNotStored(error))
      }
    },
    async remove(uploadId) {
      await rm(join(folder, `${uploadId}.csv`), { force: true })
    }
  }
}

/** Parts of uploads that a crash cut off. Only at start, before anything is uploaded. */
export async function clearPartialUploads(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = await readdir(folder)
  await Promise.all(
    names.filter((name) => name.endsWith('.part')).map((name) => rm(join(folder, name), { force: true }))
  )
}

async function* fileContent(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
  found: { fileName: string | null }
): AsyncGenerator<Uint8Array> {
  if (!/^multipart\//i.test(contentType.trim())) {
    yield* body
    return
  }
  const boundary = multipartBoundary(contentType)
  if (boundary === null) {
    throw new UploadRefused(errorBody('VALIDATION_ERROR', 'The content type multipart/form-data needs a boundary'))
  }
  for await (const event of readMultipartFile(body, boundary)) {
    if (event.kind === 'data') yield event.bytes
    else if (event.kind === 'file') found.fileName = event.fileName
    else throw new UploadRefused(errorBody('VALIDATION_ERROR', event.message))
  }
}

/** How a refusal gets out of a stream pipeline, which knows only thrown errors; it never leaves this file. */
class UploadRefused extends Error {
  readonly body: ErrorBody

  constructor(body: ErrorBody) {
    super(body.message)
    this.body = body
  }
}

function whyNotStored(error: unknown): ErrorBody {
  if (error instanceof UploadRefused) return error.body
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return errorBody('UNAVAILABLE', 'There is not enough space left on the disk for this file')
  }
  if (syscall === 'open' || syscall === 'write' || syscall === 'rename' || syscall === 'mkdir' || syscall === 'close') {
    return errorBody('INTERNAL', `The file could not be stored (${code ?? 'unknown error'})`)
  }
  return errorBody('VALIDATION_ERROR', 'The upload was broken off before its end')
}

function tooLarge(maxBytes: number): ErrorBody {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${maxBytes} bytes`
  return errorBody('PAYLOAD_TOO_LARGE', `The file has more than ${limit}. Export it from Wix in several parts.`)
}

function emptyFile(): ErrorBody {
  return errorBody('UNREADABLE_FILE', 'The file is empty')
}
