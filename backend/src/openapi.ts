import { ErrorBody } from '#shared/contract/errors.ts'
import { Job, JobItem } from '#shared/contract/jobs.ts'
import { describeApi } from '#shared/contract/openapi-document.ts'
import type { JsonObject } from '#shared/contract/openapi-json.ts'
import { IDEMPOTENCY_KEY_PARAMETER } from '#shared/contract/openapi-parameters.ts'
import { PeriodView } from '#shared/sync/protocol.ts'
import { ItemChange, JobChange } from '#shared/sync/rows.ts'
import { backendContract } from './contract/contract.ts'
import { DeviceView } from './contract/devices.ts'
import { PeriodUsage, StoreView } from './contract/instance.ts'
import { StoredProduct } from './contract/products.ts'

/** The description of the backend's HTTP face, made from the declarations that it serves and checks by. */
export function backendDocument(version: string): JsonObject {
  return describeApi({
    title: 'Wordshelf, the store’s backend',
    version,
    description:
      'Jobs, credits and devices of stores, and the sync of their devices. Every call is about the store that its token speaks for; what belongs to another store is not found. Every failure has the same shape, with a code from one list.',
    securitySchemes: {
      device: { type: 'http', scheme: 'bearer', description: 'The token that a device got when it was linked.' },
      wix: {
        type: 'http',
        scheme: 'bearer',
        description: 'The signed `instance` value that Wix gives to the app. Good for some hours after it was signed.'
      },
      admin: { type: 'http', scheme: 'bearer', description: 'The key of the operator of this deployment.' }
    },
    parameters: {
      Instance: {
        name: 'X-Wordshelf-Instance',
        in: 'header',
        required: false,
        description: 'With the admin key only: the store in whose owner’s place the call is made.',
        schema: { type: 'string', minLength: 1, maxLength: 100 }
      },
      IdempotencyKey: IDEMPOTENCY_KEY_PARAMETER
    },
    commandParameters: ['IdempotencyKey'],
    procedures: backendContract,
    shapes: {
      Error: ErrorBody,
      Job,
      JobItem,
      StoreView,
      PeriodView,
      PeriodUsage,
      DeviceView,
      StoredProduct,
      JobChange,
      ItemChange
    },
    otherPaths: OTHER_PATHS
  })
}

const answer = (description: string, type: string, schema: JsonObject): JsonObject => ({
  description,
  content: { [type]: { schema } }
})
const FAILED = answer('Not now.', 'application/json', { $ref: '#/components/schemas/Error' })
const OK = answer('It does.', 'application/json', { type: 'object', properties: { ok: { type: 'boolean' } } })

const OTHER_PATHS: Readonly<Record<string, JsonObject>> = {
  '/healthz': {
    get: { operationId: 'health', summary: 'Whether the process answers.', security: [], responses: { '200': OK } }
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Whether the database answers, so that calls may be sent here.',
      security: [],
      responses: { '200': OK, '503': FAILED }
    }
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Numbers of this deployment for Prometheus. With the admin key.',
      security: [{ admin: [] }],
      responses: { '200': answer('The numbers.', 'text/plain', { type: 'string' }), '401': FAILED }
    }
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This description.',
      security: [],
      responses: { '200': answer('OpenAPI 3.1.', 'application/json', { type: 'object' }) }
    }
  }
}
