import { join } from 'node:path'
import { Hono } from 'hono'
import { contract } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { Export } from '#shared/contract/exports.ts'
import type { SpoolFolders } from '../../ports/gateway.ts'
import { errorAnswer, jsonAnswer } from './answers.ts'
import { fileAnswer } from './file-answer.ts'
import { isJson } from './read-json.ts'
import { answerProcedure, callProcedure, safeCall, type RestOptions } from './rest.ts'
import { readMeta } from './request-meta.ts'
import { attachment, baseName, isSpoolId } from './spool-names.ts'
import { createUploads, type Uploads } from './uploads.ts'

export interface FilesOptions extends RestOptions {
  readonly spool: SpoolFolders
  /** Names an upload: 8 to 64 letters, digits and hyphens, never the same twice. */
  readonly newId: () => string
  readonly maxUploadBytes?: number
}

/** The part of the HTTP face that carries files, mounted by every shell: bytes go through the spool folders, never through a message. */
export function createFilesApp(options: FilesOptions): Hono {
  const uploads = createUploads({
    folder: options.spool.uploads,
    newId: options.newId,
    ...(options.maxUploadBytes === undefined ? {} : { maxBytes: options.maxUploadBytes })
  })
  const exportNames = new RecentNames()
  const app = new Hono()

  app.post('/api/uploads', async (c) => {
    const stored = await uploads.store(c.req.raw)
    if (!stored.ok) return errorAnswer(stored.error)
    return jsonAnswer({ uploadId: stored.value.uploadId, bytes: stored.value.bytes }, 201)
  })

  app.post('/api/imports', (c) => importBody(options, uploads, c.req.raw))

  app.get('/api/jobs/:id/export', async (c) => {
    const request = c.req.raw
    // A HEAD would write a file that nobody fetches.
    if (request.method === 'HEAD') return new Response(null, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
    const result = await callProcedure(options, 'exports.create', contract['exports.create'], request, c.req.param())
    if (!result.ok) return errorAnswer(result.error)
    const made = Export.parse(result.value)
    exportNames.set(made.exportId, made.fileName)
    if (wantsJson(request.headers.get('Accept'))) return jsonAnswer(made)
    const path = exportPath(options.spool, made.exportId)
    const file = path === null ? null : await fileAnswer('GET', path, made.fileName, exportHeaders(made))
    return file ?? errorAnswer(errorBody('INTERNAL', 'The export was made but its file is gone. Export again.'))
  })

  app.get('/api/exports/:exportId', async (c) => {
    const exportId = c.req.param('exportId')
    const path = exportPath(options.spool, exportId)
    const name = baseName(c.req.query('name') ?? '') ?? exportNames.get(exportId) ?? `wordshelf-${exportId}.csv`
    const file = path === null ? null : await fileAnswer(c.req.raw.method, path, name)
    return file ?? errorAnswer(errorBody('NOT_FOUND', 'There is no such export any more. Export the job again.'))
  })

  app.get('/api/imports/:id/refused.csv', async (c) => {
    const meta = readMeta(c.req.raw.headers)
    if (!meta.ok) return errorAnswer(meta.error)
    // The engine decides whether this store has that import, as for everything else.
    const id = c.req.param('id')
    const found = await safeCall(options.gateway, 'imports.get', { id }, meta.value)
    if (!found.ok) return errorAnswer(found.error)
    const name = `refused-${id}`
    const path = isSpoolId(name) ? join(options.spool.exports, `${name}.csv`) : null
    const file = path === null ? null : await fileAnswer(c.req.raw.method, path, `${name}.csv`)
    return file ?? errorAnswer(errorBody('NOT_FOUND', 'This import has no report of refused rows'))
  })

  return app
}

/** The CSV itself, or JSON that names an upload made before. */
async function importBody(options: FilesOptions, uploads: Uploads, request: Request): Promise<Response> {
  const contentType = request.headers.get('Content-Type')
  if (isJson(contentType)) {
    return answerProcedure(options, 'imports.create', contract['imports.create'], request, {})
  }
  if (!isFileType(contentType)) {
    return errorAnswer(
      errorBody(
        'VALIDATION_ERROR',
        'Send the CSV with the content type text/csv, application/octet-stream or multipart/form-data'
      )
    )
  }
  // All that can be wrong about the request is said before gigabytes are taken in.
  const meta = readMeta(request.headers)
  if (!meta.ok) return errorAnswer(meta.error)
  const query = new URL(request.url).searchParams
  const apply = query.get('apply')
  if (apply !== null && apply !== 'true' && apply !== 'false') {
    return errorAnswer(errorBody('VALIDATION_ERROR', 'apply must be true or false', { details: { field: 'apply' } }))
  }
  const stored = await uploads.store(request)
  if (!stored.ok) return errorAnswer(stored.error)
  const { uploadId } = stored.value
  const given = query.get('name') ?? headerText(request.headers.get('X-File-Name')) ?? stored.value.fileName
  const fileName = baseName(given ?? '')
  const result = await safeCall(
    options.gateway,
    'imports.create',
    { uploadId, ...(fileName === null ? {} : { fileName }), ...(apply === null ? {} : { apply: apply === 'true' }) },
    meta.value
  )
  if (result.ok) return jsonAnswer(result.value, 201)
  // Nothing was imported, so nobody will ask for the bytes again.
  await uploads.remove(uploadId)
  return errorAnswer(result.error)
}

function isFileType(contentType: string | null): boolean {
  // What browsers and spreadsheets call a CSV differs; the reader finds out what it is.
  return (
    contentType === null ||
    /^(?:text\/|multipart\/form-data|application\/(?:octet-stream|csv|vnd\.ms-excel))/i.test(contentType.trim())
  )
}

/** A header holds Latin letters only, so other names come percent-encoded. */
function headerText(value: string | null): string | null {
  if (value === null) return null
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function wantsJson(accept: string | null): boolean {
  return accept !== null && /\bapplication\/json\b/i.test(accept) && !/\btext\/csv\b/i.test(accept)
}

/** The reports of refused rows lie in the same folder; they have an address of their own, which checks whose they are. */
function exportPath(spool: SpoolFolders, exportId: string): string | null {
  return isSpoolId(exportId) && !exportId.startsWith('refused-') ? join(spool.exports, `${exportId}.csv`) : null
}

function exportHeaders(made: Export): Readonly<Record<string, string>> {
  return {
    'Content-Disposition': attachment(made.fileName),
    'X-Wordshelf-Export': made.exportId,
    'X-Wordshelf-Written': String(made.written),
    'X-Wordshelf-Skipped': String(made.skipped),
    'X-Wordshelf-Escaped': String(made.escaped)
  }
}

/** File names of the last exports, for fetching one again under its own name. */
class RecentNames {
  readonly #names = new Map<string, string>()

  get(id: string): string | undefined {
    return this.#names.get(id)
  }

  set(id: string, name: string): void {
    this.#names.set(id, name)
    for (const oldest of this.#names.keys()) {
      if (this.#names.size <= 100) return
      this.#names.delete(oldest)
    }
  }
}
