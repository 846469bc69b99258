import { join } from 'node:path'
import type { SpoolFolders } from '../../ports/gateway.ts'

/** Where files wait that pass between a shell and the engine, which finds them by the data folder too. A test holds the two together. */
export function spoolFolders(dataDir: string): SpoolFolders {
  return { uploads: join(dataDir, 'uploads'), exports: join(dataDir, 'exports') }
}
