import { expect, test } from 'vitest'
import { wixBench } from '../testing/bench.ts'
import { sdkCheck } from './sdk-check.ts'

test('what no good client sends is recorded, and the store does what Wix would do', async () => {
  const bench = wixBench({ version: 'V1' }, { checks: [sdkCheck()] })
  const { id } = bench.find(({ visible }) => visible)
  const path = `/stores/v1/products/${id}`
  await bench.ask('POST', '/stores/v1/products/query', { query: { paging: { limit: 100 } } })
  await bench.ask('PATCH', path, { product: { name: 'New' } })
  expect(bench.control.violations).toEqual([])
  await bench.ask('PATCH', path, { product: { name: 'Newer', visible: false } })
  expect(bench.control.violations).toEqual([
    { request: 3, method: 'PATCH', path, problem: 'product.visible is not text: a publish must leave it alone' }
  ])
  expect(bench.store.products.get(id)).toMatchObject({ name: 'Newer', visible: false })
})

test('a query that the SDK packs into the address is judged like one in a body', async () => {
  const bench = wixBench({ version: 'V1' }, { checks: [sdkCheck()] })
  const packed = Buffer.from(JSON.stringify({ query: { paging: { limit: 101 } } })).toString('base64url')
  await bench.ask('GET', `/stores-reader/v1/products/query-platformized?.r=${packed}`)
  expect(bench.control.violations.map(({ problem }) => problem)).toEqual([
    'query.paging.limit has 101, allowed are at most 100'
  ])
})
