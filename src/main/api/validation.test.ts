import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addProducts, openTestEngine, type TestEngine } from '../../../test/support/test-engine.ts'
import { validate } from '#shared/contract/validation.ts'

let t: TestEngine

beforeAll(async () => {
  t = await openTestEngine({ allowance: 100 })
  addProducts(t, t.instanceId, 3)
})
afterAll(() => t[Symbol.asyncDispose]())

const body = (change: Record<string, unknown> = {}): unknown => ({
  sourceScope: 'products',
  productIds: ['p1', 'p2', 'p3'],
  attributes: ['title'],
  language: 'en',
  prompt: 'Better',
  autoStart: false,
  ...change
})
const without = (field: string): unknown => {
  const { [field]: _left, ...rest } = body() as Record<string, unknown>
  return rest
}
const collections = (change: Record<string, unknown>): unknown => {
  const { productIds: _left, ...rest } = body({ sourceScope: 'collections', ...change }) as Record<string, unknown>
  return rest
}
const hostile = (text: string): unknown => ({ ...(body() as object), ...(JSON.parse(text) as object) })
/** An own key as a JSON parser makes it; an object literal would set the prototype instead. */
const withProtoKey = (): unknown => Object.defineProperty(body(), '__proto__', { value: {}, enumerable: true })

/** What is wrong, the body, the field that has to be named, and what the sentence has to say beside it. */
const MALFORMED: readonly (readonly [string, unknown, string, RegExp])[] = [
  ['no body', undefined, 'body', /is missing/],
  ['null for a body', null, 'body', /object/],
  ['a list for a body', [], 'body', /object/],
  ['a list with a good body in it', [{}], 'body', /object/],
  ['a word for a body', 'products', 'body', /object/],
  ['a number for a body', 5, 'body', /object/],
  ['an empty body', {}, 'sourceScope', /'products' or 'collections'/],
  ['no scope', without('sourceScope'), 'sourceScope', /'products' or 'collections'/],
  ['null for a scope', body({ sourceScope: null }), 'sourceScope', /'products' or 'collections'/],
  ['an unknown scope', body({ sourceScope: 'everything' }), 'sourceScope', /'products' or 'collections'/],
  ['a scope in capitals', body({ sourceScope: 'PRODUCTS' }), 'sourceScope', /'products' or 'collections'/],
  ['a list for a scope', body({ sourceScope: ['products'] }), 'sourceScope', /'products' or 'collections'/],
  ['a prototype key for a scope', body({ sourceScope: '__proto__' }), 'sourceScope', /'products' or 'collections'/],
  ['no products', without('productIds'), 'productIds', /is missing/],
  ['null for products', body({ productIds: null }), 'productIds', /array/],
  ['a word for products', body({ productIds: 'p1' }), 'productIds', /array/],
  ['an empty list of products', body({ productIds: [] }), 'productIds', /At least one product must be selected/],
  ['a number among products', body({ productIds: ['p1', 2] }), 'productIds[1]', /string/],
  ['null among products', body({ productIds: [null] }), 'productIds[0]', /string/],
  ['a list among products', body({ productIds: [['p1']] }), 'productIds[0]', /string/],
  ['an empty id', body({ productIds: ['p1', ''] }), 'productIds[1]', /at least 1 character/],
  ['an id that is too long', body({ productIds: ['x'.repeat(201)] }), 'productIds[0]', /at most 200 characters/],
  ['the same product twice', body({ productIds: ['p1', 'p1'] }), 'productIds', /same id twice/],
  ['an unknown product', body({ productIds: ['p1', 'p9'] }), 'productIds[1]', /"p9"/],
  ['an id that ends at a zero byte', body({ productIds: ['p1', 'p2\0'] }), 'productIds[1]', /no product/],
  ['an id with half a letter', body({ productIds: ['p1', '\uD800'] }), 'productIds[1]', /no product/],
  ['a prototype key for an id', body({ productIds: ['__proto__'] }), 'productIds[0]', /no product/],
  ['collections where products are said', body({ collectionIds: ['Odd'] }), 'collectionIds', /not a known field/],
  ['no collections', collections({}), 'collectionIds', /is missing/],
  ['an empty list of collections', collections({ collectionIds: [] }), 'collectionIds', /At least one collection/],
  ['an unknown collection', collections({ collectionIds: ['Odd', 'None'] }), 'collectionIds[1]', /"None"/],
  ['no attributes', without('attributes'), 'attributes', /is missing/],
  ['null for attributes', body({ attributes: null }), 'attributes', /array/],
  ['an object for attributes', body({ attributes: { 0: 'title' } }), 'attributes', /array/],
  ['an unknown attribute', body({ attributes: ['title', 'price'] }), 'attributes[1]', /must be one of "title"/],
  ['an attribute in capitals', body({ attributes: ['TITLE'] }), 'attributes[0]', /must be one of/],
  ['a number for an attribute', body({ attributes: [0] }), 'attributes[0]', /must be one of/],
  ['the same attribute twice', body({ attributes: ['title', 'title'] }), 'attributes', /same attribute twice/],
  ['no language', without('language'), 'language', /is missing/],
  ['a language that is no tag', body({ language: 'English, please' }), 'language', /language tag/],
  ['an empty language', body({ language: '' }), 'language', /language tag/],
  ['a number for a language', body({ language: 1e300 }), 'language', /string/],
  ['no prompt', without('prompt'), 'prompt', /is missing/],
  ['a blank prompt', body({ prompt: ' \n' }), 'prompt', /must say what to do/],
  ['a prompt that is too long', body({ prompt: 'x'.repeat(4_001) }), 'prompt', /at most 4000 characters/],
  ['an object for a prompt', body({ prompt: { text: 'x' } }), 'prompt', /string/],
  ['a word for a switch', body({ autoStart: 'false' }), 'autoStart', /boolean/],
  ['a number for a switch', body({ autoStart: 1 }), 'autoStart', /boolean/],
  ['an unknown field', body({ discount: 0.5 }), 'discount', /not a known field/],
  ['a misspelt field', body({ productIDs: ['p1'] }), 'productIDs', /not a known field/],
  ['a prototype key', withProtoKey(), '__proto__', /not a known field/],
  ['a constructor', hostile('{"constructor":{"prototype":{"x":1}}}'), 'constructor', /not a known field/],
  ['a balance of one’s own', hostile('{"creditsUsed":0}'), 'creditsUsed', /not a known field/]
]

const everything = (): readonly unknown[] =>
  ['app_instances', 'jobs', 'job_items', 'reservations', 'credit_ledger', 'outbox'].map((table) =>
    t.raw.prepare(`select * from ${table}`).all()
  )

describe('a job that cannot be created', () => {
  test.each(MALFORMED)('names the field and changes nothing: %s', async (_what, input, field, says) => {
    const before = everything()
    const result = await t.dispatch('jobs.create', input, {})
    expect(result).toMatchObject({ ok: false, error: { code: 'VALIDATION_ERROR', details: { field } } })
    const message = result.ok ? '' : result.error.message
    expect(message).toMatch(says)
    // The ids of a scope may be named by what they are: "At least one product must be selected".
    if (!message.startsWith('At least one')) expect(message).toContain(field.replace(/\[.*/, ''))
    expect(everything()).toEqual(before)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  test('for no attribute says it in the words of the seed document and with nothing beside them', async () => {
    expect(await t.dispatch('jobs.create', body({ attributes: [] }), {})).toEqual({
      ok: false,
      error: {
        error: 'Validation failed',
        code: 'VALIDATION_ERROR',
        message: 'At least one attribute must be selected'
      }
    })
  })

  test('names everything that is wrong, ten at most, the first one first', async () => {
    const result = await t.dispatch('jobs.create', body({ language: 5, prompt: 5, productIds: Array(50).fill(5) }), {})
    const issues = result.ok ? [] : (result.error.details?.['issues'] as { field: string }[])
    expect(issues).toHaveLength(10)
    expect(issues[0]?.field).toBe('productIds[0]')
  })

  test('does not hand back what was sent', async () => {
    const result = await t.dispatch('jobs.create', body({ prompt: { secret: 'sk-123' } }), {})
    expect(JSON.stringify(result)).not.toContain('sk-123')
  })

  test('and the body that all of these were made from is a good one', async () => {
    expect(await t.dispatch('jobs.create', body(), {})).toMatchObject({ ok: true })
  })
})

describe('numbers', () => {
  const limit = async (value: unknown): Promise<string> => {
    const result = await t.dispatch('jobs.list', { limit: value }, {})
    return result.ok ? 'ok' : result.error.message
  }

  test.each([
    [0, 'limit must be at least 1'],
    [501, 'limit must be at most 500'],
    [1.5, 'limit must be a whole number'],
    ['many', 'limit must be a whole number'],
    [Number.NaN, 'limit must be a whole number'],
    [{}, 'limit must be a whole number']
  ])('%j is refused in a sentence', async (value, message) => {
    expect(await limit(value)).toBe(message)
  })

  test.each([0, -1, 1.5, 1e300, 'x', null, '', Number.MAX_SAFE_INTEGER + 1])('no job has the id %j', async (id) => {
    const result = await t.dispatch('jobs.get', { id }, {})
    expect(result).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: { field: 'id' } } })
    expect(result.ok ? '' : result.error.message).toMatch(/^id:? must be (a whole number|more than 0|at most \d+)$/)
  })
})

describe('a sentence about a value', () => {
  const say = (schema: z.ZodType, value: unknown): string => {
    const result = validate(z.object({ field: schema }), { field: value })
    return result.ok ? 'fine' : result.error.message
  }

  test.each([
    [z.number().min(3), 2, 'field must be at least 3'],
    [z.number().gt(3), 3, 'field must be more than 3'],
    [z.number().max(3), 4, 'field must be at most 3'],
    [z.number().lt(3), 3, 'field must be less than 3'],
    [z.string().min(1), '', 'field must have at least 1 character'],
    [z.string().max(2), 'abc', 'field must have at most 2 characters'],
    [z.array(z.string()).min(2), [], 'field must have at least 2 entries'],
    [z.array(z.string()).max(1), ['a', 'b'], 'field must have at most 1 entry'],
    [z.enum(['a', 'b']), 'c', 'field must be one of "a", "b"'],
    [z.iso.datetime(), 'x', 'field does not have the right form'],
    [z.number().int(), 1.5, 'field must be a whole number'],
    [z.object({}), [], 'field must be an object']
  ])('is plain English: %#', (schema, value, sentence) => {
    expect(say(schema, value)).toBe(sentence)
  })
})
