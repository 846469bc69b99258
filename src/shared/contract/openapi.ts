import { Instance } from './app.ts'
import { Product, ProductSummary } from './catalog.ts'
import { contract } from './contract.ts'
import { ErrorBody } from './errors.ts'
import { Export } from './exports.ts'
import { Import } from './imports.ts'
import { Job, JobItem } from './jobs.ts'
import { describeApi } from './openapi-document.ts'
import { FILE_PATHS } from './openapi-files.ts'
import { IDEMPOTENCY_KEY_PARAMETER } from './openapi-parameters.ts'
import type { JsonObject } from './openapi-json.ts'
import { Settings } from './settings.ts'

/** The description of the app's own HTTP face. */
export function openApiDocument(version: string): JsonObject {
  return describeApi({
    title: 'Wordshelf',
    version,
    description:
      'The local HTTP interface of Wordshelf. It listens on 127.0.0.1 only. Every failure has the same shape, with a code from one list.',
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token given with --token. The page itself uses a cookie instead.'
      }
    },
    parameters: {
      Instance: {
        name: 'X-Wordshelf-Instance',
        in: 'header',
        required: false,
        description: 'The store that the request is about; the active one where not given.',
        schema: { type: 'string', minLength: 1, maxLength: 100 }
      },
      IdempotencyKey: IDEMPOTENCY_KEY_PARAMETER
    },
    commandParameters: ['IdempotencyKey'],
    procedures: contract,
    shapes: { Error: ErrorBody, Export, Import, Instance, Job, JobItem, Product, ProductSummary, Settings },
    otherPaths: FILE_PATHS
  })
}
