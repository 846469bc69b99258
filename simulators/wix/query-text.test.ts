import { expect, test } from 'vitest'
import { queryText } from './query-text.ts'
import { wixBench } from './testing/bench.ts'

function read(address: string): unknown {
  const text = queryText(new URL(`https://www.wixapis.com${address}`))
  return text === '' ? undefined : JSON.parse(text)
}

test('a query reads the same packed and as plain parameters', () => {
  const asked = { fields: ['URL'], returnNonVisibleProducts: true, query: { cursorPaging: { cursor: 'true?' } } }
  const packed = Buffer.from(JSON.stringify(asked)).toString('base64url')
  expect(read(`/stores/v3/products/query?.r=${packed}`)).toEqual(asked)
  expect(
    read('/stores/v3/products/query?fields=URL&returnNonVisibleProducts=true&query.cursorPaging.cursor=x')
  ).toEqual({
    ...asked,
    query: { cursorPaging: { cursor: 'x' } }
  })
  expect(read('/stores/v3/products/7c?productId=7c&fields=URL')).toBeUndefined()
})

test('a count whose only wish is a plain parameter hears it', async () => {
  const bench = wixBench({ hidden: 0.5 })
  const all = await bench.ask('GET', '/stores/v3/products/count?returnNonVisibleProducts=true')
  const some = await bench.ask('GET', '/stores/v3/products/count')
  expect(all.body['count']).toBe(bench.store.products.size)
  expect(Number(some.body['count'])).toBeLessThan(bench.store.products.size)
})
