import { open, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { streamAnswer } from './answers.ts'
import { attachment } from './spool-names.ts'

/** A CSV as a download, streamed; null where the file is not there. With HEAD the headers only. */
export async function fileAnswer(
  method: string,
  path: string,
  fileName: string,
  headers: Readonly<Record<string, string>> = {}
): Promise<Response | null> {
  const handle = await openFile(path)
  if (!handle) return null
  const info = await handle.stat()
  if (!info.isFile() || method === 'HEAD') await handle.close()
  if (!info.isFile()) return null
  // Opened before it is measured: a file replaced meanwhile cannot mix up length and content.
  const body =
    method === 'HEAD'
      ? null
      : (Readable.toWeb(handle.createReadStream({ autoClose: true })) as ReadableStream<Uint8Array>)
  return streamAnswer(body, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Length': String(info.size),
    'Content-Disposition': attachment(fileName),
    ...headers
  })
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null
    throw error
  }
}
