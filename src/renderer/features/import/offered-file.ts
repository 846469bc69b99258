import type { ErrorBody } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { uploadCsv, type StoredUpload } from '../../lib/upload.ts'

export type Upload = (
  file: File,
  onProgress?: (sent: number, total: number) => void,
  signal?: AbortSignal
) => Promise<Result<StoredUpload, ErrorBody>>

/** A file to import, wherever it comes from. */
export interface OfferedFile {
  readonly name: string
  readonly bytes: number
  /** Hands it to the engine. */
  hand(onProgress: (sent: number, total: number) => void, signal: AbortSignal): Promise<Result<StoredUpload, ErrorBody>>
}

/** One that was dropped or chosen in the page. */
export function fileOf(file: File, upload: Upload = uploadCsv): OfferedFile {
  return { name: file.name, bytes: file.size, hand: (onProgress, signal) => upload(file, onProgress, signal) }
}

/** One that the shell has put where the engine finds it already. */
export function handedFile({ uploadId, bytes }: StoredUpload, name: string): OfferedFile {
  return { name, bytes, hand: () => Promise.resolve(ok({ uploadId, bytes })) }
}

/** Why files cannot be imported as they are, in a sentence; null where the first can. */
export function problemOf(files: readonly Pick<File, 'name' | 'size'>[]): string | null {
  const [file] = files
  if (!file) return 'This was not a file. Drop the CSV file itself.'
  if (files.length > 1) return 'Please import one file at a time.'
  if (!/\.csv$/i.test(file.name)) return `${file.name} is not a CSV file. Export the products from Wix as CSV.`
  if (file.size === 0) return `${file.name} is empty. Export it from Wix again.`
  return null
}
