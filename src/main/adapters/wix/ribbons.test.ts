import { describe, expect, test } from 'vitest'
import type { ShopWrite } from '../../ports/shop.ts'
import { readOne, ScriptedWix, v3Product, type ScriptedAnswer } from './testing/scripted-wix.ts'

const signal = () => new AbortController().signal
const MADE: ScriptedAnswer = { body: { results: [] } }
const WRITTEN: ScriptedAnswer = {
  body: { results: [{ itemMetadata: { id: 'p1', originalIndex: 0, success: true }, item: { revision: '15' } }] }
}
const NOT_FOUND: ScriptedAnswer = {
  body: {
    results: [
      {
        itemMetadata: {
          id: 'p1',
          originalIndex: 0,
          success: false,
          error: { code: 'RIBBON_NOT_FOUND', description: '' }
        }
      }
    ]
  }
}

async function prepare(own = '') {
  const wix = new ScriptedWix()
  const product = await readOne(wix, 'V3', v3Product(1, own === '' ? {} : { ribbon: { name: own } }))
  const shop = wix.shop('V3')
  const write = (ribbon: string | null) => {
    const one: ShopWrite = { product, values: { ribbon }, restore: null }
    return shop.write([one], signal())
  }
  return { wix, write, paths: () => wix.sent.map(({ path }) => path.replace('/stores/v3/bulk/', '')) }
}

const RIBBONS = 'ribbons/get-or-create'
const PRODUCTS = 'products/update'

describe('a ribbon that the store was not seen to have', () => {
  test('is made before the product is written with its name, and only once', async () => {
    const { wix, write, paths } = await prepare()
    wix.answer(MADE, WRITTEN)
    expect(await write('Sale')).toMatchObject({ ok: true, results: [{ kind: 'written' }] })
    await write('Sale')
    expect(paths()).toEqual([RIBBONS, PRODUCTS, PRODUCTS])
    expect(wix.sent[0]?.body).toEqual({ ribbonNames: ['Sale'] })
    expect(wix.sent[1]?.body).toMatchObject({ products: [{ product: { ribbon: { name: 'Sale' } } }] })
  })

  test.each([403, 404, 400])('is written by its name all the same where making it is answered %d', async (status) => {
    const { wix, write, paths } = await prepare()
    wix.answer({ status, body: '' }, WRITTEN)
    expect(await write('Sale')).toMatchObject({ ok: true, results: [{ kind: 'written' }] })
    await write('Other')
    expect(paths()).toEqual([RIBBONS, PRODUCTS, PRODUCTS])
  })

  test.each([
    [429, 'rate-limited'],
    [503, 'unclear'],
    [401, 'auth']
  ])('keeps the product from being written where making it is answered %d', async (status, kind) => {
    const { wix, write, paths } = await prepare()
    wix.answer({ status, body: '' })
    expect(await write('Sale')).toMatchObject({ ok: false, failure: { kind } })
    expect(paths()).toEqual([RIBBONS])
  })

  test('is made anew where Wix did not find it', async () => {
    const { wix, write, paths } = await prepare()
    wix.answer(MADE, WRITTEN, NOT_FOUND, MADE, WRITTEN)
    await write('Sale')
    expect(await write('Sale')).toMatchObject({ results: [{ kind: 'refused', attributes: ['ribbon'] }] })
    expect(await write('Sale')).toMatchObject({ results: [{ kind: 'written' }] })
    expect(paths()).toEqual([RIBBONS, PRODUCTS, PRODUCTS, RIBBONS, PRODUCTS])
  })
})

test('a ribbon of the product itself, or none, takes no request of its own', async () => {
  const { wix, write, paths } = await prepare('Sale')
  wix.answer(WRITTEN)
  await write('Sale')
  await write(null)
  expect(paths()).toEqual([PRODUCTS, PRODUCTS])
})
