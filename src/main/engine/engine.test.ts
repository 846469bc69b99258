import { afterEach, describe, expect, test } from 'vitest'
import { addProducts, openTestEngine, type TestEngine } from '../../../test/support/test-engine.ts'

let t: TestEngine
afterEach(() => t[Symbol.asyncDispose]())

const stores = () =>
  t.engine.deps.store
    .read((db) => db.getInstances())
    .map(({ name, productCount, sample, active }) => ({ name, productCount, sample, active }))

describe('starting with the sample store', () => {
  test('puts it into the empty first store, once', async () => {
    t = await openTestEngine({ sample: true })
    const first = stores()
    expect(first).toMatchObject([{ name: 'Sample store', sample: true, active: true }])
    await t.stop()
    t = await openTestEngine({ sample: true, dir: t.dir })
    expect(stores()).toEqual(first)
  })

  test('never mixes it with the products of a merchant', async () => {
    t = await openTestEngine()
    addProducts(t, t.instanceId, 3)
    await t.stop()
    t = await openTestEngine({ sample: true, dir: t.dir })
    expect(stores()).toMatchObject([
      { name: 'My store', productCount: 3, sample: false, active: false },
      { name: 'Sample store', sample: true, active: true }
    ])
  })
})

test('a cursor that no page gave is refused instead of starting from the beginning', async () => {
  t = await openTestEngine()
  addProducts(t, t.instanceId, 3)
  const page = await t.dispatch('products.list', { limit: 2 }, {})
  const cursor = page.ok ? (page.value as { nextCursor: string }).nextCursor : ''
  expect(await t.dispatch('products.list', { cursor }, {})).toMatchObject({ ok: true, value: { nextCursor: null } })
  expect(await t.dispatch('products.list', { cursor: 'zzz' }, {})).toMatchObject({
    ok: false,
    error: { code: 'VALIDATION_ERROR', details: { field: 'cursor' } }
  })
})

test('a data folder whose store was never made the active one opens it', async () => {
  t = await openTestEngine()
  const before = stores()
  t.raw.exec(`delete from meta where key = 'active_instance'`)
  await t.stop()
  t = await openTestEngine({ dir: t.dir })
  expect(stores()).toEqual(before)
})
