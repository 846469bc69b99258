import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contract, type ProcedureName } from '#shared/contract/contract.ts'
import { ErrorBody } from '#shared/contract/errors.ts'
import { settle } from '../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../test/support/test-engine.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine({ allowance: 1_000 })
  const productIds = addProducts(t, t.instanceId, 5)
  await t.dispatch(
    'jobs.create',
    { sourceScope: 'products', productIds, attributes: ['title'], language: 'en', prompt: 'x' },
    {}
  )
  await settle(20)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const errors = (): readonly string[] => t.log.filter((line) => line.level === 'error').map((line) => line.message)

describe('the door', () => {
  test.each(['jobs.destroy', '', '__proto__', 'constructor', 'toString', 'jobs', 'JOBS.LIST'])(
    'knows no procedure %j',
    async (name) => {
      expect(await t.dispatch(name, {}, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    }
  )

  test.each(['nobody', '', '__proto__', "' or 1=1 --", 'x\0y'])('knows no store %j', async (instanceId) => {
    for (const procedure of ['jobs.list', 'products.list', 'credits.get', 'app.status'])
      expect(await t.dispatch(procedure, {}, { instanceId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('takes the active store where none is named', async () => {
    const named = await t.dispatch('jobs.list', {}, { instanceId: t.instanceId })
    expect(await t.dispatch('jobs.list', {}, {})).toEqual(named)
  })

  test('lets no answer out that does not fit the contract, and says so in the log', async () => {
    t.raw.exec(`update jobs set attributes = '["price"]'`)
    expect(await t.dispatch('jobs.get', { id: 1 }, {})).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(t.log.at(-1)).toMatchObject({
      level: 'error',
      message: 'an answer does not fit its contract',
      fields: { procedure: 'jobs.get', where: expect.stringContaining('attributes.0') as string }
    })
    t.raw.exec(`update jobs set attributes = '["title"]'`)
  })

  test('makes a bug inside an answer, with nothing changed and nothing of it told', async () => {
    t.raw.exec(`create trigger broken before insert on outbox begin select raise(abort, 'secret detail'); end`)
    const before = await t.dispatch('credits.get', {}, {})
    const input = { sourceScope: 'products', productIds: ['p1'], attributes: ['title'], language: 'en', prompt: 'x' }
    const result = await t.dispatch('jobs.create', input, {})
    expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(JSON.stringify(result)).not.toContain('secret detail')
    expect(errors()).toEqual(['a call failed'])
    expect(await t.dispatch('credits.get', {}, {})).toEqual(before)
    expect(await t.dispatch('jobs.list', {}, {})).toMatchObject({ value: { total: 1 } })
  })
})

describe('whatever is sent', () => {
  /** Reads a file of thousands of products each time. */
  const SLOW: ReadonlySet<string> = new Set<ProcedureName>(['sample.load'])
  const procedures = Object.keys(contract).filter((name) => !SLOW.has(name))

  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true
  })
  const word = fc.constantFrom(
    'p1',
    'p2',
    'Odd',
    'title',
    'ribbon',
    'products',
    'collections',
    'en',
    'DONE',
    'APPROVED',
    'x\0',
    '\uD800',
    '%'
  )
  const number = fc.constantFrom(0, 1, 2, -1, 1.5, 1e308, Number.NaN, 2 ** 53, '1', '0x1', '')
  const likely = fc.oneof(
    word,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.oneof(word, number), { maxLength: 4 })
  )
  /** Mostly fields that the contract knows, mostly with values that it could take: deep enough to get past the door. */
  const fields = [
    'id',
    'ids',
    'sourceScope',
    'productIds',
    'collectionIds',
    'attributes',
    'language',
    'prompt',
    'autoStart',
    'status',
    'review',
    'attribute',
    'edited',
    'query',
    'cursor',
    'limit',
    'sort',
    'missing',
    'collectionId',
    'name',
    'uploadId',
    'fileName',
    'apply',
    'format',
    'importId',
    'filter',
    'except',
    'decision',
    'edit',
    'changeId',
    'jobId',
    'creditsTotal',
    'provider',
    'baseUrl',
    'api',
    'model',
    'apiKey',
    'concurrency',
    'colorScheme',
    'contrast',
    'uiLanguage',
    '__proto__',
    'constructor'
  ]
  const shaped = fc.dictionary(
    fc.constantFrom(...fields),
    fc.oneof({ weight: 6, arbitrary: likely }, { weight: 1, arbitrary: anything }),
    { maxKeys: 8 }
  )
  const job = fc.record(
    {
      sourceScope: fc.constant('products'),
      productIds: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { minLength: 1 }),
      attributes: fc.uniqueArray(fc.constantFrom('title', 'ribbon', 'slug'), { minLength: 1 }),
      language: fc.constantFrom('en', 'de', 'x-y'),
      prompt: fc.string({ unit: 'binary', minLength: 1 }),
      autoStart: fc.boolean()
    },
    { requiredKeys: ['sourceScope', 'productIds', 'attributes', 'language', 'prompt'] }
  )
  const input = fc.oneof(
    { weight: 6, arbitrary: shaped },
    { weight: 2, arbitrary: job },
    { weight: 2, arbitrary: fc.record({ id: fc.integer({ min: -1, max: 9 }) }) },
    { weight: 2, arbitrary: anything }
  )

  test('the door answers, in the words of its contract, and nothing inside breaks', async () => {
    t.raw.pragma('synchronous = OFF')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...procedures),
        input,
        fc.record({
          instanceId: fc.constantFrom(undefined, undefined, 'nobody'),
          idempotencyKey: fc.constantFrom(undefined, 'k')
        }),
        async (name, sent, meta) => {
          const result = await t.dispatch(name, sent, meta)
          if (result.ok) return
          expect(ErrorBody.strict().safeParse(result.error).error).toBeUndefined()
          expect(result.error.code).not.toBe('INTERNAL')
        }
      ),
      { seed: 20_261_123, numRuns: 2_000 }
    )
    expect(errors()).toEqual([])
  }, 300_000)
})
