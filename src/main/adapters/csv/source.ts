import { open } from 'node:fs/promises'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { FileHandle } from 'node:fs/promises'
import type { Dialect, Encoding } from './sniff.ts'
import { HEAD_BYTES } from './sniff.ts'

const CHUNK_BYTES = 64 * 1024

/** An open catalogue file, read from a given byte on as often as needed. */
export interface Source {
  readonly size: number
  head(): Promise<Buffer>
  chunks(from: number, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined>
  close(): Promise<void>
}

export async function openSource(path: string): Promise<Source> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return {
      size,
      head: async () => await readAt(handle, 0, HEAD_BYTES),
      chunks: async function* (from, signal) {
        for (let at = from; !signal.aborted;) {
          const chunk = await readAt(handle, at, CHUNK_BYTES)
          if (chunk.length === 0) return
          at += chunk.length
          yield chunk
        }
      },
      close: async () => await handle.close()
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.allocUnsafe(length), position, length })
  return buffer.subarray(0, bytesRead)
}

export type TextCheck =
  | 'sound'
  /** Sound but for a letter that is cut off by the end of the file. */
  | 'cut-off'
  | 'invalid'
  /** Zero bytes, which no text has: what a disk leaves of a file whose end it never wrote. */
  | 'zeros'

/**
 * Reads the whole file once before any of it is believed: a wrong encoding may show for the first time on the last row, and by
 * then half of a damaged file would have been imported.
 */
export async function checkText(source: Source, dialect: Dialect, signal: AbortSignal): Promise<TextCheck> {
  const decoder = new TextDecoder(dialect.encoding, { fatal: true, ignoreBOM: true })
  try {
    for await (const chunk of source.chunks(dialect.preambleBytes, signal)) {
      if (decoder.decode(chunk, { stream: true }).includes('\0')) return 'zeros'
    }
  } catch (error) {
    if (error instanceof TypeError) return 'invalid'
    throw error
  }
  try {
    decoder.decode()
    return 'sound'
  } catch {
    return 'cut-off'
  }
}

/** The text behind what precedes the first record, as UTF-8 bytes; `consumed` hears how many bytes of the file have been read so far. */
export async function* utf8Chunks(
  source: Source,
  dialect: Dialect,
  signal: AbortSignal,
  consumed: (bytes: number) => void
): AsyncGenerator<Buffer, void, undefined> {
  let bytes = dialect.preambleBytes
  const decoder = dialect.encoding === 'utf-8' ? undefined : new TextDecoder(dialect.encoding, { ignoreBOM: true })
  for await (const chunk of source.chunks(dialect.preambleBytes, signal)) {
    bytes += chunk.length
    consumed(bytes)
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
  }
}

/** The way back of `utf8Chunks`. */
export function encode(utf8: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return utf8
    case 'utf-16le':
      return Buffer.from(utf8.toString(), 'utf16le')
    case 'utf-16be':
      return Buffer.from(utf8.toString(), 'utf16le').swap16()
    default:
      return assertNever(encoding, 'encoding')
  }
}
