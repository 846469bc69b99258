import { z } from 'zod'

/** Every failure that a caller can meet, with its HTTP status and its headline. */
export const ERRORS = {
  VALIDATION_ERROR: { status: 400, error: 'Validation failed' },
  UNAUTHORIZED: { status: 401, error: 'Not signed in' },
  INSUFFICIENT_CREDITS: { status: 402, error: 'Insufficient credits' },
  FORBIDDEN: { status: 403, error: 'Not allowed' },
  NOT_FOUND: { status: 404, error: 'Not found' },
  CONFLICT: { status: 409, error: 'Not possible now' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, error: 'Key already used' },
  /** Broken off by whoever had asked; nothing was changed. */
  CANCELLED: { status: 409, error: 'Cancelled' },
  SYNC_FORK: { status: 409, error: 'Another copy has moved on' },
  SYNC_GAP: { status: 409, error: 'Events are missing' },
  LIST_EXPIRED: { status: 410, error: 'List no longer held' },
  CURSOR_TOO_OLD: { status: 410, error: 'Start again from the beginning' },
  PAYLOAD_TOO_LARGE: { status: 413, error: 'Too large' },
  UNREADABLE_FILE: { status: 422, error: 'File not readable' },
  MODEL_UNAVAILABLE: { status: 424, error: 'Model not available' },
  SHOP_UNAVAILABLE: { status: 424, error: 'Store not available' },
  BACKEND_UNAVAILABLE: { status: 424, error: 'Backend not available' },
  UPGRADE_REQUIRED: { status: 426, error: 'Update needed' },
  RATE_LIMITED: { status: 429, error: 'Too many requests' },
  INTERNAL: { status: 500, error: 'Something went wrong' },
  UNAVAILABLE: { status: 503, error: 'Not available' },
  /** Whether what was asked for was done is not known. */
  NO_ANSWER: { status: 504, error: 'No answer' }
} as const

export type ErrorCode = keyof typeof ERRORS
export const ErrorCode = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])

export const ErrorBody = z.object({
  error: z.string(),
  code: ErrorCode,
  /** One sentence for a person: what is wrong and the way out. */
  message: z.string(),
  /** `field` names the part of the input that is wrong, as a path such as `productIds[3]`. */
  details: z.object({ field: z.string() }).loose().optional(),
  /** Present where calling again, unchanged, can succeed. */
  retry: z.object({ afterMs: z.number().int() }).optional(),
  /** With `INSUFFICIENT_CREDITS` only, as the seed document has it. */
  required: z.number().int().optional(),
  remaining: z.number().int().optional(),
  creditsTotal: z.number().int().optional(),
  creditsUsed: z.number().int().optional()
})
export type ErrorBody = z.infer<typeof ErrorBody>

export function errorBody(
  code: ErrorCode,
  message: string,
  rest: Omit<ErrorBody, 'error' | 'code' | 'message'> = {}
): ErrorBody {
  return { error: ERRORS[code].error, code, message, ...rest }
}
