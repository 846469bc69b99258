export type MultipartEvent =
  | { readonly kind: 'file'; readonly fileName: string | null }
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  /** Always the last event. `message` is a sentence for the caller. */
  | { readonly kind: 'refused'; readonly message: string }

const MAX_PART_HEADER_BYTES = 16 * 1024
const CRLF = '\r\n'
const HEADERS_END = `${CRLF}${CRLF}`

/** The boundary of a multipart/form-data content type, or null where it has none or is another type. */
export function multipartBoundary(contentType: string): string | null {
  if (!/^multipart\/form-data\s*;/i.test(contentType.trim())) return null
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  return found?.[1] ?? found?.[2] ?? null
}

/**
 * The one file in a multipart body, as it streams by: no part is ever held in memory as a whole. Parts that are not a file are
 * passed over; a second file is refused.
 */
export async function* readMultipartFile(
  source: AsyncIterable<Uint8Array>,
  boundary: string
): AsyncGenerator<MultipartEvent> {
  const reader = new PartReader(boundary)
  for await (const chunk of source) {
    for (const event of reader.read(chunk)) {
      yield event
      if (event.kind === 'refused') return
    }
  }
  const missing = reader.whatIsMissing()
  if (missing !== null) yield { kind: 'refused', message: missing }
}

class PartReader {
  readonly #delimiter: Buffer
  /** Not yet decided on. The first boundary has no line break before it; given one, all boundaries look alike. */
  #rest: Buffer = Buffer.from(CRLF)
  #state: 'content' | 'boundary' | 'headers' | 'end' = 'content'
  #inFile = false
  #files = 0

  constructor(boundary: string) {
    this.#delimiter = Buffer.from(`${CRLF}--${boundary}`)
  }

  *read(chunk: Uint8Array): Generator<MultipartEvent> {
    // What follows the last boundary has no meaning.
    if (this.#state !== 'end') this.#rest = Buffer.concat([this.#rest, chunk])
    while (this.#state !== 'end') {
      const before = this.#state
      if (before === 'content') yield* this.#content()
      else if (before === 'boundary') yield* this.#boundary()
      else yield* this.#headers()
      if (this.#state === before) return // more bytes are needed
    }
  }

  whatIsMissing(): string | null {
    if (this.#state !== 'end') return 'The multipart body ends too early'
    return this.#files === 0 ? 'The multipart body holds no file' : null
  }

  *#content(): Generator<MultipartEvent> {
    const at = this.#rest.indexOf(this.#delimiter)
    // Without a boundary in sight, the tail may still be the beginning of one.
    const end = at >= 0 ? at : Math.max(0, this.#rest.length - this.#delimiter.length + 1)
    if (this.#inFile && end > 0) yield { kind: 'data', bytes: this.#rest.subarray(0, end) }
    this.#rest = this.#rest.subarray(at >= 0 ? end + this.#delimiter.length : end)
    if (at >= 0) this.#state = 'boundary'
  }

  *#boundary(): Generator<MultipartEvent> {
    this.#inFile = false
    if (this.#rest.length < 2) return
    const next = this.#rest.toString('latin1', 0, 2)
    if (next === '--') {
      this.#state = 'end'
    } else if (next === CRLF) {
      // The line break stays: with the one after it, it ends an empty block of headers.
      this.#state = 'headers'
    } else {
      yield { kind: 'refused', message: 'The multipart body has a malformed boundary' }
    }
  }

  *#headers(): Generator<MultipartEvent> {
    const at = this.#rest.indexOf(HEADERS_END)
    if ((at < 0 ? this.#rest.length : at) > MAX_PART_HEADER_BYTES) {
      yield { kind: 'refused', message: 'The multipart body has a part with too long headers' }
      return
    }
    if (at < 0) return
    const fileName = partFileName(this.#rest.toString('utf8', 0, at))
    this.#rest = this.#rest.subarray(at + HEADERS_END.length)
    this.#state = 'content'
    if (fileName === undefined) return
    this.#files += 1
    this.#inFile = true
    yield this.#files > 1 ? { kind: 'refused', message: 'Send one file at a time' } : { kind: 'file', fileName }
  }
}

/** Undefined for a part that is no file, null for a file without a name. */
function partFileName(headers: string): string | null | undefined {
  const disposition = headers.split(CRLF).find((line) => /^content-disposition\s*:/i.test(line)) ?? ''
  const extended = /;\s*filename\*=UTF-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  const quoted = /;\s*filename="((?:\\.|[^"\\])*)"/i.exec(disposition)?.[1]
  const bare = /;\s*filename=([^;\s"]+)/i.exec(disposition)?.[1]
  const decoded = extended === undefined ? null : decode(extended)
  // Browsers write a quotation mark inside the name as %22 and nothing else in that form.
  const name = decoded ?? quoted?.replaceAll(/\\(.)/g, '$1').replaceAll('%22', '"') ?? bare
  if (name === undefined) return undefined
  return name === '' ? null : name
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
