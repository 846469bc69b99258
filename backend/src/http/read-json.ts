import { isUtf8 } from 'node:buffer'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { mayBeUnstorable } from '../db/json-text.ts'

export interface JsonBody {
  readonly fields: Readonly<Record<string, unknown>>
  /** Whether a text of it may hold what no database takes; see `findUnstorable`. */
  readonly suspicious: boolean
}

/** The JSON object in a request's body; no body at all stands for an object without fields. */
export async function readJson(request: Request, maxBytes: number): Promise<Result<JsonBody, ErrorBody>> {
  const bytes = await readBytes(request, maxBytes)
  if (!bytes.ok) return bytes
  if (bytes.value.length === 0) return ok({ fields: {}, suspicious: false })
  if (isCompressed(request.headers.get('Content-Encoding'))) return invalid('Send the body uncompressed')
  if (!isJson(request.headers.get('Content-Type')))
    return invalid('Send the body as JSON, with the header Content-Type: application/json')
  if (!isUtf8(bytes.value)) return invalid('The body is not valid JSON')
  const text = Buffer.from(bytes.value.buffer, bytes.value.byteOffset, bytes.value.byteLength).toString()
  const value = parse(text)
  if (value === undefined) return invalid('The body is not valid JSON')
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return invalid('The body must be a JSON object')
  return ok({
    fields: value as Readonly<Record<string, unknown>>,
    suspicious: mayBeUnstorable(text)
  })
}

function isJson(contentType: string | null): boolean {
  return /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;|$)/i.test(contentType?.trim() ?? '')
}

function isCompressed(encoding: string | null): boolean {
  const name = encoding?.trim().toLowerCase() ?? ''
  return name !== '' && name !== 'identity'
}

async function readBytes(request: Request, maxBytes: number): Promise<Result<Uint8Array, ErrorBody>> {
  const tooLarge = err(
    errorBody('PAYLOAD_TOO_LARGE', `The body has more than ${Math.floor(maxBytes / 1_000_000)} MB. Split the request.`)
  )
  const announced = request.headers.get('Content-Length')
  try {
    if (announced !== null) {
      // Refused before a byte is read; HTTP lets no more arrive than was announced.
      if (Number(announced) > maxBytes) return tooLarge
      const whole = new Uint8Array(await request.arrayBuffer())
      return whole.length > maxBytes ? tooLarge : ok(whole)
    }
    if (!request.body) return ok(new Uint8Array())
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > maxBytes) return tooLarge
      chunks.push(chunk)
    }
    return ok(Buffer.concat(chunks))
  } catch {
    return invalid('The request was broken off before its end')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function invalid(message: string): { readonly ok: false; readonly error: ErrorBody } {
  return err(errorBody('VALIDATION_ERROR', message, { details: { field: 'body' } }))
}
