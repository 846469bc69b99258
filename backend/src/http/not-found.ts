import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'

/** Also the answer for another instance's row: that it exists is nobody else's business. */
export function notFound(what: string, id: number | string): ErrorBody {
  return errorBody('NOT_FOUND', `${what} ${id} was not found.`)
}
