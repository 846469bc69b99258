import { describe, expect, test } from 'vitest'
import { contract } from './contract.ts'
import { openApiDocument } from './openapi.ts'
import type { Json } from './openapi-json.ts'
import type { Procedure } from './procedure.ts'

const document = openApiDocument('1.2.3')

interface Found {
  readonly path: string
  readonly value: Json
}

function* walk(value: Json, path = '#'): Generator<Found> {
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    yield* walk(child as Json, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

const everything = new Map([...walk(document)].map(({ path, value }) => [path, value]))
const at = (...names: readonly string[]): Json | undefined =>
  everything.get(['#', ...names.map((name) => name.replaceAll('/', '~1'))].join('/'))

const METHODS = ['get', 'post', 'put', 'delete']
const operations = [...everything]
  .map(([path, value]) => ({ path: path.split('/'), value }))
  .filter(({ path }) => path[1] === 'paths' && path.length === 4)
  .map(({ path, value }) => ({
    url: (path[2] ?? '').replaceAll('~1', '/'),
    method: path[3] ?? '',
    value: value as Record<string, Json>
  }))

describe('the description of the API', () => {
  test('has every reference resolve inside itself', () => {
    const references = [...everything].filter(([path]) => path.endsWith('/$ref')).map(([, value]) => value as string)
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((reference) => !everything.has(reference))).toEqual([])
  })

  test('holds every procedure of the contract, each under a name of its own', () => {
    const ids = operations.map(({ value }) => value['operationId'] as string)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(contract).filter((name) => !ids.includes(name))).toEqual([])
    expect(operations.every(({ method }) => METHODS.includes(method))).toBe(true)
    for (const [name, procedure] of Object.entries<Procedure>(contract)) {
      const url = procedure.path.replaceAll(/:(\w+)/g, '{$1}')
      expect(at('paths', url, procedure.method.toLowerCase(), 'operationId')).toBe(name)
    }
  })

  test('declares exactly the parameters that its paths have, and none twice', () => {
    for (const { url, method, value } of operations) {
      const parameters = (value['parameters'] ?? []) as readonly Record<string, Json>[]
      const inPath = parameters.filter((parameter) => parameter['in'] === 'path')
      const expected = [...url.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(
        inPath.map((parameter) => parameter['name']),
        `${method} ${url}`
      ).toEqual(expected)
      expect(inPath.every((parameter) => parameter['required'] === true)).toBe(true)
      const names = parameters.map((parameter) =>
        JSON.stringify([parameter['in'], parameter['name'], parameter['$ref']])
      )
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('gives every operation an answer that is described, and bodies only where there is one', () => {
    for (const { url, method, value } of operations) {
      const responses = Object.entries(value['responses'] ?? {})
      expect(
        responses.some(([status]) => status.startsWith('2')),
        `${method} ${url}`
      ).toBe(true)
      for (const [status, response] of responses) {
        expect(status).toMatch(/^[2-5]\d\d$/)
        expect(typeof (response as Record<string, Json>)['description']).toBe('string')
      }
      if (method === 'get' || method === 'delete') expect(value).not.toHaveProperty('requestBody')
    }
  })

  test('shows the three answers of POST /api/jobs as they are documented', () => {
    const answer = (status: string) =>
      at('paths', '/api/jobs', 'post', 'responses', status, 'content', 'application/json', 'example')
    expect(answer('201')).toEqual({
      jobId: 123,
      status: 'PENDING',
      requiredCredits: 10,
      remainingCredits: 90,
      productCount: 5,
      attributeCount: 2,
      totalItems: 10
    })
    expect(answer('402')).toEqual({
      error: 'Insufficient credits',
      code: 'INSUFFICIENT_CREDITS',
      message: 'You need 20 credits but only have 5 remaining.',
      required: 20,
      remaining: 5,
      creditsTotal: 100,
      creditsUsed: 95
    })
    expect(answer('400')).toEqual({
      error: 'Validation failed',
      code: 'VALIDATION_ERROR',
      message: 'At least one attribute must be selected'
    })
  })

  test('says what a job needs: products or collections, each with attributes, language and prompt', () => {
    const body = at('paths', '/api/jobs', 'post', 'requestBody', 'content', 'application/json', 'schema')
    expect(body).toMatchObject({
      oneOf: [
        { required: ['sourceScope', 'productIds', 'attributes', 'language', 'prompt'] },
        { required: ['sourceScope', 'collectionIds', 'attributes', 'language', 'prompt'] }
      ]
    })
  })

  test('is OpenAPI 3.1 with the version of the app and the bearer token', () => {
    expect(document['openapi']).toBe('3.1.0')
    expect(at('info', 'version')).toBe('1.2.3')
    expect(at('components', 'securitySchemes', 'bearer')).toMatchObject({ type: 'http', scheme: 'bearer' })
    expect(document['security']).toEqual([{ bearer: [] }])
  })

  test('carries no dialect or definitions of single schemas over', () => {
    const stray = [...everything.keys()].filter((path) => path.endsWith('/$schema') || path.endsWith('/$defs'))
    expect(stray).toEqual([])
  })
})
