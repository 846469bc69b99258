import { ERRORS, type ErrorCode } from './errors.ts'
import type { JsonObject } from './openapi-json.ts'

const INSTANCE = { $ref: '#/components/parameters/Instance' } as const
const CSV = { 'text/csv': { schema: { type: 'string' } } } as const

/** Addresses that carry files or streams and so are no procedure of the contract. */
export const FILE_PATHS: Readonly<Record<string, JsonObject>> = {
  '/api/uploads': {
    post: {
      operationId: 'uploads.create',
      summary: 'Store a file to import later with POST /api/imports and its uploadId.',
      tags: ['imports'],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string' } }, ...CSV }
      },
      responses: {
        '201': {
          description: 'Stored.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { uploadId: { type: 'string' }, bytes: { type: 'integer', minimum: 1 } },
                required: ['uploadId', 'bytes']
              }
            }
          }
        },
        ...failures('VALIDATION_ERROR', 'UNAUTHORIZED', 'PAYLOAD_TOO_LARGE', 'UNREADABLE_FILE')
      }
    }
  },
  '/api/exports/{exportId}': {
    get: {
      operationId: 'exports.download',
      summary: 'A file that exports.create has made.',
      tags: ['exports'],
      parameters: [
        { name: 'exportId', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'name', in: 'query', required: false, schema: { type: 'string', maxLength: 255 } }
      ],
      responses: { '200': { description: 'The file.', content: CSV }, ...failures('UNAUTHORIZED', 'NOT_FOUND') }
    }
  },
  '/api/imports/{id}/refused.csv': {
    get: {
      operationId: 'imports.refused',
      summary: 'All rows that an import refused, with line, column and reason.',
      tags: ['imports'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }, INSTANCE],
      responses: { '200': { description: 'The report.', content: CSV }, ...failures('UNAUTHORIZED', 'NOT_FOUND') }
    }
  },
  '/api/events': {
    get: {
      operationId: 'events.stream',
      summary:
        'Server-sent events. Each data line is JSON: {"name", "payload"}. A slow reader gets the newest states only.',
      tags: ['events'],
      responses: {
        '200': { description: 'The stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...failures('UNAUTHORIZED', 'UNAVAILABLE')
      }
    }
  },
  '/api/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document.',
      tags: ['app'],
      responses: {
        '200': { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
        ...failures('UNAUTHORIZED')
      }
    }
  }
}

function failures(...codes: readonly ErrorCode[]): JsonObject {
  return Object.fromEntries(
    codes.map((code) => [
      String(ERRORS[code].status),
      {
        description: `${code}: ${ERRORS[code].error}`,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
      }
    ])
  )
}
