import type { Output } from '../../src/shared/contract/contract.ts'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { HistoryEntry, Publish, PublishOp } from '../../src/shared/contract/publishes.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { FakeShop } from './fake-shop.ts'
import { call, openShopEngine, pull } from './shop-engine.ts'
import type { TestEngine, TestEngineOptions } from './test-engine.ts'

export interface Written {
  readonly jobId: number
  readonly items: readonly JobItem[]
}

/** A connected store whose catalogue was pulled. */
export async function openPublishEngine(
  shop: FakeShop,
  options: TestEngineOptions = {}
): ReturnType<typeof openShopEngine> {
  const engine = await openShopEngine(shop, options)
  await pull(engine.t)
  return engine
}

/** A job over these products and attributes, delivered and approved. */
export async function write(
  t: TestEngine,
  productIds: readonly string[],
  attributes: readonly Attribute[] = ['title', 'description'],
  options: { readonly approve?: boolean } = {}
): Promise<Written> {
  const { jobId } = await call<{ jobId: number }>(t, 'jobs.create', {
    sourceScope: 'products',
    productIds,
    attributes,
    language: 'en',
    prompt: 'Better'
  })
  for (let waited = 0; waited < 600; waited += 1) {
    const { status } = await call<Output<'jobs.get'>>(t, 'jobs.get', { id: jobId })
    if (status !== 'RUNNING' && status !== 'PENDING') break
    await t.time.advance(1_000)
  }
  if (options.approve !== false) await approve(t, jobId)
  return { jobId, items: await itemsOf(t, jobId) }
}

export const approve = (t: TestEngine, jobId: number): Promise<unknown> =>
  call(t, 'items.review', { filter: { jobId }, decision: 'APPROVED' })

export async function itemsOf(t: TestEngine, jobId: number): Promise<readonly JobItem[]> {
  return (await call<{ items: JobItem[] }>(t, 'jobs.items', { id: jobId, limit: 500 })).items
}

/** Lets the fake clock run until the run is over or waits for somebody. */
export async function ended(t: TestEngine, publish: Publish, ms = 30 * 60_000): Promise<Publish> {
  let now = publish
  for (let waited = 0; waited < ms; waited += 1_000) {
    await t.time.advance(1_000)
    now = await call<Publish>(t, 'publishes.get', { id: publish.id })
    const { sending, unknown } = now.counts
    if (now.state !== 'RUNNING' && now.state !== 'SCHEDULED' && sending + unknown === 0) break
  }
  return now
}

export const begin = (t: TestEngine, jobId: number, input: object = {}): Promise<Publish> =>
  call<Publish>(t, 'publishes.create', { jobId, storeName: 'Nordhaus', ...input })

export async function publish(t: TestEngine, jobId: number, input: object = {}): Promise<Publish> {
  return ended(t, await begin(t, jobId, input))
}

export async function undo(t: TestEngine, input: object): Promise<Publish> {
  return ended(t, await call<Publish>(t, 'history.undo', { storeName: 'Nordhaus', ...input }))
}

export async function opsOf(t: TestEngine, publishId: number): Promise<readonly PublishOp[]> {
  return (await call<{ ops: PublishOp[] }>(t, 'publishes.ops', { id: publishId, limit: 500 })).ops
}

export async function history(t: TestEngine, filter: object = {}): Promise<readonly HistoryEntry[]> {
  return (await call<{ entries: HistoryEntry[] }>(t, 'history.list', { limit: 500, ...filter })).entries
}
