/** What the disk or the file did to a call: no room, bytes that make no sense, a device that fails, or no right to write. */
export type StorageFault = 'full' | 'damaged' | 'io' | 'forbidden'

/** Names the fault behind an error of SQLite or of the file system, however deep it lies. Null where it is neither. */
export function storageFaultOf(error: unknown): StorageFault | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const fault = faultOfCode('code' in cause && typeof cause.code === 'string' ? cause.code : '')
    if (fault !== null) return fault
  }
  return null
}

function faultOfCode(code: string): StorageFault | null {
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return 'full'
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB|CORRUPT$)/.test(code)) return 'damaged'
  if (/^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|SQLITE_AUTH|EACCES|EPERM|EROFS)/.test(code)) return 'forbidden'
  if (/^(SQLITE_IOERR|EIO)/.test(code)) return 'io'
  return null
}
