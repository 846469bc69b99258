import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from './contract.ts'

/** Every object in a JSON schema, with its path. */
function objectsOf(schema: unknown, path = ''): { readonly path: string; readonly closed: boolean }[] {
  if (typeof schema !== 'object' || schema === null) return []
  const here =
    'type' in schema && schema.type === 'object' && 'properties' in schema
      ? [{ path, closed: 'additionalProperties' in schema && schema.additionalProperties === false }]
      : []
  return [...here, ...Object.entries(schema).flatMap(([key, value]) => objectsOf(value, `${path}/${key}`))]
}

describe('the contract', () => {
  // A misspelt filter that is passed over selects everything, and a review by it would decide the whole job.
  test.each(Object.entries(contract))('%s takes no field that it does not know', (_name, procedure) => {
    const schema = z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' })
    const objects = objectsOf(schema)
    expect(objects.length).toBeGreaterThan(0)
    expect(objects.filter(({ closed }) => !closed)).toEqual([])
  })
})
