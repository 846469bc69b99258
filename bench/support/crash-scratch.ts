import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../scripts/temporary-folder.mjs'

/** A new folder, in memory where there is room. */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(path.join(temporaryFolder(), prefix))
}
