import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'

export function foreignCursor(): ErrorBody {
  return errorBody(
    'VALIDATION_ERROR',
    'cursor must be the nextCursor of an earlier page. Leave it out to start again.',
    { details: { field: 'cursor' } }
  )
}
