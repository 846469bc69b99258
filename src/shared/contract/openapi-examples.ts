import { errorBody } from './errors.ts'
import type { JsonObject } from './openapi-json.ts'

/** The three answers of POST /api/jobs that clients were written against, by status. */
export const JOB_CREATE_EXAMPLES: Readonly<Record<string, JsonObject>> = {
  '201': {
    jobId: 123,
    status: 'PENDING',
    requiredCredits: 10,
    remainingCredits: 90,
    productCount: 5,
    attributeCount: 2,
    totalItems: 10
  },
  '400': example(errorBody('VALIDATION_ERROR', 'At least one attribute must be selected')),
  '402': example(
    errorBody('INSUFFICIENT_CREDITS', 'You need 20 credits but only have 5 remaining.', {
      required: 20,
      remaining: 5,
      creditsTotal: 100,
      creditsUsed: 95
    })
  )
}

/** Leaves out what is undefined, as JSON does. */
function example(body: object): JsonObject {
  return JSON.parse(JSON.stringify(body)) as JsonObject
}
