import { z } from 'zod'
import { ErrorBody, errorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

const Stored = z.object({ uploadId: z.string(), bytes: z.number().int().nonnegative() })

/** What `imports.create` wants to know about a file that lies in the engine's spool folder. */
export type StoredUpload = z.infer<typeof Stored>

export const UPLOAD_URL = '/api/uploads'

/**
 * Streams a file to the engine. Both shells answer the same relative address. `onProgress` gets bytes sent and bytes in all;
 * aborting `signal` stops the transfer and answers with `CONFLICT`. XMLHttpRequest, because fetch can't tell upload progress.
 */
export function uploadCsv(
  file: File,
  onProgress?: (sent: number, total: number) => void,
  signal?: AbortSignal
): Promise<Result<StoredUpload, ErrorBody>> {
  const stopped = err(errorBody('CONFLICT', 'The upload was stopped.'))
  if (signal?.aborted) return Promise.resolve(stopped)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const abort = (): void => request.abort()
    const settle = (result: Result<StoredUpload, ErrorBody>): void => {
      signal?.removeEventListener('abort', abort)
      resolve(result)
    }
    request.open('POST', UPLOAD_URL)
    request.setRequestHeader('content-type', 'text/csv')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded, file.size))
    request.addEventListener('load', () => settle(answerOf(request.status, request.responseText)))
    request.addEventListener('error', () =>
      settle(
        err(
          errorBody(
            'UNAVAILABLE',
            'The file could not be handed over. Wordshelf may have stopped, or the file was moved.'
          )
        )
      )
    )
    request.addEventListener('abort', () => settle(stopped))
    signal?.addEventListener('abort', abort)
    request.send(file)
  })
}

function answerOf(status: number, text: string): Result<StoredUpload, ErrorBody> {
  const body = parse(text)
  const stored = Stored.safeParse(body)
  if (status < 300 && stored.success) return ok(stored.data)
  const refused = ErrorBody.safeParse(body)
  if (refused.success) return err(refused.data)
  if (status === 413) return err(errorBody('PAYLOAD_TOO_LARGE', 'This file is larger than Wordshelf takes.'))
  return err(errorBody('INTERNAL', `The file could not be handed over (status ${status}).`))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Addresses of files that the engine made; for `<a href download>`. */
export const downloads = {
  /** The file's name travels along: the shell that serves the file need not be the one that was asked to make it. */
  export: (exportId: string, fileName?: string): string =>
    `/api/exports/${encodeURIComponent(exportId)}${fileName === undefined ? '' : `?name=${encodeURIComponent(fileName)}`}`,
  refusedRows: (importId: number): string => `/api/imports/${importId}/refused.csv`
} as const
