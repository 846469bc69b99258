import { errorMessage } from '#shared/lib/error-message.ts'
import { createBackendApi } from '../adapters/backend/backend-api.ts'
import { createCatalogFile } from '../adapters/csv/catalog-file.ts'
import { createTableFile } from '../adapters/csv/table-file.ts'
import { scheduleBackups } from '../adapters/db/backup-schedule.ts'
import { storageFaultOf, type StorageFault } from '../adapters/db/checks-fault.ts'
import { acquireLock, type DataLock } from '../adapters/db/lock.ts'
import { OpenError } from '../adapters/db/open-error.ts'
import { guardStore } from '../adapters/db/recover-guard.ts'
import { openData, openFailure, type Suspicion } from '../adapters/db/recover.ts'
import { createStore } from '../adapters/db/store.ts'
import { createDataFiles } from '../adapters/files/data-files.ts'
import { createLeanFetch } from '../adapters/openai/lean-fetch.ts'
import {
  systemClock,
  systemHash,
  systemIds,
  systemRandom,
  systemSoon,
  systemTimers
} from '../adapters/system/system.ts'
import { startEngine, type Engine } from '../engine/engine.ts'
import { createEventBus } from '../engine/event-bus.ts'
import type { HostServices } from '../ports/host.ts'
import type { Log } from '../ports/system.ts'
import { createHostFetch } from './host-fetch.ts'
import { createLlmFactory } from './llm-factory.ts'
import { createShopFactory } from '../adapters/wix/factory.ts'
import type { ThreadOptions } from './thread-protocol.ts'

export class LockedError extends Error {
  constructor(dataDir: string) {
    super(`Wordshelf is already open with the data in ${dataDir}. Close it there first, or choose another --data-dir.`)
    this.name = 'LockedError'
  }
}

export interface OpenEngine {
  readonly engine: Engine
  /** For `status.recovery`. */
  readonly notice: string | null
  close(): Promise<void>
}

export interface OpenEngineHooks {
  /** The disk failed a call: for what the caller is told. */
  onFault(fault: StorageFault): void
  /** The database holds bytes that make no sense. Called once, while the engine runs; it is to be closed and opened again. */
  onDamage(): void
}

/** What SQLite finds only while the engine starts is looked at with every check, and then without faith. */
const ESCALATION: readonly Suspicion[] = ['none', 'suspected', 'certain']

/** The composition root: the one place that knows which adapter stands behind which port. */
export async function openEngine(
  options: ThreadOptions,
  host: HostServices,
  log: Log,
  hooks: OpenEngineHooks,
  suspicion: Suspicion = 'none'
): Promise<OpenEngine> {
  let lock: DataLock | null = null
  try {
    lock = acquireLock(options.dataDir)
    if (!lock) throw new LockedError(options.dataDir)
    for (let step = ESCALATION.indexOf(suspicion); ; step += 1) {
      try {
        return await openOnce(options, host, log, hooks, ESCALATION[step] ?? 'certain', lock)
      } catch (error) {
        if (storageFaultOf(error) !== 'damaged' || step >= ESCALATION.length) throw error
        log.warn('the engine met damage at its start', { error: errorMessage(error) })
      }
    }
  } catch (error) {
    lock?.release()
    throw openFailure(error, options.dataDir)
  }
}

async function openOnce(
  options: ThreadOptions,
  host: HostServices,
  log: Log,
  hooks: OpenEngineHooks,
  suspicion: Suspicion,
  lock: DataLock
): Promise<OpenEngine> {
  const deps = { clock: systemClock, timers: systemTimers, ids: systemIds, log }
  const { raw, keeper, notice, paths } = await openData(options.dataDir, deps, suspicion)
  let state: 'starting' | 'running' | 'over' = 'starting'
  const met: OpenError[] = []
  const damaged = (): void => {
    met.push(new OpenError('CORRUPT', 'The database was found to be damaged while it was in use.'))
    if (state !== 'running') return
    state = 'over'
    hooks.onDamage()
  }
  const store = guardStore(createStore(raw, systemClock, systemIds), raw, keeper, (fault) => {
    hooks.onFault(fault)
    if (fault === 'damaged') damaged()
  })
  let engine: Engine
  try {
    engine = await startEngine(
      {
        store,
        llms: createLlmFactory({ fetch: createLeanFetch(), clock: systemClock, timers: systemTimers }),
        shops: createShopFactory({ fetch: createHostFetch(host), clock: systemClock, timers: systemTimers }),
        shopUrl: options.shopUrl,
        backend: createBackendApi({ fetch: createHostFetch(host), clock: systemClock, timers: systemTimers }),
        catalogFile: createCatalogFile(),
        tableFile: createTableFile(),
        files: createDataFiles(options.dataDir, options.resourcesDir),
        host,
        clock: systemClock,
        timers: systemTimers,
        soon: systemSoon,
        ids: systemIds,
        hash: systemHash,
        random: systemRandom,
        log,
        bus: createEventBus(),
        bootId: systemIds.uuid(),
        appVersion: options.version
      },
      options
    )
  } catch (error) {
    store.close()
    throw error
  }
  const schedule = scheduleBackups({
    ...deps,
    raw,
    paths,
    keeper,
    isIdle: engine.isIdle,
    onDamage: damaged
  })
  const stop = async (): Promise<void> => {
    state = 'over'
    await schedule.stop()
    try {
      await engine.stop()
    } finally {
      // An engine that cannot stop cleanly on damaged data must still let go of it.
      if (raw.open) store.close()
    }
  }
  // The engine gets over a failure of its own here and there; what it met is still damage.
  const [damage] = met
  if (damage) {
    await stop()
    throw damage
  }
  state = 'running'
  return {
    engine,
    notice,
    async close() {
      try {
        await stop()
      } finally {
        lock.release()
      }
    }
  }
}
