import type Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCatalogFile } from '../../src/main/adapters/csv/catalog-file.ts'
import { createTableFile } from '../../src/main/adapters/csv/table-file.ts'
import { openDatabase } from '../../src/main/adapters/db/open.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import { createDataFiles } from '../../src/main/adapters/files/data-files.ts'
import {
  systemClock,
  systemHash,
  systemIds,
  systemRandom,
  systemSoon,
  systemTimers
} from '../../src/main/adapters/system/system.ts'
import { createDispatch, type Dispatch } from '../../src/main/api/dispatch.ts'
import { createLlmFactory } from '../../src/main/app/llm-factory.ts'
import { startEngine, type Engine } from '../../src/main/engine/engine.ts'
import { createEventBus } from '../../src/main/engine/event-bus.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import { DEFAULT_SETTINGS, type StoredSettings } from '../../src/main/ports/host.ts'
import type { Llm } from '../../src/main/ports/llm.ts'
import { WIX_URL } from '../../src/main/ports/shop-url.ts'
import type { ShopFactory } from '../../src/main/ports/shop.ts'
import type { Store } from '../../src/main/ports/store.ts'
import type { Clock, Timers } from '../../src/main/ports/system.ts'
import type { AnyEvent } from '../../src/shared/contract/events.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { NO_BACKEND } from '../../test/support/no-backend.ts'
import { NO_SHOPS } from '../../test/support/no-shops.ts'
import { MemoryHost } from '../../test/support/test-engine.ts'

const resourcesDir = path.resolve(import.meta.dirname, '../../resources')

export interface BenchEngineOptions {
  /** An OpenAI-compatible server, reached by the app's own client over HTTP: `http://127.0.0.1:N/v1`. */
  readonly baseUrl?: string
  /** What the app's client sends with, instead of its own. Only with `baseUrl`. */
  readonly fetch?: typeof fetch
  /** A model instead of a server. */
  readonly llm?: Llm
  /** Stores on Wix: out of reach where nothing is said. */
  readonly shops?: ShopFactory
  /** Provider, model, API and concurrency; `provider` is `openai` where nothing is said. */
  readonly settings?: Partial<StoredSettings>
  /** To go on with what an earlier engine left; a temporary folder, removed at the end, where not given. */
  readonly dir?: string
  /** Credits of a new folder: ample where not given. */
  readonly allowance?: number
  /** A clock that the figure drives, with the timers that hang on it; the computer's own where not given. */
  readonly time?: Clock & Timers
  /** Settings and keys of an earlier engine. */
  readonly host?: MemoryHost
  /** Puts something between the engine and its store, for a figure that measures transactions. */
  readonly wrapStore?: (store: Store) => Store
}

/** The app's engine in this process: real database and client, opened as the app opens it; real clock and timers unless others are given. */
export interface BenchEngine {
  readonly engine: Engine
  readonly dispatch: Dispatch
  readonly instanceId: string
  readonly dir: string
  /** The same database that the engine writes, for what a figure puts in or counts. */
  readonly raw: Database.Database
  /** Stages and applies as an import does. Returns the handles. */
  addProducts(products: readonly CsvProduct[]): string[]
  /** Every event of the engine, until the returned function is called. */
  on(listener: (event: AnyEvent) => void): () => void
  /** Errors and warnings that the engine logged. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const AMPLE = 1_000_000_000
const STAGED_AT_ONCE = 1_000

export async function openBenchEngine(options: BenchEngineOptions): Promise<BenchEngine> {
  const dir = options.dir ?? mkdtempSync(path.join(tmpdir(), 'wordshelf-bench-'))
  const complaints: string[] = []
  const complain = (message: string, fields?: object): void => {
    if (complaints.length < 100) complaints.push(`${message} ${fields === undefined ? '' : JSON.stringify(fields)}`)
  }
  const host = options.host ?? new MemoryHost()
  const clock = options.time ?? systemClock
  const timers = options.time ?? systemTimers
  host.settings = {
    ...DEFAULT_SETTINGS,
    provider: 'openai',
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
    ...options.settings
  }
  const client = createLlmFactory({ fetch: options.fetch ?? fetch, clock, timers })
  const { llm } = options
  const raw = await openDatabase(path.join(dir, 'wordshelf.db'))
  const store = createStore(raw, clock, systemIds)
  const bus = createEventBus()
  const engine = await startEngine(
    {
      store: options.wrapStore?.(store) ?? store,
      llms: llm === undefined ? client : { ...client, create: () => llm },
      shops: options.shops ?? NO_SHOPS,
      shopUrl: WIX_URL,
      backend: NO_BACKEND,
      catalogFile: createCatalogFile(),
      tableFile: createTableFile(),
      files: createDataFiles(dir, resourcesDir),
      host,
      clock,
      timers,
      // Groups of real milliseconds have no place on a clock that does not run.
      soon: options.time === undefined ? systemSoon : setImmediate,
      ids: systemIds,
      hash: systemHash,
      random: systemRandom,
      log: { info: () => undefined, warn: complain, error: complain },
      bus,
      bootId: systemIds.uuid(),
      appVersion: '0.0.0'
    },
    { sample: false, allowance: options.allowance ?? AMPLE }
  )
  const instanceId = engine.deps.store.read((db) => db.getActiveInstanceId())
  if (instanceId === null) throw new Error('The engine opened no store')
  return {
    engine,
    dispatch: createDispatch(engine, { version: '0', shell: 'web', dataDir: dir, recovery: null }),
    instanceId,
    dir,
    raw,
    complaints,
    on: (listener) => bus.on(listener),
    addProducts: (products) => addProducts(engine, instanceId, products),
    async close() {
      if (raw.open) await engine.stop()
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true })
    }
  }
}

function addProducts(engine: Engine, instanceId: string, products: readonly CsvProduct[]): string[] {
  const { store, clock } = engine.deps
  const importId = store.write((tx) =>
    tx.createImport({ instanceId, fileName: 'bench.csv', storedFile: 'bench.csv', bytes: 1, at: clock.now() })
  )
  for (let from = 0; from < products.length; from += STAGED_AT_ONCE)
    store.write((tx) => tx.stageProducts(importId, products.slice(from, from + STAGED_AT_ONCE)))
  store.write((tx) => {
    tx.applyStaged(importId, clock.now())
    tx.updateImport(importId, { state: 'APPLIED' })
  })
  return products.map((product) => product.handle)
}

export interface EngineJob {
  readonly products: readonly string[]
  readonly attributes: readonly Attribute[]
  readonly language?: string
  readonly prompt?: string
}

export interface EngineRun {
  /** From the start of the job to the commit that ended it, as its own row says: a millisecond exact. Creating it is not in it. */
  readonly ms: number
  /** Creating the job with all its items. */
  readonly createMs: number
  readonly job: Job
  /** Items by status, counted from the items and not from the job's own counts. */
  readonly items: Readonly<Record<string, number>>
}

/** Creates a job as the shells do, starts it, and waits until it has ended. Throws where it stops for any other reason. */
export async function runEngineJob(bench: BenchEngine, wanted: EngineJob): Promise<EngineRun> {
  const started = performance.now()
  const jobId = await createEngineJob(bench, wanted)
  const createMs = performance.now() - started
  const ended = jobEnd(bench, jobId)
  await call(bench, 'jobs.start', { id: jobId })
  const job = await ended
  if (job.startedAt === null || job.finishedAt === null)
    throw new Error(
      `The job did not end but is ${job.status}: ${job.statusMessage ?? ''} ${bench.complaints.join('; ')}`
    )
  return {
    ms: Date.parse(job.finishedAt) - Date.parse(job.startedAt),
    createMs,
    job,
    items: itemsByStatus(bench, jobId)
  }
}

/** A job that has not started. */
export async function createEngineJob(bench: BenchEngine, wanted: EngineJob): Promise<number> {
  const created = await call(bench, 'jobs.create', {
    sourceScope: 'products',
    productIds: wanted.products,
    attributes: wanted.attributes,
    language: wanted.language ?? 'en',
    prompt: wanted.prompt ?? 'Clear and friendly, for people who like plain things.',
    autoStart: false
  })
  return (created as { readonly jobId: number }).jobId
}

/** Settles when the job is neither pending nor running any more. */
function jobEnd(bench: BenchEngine, jobId: number): Promise<Job> {
  return new Promise((resolve) => {
    const off = bench.on((event) => {
      if (event.name !== 'job.progress' || event.payload.job.id !== jobId) return
      const { job } = event.payload
      if (job.status === 'RUNNING' || job.status === 'PENDING') return
      off()
      resolve(job)
    })
  })
}

async function call(bench: BenchEngine, procedure: string, input: unknown): Promise<unknown> {
  const result = await bench.dispatch(procedure, input, { instanceId: bench.instanceId })
  if (!result.ok)
    throw new Error(
      `${procedure} answered ${result.error.code}: ${result.error.message} ${bench.complaints.join('; ')}`
    )
  return result.value
}

function itemsByStatus(bench: BenchEngine, jobId: number): Record<string, number> {
  const rows = bench.raw
    .prepare<[number], { status: string; n: number }>(
      'select status, count(*) as n from job_items where job_id = ? group by status'
    )
    .all(jobId)
  return Object.fromEntries(rows.map((row) => [row.status, row.n]))
}
