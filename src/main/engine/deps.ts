import type { BackendApi } from '../ports/backend-api.ts'
import type { CatalogFile } from '../ports/catalog-file.ts'
import type { DataFiles, TableFile } from '../ports/data-files.ts'
import type { HostServices } from '../ports/host.ts'
import type { LlmFactory } from '../ports/llm.ts'
import type { ShopFactory } from '../ports/shop.ts'
import type { Store } from '../ports/store.ts'
import type { Clock, Hash, Ids, Log, Random, Timers } from '../ports/system.ts'
import type { EventBus } from './event-bus.ts'

/** Everything that the engine needs from outside. Made once, by the composition root. */
export interface EngineDeps {
  readonly store: Store
  readonly llms: LlmFactory
  readonly shops: ShopFactory
  /** Where Wix answers if nobody says otherwise: `https://www.wixapis.com`, or what the command line says. */
  readonly shopUrl: string
  readonly backend: BackendApi
  readonly catalogFile: CatalogFile
  readonly tableFile: TableFile
  readonly files: DataFiles
  readonly host: HostServices
  readonly clock: Clock
  readonly timers: Timers
  /** Runs in a moment, after everything that has already arrived: what comes together is stored together. */
  readonly soon: (run: () => void) => void
  readonly ids: Ids
  readonly hash: Hash
  readonly random: Random
  readonly log: Log
  readonly bus: EventBus
  /** Names this life of the process: items claimed under another one are orphans. */
  readonly bootId: string
  /** Told to a store's backend, which may ask for a newer one. */
  readonly appVersion: string
}
