import { assertNever } from '#shared/lib/assert-never.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Signal } from '#shared/contract/app.ts'
import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { TOPICS } from '#shared/contract/events.ts'
import type { SyncState } from '#shared/contract/sync.ts'
import type { BackendAccess, BackendResult } from '../../ports/backend-api.ts'
import type { SyncLink } from '../../ports/sync-store.ts'
import { notFound } from '../not-found.ts'
import { backendAccess, NO_TOKEN } from './backend-access.ts'
import type { LeaseAnswer } from './lease-waiters.ts'
import { backendError, linkStore } from './link-store.ts'
import { beginNewLife, restartStaleLinks } from './new-life.ts'
import { createSyncBroadcast } from './sync-broadcast.ts'
import type { SyncDeps } from './sync-deps.ts'
import { SyncLoop } from './sync-loop.ts'
import { syncState } from './sync-state.ts'
import { unlinkStore } from './unlink-store.ts'

/** Everything between the stores of this database and their backends. */
export interface SyncService {
  /** Before anything else can write events: a database that was put back takes over its new epoch first. */
  begin(): void
  /** Gives back what is not needed, if that can be told within a moment. */
  stop(): Promise<void>
  signal(signal: Signal): void
  state(instanceId: string): SyncState
  /** `signal` gives it up, or the wait for the first word of the backend where it is done. */
  link(instanceId: string, input: Parsed<'sync.link'>, signal: AbortSignal): Promise<Result<SyncState, ErrorBody>>
  unlink(instanceId: string, input: Parsed<'sync.unlink'>): Promise<Result<SyncState, ErrorBody>>
  now(instanceId: string): Promise<Result<SyncState, ErrorBody>>
  invite(instanceId: string): Promise<Result<Output<'sync.invite'>, ErrorBody>>
  writeOff(instanceId: string, deviceId: string): Promise<Result<Output<'sync.writeOff'>, ErrorBody>>
  /** Credits for a job that waits: all of `want` or none. Whoever asks looks at the balance again afterwards. */
  lease(instanceId: string, want: number): Promise<LeaseAnswer>
  /** A job was paid for here: another may follow, and is not to wait for its credits. */
  spent(instanceId: string): void
}

/** @param ended told of each job that ran and that a new life has ended: nothing more is to be sent for it */
export function createSyncService(deps: SyncDeps, ended: (jobId: number) => void): SyncService {
  const loops = new Map<string, SyncLoop>()
  const broadcast = createSyncBroadcast(deps)
  /** Stores that are being linked or signed out. */
  const changing = new Set<string>()
  let stopped = false

  function open(instanceId: string): SyncLoop {
    const loop = new SyncLoop(deps, instanceId, {
      changed: (topics) => broadcast.mark(instanceId, topics),
      onFork: newLife
    })
    loops.set(instanceId, loop)
    if (!stopped) loop.begin()
    return loop
  }

  function close(instanceId: string): void {
    loops.get(instanceId)?.close()
    loops.delete(instanceId)
  }

  /** The epoch is the whole database's, so every store in it begins anew. */
  function newLife(): void {
    for (const jobId of beginNewLife(deps)) ended(jobId)
    deps.bus.changed(null, TOPICS)
    for (const loop of loops.values()) loop.reset()
  }

  const state = (instanceId: string): SyncState =>
    deps.store.read((db) => syncState(db, instanceId, loops.get(instanceId)?.status ?? null))

  /** One at a time for each store: two clicks at once would pair two devices. */
  async function alone<T>(instanceId: string, run: () => Promise<Result<T, ErrorBody>>): Promise<Result<T, ErrorBody>> {
    if (changing.has(instanceId))
      return err(errorBody('CONFLICT', 'This store is being linked or signed out just now: wait a moment.'))
    changing.add(instanceId)
    try {
      return await run()
    } finally {
      changing.delete(instanceId)
    }
  }

  /** What is asked besides syncing. `field` is what a refusal is about. */
  async function ask<T>(
    link: SyncLink,
    field: 'url' | 'deviceId',
    call: (access: BackendAccess, signal: AbortSignal) => Promise<BackendResult<T>>
  ): Promise<Result<T, ErrorBody>> {
    const access = await backendAccess(deps.host, link)
    if (access === null) return err(errorBody('BACKEND_UNAVAILABLE', NO_TOKEN))
    const result = await call(access, new AbortController().signal)
    return result.ok ? ok(result.value) : err(backendError(result.failure, field))
  }

  return {
    state,

    begin() {
      restartStaleLinks(deps)
      deps.store.watchEvents((instanceId) => {
        loops.get(instanceId)?.wake()
        broadcast.mark(instanceId, ['sync'])
      })
      for (const { instanceId } of deps.store.read((db) => db.getSyncLinks())) open(instanceId)
    },

    async stop() {
      stopped = true
      await Promise.all([...loops.values()].map((loop) => loop.stop()))
      broadcast.stop()
    },

    signal(signal) {
      for (const loop of loops.values()) {
        switch (signal) {
          case 'suspend':
            loop.suspend()
            break
          case 'resume':
          case 'online':
            loop.resume()
            break
          default:
            assertNever(signal, 'signal')
        }
      }
    },

    link: (instanceId, input, signal) =>
      alone(instanceId, async () => {
        const again = loops.get(instanceId)?.status.problem?.code === 'unauthorized'
        const linked = await linkStore(deps, instanceId, input, again, signal)
        if (!linked.ok) return linked
        close(instanceId)
        deps.bus.changed(instanceId, ['sync', 'credits', 'jobs', 'status'])
        // The balance is the backend's from here on: the answer waits for the first word of it, or for why there is none.
        const loop = open(instanceId)
        await Promise.race([loop.now(), aborted(signal)])
        return ok(state(instanceId))
      }),

    unlink: (instanceId, input) =>
      alone(instanceId, async () => {
        const loop = loops.get(instanceId)
        if (!loop) return err(noBackend())
        const unlinked = await unlinkStore(deps, instanceId, loop, input)
        if (!unlinked.ok) return unlinked
        close(instanceId)
        deps.bus.changed(instanceId, ['sync', 'credits', 'jobs', 'items', 'status'])
        return ok(state(instanceId))
      }),

    async now(instanceId) {
      const loop = loops.get(instanceId)
      if (!loop) return err(noBackend())
      await loop.now()
      return ok(state(instanceId))
    },

    async invite(instanceId) {
      const link = deps.store.read((db) => db.getSyncLink(instanceId))
      if (link === null) return err(noBackend())
      const invited = await ask(link, 'url', (access, signal) => deps.backend.invite(access, signal))
      return invited.ok ? ok({ url: link.url, ...invited.value }) : invited
    },

    async writeOff(instanceId, deviceId) {
      const link = deps.store.read((db) => db.getSyncLink(instanceId))
      if (link === null) return err(noBackend())
      if (deviceId === link.deviceId)
        return err(errorBody('CONFLICT', 'This is the device that you are using: sign it out instead.'))
      if (!link.period?.devices.some((device) => device.deviceId === deviceId)) return err(notFound('Device', deviceId))
      const freed = await ask(link, 'deviceId', (access, signal) => deps.backend.writeOff(access, deviceId, signal))
      if (freed.ok) await loops.get(instanceId)?.now()
      return freed
    },

    async lease(instanceId, want) {
      const loop = loops.get(instanceId)
      return loop ? loop.lease(want) : { unreachable: noBackend().message }
    },

    spent: (instanceId) => loops.get(instanceId)?.spent()
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  if (signal.aborted) resolve(undefined)
  signal.addEventListener('abort', () => resolve(undefined), { once: true })
  return promise
}

function noBackend(): ErrorBody {
  return errorBody('CONFLICT', 'This store has no backend. Link it first, in the settings.')
}
