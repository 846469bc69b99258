/** The code that PostgreSQL, its driver or the network gave to an error, if any. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  // No socket file: the server is away, as where a port refuses.
  if ('code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect')
    return 'CONNECTION'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error && LOST.test(error.message) ? 'CONNECTION' : null
}

/** The driver's own words for a pool without a free connection, for one that is lost, and for what is asked of a lost one. */
const LOST = /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/i

/** Connections that are refused or lost, a server that starts or stops, a lock that two waited for: the same call can succeed. */
export function isPassing(code: string | null): boolean {
  return (
    code !== null &&
    /^(CONNECTION|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|40001|40P01|53\w{3}|57\w{3})$/.test(code)
  )
}

/**
 * An error that comes of a value and will come again: a data exception, a broken constraint, a limit of the program. Anything else may
 * pass by itself.
 */
export function isDataError(error: unknown): boolean {
  return /^(22|23|54)[0-9A-Z]{3}$/.test(codeOf(error) ?? '')
}
