import { z } from 'zod'
import { ERRORS, type ErrorCode } from './errors.ts'
import { JOB_CREATE_EXAMPLES } from './openapi-examples.ts'
import type { Json, JsonObject } from './openapi-json.ts'
import type { Procedure } from './procedure.ts'

export interface ApiDescription {
  readonly title: string
  readonly version: string
  readonly description: string
  readonly securitySchemes: Readonly<Record<string, JsonObject>>
  /** Headers that go with every call, by the name that the document gives them. */
  readonly parameters: Readonly<Record<string, JsonObject>>
  /** Of `parameters`: what goes with commands only. */
  readonly commandParameters: readonly string[]
  readonly procedures: Readonly<Record<string, Procedure>>
  /** Shapes that several answers share, by the name that the document gives them. `Error` is among them. */
  readonly shapes: Readonly<Record<string, z.ZodType>>
  /** Addresses that are no procedures. */
  readonly otherPaths: Readonly<Record<string, JsonObject>>
}

/** OpenAPI 3.1 of an HTTP face, made from the declarations that serve it: there is nothing to keep in step by hand. */
export function describeApi(api: ApiDescription): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: api.title, version: api.version, description: api.description },
    servers: [{ url: '/' }],
    security: Object.keys(api.securitySchemes).map((name) => ({ [name]: [] })),
    paths: mergePaths(procedurePaths(api), api.otherPaths),
    components: {
      securitySchemes: api.securitySchemes,
      parameters: api.parameters,
      schemas: namedSchemas(api.shapes)
    }
  }
}

function procedurePaths(api: ApiDescription): Record<string, JsonObject> {
  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const [name, procedure] of Object.entries(api.procedures)) {
    const path = procedure.path.replaceAll(/:(\w+)/g, '{$1}')
    const methods = (paths[path] ??= {})
    methods[procedure.method.toLowerCase()] = operation(api, name, procedure)
  }
  return paths
}

function operation(api: ApiDescription, name: string, procedure: Procedure): JsonObject {
  const input = inputSchema(procedure.input)
  const fields = asObject(input['properties'])
  const inPath = [...procedure.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const hasBody = procedure.method === 'POST' || procedure.method === 'PUT'
  const required = asList(input['required'])
  const inQuery = hasBody ? [] : Object.keys(fields).filter((field) => !inPath.includes(field))
  return {
    operationId: name,
    summary: procedure.summary,
    tags: [name.split('.')[0] ?? name],
    parameters: [
      ...inPath.map((field) => parameter(field, 'path', true, fields[field])),
      ...inQuery.map((field) => parameter(field, 'query', required.includes(field), fields[field])),
      ...Object.keys(api.parameters)
        .filter((header) => procedure.kind === 'command' || !api.commandParameters.includes(header))
        .map((header) => ({ $ref: `#/components/parameters/${header}` }))
    ],
    ...(hasBody ? requestBody(procedure, input, inPath) : {}),
    responses: responses(api, name, procedure)
  }
}

function parameter(name: string, place: 'path' | 'query', required: boolean, schema: Json | undefined): JsonObject {
  return { name, in: place, required, schema: schema ?? { type: 'string' } }
}

function requestBody(procedure: Procedure, input: JsonObject, inPath: readonly string[]): JsonObject {
  const json = { 'application/json': { schema: withoutFields(input, inPath) } }
  if (procedure.file !== 'upload') {
    const empty = Object.keys(asObject(withoutFields(input, inPath)['properties'])).length === 0 && !('oneOf' in input)
    return empty ? {} : { requestBody: { required: true, content: json } }
  }
  return {
    requestBody: {
      required: true,
      description: 'The CSV itself, or JSON that names an upload made before.',
      content: {
        'text/csv': { schema: { type: 'string' } },
        'application/octet-stream': { schema: { type: 'string' } },
        'multipart/form-data': {
          schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] }
        },
        ...json
      }
    }
  }
}

function responses(api: ApiDescription, name: string, procedure: Procedure): JsonObject {
  const content = { 'application/json': { schema: outputSchema(api.shapes, procedure.output) } }
  const success: JsonObject =
    procedure.file === 'download'
      ? {
          description: 'The file; as JSON where asked for by Accept.',
          content: { 'text/csv': { schema: { type: 'string' } }, ...content }
        }
      : {
          description: 'Done.',
          content: withExample(content, name === 'jobs.create' ? JOB_CREATE_EXAMPLES['201'] : undefined)
        }
  const codes: readonly ErrorCode[] = ['VALIDATION_ERROR', 'UNAUTHORIZED', ...procedure.errors, 'INTERNAL']
  const byStatus = new Map<string, ErrorCode[]>()
  for (const code of codes) {
    const status = String(ERRORS[code].status)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return {
    [String(procedure.status ?? 200)]: success,
    ...Object.fromEntries(
      [...byStatus].map(([status, list]) => [
        status,
        {
          description: list.map((code) => `${code}: ${ERRORS[code].error}`).join('. '),
          content: withExample(
            { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
            name === 'jobs.create' ? JOB_CREATE_EXAMPLES[status] : undefined
          )
        }
      ])
    )
  }
}

function withExample(content: JsonObject, example: JsonObject | undefined): JsonObject {
  if (!example) return content
  return { 'application/json': { ...asObject(content['application/json']), example } }
}

function mergePaths(...parts: readonly Readonly<Record<string, JsonObject>>[]): JsonObject {
  const merged: Record<string, JsonObject> = {}
  for (const part of parts) {
    for (const [path, methods] of Object.entries(part)) merged[path] = { ...merged[path], ...methods }
  }
  return merged
}

function withoutFields(schema: JsonObject, names: readonly string[]): JsonObject {
  if (names.length === 0) return schema
  const properties = Object.entries(asObject(schema['properties'])).filter(([name]) => !names.includes(name))
  const required = asList(schema['required']).filter((name) => typeof name === 'string' && !names.includes(name))
  return { ...schema, properties: Object.fromEntries(properties), required }
}

type Shapes = ApiDescription['shapes']

function namedSchemas(shapes: Shapes): JsonObject {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, schema]) => {
      // Its own name is left out of the register, else it would be a reference to itself.
      return [name, toJson(schema, 'output', shapes, name)]
    })
  )
}

function inputSchema(schema: z.ZodType): JsonObject {
  return toJson(schema, 'input', {})
}

function outputSchema(shapes: Shapes, schema: z.ZodType): JsonObject {
  const name = Object.entries(shapes).find(([, known]) => known === schema)?.[0]
  return name === undefined ? toJson(schema, 'output', shapes) : { $ref: `#/components/schemas/${name}` }
}

function toJson(schema: z.ZodType, io: 'input' | 'output', shapes: Shapes, except?: string): JsonObject {
  const register = z.registry<{ id: string }>()
  if (io === 'output') {
    for (const [name, known] of Object.entries(shapes)) if (name !== except) register.add(known, { id: name })
  }
  const made = z.toJSONSchema(schema, {
    io,
    metadata: register,
    target: 'draft-2020-12',
    // A refinement has no JSON form; its rule is in the error that it makes.
    unrepresentable: 'any'
  })
  const { $schema: _dialect, $defs: _definitions, ...rest } = rewriteReferences(made)
  return rest
}

/** zod collects shared shapes under $defs of each schema; the document has them in one place. */
function rewriteReferences(schema: unknown): JsonObject {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')
  return asObject(JSON.parse(text) as Json)
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}
