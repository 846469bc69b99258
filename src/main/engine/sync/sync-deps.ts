import type { EngineDeps } from '../deps.ts'

/** What syncing needs of the engine. */
export type SyncDeps = Pick<
  EngineDeps,
  'store' | 'backend' | 'host' | 'clock' | 'timers' | 'ids' | 'random' | 'log' | 'bus' | 'appVersion'
>
