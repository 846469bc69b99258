// One life of the real engine over a data folder, which it ends where its plan says so. Started by crash-children.ts.
import path from 'node:path'
import { createCatalogFile } from '../../src/main/adapters/csv/catalog-file.ts'
import { createTableFile } from '../../src/main/adapters/csv/table-file.ts'
import { acquireLock } from '../../src/main/adapters/db/lock.ts'
import { MIGRATIONS } from '../../src/main/adapters/db/migrations/list.ts'
import { openDatabase } from '../../src/main/adapters/db/open.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import { createDataFiles } from '../../src/main/adapters/files/data-files.ts'
import { systemHash, systemIds, systemSoon } from '../../src/main/adapters/system/system.ts'
import { createDispatch } from '../../src/main/api/dispatch.ts'
import { createLlmFactory } from '../../src/main/app/llm-factory.ts'
import { startEngine } from '../../src/main/engine/engine.ts'
import { createEventBus } from '../../src/main/engine/event-bus.ts'
import { DEFAULT_SETTINGS, type HostServices } from '../../src/main/ports/host.ts'
import { WIX_URL } from '../../src/main/ports/shop-url.ts'
import type { Llm, LlmFactory } from '../../src/main/ports/llm.ts'
import { assertNever } from '../../src/shared/lib/assert-never.ts'
import { NO_BACKEND } from '../../test/support/no-backend.ts'
import { NO_SHOPS } from '../../test/support/no-shops.ts'
import { seededRandom } from '../../simulators/random.ts'
import { JournalWriter } from './crash-journal.ts'
import { Merchant } from './crash-merchant.ts'
import { withExtra } from './crash-migrations.ts'
import type { CrashPlan, Sabotage } from './crash-plan.ts'
import { DEED_NAMES, deedsOf, noteUse, type CrashPoint } from './crash-points.ts'
import { watchStore, type StoreFault } from './crash-store.ts'
import { FastTime } from './crash-time.ts'

const plan = JSON.parse(process.argv[2] ?? '') as CrashPlan
const journal = new JournalWriter(plan.journal)
const time = new FastTime(plan.startAt)
const random = seededRandom(plan.seed)
/** A point may be reached before the commit of a transaction that then reaches it again after: each name counts for itself. */
let timesLeft = plan.end.kind === 'point' ? plan.end.nth : 0

function reach(point: CrashPoint): void {
  if (plan.end.kind !== 'point' || plan.end.point !== point) return
  timesLeft -= 1
  if (timesLeft > 0) return
  journal.note({ kind: 'point', point })
  die()
}

/** No handler, no flush, no close: the kernel ends the process inside this call. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** The shell's part, with the model's address in it. */
function host(): HostServices {
  return {
    loadSettings: () =>
      Promise.resolve({ ...DEFAULT_SETTINGS, provider: 'openai', baseUrl: plan.modelUrl, concurrency: 4 }),
    saveSettings: () => Promise.resolve(),
    loadKey: () => Promise.resolve(null),
    saveKey: () => Promise.resolve(),
    loadShopKey: () => Promise.resolve(null),
    saveShopKey: () => Promise.resolve(),
    loadBackendToken: () => Promise.resolve(null),
    saveBackendToken: () => Promise.resolve(),
    keyStorage: () => Promise.resolve({ kind: 'memory', warning: null }),
    fetch: () => Promise.reject(new Error('This child has no network but the model.'))
  }
}

/** How often the network is not there, of calls. */
const OFFLINE = 0.01
/** Long enough for the request to have left, shorter than any answer. */
const UNDER_WAY_MS = 1

function watchedModels(factory: LlmFactory): LlmFactory {
  const wished = plan.end.kind === 'point' && plan.end.point.startsWith('pause-offline')
  const watched = (inner: Llm): Llm => ({
    rulesVersion: inner.rulesVersion,
    async optimize(request, signal) {
      reach('model:before-request')
      if (random.next() < (wished ? 0.3 : OFFLINE)) return { kind: 'offline', reason: 'No network.' }
      const asked = setTimeout(() => reach('model:asked'), UNDER_WAY_MS)
      const outcome = await inner.optimize(request, signal)
      clearTimeout(asked)
      reach('model:answered')
      return outcome
    },
    test: (signal) => inner.test(signal)
  })
  return { ...factory, create: (settings) => watched(factory.create(settings)) }
}

function faultOf(sabotage: Sabotage | null): StoreFault {
  switch (sabotage) {
    case null:
      return {}
    case 'early-answer':
      return { earlyAnswer: true }
    case 'no-rescue':
      return { around: (method, args, call) => (method === 'rescueOrphans' ? [] : call(args)) }
    case 'split-create':
      return { splits: (_used, method) => method === 'createJob' }
    case 'split-landing':
      return { splits: (used, method) => used.has('item>DONE') && /item/i.test(method) }
    default:
      return assertNever(sabotage, 'sabotage')
  }
}

async function main(): Promise<void> {
  process.stdin.once('close', () => process.exit(1)).resume()
  const lock = acquireLock(plan.dir)
  if (!lock) throw new Error('The data folder is locked by a process that is gone')
  const raw = await openDatabase(
    path.join(plan.dir, 'wordshelf.db'),
    withExtra(MIGRATIONS, plan.extraMigrations, () => reach('migration:before'))
  )
  reach('migration:after')
  if (plan.synchronous !== 'FULL') raw.pragma(`synchronous = ${plan.synchronous}`)
  if (plan.walPages !== null) raw.pragma(`wal_autocheckpoint = ${plan.walPages}`)
  let commits = 0
  let atTarget: () => void = () => undefined
  const target = new Promise<void>((resolve) => {
    atTarget = resolve
  })
  const store = watchStore(createStore(raw, time, systemIds), {
    raw,
    clock: time,
    journal,
    deeds: { note: noteUse, of: deedsOf },
    fault: faultOf(plan.sabotage),
    reach,
    committed() {
      commits += 1
      if (plan.end.kind !== 'commits' || commits < plan.end.commits) return
      if (!plan.end.quit) die()
      atTarget()
    }
  })
  const quiet = (): void => undefined
  const engine = await startEngine(
    {
      store,
      llms: watchedModels(createLlmFactory({ fetch, clock: time, timers: time })),
      shops: NO_SHOPS,
      shopUrl: WIX_URL,
      backend: NO_BACKEND,
      catalogFile: createCatalogFile(),
      tableFile: createTableFile(),
      files: createDataFiles(plan.dir, path.join(plan.dir, 'resources')),
      host: host(),
      clock: time,
      timers: time,
      soon: systemSoon,
      ids: systemIds,
      hash: systemHash,
      random,
      log: { info: quiet, warn: quiet, error: quiet },
      bus: createEventBus(),
      bootId: systemIds.uuid(),
      appVersion: '0.0.0'
    },
    { sample: false, allowance: 100_000 }
  )
  journal.note({ kind: 'ready' })
  process.stdout.write('ready\n')

  const dispatch = createDispatch(engine, { version: '0', shell: 'web', dataDir: plan.dir, recovery: null })
  const { end } = plan
  const wish = end.kind === 'point' ? (DEED_NAMES.find((deed) => end.point.startsWith(`${deed}:`)) ?? null) : null
  const merchant = new Merchant({ dispatch, journal, time, plan, random: () => random.next(), wish })
  await merchant.settleUnanswered()
  if (end.kind === 'finish') await merchant.finish()
  else await Promise.race([merchant.work(), target])
  await engine.stop()
  lock.release()
  process.exit(0)
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  journal.note({ kind: 'failed', message })
  process.stderr.write(`${message}\n`, () => process.exit(1))
})
