import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 1024 * 1024 * 1024

/**
 * A new folder, in memory where the system has room there. A killed process leaves the same files on any file system, and a power cut
 * is worked out from what was asked of the disk, so a real disk would only make both slow.
 */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(path.join(hasRoomInMemory() ? MEMORY : tmpdir(), prefix))
}

function hasRoomInMemory(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > ENOUGH_BYTES
  } catch {
    return false
  }
}
