import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rewritten } from '../../../../test/support/fake-llm.ts'
import { FAKE_SITE, FakeShop } from '../../../../test/support/fake-shop.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  begin,
  ended,
  itemsOf,
  openPublishEngine,
  opsOf,
  publish,
  write
} from '../../../../test/support/publish-engine.ts'
import { call } from '../../../../test/support/shop-engine.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

const image = (n: number) => ({ id: `m${n}.jpg`, url: `https://static.wixstatic.com/media/m${n}.jpg` })

describe.each(['V3', 'V1'] as const)('publishing to a %s store', (version) => {
  let shop: FakeShop
  let t: TestEngine
  const writes = () => shop.calls.filter((made) => made.name === 'write')

  beforeEach(async () => {
    shop = new FakeShop(version)
    shop.add(5, (n) => ({ mediaItems: [image(n)] }))
    ;({ t } = await openPublishEngine(shop, { allowance: 500 }))
  })
  afterEach(async () => {
    expect(brokenInvariants(t.raw)).toEqual([])
    await t[Symbol.asyncDispose]()
  })

  test('the store holds the approved texts afterwards, all texts of a product in one write, and nothing else changed', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title', 'description', 'seoTitle'])
    const before = shop.snapshot()
    const done = await publish(t, jobId)
    expect(done).toMatchObject({ state: 'DONE', total: 6, percentage: 100, counts: { published: 6 } })
    expect(shop.product('w1')).toMatchObject({
      name: 'Better Product 1',
      description: 'Better <p>Description of product 1.</p>',
      seoData: { tags: [{ type: 'title', children: 'Better' }] }
    })
    expect(writes()).toHaveLength(version === 'V3' ? 1 : 2)
    expect(writes().flatMap((made) => made.writes)).toHaveLength(2)
    const after = shop.snapshot()
    for (const id of ['w3', 'w4', 'w5']) expect(after[id]).toEqual(before[id])
    expect(after['w1']).toEqual({
      ...before['w1'],
      name: 'Better Product 1',
      description: after['w1']?.description,
      seoData: after['w1']?.seoData
    })
  })

  test('the item, the catalogue and the history know what the store holds', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    await publish(t, jobId)
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'PUBLISHED', published: 'Better Product 1' }])
    expect(await call(t, 'products.get', { id: 'w1' })).toMatchObject({
      name: 'Better Product 1',
      values: { title: 'Better Product 1' }
    })
    expect(await call(t, 'history.list')).toMatchObject({
      total: 1,
      entries: [
        {
          before: 'Product 1',
          value: 'Better Product 1',
          stored: 'Better Product 1',
          model: 'fake-1',
          edited: false,
          undoneBy: null
        }
      ]
    })
  })

  test('a text that was changed on Wix since is a conflict, and the newer one stays; another text of the product is none', async () => {
    const { jobId } = await write(t, ['w1', 'w2'])
    shop.edit('w1', { name: 'A newer name' })
    const done = await publish(t, jobId)
    expect(done).toMatchObject({ state: 'DONE', counts: { published: 3, conflict: 1 } })
    expect(shop.product('w1')).toMatchObject({
      name: 'A newer name',
      description: 'Better <p>Description of product 1.</p>'
    })
    expect(await call(t, 'conflicts.list')).toMatchObject({
      total: 1,
      conflicts: [{ attribute: 'title', base: 'Product 1', value: 'Better Product 1', live: 'A newer name' }]
    })
  })

  test('a text that the store holds already is not written again', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.edit('w1', { name: 'Better Product 1' })
    expect(await publish(t, jobId)).toMatchObject({ state: 'DONE', counts: { unchanged: 1 } })
    expect(writes()).toHaveLength(0)
  })

  test.each([
    ['as long as Wix asks', 30_000, 30_000],
    ['no longer than a moment where Wix does not say', undefined, 1_000]
  ] as const)(
    'a write that is refused for the rate is asked for again after %s',
    async (_name, retryAfterMs, waitMs) => {
      const { jobId } = await write(t, ['w1'])
      const asked: number[] = []
      let refusedAt: number | undefined
      shop.fault = ({ name }) => {
        if (refusedAt !== undefined) asked.push(t.time.now() - refusedAt)
        if (name !== 'write' || refusedAt !== undefined) return undefined
        refusedAt = t.time.now()
        return { failure: { kind: 'rate-limited', retryAfterMs, message: 'Too many requests.' } }
      }
      expect(await publish(t, jobId)).toMatchObject({ state: 'DONE', counts: { published: 2 } })
      // A tenth more at most, so that clients that were refused together don't come back together.
      expect(asked[0]).toBeLessThanOrEqual(waitMs * 1.1)
      expect(asked[0]).toBeGreaterThanOrEqual(retryAfterMs ?? waitMs / 2)
    }
  )

  test('a lost answer is looked after by reading, and a write that was done is not done again', async () => {
    const { jobId } = await write(t, ['w1'])
    let faults = 1
    shop.fault = (made) =>
      made.name === 'write' && faults-- > 0
        ? { failure: { kind: 'unclear', message: 'cut' }, applied: true }
        : undefined
    expect(await publish(t, jobId)).toMatchObject({ state: 'DONE', counts: { published: 2 } })
    expect(writes()).toHaveLength(1)
  })

  test('a lost answer of a write that was not done is written once more, after a reading', async () => {
    const { jobId } = await write(t, ['w1'])
    let faults = 1
    shop.fault = (made) =>
      made.name === 'write' && faults-- > 0 ? { failure: { kind: 'unclear', message: 'cut' } } : undefined
    expect(await publish(t, jobId)).toMatchObject({ state: 'DONE', counts: { published: 2 } })
    const [first, second] = writes()
    expect(
      shop.calls.some(
        (made) =>
          made.name === 'readProductsById' && made.number > (first?.number ?? 0) && made.number < (second?.number ?? 0)
      )
    ).toBe(true)
  })

  test('a process that dies while a write is on its way leaves it unsure, and the next one reads before anything else', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    let release = (): void => undefined
    shop.after = (made) => (made.name === 'write' ? new Promise((resolve) => (release = resolve)) : undefined)
    const running = await begin(t, jobId)
    await t.time.advance(1_000)
    expect(await opsOf(t, running.id)).toMatchObject([{ state: 'SENDING', before: 'Product 1' }])
    expect(shop.product('w1').name).toBe('Better Product 1')
    t.abandon()
    shop.after = () => undefined
    release()
    const from = shop.calls.length
    const again = await openPublishEngineAgain(t, shop)
    expect(await ended(again, running)).toMatchObject({ state: 'DONE', counts: { published: 1 } })
    expect(shop.calls.slice(from).filter((made) => made.name === 'write')).toHaveLength(0)
    t = again
  })

  test('what Wix refuses fails alone, and the other texts of the product are published', async () => {
    t.llm.respond = (request) => {
      const outcome = rewritten(request)
      if (outcome.kind !== 'answered') return outcome
      return { ...outcome, values: { ...outcome.values, slug: `better-${request.product.values.slug ?? ''}` } }
    }
    const { jobId } = await write(t, ['w1', 'w2'], ['title', 'slug'], { approve: false })
    const [slug] = (await itemsOf(t, jobId)).filter((item) => item.attribute === 'slug' && item.productId === 'w1')
    await call(t, 'items.review', { ids: [slug?.id], edit: 'product-3' })
    await call(t, 'items.review', { filter: { jobId }, decision: 'APPROVED' })
    expect(await publish(t, jobId)).toMatchObject({ state: 'DONE', counts: { failed: 1 } })
    expect(shop.product('w1')).toMatchObject({ name: 'Better Product 1', slug: 'product-1' })
  })

  test('a refusal that names nothing is narrowed down until only the text that Wix minds has failed', async () => {
    const { jobId } = await write(t, ['w1', 'w2'])
    shop.refuse = ({ product, values }) =>
      product.id === 'w1' && values.description !== undefined
        ? { kind: 'refused', code: 'INTERNAL', message: 'No.', attributes: [] }
        : undefined
    expect(await publish(t, jobId)).toMatchObject({ state: 'DONE', counts: { failed: 1, published: 3 } })
    expect(shop.product('w1').name).toBe('Better Product 1')
  })

  test('a product that is gone fails with a sentence, and the others go on', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title'])
    shop.remove('w1')
    const done = await publish(t, jobId)
    expect(done).toMatchObject({ state: 'DONE', counts: { failed: 1, published: 1 } })
    expect(await opsOf(t, done.id)).toMatchObject([{ state: 'FAILED', error: { code: 'GONE' } }, {}])
  })

  test('what Wix says yes to and does not store is told', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.refuse = () => ({ kind: 'written', revision: version === 'V3' ? '1' : null })
    const done = await publish(t, jobId)
    expect(await opsOf(t, done.id)).toMatchObject([{ state: 'FAILED', error: { code: 'NOT_STORED' } }])
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'NONE', published: null }])
  })

  test('an approval that is taken back before its turn stops the text', async () => {
    const { jobId, items } = await write(t, ['w1', 'w2'], ['title'])
    shop.before = (made) => {
      if (made.name !== 'readProductsById') return
      shop.before = () => undefined
      t.engine.deps.store.write((tx) =>
        tx.applyReview(
          [
            {
              itemId: items[0]?.id ?? 0,
              jobId,
              reviewBefore: 'APPROVED',
              editBefore: null,
              reviewAfter: 'OPEN',
              editAfter: 'Else'
            }
          ],
          t.time.now()
        )
      )
    }
    const done = await publish(t, jobId)
    expect(await opsOf(t, done.id)).toMatchObject([
      { state: 'SKIPPED', error: { code: 'APPROVAL_VOID' } },
      { state: 'PUBLISHED' }
    ])
    expect(shop.product('w1').name).toBe('Product 1')
  })

  test('a product that a pull finds under another id while it is read is asked for by that', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.after = ({ name }) => {
      if (name !== 'readProductsById' || !shop.products.has('w1')) return
      shop.products.set('w9', { ...shop.product('w1'), id: 'w9' })
      shop.remove('w1')
      t.raw.exec(`update products set id = 'w9' where id = 'w1'`)
    }
    const done = await publish(t, jobId)
    expect(await opsOf(t, done.id)).toMatchObject([{ state: 'PUBLISHED', productId: 'w9' }])
    expect(shop.product('w9').name).toBe('Better Product 1')
  })

  test('a store that can not be reached pauses the run, which goes on by itself', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.fault = () => ({ failure: { kind: 'offline', message: 'No connection.' } })
    const waiting = await ended(t, await begin(t, jobId), 3_000)
    expect(waiting).toMatchObject({ state: 'PAUSED', pausedBy: 'offline', message: 'No connection.' })
    shop.fault = () => undefined
    await t.time.advance(120_000)
    expect(await call(t, 'publishes.get', { id: waiting.id })).toMatchObject({
      state: 'DONE',
      counts: { published: 1 }
    })
  })

  test('a disk that takes nothing while a run waits for the store is tried again', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.fault = () => ({ failure: { kind: 'offline', message: 'No connection.' } })
    const waiting = await ended(t, await begin(t, jobId), 3_000)
    shop.fault = () => undefined
    t.raw.pragma('query_only = on')
    await t.time.advance(120_000)
    expect(await call(t, 'publishes.get', { id: waiting.id })).toMatchObject({ state: 'PAUSED', pausedBy: 'offline' })
    t.raw.pragma('query_only = off')
    await t.time.advance(10_000)
    expect(await call(t, 'publishes.get', { id: waiting.id })).toMatchObject({ state: 'DONE' })
  })

  test('a key that is no good any more pauses the run until a person acts', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.apiKey = 'another'
    const waiting = await ended(t, await begin(t, jobId), 5_000)
    expect(waiting).toMatchObject({ state: 'PAUSED', pausedBy: 'auth' })
    await t.time.advance(600_000)
    expect(await call(t, 'publishes.get', { id: waiting.id })).toMatchObject({ state: 'PAUSED' })
    shop.apiKey = 'fake-key'
    expect(await ended(t, await call(t, 'publishes.resume', { id: waiting.id }))).toMatchObject({ state: 'DONE' })
  })

  test('what a cancelled run had on its way when the key died is looked after as soon as there is a new key', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    shop.fault = (made) =>
      made.name === 'write' ? { failure: { kind: 'unclear', message: 'No answer.' }, applied: true } : undefined
    shop.after = (made) => {
      if (made.name === 'write') shop.apiKey = 'another'
    }
    const waiting = await ended(t, await begin(t, jobId), 60_000)
    expect(waiting).toMatchObject({ state: 'PAUSED', pausedBy: 'auth', counts: { unknown: 1 } })
    await call(t, 'publishes.cancel', { id: waiting.id })
    await t.time.advance(600_000)
    expect(await call(t, 'publishes.get', { id: waiting.id })).toMatchObject({ counts: { unknown: 1 } })
    shop.fault = () => undefined
    await call(t, 'shop.connect', { siteId: FAKE_SITE, apiKey: 'another' })
    expect(await ended(t, waiting, 60_000)).toMatchObject({
      state: 'CANCELLED',
      counts: { unknown: 0, cancelled: 0, published: 1 }
    })
    expect(writes()).toHaveLength(1)
  })

  test('a cancelled run sends nothing more, and what was on its way is looked after', async () => {
    const { jobId } = await write(t, ['w1', 'w2', 'w3', 'w4', 'w5'], ['title'])
    let cancelled = false
    shop.before = async (made) => {
      if (made.name !== 'write' || cancelled) return
      cancelled = true
      await t.dispatch('publishes.cancel', { id: 1 }, {})
    }
    const done = await ended(t, await begin(t, jobId))
    expect(done.state).toBe('CANCELLED')
    const sent = new Set(writes().flatMap((made) => made.writes.map((made2) => made2.product.id)))
    expect(done.counts.published).toBe(sent.size)
    expect(done.counts.cancelled).toBe(5 - sent.size)
    expect(sent.size).toBeLessThanOrEqual(version === 'V3' ? 5 : 3)
  })
})

function openPublishEngineAgain(t: TestEngine, shop: FakeShop): Promise<TestEngine> {
  return openTestEngine({ dir: t.dir, time: t.time, host: t.host, shops: shop.factory() })
}
