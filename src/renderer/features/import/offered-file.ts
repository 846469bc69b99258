import type { ErrorBody } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { t } from '../../lib/i18n.ts'
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
  if (!file) return t('imports:problem.noFile')
  if (files.length > 1) return t('imports:problem.several')
  if (!/\.csv$/i.test(file.name)) return t('imports:problem.notCsv', { name: file.name })
  if (file.size === 0) return t('imports:problem.empty', { name: file.name })
  return null
}
