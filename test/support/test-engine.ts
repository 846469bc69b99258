import type Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDispatch, type Dispatch } from '../../src/main/api/dispatch.ts'
import { createCatalogFile } from '../../src/main/adapters/csv/catalog-file.ts'
import { createTableFile } from '../../src/main/adapters/csv/table-file.ts'
import { openBlankDatabase } from './blank-database.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import { createDataFiles } from '../../src/main/adapters/files/data-files.ts'
import { systemHash } from '../../src/main/adapters/system/system.ts'
import { startEngine, type Engine } from '../../src/main/engine/engine.ts'
import type { GovernorMemory } from '../../src/main/engine/rate/memory.ts'
import { createEventBus } from '../../src/main/engine/event-bus.ts'
import { DEFAULT_SETTINGS, type HostServices, type StoredKey, type StoredSettings } from '../../src/main/ports/host.ts'
import type { BackendApi } from '../../src/main/ports/backend-api.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import { WIX_URL } from '../../src/main/ports/shop-url.ts'
import type { ShopFactory } from '../../src/main/ports/shop.ts'
import type { Store } from '../../src/main/ports/store.ts'
import type { LogFields } from '../../src/main/ports/system.ts'
import type { CallMeta } from '../../src/shared/contract/contract.ts'
import type { AnyEvent } from '../../src/shared/contract/events.ts'
import { FakeLlm } from './fake-llm.ts'
import { FakeTime } from './fake-time.ts'
import { NO_BACKEND } from './no-backend.ts'
import { NO_SHOPS } from './no-shops.ts'

const resourcesDir = path.resolve(import.meta.dirname, '../../resources')

export interface TestEngine {
  readonly engine: Engine
  readonly dispatch: Dispatch
  /** Gives what the procedure answers, on the active store where `meta` names none, and throws what it refuses. */
  call<T>(procedure: string, input?: unknown, meta?: CallMeta): Promise<T>
  readonly llm: FakeLlm
  readonly time: FakeTime
  readonly raw: Database.Database
  readonly dir: string
  readonly instanceId: string
  readonly events: AnyEvent[]
  readonly log: { readonly level: string; readonly message: string; readonly fields: LogFields | undefined }[]
  readonly host: MemoryHost
  /** Stops the engine and keeps the folder, as quitting does. */
  stop(): Promise<void>
  /** Leaves the database as a killed process leaves it: no engine code runs, the files stay. */
  abandon(): void
  [Symbol.asyncDispose](): Promise<void>
}

export interface TestEngineOptions {
  readonly allowance?: number
  readonly sample?: boolean
  /** To start again on what an earlier engine left. */
  readonly dir?: string
  readonly time?: FakeTime
  readonly llm?: FakeLlm
  readonly host?: MemoryHost
  readonly concurrency?: number
  /** Stores on Wix: out of reach where nothing is said. */
  readonly shops?: ShopFactory
  /** The store's backend: out of reach where nothing is said. */
  readonly backend?: BackendApi
  /** Puts something between the engine and its store: a bug, for a checker that has to find it. */
  readonly wrapStore?: ((store: Store, raw: Database.Database) => Store) | undefined
}

export class MemoryHost implements HostServices {
  settings: StoredSettings = DEFAULT_SETTINGS
  key: StoredKey | null = null
  readonly shopKeys = new Map<string, StoredKey>()
  readonly backendTokens = new Map<string, StoredKey>()
  loadSettings(): Promise<StoredSettings> {
    return Promise.resolve(this.settings)
  }
  saveSettings(settings: StoredSettings): Promise<void> {
    this.settings = settings
    return Promise.resolve()
  }
  loadKey(): Promise<StoredKey | null> {
    return Promise.resolve(this.key)
  }
  saveKey(key: StoredKey | null): Promise<void> {
    this.key = key
    return Promise.resolve()
  }
  loadShopKey(instanceId: string): Promise<StoredKey | null> {
    return Promise.resolve(this.shopKeys.get(instanceId) ?? null)
  }
  saveShopKey({ instanceId, key }: Parameters<HostServices['saveShopKey']>[0]): Promise<void> {
    if (key === null) this.shopKeys.delete(instanceId)
    else this.shopKeys.set(instanceId, key)
    return Promise.resolve()
  }
  loadBackendToken(instanceId: string): Promise<StoredKey | null> {
    return Promise.resolve(this.backendTokens.get(instanceId) ?? null)
  }
  saveBackendToken({ instanceId, token }: Parameters<HostServices['saveBackendToken']>[0]): Promise<void> {
    if (token === null) this.backendTokens.delete(instanceId)
    else this.backendTokens.set(instanceId, token)
    return Promise.resolve()
  }
  keyStorage(): ReturnType<HostServices['keyStorage']> {
    return Promise.resolve({ kind: 'memory', warning: null })
  }
  fetch(..._asked: Parameters<HostServices['fetch']>): ReturnType<HostServices['fetch']> {
    return Promise.resolve({ ok: false, failure: { kind: 'unreachable', sent: false, message: 'No network.' } })
  }
}

let boots = 0

/** A server whose pace is known from the last run: without it the first requests go out two at a time. */
function warmUp(raw: Database.Database, { provider, baseUrl, model, concurrency }: StoredSettings): void {
  const unknown = { limit: null, full: null, fullMs: null }
  const memory: GovernorMemory = {
    version: 1,
    requests: unknown,
    tokens: unknown,
    ceilingPerMinute: null,
    concurrency: 2 * concurrency
  }
  const key = provider === 'sample' ? 'rate sample' : `rate ${baseUrl} ${model}`
  raw.prepare(`insert or replace into meta (key, value) values (?, ?)`).run(key, JSON.stringify(memory))
}

/** The real engine over a real database; only the clock, the model and the ids are ours. */
export async function openTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const dir = options.dir ?? mkdtempSync(path.join(tmpdir(), 'wordshelf-test-'))
  const time = options.time ?? new FakeTime()
  const llm = options.llm ?? new FakeLlm()
  const host = options.host ?? new MemoryHost()
  host.settings = { ...host.settings, concurrency: options.concurrency ?? host.settings.concurrency }
  const raw = await openBlankDatabase(path.join(dir, 'wordshelf.db'))
  warmUp(raw, host.settings)
  const boot = ++boots
  let numbers = 0
  const ids = { uuid: () => `id-${boot}-${String(++numbers).padStart(6, '0')}` }
  const store = createStore(raw, time, ids)
  const log: TestEngine['log'][number][] = []
  const bus = createEventBus()
  const events: AnyEvent[] = []
  bus.on((event) => events.push(event))
  const write = (level: string) => (message: string, fields?: LogFields) => void log.push({ level, message, fields })
  const engine = await startEngine(
    {
      store: options.wrapStore?.(store, raw) ?? store,
      llms: llm.factory(),
      shops: options.shops ?? NO_SHOPS,
      shopUrl: WIX_URL,
      backend: options.backend ?? NO_BACKEND,
      catalogFile: createCatalogFile(),
      tableFile: createTableFile(),
      files: createDataFiles(dir, resourcesDir),
      host,
      clock: time,
      timers: time,
      // Not a turn of the event loop later, which the fake clock knows nothing of.
      soon: queueMicrotask,
      ids,
      hash: systemHash,
      random: { next: () => 0.5 },
      log: { info: write('info'), warn: write('warn'), error: write('error') },
      bus,
      bootId: `boot-${boot}`,
      appVersion: '0.0.0'
    },
    { allowance: options.allowance ?? null, sample: options.sample ?? false }
  )
  const active = engine.deps.store.read((db) => db.getActiveInstanceId())
  if (active === null) throw new Error('the engine opened no store')
  const stop = async (): Promise<void> => {
    if (raw.open) await engine.stop()
  }
  const dispatch = createDispatch(engine, { version: '0', shell: 'web', dataDir: dir, recovery: null })
  return {
    engine,
    dispatch,
    async call<T>(procedure: string, input: unknown = {}, meta: CallMeta = {}) {
      const result = await dispatch(procedure, input, meta)
      if (!result.ok) throw new Error(`${procedure}: ${result.error.code} ${result.error.message}`)
      return result.value as T
    },
    llm,
    time,
    raw,
    dir,
    instanceId: active,
    events,
    log,
    host,
    stop,
    abandon: () => {
      raw.close()
    },
    async [Symbol.asyncDispose]() {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

export function csvProduct(n: number, change: Partial<CsvProduct> = {}): CsvProduct {
  const title = `Product ${n}`
  const description = `<p>Description of product ${n}.</p>`
  const position = { record: n, line: n + 1 }
  return {
    handle: `p${n}`,
    name: title,
    values: { title, description, seoTitle: null, seoDescription: null, imageAlt: '', ribbon: '', slug: null },
    visible: true,
    brand: null,
    price: '10',
    sku: null,
    collections: n % 2 === 0 ? ['Even'] : ['Odd'],
    options: [],
    variants: [],
    media: [],
    cells: { title: position, description: position, ribbon: position },
    position,
    ...change
  }
}

/** Puts products `p1 … pn` into a store, through the same staging that an import uses. */
export function addProducts({ engine, time }: TestEngine, instanceId: string, count: number): string[] {
  const products = Array.from({ length: count }, (_, index) => csvProduct(index + 1))
  engine.deps.store.write((tx) => {
    const importId = tx.createImport({
      instanceId,
      fileName: 'test.csv',
      storedFile: 'test.csv',
      bytes: 1,
      at: time.now()
    })
    tx.stageProducts(importId, products)
    tx.applyStaged(importId, time.now())
    tx.updateImport(importId, { state: 'APPLIED' })
  })
  return products.map((product) => product.handle)
}
