import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  begin,
  ended,
  itemsOf,
  openPublishEngine,
  opsOf,
  publish,
  undo,
  write
} from '../../../../test/support/publish-engine.ts'
import { call, pull } from '../../../../test/support/shop-engine.ts'
import type { TestEngine } from '../../../../test/support/test-engine.ts'

let shop: FakeShop
let t: TestEngine

async function open(version: 'V1' | 'V3'): Promise<void> {
  shop = new FakeShop(version)
  shop.add(6, (n) => ({ mediaItems: n === 6 ? [] : [{ id: `m${n}`, url: 'https://x/y.jpg' }] }))
  ;({ t } = await openPublishEngine(shop, { allowance: 500 }))
}
beforeEach(() => open('V3'))
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const preview = (input: object) => call<Output<'publishes.preview'>>(t, 'publishes.preview', input)
const previewItems = (input: object) => call<Output<'publishes.previewItems'>>(t, 'publishes.previewItems', input)
const create = (input: object, idempotencyKey?: string) =>
  t.dispatch('publishes.create', { storeName: 'Nordhaus', ...input }, { idempotencyKey })

describe('the preview of a publish', () => {
  test('counts what would change, what stands there already, what was edited since, and what is left out and why', async () => {
    const { jobId, items } = await write(t, ['w1', 'w2', 'w3', 'w6'], ['title', 'imageAlt'])
    shop.edit('w1', { name: 'Theirs' })
    shop.edit('w2', { name: 'Better Product 2' })
    await pull(t)
    expect(await preview({ jobId })).toMatchObject({
      storeName: 'Nordhaus',
      catalogVersion: 'V3',
      currentAsOf: expect.any(String) as string,
      counts: { change: 5, unchanged: 1, conflict: 1, skipped: 1 },
      products: 4,
      skipped: [{ reason: expect.stringContaining('no image') as string, items: 1 }]
    })
    const page = await previewItems({ jobId, verdict: 'conflict' })
    expect(page).toMatchObject({
      total: 1,
      items: [
        {
          productId: 'w1',
          live: 'Theirs',
          value: 'Better Product 1',
          reason: expect.stringContaining('changed on Wix') as string
        }
      ]
    })
    await call(t, 'items.review', { ids: [items[0]?.id], decision: 'REJECTED' })
    expect(await preview({ jobId, itemIds: items.map((item) => item.id) })).toMatchObject({
      counts: { change: 5, unchanged: 1, conflict: 0, skipped: 2 }
    })
  })

  test('counts a text as Wix and the publisher do, where a cup of tea is two characters', async () => {
    const { jobId, items } = await write(t, ['w1', 'w2'], ['title'])
    const tea = '🍵'.repeat(41)
    // No way into the app lets it through; another version of it on another device may.
    t.raw.prepare('update job_items set edit = ?, shown_length = ? where id = ?').run(tea, tea.length, items[0]?.id)
    t.raw.exec('update jobs set edited = edited + 1')
    expect(await preview({ jobId })).toMatchObject({
      counts: { change: 1, skipped: 1 },
      skipped: [{ reason: expect.stringContaining('longer than') as string, items: 1 }]
    })
  })

  test('names the products and fields of what will change, and not those of what stands there already', async () => {
    const { jobId, items } = await write(t, ['w1', 'w2', 'w3'], ['title', 'description'])
    expect(await preview({ jobId })).toMatchObject({ products: 3, attributes: ['title', 'description'] })
    await publish(t, jobId, { except: [items[0]?.id] })
    expect(items[0]).toMatchObject({ productId: 'w1', attribute: 'title' })
    expect(await preview({ jobId })).toMatchObject({
      counts: { change: 1, unchanged: 5 },
      products: 1,
      attributes: ['title']
    })
    await publish(t, jobId)
    expect(await preview({ jobId })).toMatchObject({ counts: { unchanged: 6 }, products: 0, attributes: [] })
  })

  test('leaves out what was taken back, until it is asked for again by name or another text is approved', async () => {
    const { jobId, items } = await write(t, ['w1', 'w2', 'w3'], ['title'])
    await publish(t, jobId)
    const [first, second] = items
    await undo(t, { filter: { jobId, productId: 'w1' } })
    await undo(t, { filter: { jobId, productId: 'w2' } })
    const left = {
      counts: { change: 0, unchanged: 1, conflict: 0, reverted: 2, skipped: 0 },
      products: 0,
      attributes: []
    }
    expect(await preview({ jobId })).toMatchObject(left)
    expect(await previewItems({ jobId, verdict: 'reverted' })).toMatchObject({
      items: [
        { itemId: first?.id, live: 'Product 1', value: 'Better Product 1' },
        { itemId: second?.id, live: 'Product 2', value: 'Better Product 2' }
      ]
    })
    expect(await create({ jobId })).toMatchObject({
      error: { code: 'CONFLICT', message: expect.stringContaining('was taken back before') as string }
    })
    expect(await preview({ jobId, itemIds: [first?.id] })).toMatchObject({ counts: { change: 1, reverted: 0 } })
    expect(await preview({ jobId, again: [second?.id] })).toMatchObject({ counts: { change: 1, reverted: 1 } })
    await call(t, 'items.review', { ids: [first?.id], edit: 'By hand', decision: 'APPROVED' })
    expect(await preview({ jobId })).toMatchObject({ counts: { change: 1, unchanged: 1, reverted: 1 } })
    expect(await publish(t, jobId)).toMatchObject({ total: 2, counts: { published: 1, unchanged: 1 } })
    expect([shop.product('w1').name, shop.product('w2').name]).toEqual(['By hand', 'Product 2'])
    expect(await publish(t, jobId, { again: [second?.id] })).toMatchObject({ counts: { published: 1 } })
    expect(shop.product('w2').name).toBe('Better Product 2')
    expect(await preview({ jobId })).toMatchObject({ counts: { unchanged: 3, reverted: 0 } })
  })

  test('says before anything is sent that a V1 store takes no alt text', async () => {
    await t[Symbol.asyncDispose]()
    await open('V1')
    const { jobId } = await write(t, ['w1', 'w2'], ['title', 'imageAlt'])
    expect(await preview({ jobId })).toMatchObject({
      catalogVersion: 'V1',
      counts: { change: 2, skipped: 2 },
      skipped: [{ reason: expect.stringContaining('alt text') as string, items: 2 }]
    })
    expect(await publish(t, jobId)).toMatchObject({ total: 2, counts: { published: 2 } })
  })

  test('is what is published, or nothing is: a number that was not confirmed is refused', async () => {
    const { jobId } = await write(t, ['w1', 'w2', 'w3'], ['title'])
    shop.edit('w1', { name: 'Theirs' })
    await pull(t)
    expect(await preview({ jobId })).toMatchObject({ counts: { change: 2, conflict: 1 } })
    for (const changes of [0, 1, 3])
      expect(await create({ jobId, changes })).toMatchObject({
        error: {
          code: 'CONFLICT',
          message: expect.stringContaining('Nothing was published') as string,
          details: { field: 'changes' }
        }
      })
    expect(await call(t, 'publishes.list', {})).toMatchObject({ total: 0 })
    expect(await create({ jobId, changes: 2 })).toMatchObject({ ok: true })
  })

  test('leads through all items by keyset pages', async () => {
    const { jobId } = await write(t, ['w1', 'w2', 'w3', 'w4'], ['title', 'description'])
    const seen: number[] = []
    let cursor: string | null = null
    do {
      const page: Output<'publishes.previewItems'> = await previewItems({
        jobId,
        limit: 3,
        ...(cursor === null ? {} : { cursor })
      })
      seen.push(...page.items.map((item) => item.itemId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual((await itemsOf(t, jobId)).map((item) => item.id))
  })

  test('estimates the requests that the publish then takes', async () => {
    const { jobId } = await write(t, ['w1', 'w2', 'w3'], ['title', 'description'])
    const { requests, seconds } = await preview({ jobId })
    const from = shop.calls.length
    await publish(t, jobId)
    expect(shop.calls.length - from).toBe(requests)
    expect(seconds).toBeGreaterThan(0)
  })
})

describe('creating a publish', () => {
  test('under another store name is refused, and nothing is written', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    expect(await create({ jobId, storeName: 'Südhaus' })).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        message: expect.stringContaining('Nordhaus') as string,
        details: { field: 'storeName' }
      }
    })
    expect(await call(t, 'publishes.list')).toMatchObject({ total: 0 })
  })

  test('with nothing to publish is refused with the reason', async () => {
    const { jobId } = await write(t, ['w1'], ['title'], { approve: false })
    expect(await create({ jobId })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('approved') as string }
    })
    await call(t, 'items.review', { filter: { jobId }, decision: 'APPROVED' })
    await publish(t, jobId)
    expect(await create({ jobId })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('already') as string }
    })
  })

  test('with a key that was used gives the first answer again, and refuses the key for something else', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title'])
    const first = await create({ jobId }, 'key')
    expect(first.ok).toBe(true)
    expect(await create({ jobId }, 'key')).toEqual(first)
    expect(await create({ jobId, except: [1] }, 'key')).toMatchObject({
      ok: false,
      error: { code: 'IDEMPOTENCY_KEY_REUSED' }
    })
    expect(await call(t, 'publishes.list')).toMatchObject({ total: 1 })
    await t.time.advance(10_000)
  })

  test('leaves out what is unticked, and what another run has on its way', async () => {
    const { jobId, items } = await write(t, ['w1', 'w2', 'w3'], ['title'])
    const at = new Date(t.time.now() + 3_600_000).toISOString()
    const later = await begin(t, jobId, { at, itemIds: [items[0]?.id] })
    expect(later).toMatchObject({ state: 'SCHEDULED', total: 1, dueAt: at })
    expect(await preview({ jobId })).toMatchObject({ counts: { change: 2, skipped: 1 } })
    expect(await publish(t, jobId, { except: [items[2]?.id] })).toMatchObject({ total: 1, counts: { published: 1 } })
    expect([1, 2, 3].map((n) => shop.product(`w${n}`).name)).toEqual(['Product 1', 'Better Product 2', 'Product 3'])
  })

  test('writes run, values and states in one transaction', async () => {
    const { jobId } = await write(t, ['w1', 'w2'], ['title'])
    t.raw.exec(`create trigger fail before update of publish on job_items begin select raise(abort, 'no'); end`)
    expect(await create({ jobId })).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    t.raw.exec('drop trigger fail')
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'NONE' }, { publish: 'NONE' }])
    expect(t.raw.prepare('select count(*) from publish_ops').pluck().get()).toBe(0)
    expect(t.raw.prepare('select count(*) from publishes').pluck().get()).toBe(0)
    expect(await publish(t, jobId)).toMatchObject({ counts: { published: 2 } })
    expect(t.raw.prepare(`select type from outbox order by seq desc limit 1`).pluck().get()).toBe('items.published')
  })

  test('of a store that is not on Wix is refused with the way out', async () => {
    const { instanceId } = await call<{ instanceId: string }>(t, 'instances.create', { name: 'Local' })
    expect(await t.dispatch('publishes.preview', { jobId: 1 }, { instanceId })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: expect.stringContaining('not connected') as string }
    })
  })

  test('a text that is edited and approved again after its publish goes over what was published', async () => {
    const { jobId, items } = await write(t, ['w1'], ['title'])
    await publish(t, jobId)
    await call(t, 'items.review', { ids: [items[0]?.id], edit: 'Better still', decision: 'APPROVED' })
    expect(await publish(t, jobId)).toMatchObject({ counts: { published: 1 } })
    expect(shop.product('w1').name).toBe('Better still')
  })

  test('a description that Wix keeps in its own spelling counts as standing there already', async () => {
    const { jobId, items } = await write(t, ['w1'], ['description'], { approve: false })
    await call(t, 'items.review', { ids: [items[0]?.id], decision: 'APPROVED', edit: '<p>Very <b>warm</b></p>' })
    await publish(t, jobId)
    expect(shop.product('w1').description).toContain('font-weight: 700')
    expect(await call(t, 'publishes.preview', { jobId })).toMatchObject({ counts: { change: 0, unchanged: 1 } })
  })

  test('a newer job may publish the same text again, over what the older one wrote', async () => {
    const first = await write(t, ['w1'], ['title'])
    await publish(t, first.jobId)
    const second = await write(t, ['w1'], ['title'])
    expect(await publish(t, second.jobId)).toMatchObject({ counts: { published: 1 } })
    expect(shop.product('w1').name).toBe('Better Better Product 1')
  })

  test('pauses, goes on, and says what can not be done in its state', async () => {
    const { jobId } = await write(t, ['w1'], ['title'])
    const run = await begin(t, jobId, { at: new Date(t.time.now() + 3_600_000).toISOString() })
    expect(await t.dispatch('publishes.pause', { id: run.id }, {})).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' }
    })
    const going = await call<Publish>(t, 'publishes.resume', { id: run.id })
    expect(await ended(t, going)).toMatchObject({ state: 'DONE' })
    expect(await t.dispatch('publishes.cancel', { id: run.id }, {})).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('is done') as string }
    })
    expect(await opsOf(t, run.id)).toMatchObject([{ state: 'PUBLISHED' }])
  })
})
