import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import { rewritten } from '../../../../test/support/fake-llm.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  history,
  itemsOf,
  openPublishEngine,
  opsOf,
  publish,
  undo,
  write
} from '../../../../test/support/publish-engine.ts'
import { call, pull } from '../../../../test/support/shop-engine.ts'
import type { TestEngine } from '../../../../test/support/test-engine.ts'

describe.each(['V3', 'V1'] as const)('undoing on a %s store', (version) => {
  let shop: FakeShop
  let t: TestEngine
  const preview = (input: object) => call<Output<'history.undoPreview'>>(t, 'history.undoPreview', input)

  beforeEach(async () => {
    shop = new FakeShop(version)
    shop.add(4, (n) => ({
      mediaItems: [{ id: `m${n}.jpg`, url: `https://static.wixstatic.com/media/m${n}.jpg` }],
      seoData:
        n === 2
          ? {
              tags: [
                { type: 'title', children: 'Own' },
                { type: 'meta', props: { property: 'og:title', content: 'x' } }
              ]
            }
          : null,
      ribbon: n === 2 ? 'Sale' : null
    }))
    ;({ t } = await openPublishEngine(shop, { allowance: 500 }))
  })
  afterEach(async () => {
    expect(brokenInvariants(t.raw)).toEqual([])
    await t[Symbol.asyncDispose]()
  })

  test('a whole job is taken back, and the store is what it was before, byte for byte', async () => {
    const before = shop.snapshot()
    const { jobId } = await write(
      t,
      ['w1', 'w2', 'w3'],
      ['title', 'description', 'seoTitle', 'seoDescription', 'ribbon']
    )
    await publish(t, jobId)
    expect(shop.snapshot()).not.toEqual(before)
    expect(await preview({ filter: { jobId } })).toMatchObject({
      storeName: 'Nordhaus',
      values: 15,
      products: 3,
      refused: []
    })
    expect(await undo(t, { filter: { jobId } })).toMatchObject({
      kind: 'UNDO',
      jobId,
      state: 'DONE',
      counts: { published: 15 }
    })
    expect(shop.snapshot()).toEqual(before)
    expect((await itemsOf(t, jobId)).map((item) => item.publish)).toEqual(Array(15).fill('REVERTED'))
  })

  test('a text that is longer than we would publish goes back all the same: the store held it', async () => {
    shop.edit('w3', { seoData: { tags: [{ type: 'title', children: 'T'.repeat(400) }] } })
    await pull(t, 'CHANGES')
    const before = shop.snapshot()
    t.llm.respond = (request) =>
      rewritten({
        ...request,
        product: { ...request.product, values: { ...request.product.values, seoTitle: 'short' } }
      })
    const { jobId } = await write(t, ['w3'], ['seoTitle'])
    await publish(t, jobId)
    expect(shop.snapshot()).not.toEqual(before)
    expect(await undo(t, { filter: { jobId } })).toMatchObject({ state: 'DONE', counts: { published: 1 } })
    expect(shop.snapshot()).toEqual(before)
  })

  test('a pull that had read a product before its publish does not take the published text for an edit', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    let run: Promise<Publish> | undefined
    shop.after = async (made) => {
      if (made.name !== 'readProducts' || run) return
      run = publish(t, jobId)
      await run
    }
    await pull(t)
    expect(await run).toMatchObject({ counts: { published: 1 } })
    expect(await call(t, 'products.get', { id: 'w1' })).toMatchObject({ name: 'Better Product 1' })
    expect(await preview({ filter: { jobId } })).toMatchObject({ values: 1, refused: [] })
    expect(await pull(t, 'CHANGES')).toMatchObject({ state: 'DONE', goneProducts: 0 })
    expect(await call(t, 'products.get', { id: 'w1' })).toMatchObject({ name: 'Better Product 1' })
  })

  test('one product, one attribute, single values and a time are chosen by a filter', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title', 'ribbon'])
    const from = new Date(t.time.now()).toISOString()
    await publish(t, jobId)
    const to = new Date(t.time.now() + 1).toISOString()
    const entries = await history(t, { jobId })
    expect(entries).toHaveLength(4)
    expect(await preview({ filter: { productId: 'w1' } })).toMatchObject({ values: 2, products: 1 })
    expect(await preview({ filter: { attribute: 'ribbon' } })).toMatchObject({ values: 2, products: 2 })
    expect(await preview({ filter: { from, to } })).toMatchObject({ values: 4 })
    expect(await preview({ filter: { to: from } })).toMatchObject({ values: 0 })
    expect(await preview({ filter: { jobId }, except: [entries[0]?.opId] })).toMatchObject({ values: 3 })
    await undo(t, { opIds: [entries.find((entry) => entry.productId === 'w1' && entry.attribute === 'title')?.opId] })
    expect([shop.product('w1').name, shop.product('w2').name]).toEqual(['Product 1', 'Better Product 2'])
  })

  test('a text that was edited on Wix since stays, and the undo says so', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title'])
    await publish(t, jobId)
    shop.edit('w1', { name: 'A newer name' })
    const done = await undo(t, { filter: { jobId } })
    expect(done).toMatchObject({ state: 'DONE', counts: { published: 1, conflict: 1 } })
    expect([shop.product('w1').name, shop.product('w2').name]).toEqual(['A newer name', 'Product 2'])
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'PUBLISHED' }, { publish: 'REVERTED' }])
    expect(await opsOf(t, done.id)).toMatchObject([{ state: 'CONFLICT', live: 'A newer name' }, {}])
  })

  test('an edit that the last pull knows of is left out from the start', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    await publish(t, jobId)
    shop.edit('w1', { name: 'A newer name' })
    await pull(t)
    expect(await preview({ filter: { jobId } })).toMatchObject({
      values: 0,
      refused: [{ reason: expect.stringContaining('edited on Wix') as string, values: 1 }]
    })
    const refused = await t.dispatch('history.undo', { filter: { jobId }, storeName: 'Nordhaus' }, {})
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: expect.stringContaining('nothing to take back') as string }
    })
  })

  test('as many values are taken back as were confirmed, or none: a filter means what matches by now', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title'])
    await publish(t, jobId)
    const ask = (values: number) => t.dispatch('history.undo', { filter: { jobId }, storeName: 'Nordhaus', values }, {})
    for (const values of [0, 1, 3])
      expect(await ask(values)).toMatchObject({ ok: false, error: { code: 'CONFLICT', details: { field: 'values' } } })
    expect(await call(t, 'publishes.list', {})).toMatchObject({ total: 1 })
    expect(await ask(2)).toMatchObject({ ok: true, value: { counts: { planned: 2 } } })
  })

  test('what was taken back is not taken back twice, and taking back the undo publishes the text again', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    await publish(t, jobId)
    await undo(t, { filter: { jobId } })
    expect(await preview({ filter: { jobId } })).toMatchObject({ values: 0, refused: [{ values: 1 }] })
    const [latest, first] = await history(t, { jobId })
    expect(first?.undoneBy).toBe(latest?.publishId)
    expect(await preview({ opIds: [first?.opId] })).toMatchObject({ values: 0 })
    await undo(t, { opIds: [latest?.opId] })
    expect(shop.product('w1').name).toBe('Better Product 1')
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'PUBLISHED' }])
    await undo(t, { filter: { jobId } })
    expect(shop.product('w1').name).toBe('Product 1')
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'REVERTED' }])
  })

  test('an undo is taken back as a whole by its run, and by no other filter', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title'])
    const published = await publish(t, jobId)
    const undone = await undo(t, { filter: { publishId: published.id } })
    expect((await history(t, { jobId })).map(({ outcome }) => outcome)).toEqual([
      'REVERTED',
      'REVERTED',
      'PUBLISHED',
      'PUBLISHED'
    ])
    expect(await opsOf(t, published.id)).toMatchObject([{ undoneBy: undone.id }, { undoneBy: undone.id }])
    const runOf = (id: number) => call<Publish>(t, 'publishes.get', { id })
    expect(await runOf(published.id)).toMatchObject({ counts: { published: 2 }, undone: 2 })
    expect(undone.undone).toBe(0)
    const nothing = { values: 0, again: 0, refused: [{ reason: 'It was taken back already.', values: 2 }] }
    expect(await preview({ filter: { jobId } })).toMatchObject(nothing)
    expect(await preview({ filter: { publishId: published.id } })).toMatchObject(nothing)
    expect(await preview({ filter: { publishId: undone.id } })).toMatchObject({ values: 2, again: 2, refused: [] })
    const again = await undo(t, { filter: { publishId: undone.id } })
    expect(again).toMatchObject({ kind: 'UNDO', counts: { published: 2 } })
    expect([shop.product('w1').name, shop.product('w2').name]).toEqual(['Better Product 1', 'Better Product 2'])
    expect((await itemsOf(t, jobId)).map((item) => item.publish)).toEqual(['PUBLISHED', 'PUBLISHED'])
    expect(await preview({ filter: { publishId: undone.id } })).toMatchObject(nothing)
    expect(await preview({ filter: { publishId: again.id } })).toMatchObject({ values: 2, again: 0, refused: [] })
  })

  test('the history keeps who wrote a text when the item has another by now', async () => {
    const { jobId, items } = await write(t, ['w1'], ['title'])
    await publish(t, jobId)
    await undo(t, { filter: { jobId } })
    const before = await history(t)
    expect(before).toMatchObject([
      { edited: false, model: 'fake-1' },
      { edited: false, model: 'fake-1' }
    ])
    // As a text that was asked for anew of another model leaves it.
    t.raw.prepare(`update job_items set proposal = 'Another', model = 'fake-2' where id = ?`).run(items[0]?.id)
    expect(await history(t)).toEqual(before)
    await call(t, 'items.review', { ids: [items[0]?.id], edit: 'By hand', decision: 'APPROVED' })
    await publish(t, jobId)
    const [latest, ...earlier] = await history(t)
    expect(latest).toMatchObject({ value: 'By hand', edited: true, model: 'fake-2' })
    expect(earlier).toMatchObject(before.map(({ opId, edited, model }) => ({ opId, edited, model })))
  })

  test('under a later publish of the same field nothing is taken back until that one is', async () => {
    const first = await write(t, ['w1'], ['title'])
    await publish(t, first.jobId)
    const second = await write(t, ['w1'], ['title'])
    await publish(t, second.jobId)
    expect(shop.product('w1').name).toBe('Better Better Product 1')
    expect(await preview({ filter: { jobId: first.jobId } })).toMatchObject({
      values: 0,
      refused: [{ reason: expect.stringContaining('later publish') as string, values: 1 }]
    })
    await undo(t, { filter: { jobId: second.jobId } })
    await undo(t, { filter: { jobId: first.jobId } })
    expect(shop.product('w1').name).toBe('Product 1')
  })

  test('a tag that the merchant added since stays when the texts beside it are taken back', async () => {
    const { jobId } = await write(t, ['w2'], ['seoTitle', 'seoDescription'])
    await publish(t, jobId)
    const tags = shop.product('w2').seoData?.tags ?? []
    const newer = { type: 'meta', props: { property: 'og:image', content: 'y' } }
    shop.edit('w2', { seoData: { tags: [...tags, newer] } })
    expect(await undo(t, { filter: { jobId } })).toMatchObject({ counts: { published: 2 } })
    expect(shop.product('w2').seoData?.tags).toContainEqual(newer)
    expect(shop.product('w2').seoData?.tags).toContainEqual({ type: 'title', children: 'Own' })
  })

  test('one of two SEO texts that were written together is taken back alone', async () => {
    const { jobId } = await write(t, ['w1'], ['seoTitle', 'seoDescription'])
    await publish(t, jobId)
    await undo(t, { filter: { jobId, attribute: 'seoTitle' } })
    expect(shop.product('w1').seoData?.tags).toEqual([
      { type: 'meta', props: { name: 'description', content: 'Better' }, children: '' }
    ])
  })

  test('the history keeps who approved what, and what wrote it', async () => {
    const { jobId, items } = await write(t, ['w1'], ['title'], { approve: false })
    await call(t, 'items.review', { ids: [items[0]?.id], edit: 'By hand', decision: 'APPROVED' })
    await publish(t, jobId)
    expect(await history(t)).toMatchObject([
      {
        value: 'By hand',
        edited: true,
        approvedHere: true,
        approvedAt: expect.any(String) as string,
        prompt: 'Better',
        language: 'en',
        model: 'fake-1',
        jobId
      }
    ])
    expect(() => t.raw.exec('delete from publish_ops')).toThrow('history is kept')
    expect(() => t.raw.exec(`update publish_ops set value = 'x'`)).toThrow('history')
  })
})

test('alt text is taken back on a store that takes it, and the pictures are what they were', async () => {
  const shop = new FakeShop('V3')
  shop.add(1, () => ({
    mediaItems: [
      { id: 'a.jpg', url: 'https://x/a.jpg' },
      { id: 'b.jpg', url: 'https://x/b.jpg', altText: 'Back' }
    ]
  }))
  const { t } = await openPublishEngine(shop)
  const before = shop.snapshot()
  const { jobId } = await write(t, ['w1'], ['imageAlt'])
  await publish(t, jobId)
  expect(shop.product('w1').mediaItems[0]?.altText).toBe('Better')
  await undo(t, { filter: { jobId } })
  expect(shop.snapshot()).toEqual(before)
  await t[Symbol.asyncDispose]()
})
