// One life of the real engine with a store on Wix, which it ends where its plan says so. Started by wix-kill-folder.ts.
import path from 'node:path'
import { createCatalogFile } from '../../src/main/adapters/csv/catalog-file.ts'
import { createTableFile } from '../../src/main/adapters/csv/table-file.ts'
import { acquireLock } from '../../src/main/adapters/db/lock.ts'
import { openDatabase } from '../../src/main/adapters/db/open.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import { createDataFiles } from '../../src/main/adapters/files/data-files.ts'
import { systemHash, systemIds, systemSoon } from '../../src/main/adapters/system/system.ts'
import { createShopFactory } from '../../src/main/adapters/wix/factory.ts'
import { createDispatch } from '../../src/main/api/dispatch.ts'
import { startEngine } from '../../src/main/engine/engine.ts'
import { createEventBus } from '../../src/main/engine/event-bus.ts'
import { DEFAULT_SETTINGS, type HostServices } from '../../src/main/ports/host.ts'
import type { OpMove } from '../../src/main/ports/publish-store.ts'
import { assertNever } from '../../src/shared/lib/assert-never.ts'
import { seededRandom } from '../../simulators/random.ts'
import { FakeLlm } from '../../test/support/fake-llm.ts'
import { NO_BACKEND } from '../../test/support/no-backend.ts'
import { JournalWriter } from './crash-journal.ts'
import { watchStore, type StoreFault } from './crash-store.ts'
import { FastTime } from './crash-time.ts'
import { sendBlindly, watchFetch } from './wix-kill-fetch.ts'
import { rewrite, WixMerchant } from './wix-kill-merchant.ts'
import type { WixKillEntry, WixKillPlan, WixSabotage } from './wix-kill-plan.ts'
import { wixDeeds, type WixDeed, type WixKillPoint } from './wix-kill-points.ts'

const plan = JSON.parse(process.argv[2] ?? '') as WixKillPlan
const journal = new JournalWriter<WixKillEntry>(plan.journal)
const time = new FastTime(plan.startAt)
const random = seededRandom(plan.seed)
let timesLeft = plan.end.kind === 'point' ? plan.end.nth : 0

function reach(point: WixKillPoint): void {
  if (plan.end.kind !== 'point' || plan.end.point !== point) return
  timesLeft -= 1
  if (timesLeft > 0) return
  journal.note({ kind: 'point', point })
  // No handler, no flush, no close: the kernel ends the process inside this call.
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** The shell's part: it keeps the store's key, which is one and the same for each life. */
function host(): HostServices {
  return {
    loadSettings: () => Promise.resolve({ ...DEFAULT_SETTINGS, concurrency: 8 }),
    saveSettings: () => Promise.resolve(),
    loadKey: () => Promise.resolve(null),
    saveKey: () => Promise.resolve(),
    loadShopKey: () => Promise.resolve({ origin: plan.url, key: plan.apiKey }),
    saveShopKey: () => Promise.resolve(),
    loadBackendToken: () => Promise.resolve(null),
    saveBackendToken: () => Promise.resolve(),
    keyStorage: () => Promise.resolve({ kind: 'memory', warning: null }),
    fetch: () => Promise.reject(new Error('This child has no network but the store.'))
  }
}

function faultOf(sabotage: WixSabotage | null): StoreFault {
  switch (sabotage) {
    case null:
    case 'blind-resend':
      return {}
    case 'page-apart-from-cursor':
      return { splits: (_used, method) => method === 'takeProducts' }
    case 'no-before-image':
      return { around: changeMoves((move) => ({ ...move, change: withoutBefore(move.change) })) }
    case 'sending-not-durable':
      return { around: lateSending() }
    default:
      return assertNever(sabotage, 'sabotage')
  }
}

type Around = NonNullable<StoreFault['around']>

/** `moveOps(publishId, moves, at)`: the only method that these faults know by its arguments. */
const changeMoves =
  (change: (move: OpMove) => OpMove): Around =>
  (method, args, call) =>
    method === 'moveOps' ? call([args[0], (args[1] as readonly OpMove[]).map(change), args[2]]) : call(args)

const withoutBefore = (change: OpMove['change']): OpMove['change'] =>
  change.to === 'SENDING' ? { ...change, before: null, beforeBasis: null } : change

/** What is sent is stored only together with what comes of it. */
function lateSending(): Around {
  let late: readonly OpMove[] = []
  return (method, args, call) => {
    if (method !== 'moveOps') return call(args)
    const [publishId, , at] = args
    const moves = args[1] as readonly OpMove[]
    if (late.length > 0) call([publishId, late, at])
    late = moves.filter(({ change }) => change.to === 'SENDING')
    return Number(call([publishId, moves.filter(({ change }) => change.to !== 'SENDING'), at])) + late.length
  }
}

async function main(): Promise<void> {
  process.stdin.once('close', () => process.exit(1)).resume()
  const lock = acquireLock(plan.dir)
  if (!lock) throw new Error('The data folder is locked by a process that is gone')
  if (plan.sabotage === 'blind-resend') await sendBlindly(plan.dir)
  const raw = await openDatabase(path.join(plan.dir, 'wordshelf.db'))
  const kindOf = raw.prepare<[number], string>('select kind from publishes where id = ?').pluck()
  const store = watchStore<WixDeed>(createStore(raw, time, systemIds), {
    raw,
    clock: time,
    journal,
    deeds: wixDeeds((publishId) => kindOf.get(publishId) === 'UNDO'),
    fault: faultOf(plan.sabotage),
    reach,
    committed: () => undefined
  })
  const merchant = new WixMerchant({ raw, time, plan, random: () => random.next() })
  await merchant.prepare()
  const llm = new FakeLlm()
  llm.respond = rewrite
  const quiet = (): void => undefined
  const engine = await startEngine(
    {
      store,
      llms: llm.factory(),
      shops: createShopFactory({
        fetch: watchFetch(reach, { dir: plan.dir, blind: plan.sabotage === 'blind-resend' }),
        clock: time,
        timers: time
      }),
      shopUrl: plan.url,
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
    { sample: false, allowance: 1_000_000 }
  )
  journal.note({ kind: 'ready' })
  await merchant.work(createDispatch(engine, { version: '0', shell: 'web', dataDir: plan.dir, recovery: null }))
  await engine.stop()
  lock.release()
  process.exit(0)
}

main().catch((error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  const message = (error instanceof Error ? (error.stack ?? error.message) : String(error)) + cause
  journal.note({ kind: 'failed', message })
  process.stderr.write(`${message}\n`, () => process.exit(1))
})
