// Where what is measured and tested writes its files.
import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/**
 * @typedef {object} Machine
 * @property {string} platform
 * @property {string} usual folder of the system for temporary files
 * @property {(folder: string) => number} freeBytes below 0 where there is no such folder
 */

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 1024 * 1024 * 1024

/** @returns {Machine} */
function thisMachine() {
  return {
    platform: process.platform,
    usual: tmpdir(),
    freeBytes: (folder) => {
      try {
        const { bavail, bsize } = statfsSync(folder)
        return bavail * bsize
      } catch {
        return -1
      }
    }
  }
}

/**
 * Memory where the system has room there, so that no commit waits for a disk: a killed process leaves the same files on any file system,
 * and a power cut is worked out from what was asked of the disk.
 * @param {Machine} [machine]
 * @returns {string}
 */
export function temporaryFolder({ platform, usual, freeBytes } = thisMachine()) {
  return platform === 'linux' && freeBytes(MEMORY) >= ENOUGH_BYTES ? MEMORY : usual
}
