import type { JsonObject } from './openapi-json.ts'

export const IDEMPOTENCY_KEY_PARAMETER: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Made by the client, one per intended command: a repeated command with the same key gets the first answer.',
  schema: { type: 'string', minLength: 1, maxLength: 200 }
}
