import path from 'node:path'
import { createCatalogFile } from '../adapters/csv/catalog-file.ts'
import { createTableFile } from '../adapters/csv/table-file.ts'
import { acquireLock } from '../adapters/db/lock.ts'
import { openDatabase } from '../adapters/db/open.ts'
import { createStore } from '../adapters/db/store.ts'
import { createDataFiles } from '../adapters/files/data-files.ts'
import { systemClock, systemHash, systemIds, systemRandom, systemTimers } from '../adapters/system/system.ts'
import { startEngine, type Engine } from '../engine/engine.ts'
import { createEventBus } from '../engine/event-bus.ts'
import type { HostServices } from '../ports/host.ts'
import type { Log } from '../ports/system.ts'
import { createLlmFactory } from './llm-factory.ts'
import type { ThreadOptions } from './thread-protocol.ts'

export class LockedError extends Error {
  constructor(dataDir: string) {
    super(`Wordshelf is already open with the data in ${dataDir}. Close it there first, or choose another --data-dir.`)
    this.name = 'LockedError'
  }
}

/** The composition root: the one place that knows which adapter stands behind which port. */
export async function openEngine(
  options: ThreadOptions,
  host: HostServices,
  log: Log
): Promise<{ readonly engine: Engine; close(): Promise<void> }> {
  const lock = acquireLock(options.dataDir)
  if (!lock) throw new LockedError(options.dataDir)
  let database: Awaited<ReturnType<typeof openDatabase>> | null = null
  try {
    database = await openDatabase(path.join(options.dataDir, 'wordshelf.db'))
    const engine = await startEngine(
      {
        store: createStore(database, systemClock),
        llms: createLlmFactory({ fetch, clock: systemClock, timers: systemTimers }),
        catalogFile: createCatalogFile(),
        tableFile: createTableFile(),
        files: createDataFiles(options.dataDir, options.resourcesDir),
        host,
        clock: systemClock,
        timers: systemTimers,
        ids: systemIds,
        hash: systemHash,
        random: systemRandom,
        log,
        bus: createEventBus(),
        bootId: systemIds.uuid()
      },
      options
    )
    return {
      engine,
      async close() {
        await engine.stop()
        lock.release()
      }
    }
  } catch (error) {
    database?.close()
    lock.release()
    throw error
  }
}
