import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CallResult } from '../../src/shared/contract/contract.ts'
import type { TestEngine } from './test-engine.ts'

let uploads = 0

/** Puts a file where a shell leaves an upload, and imports it. */
export function importCsv(
  { dir, dispatch }: TestEngine,
  text: string | Uint8Array,
  options: { readonly apply?: boolean; readonly fileName?: string; readonly instanceId?: string } = {}
): Promise<CallResult> {
  const uploadId = `upload-${String(++uploads).padStart(6, '0')}`
  writeFileSync(path.join(dir, 'uploads', `${uploadId}.csv`), text)
  const { instanceId, ...input } = options
  return dispatch('imports.create', { uploadId, ...input }, { instanceId })
}
