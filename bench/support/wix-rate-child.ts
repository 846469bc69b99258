// The app against one store of one version behind one limit, in a process of its own. Prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Output } from '../../src/shared/contract/contract.ts'
import type { AnyEvent } from '../../src/shared/contract/events.ts'
import type { Publish } from '../../src/shared/contract/publishes.ts'
import type { Pull } from '../../src/shared/contract/shop.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { Llm } from '../../src/main/ports/llm.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import { MemoryHost } from '../../test/support/test-engine.ts'
import { openBenchEngine, type BenchEngine } from './engine-run.ts'
import { LoadMeter } from './wix-rate-load.ts'
import type { RateCase, RateDone } from './wix-rate-run.ts'
import { loadSdk, openRateStore, remoteStore, type RateStore } from './wix-rate-store.ts'
import { JumpingTime, RealTime, type RateTime } from './wix-rate-time.ts'

const ATTRIBUTES: readonly Attribute[] = ['title', 'description', 'seoTitle']
/** Of the clock that jumps: a publish of ten thousand products on V1 takes fifty minutes at best. */
const PATIENCE_MS = 6 * 3_600_000
const START = Date.UTC(2026, 10, 27, 9)

/** A text of its own for each product and attribute, about as long as what it takes the place of. */
const writer: Llm = {
  rulesVersion: 'rules-1',
  optimize: ({ attributes, product }) => {
    const number = /no\. (\d+)$/.exec(product.name)?.[1] ?? product.name
    const texts: Readonly<Partial<Record<Attribute, string>>> = {
      title: `Plain thing for a plain home, no. ${number}`,
      description: `<p>A plain thing, no. ${number}.</p>${product.values.description ?? ''}`,
      seoTitle: `Plain thing no. ${number} | Nordhaus`
    }
    return Promise.resolve({
      kind: 'answered',
      values: Object.fromEntries(attributes.map((attribute) => [attribute, texts[attribute] ?? ''])),
      usage: { inputTokens: 100, cachedTokens: 0, outputTokens: 20 },
      model: 'writer'
    })
  },
  test: () => Promise.resolve({ ok: true, model: 'writer', latencyMs: 1 })
}

async function main(wanted: RateCase): Promise<RateDone> {
  await loadSdk()
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-bench-'))
  const { time, store } = worldOf(wanted)
  const meter = new LoadMeter(path.join(dir, 'wordshelf.db'))
  store.onAnswer(() => meter.sample())
  const host = new MemoryHost()
  const open = (): Promise<BenchEngine> =>
    openBenchEngine({ dir, time, host, shops: store.shops, llm: writer, wrapStore: meter.watch })
  try {
    const first = await open()
    const pull = await pulled(first, { time, store, meter }, wanted)
    const jobId = wanted.pullOnly ? null : await written(first, time)
    await first.close()
    if (jobId === null) return { pull, publish: null }
    // A new process has yet to learn how fast the store may be asked.
    const second = await open()
    const publish = await published(second, { time, store, meter }, jobId, wanted.products)
    await second.close()
    return { pull, publish }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function worldOf(wanted: RateCase): Omit<World, 'meter'> {
  if (wanted.baseUrl !== undefined) return { time: new RealTime(), store: remoteStore(() => undefined) }
  const time = new JumpingTime(START)
  return { time, store: openRateStore({ ...wanted, time }) }
}

interface World {
  readonly time: RateTime
  readonly store: RateStore
  readonly meter: LoadMeter
}

async function pulled(
  bench: BenchEngine,
  { time, store, meter }: World,
  { products, baseUrl }: RateCase
): Promise<RateDone['pull']> {
  const place = baseUrl === undefined ? {} : { baseUrl }
  await call(bench, time, 'shop.connect', { siteId: store.siteId, apiKey: FULL_KEY.key, ...place })
  store.count()
  const { value, load } = await meter.measure(async () => {
    const begun = time.now()
    const over = listen(bench, (event) =>
      event.name === 'pull.progress' && event.payload.pull.finishedAt !== null ? event.payload.pull : undefined
    )
    await call<Pull>(bench, time, 'pulls.start', { kind: 'FULL' })
    const pull = await time.run(over, PATIENCE_MS)
    return { pull, ms: sinceOf(pull.finishedAt, begun) }
  })
  const { pull, ms } = value
  if (pull.state !== 'DONE' || pull.newProducts !== products)
    throw new Error(`The pull is ${pull.state} with ${pull.newProducts} products: ${pull.message ?? ''}`)
  return { ms, requests: store.count(), load }
}

/** A job over the whole catalogue, delivered and approved. */
async function written(bench: BenchEngine, time: RateTime): Promise<number> {
  const { ids } = await call<Output<'products.ids'>>(bench, time, 'products.ids', {})
  const over = listen(bench, (event) =>
    event.name === 'job.progress' && event.payload.job.finishedAt !== null ? event.payload.job : undefined
  )
  const { jobId } = await call<Output<'jobs.create'>>(bench, time, 'jobs.create', {
    sourceScope: 'products',
    productIds: ids,
    attributes: ATTRIBUTES,
    language: 'en',
    prompt: 'Plain and short.'
  })
  const job = await time.run(over, PATIENCE_MS)
  if (job.status !== 'COMPLETED' || job.progress.done !== ids.length * ATTRIBUTES.length)
    throw new Error(`The job is ${job.status} with ${job.progress.done} texts: ${bench.complaints.join('; ')}`)
  await call(bench, time, 'items.review', { filter: { jobId }, decision: 'APPROVED' })
  return jobId
}

async function published(
  bench: BenchEngine,
  { time, store, meter }: World,
  jobId: number,
  products: number
): Promise<RateDone['publish']> {
  const { storeName } = await call<Output<'shop.get'>>(bench, time, 'shop.get', {})
  store.count()
  const { value, load } = await meter.measure(async () => {
    const begun = time.now()
    const over = listen(bench, (event) =>
      event.name === 'publish.progress' && event.payload.publish.finishedAt !== null ? event.payload.publish : undefined
    )
    await call<Publish>(bench, time, 'publishes.create', { jobId, storeName })
    const publish = await time.run(over, PATIENCE_MS)
    return { publish, ms: sinceOf(publish.finishedAt, begun) }
  })
  const { publish, ms } = value
  if (publish.state !== 'DONE' || publish.counts.published !== products * ATTRIBUTES.length)
    throw new Error(`The publish is ${publish.state}: ${JSON.stringify(publish.counts)} ${publish.message ?? ''}`)
  const others = store.others(
    ({ name, description }) => name.startsWith('Plain thing') && description.includes('A plain thing')
  )
  if (others > 0) throw new Error(`${others} products of the store hold other texts`)
  return { ms, requests: store.count(), load }
}

const sinceOf = (finishedAt: string | null, begun: number): number => Date.parse(finishedAt ?? '') - begun

/** Gives what the first event made of it that is something. */
function listen<T>(bench: BenchEngine, pick: (event: AnyEvent) => T | undefined): () => T | undefined {
  let found: T | undefined
  const off = bench.on((event) => {
    found ??= pick(event)
    if (found !== undefined) off()
  })
  return () => found
}

async function call<T>(bench: BenchEngine, time: RateTime, procedure: string, input: unknown): Promise<T> {
  let settled: { readonly result: Awaited<ReturnType<BenchEngine['dispatch']>> } | undefined
  const calling = bench.dispatch(procedure, input, {}).then((result) => {
    settled = { result }
  })
  const { result } = await time.run(() => settled, PATIENCE_MS)
  await calling
  if (!result.ok) throw new Error(`${procedure} answered ${result.error.code}: ${result.error.message}`)
  return result.value as T
}

const done = await main(JSON.parse(process.argv[2] ?? '{}') as RateCase)
process.stdout.write(`${JSON.stringify(done)}\n`, () => process.exit(0))
