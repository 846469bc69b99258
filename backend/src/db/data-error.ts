/**
 * True for an error that comes of a value and will come again: a data exception, a broken constraint, a limit of the program. Anything
 * else, a lost connection for example, may pass by itself.
 */
export function isDataError(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return /^(22|23|54)[0-9A-Z]{3}$/.test(error.code)
}
