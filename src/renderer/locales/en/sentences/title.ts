/** The headlines of errors, by code. */
export const titleSentences = {
  VALIDATION_ERROR: 'Validation failed',
  UNAUTHORIZED: 'Not signed in',
  INSUFFICIENT_CREDITS: 'Insufficient credits',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'Not found',
  CONFLICT: 'Not possible now',
  IDEMPOTENCY_KEY_REUSED: 'Key already used',
  SYNC_FORK: 'Another copy has moved on',
  SYNC_GAP: 'Events are missing',
  LIST_EXPIRED: 'List no longer held',
  CURSOR_TOO_OLD: 'Start again from the beginning',
  PAYLOAD_TOO_LARGE: 'Too large',
  UNREADABLE_FILE: 'File not readable',
  MODEL_UNAVAILABLE: 'Model not available',
  SHOP_UNAVAILABLE: 'Store not available',
  BACKEND_UNAVAILABLE: 'Backend not available',
  UPGRADE_REQUIRED: 'Update needed',
  RATE_LIMITED: 'Too many requests',
  INTERNAL: 'Something went wrong',
  UNAVAILABLE: 'Not available',
  NO_ANSWER: 'No answer'
} as const
