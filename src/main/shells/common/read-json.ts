import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

/** Bytes of a JSON body at most: room for a job with some hundred thousand product ids. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024

/** The JSON object in a request's body; no body at all stands for an object without fields. */
export async function readJsonObject(
  request: Request,
  maxBytes = MAX_JSON_BYTES
): Promise<Result<Readonly<Record<string, unknown>>, ErrorBody>> {
  const bytes = await readBytes(request, maxBytes)
  if (!bytes.ok) return bytes
  if (bytes.value.length === 0) return ok({})
  if (isCompressed(request.headers)) return invalid('Send the body uncompressed')
  if (!isJson(request.headers.get('Content-Type'))) {
    return invalid('Send the body as JSON, with the header Content-Type: application/json')
  }
  const parsed = parseJson(bytes.value)
  if (!parsed.ok) return invalid('The body is not valid JSON')
  const value = parsed.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return invalid('The body must be a JSON object')
  }
  return ok(value as Readonly<Record<string, unknown>>)
}

export function isJson(contentType: string | null): boolean {
  return /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;|$)/i.test(contentType?.trim() ?? '')
}

export function isCompressed(headers: Headers): boolean {
  const encoding = headers.get('Content-Encoding')?.trim().toLowerCase() ?? ''
  return encoding !== '' && encoding !== 'identity'
}

async function readBytes(request: Request, maxBytes: number): Promise<Result<Uint8Array, ErrorBody>> {
  const tooLarge = err(
    errorBody(
      'PAYLOAD_TOO_LARGE',
      `The body has more than ${Math.floor(maxBytes / 1024 / 1024)} MB. Split the request.`
    )
  )
  // Refused before a byte is read where the length is announced.
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return tooLarge
  if (!request.body) return ok(new Uint8Array())
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > maxBytes) return tooLarge
      chunks.push(chunk)
    }
  } catch {
    return invalid('The request was broken off before its end')
  }
  return ok(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
}

function parseJson(bytes: Uint8Array): Result<unknown, null> {
  try {
    // Fatal: product text must not be changed in silence by a wrong encoding.
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return err(null)
  }
}

function invalid(message: string): { readonly ok: false; readonly error: ErrorBody } {
  return err(errorBody('VALIDATION_ERROR', message, { details: { field: 'body' } }))
}
