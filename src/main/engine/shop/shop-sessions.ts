import { assertNever } from '#shared/lib/assert-never.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import { SHOP_PERMISSION_NAMES } from '#shared/model/shop-permission.ts'
import type { ShopAccess, ShopFailure, ShopFailureKind, ShopResult } from '../../ports/shop.ts'
import type { Timers } from '../../ports/system.ts'
import type { EngineDeps } from '../deps.ts'
import { backoffMs, obeyedWaitMs } from '../jobs/retry-policy.ts'
import { ShopPace, type Turn } from './pace.ts'
import type { ShopSession, ShopSessions } from './shop-session.ts'

/** A lost answer is asked for again this often, and for this long at most. Whoever asked then decides. */
const MAX_LOST = 5
const LOST_PATIENCE_MS = 2 * 60_000
/** A store that refuses for the rate is waited for so long. */
const REFUSED_PATIENCE_MS = 10 * 60_000

/** What looking at a store for its name and the key's permissions takes of its rate. */
const INSPECT_REQUESTS = 5

const FIRST_PROBE_MS = 5_000
const LONGEST_PROBE_MS = 60_000
/** A store that is being set up or moved, or whose sign-in page stands between, is looked at again after this long. */
const SETTLING_MS = 10_000

type SessionDeps = Pick<EngineDeps, 'store' | 'shops' | 'host' | 'clock' | 'timers' | 'random' | 'bus' | 'log'>

/** @param moved called when a store turned out to be of another version than the one that the catalogue's ids belong to */
export function createShopSessions(deps: SessionDeps, moved: (instanceId: string) => void): ShopSessions {
  const paces = new Map<string, ShopPace>()

  function paceOf(instanceId: string): ShopPace {
    const known = paces.get(instanceId)
    if (known) return known
    const pace = new ShopPace(deps)
    paces.set(instanceId, pace)
    return pace
  }

  async function read<T>(
    pace: ShopPace,
    ask: () => Promise<ShopResult<T>>,
    signal: AbortSignal
  ): Promise<ShopResult<T>> {
    const begun = deps.clock.monotonic()
    for (let attempt = 1; ; attempt += 1) {
      const turn = await pace.take(signal)
      if (turn === null) return ABORTED
      const result = await ask()
      settle(pace, turn, result)
      if (result.ok) return result
      const wait = repeatIn(result.failure, attempt)
      if (wait === null) return result
      const waited = deps.clock.monotonic() - begun
      if (waited + wait.ms > wait.patienceMs) return result
      // The pace itself waits where the store asked for it.
      const done = result.failure.kind === 'rate-limited' || (await sleep(deps.timers, wait.ms, signal))
      if (!done) return ABORTED
    }
  }

  function repeatIn(
    failure: ShopFailure,
    attempt: number
  ): { readonly ms: number; readonly patienceMs: number } | null {
    if (failure.kind === 'rate-limited') return { ms: failure.retryAfterMs ?? 0, patienceMs: REFUSED_PATIENCE_MS }
    if (failure.kind !== 'unclear' || attempt >= MAX_LOST) return null
    return { ms: backoffMs(attempt, deps.random), patienceMs: LOST_PATIENCE_MS }
  }

  function sessionOf(instanceId: string, access: ShopAccess, version: CatalogVersion): ShopSession {
    const shop = deps.shops.create(access, version)
    const pace = paceOf(instanceId)
    return {
      version,
      writeLimit: shop.writeLimit,
      read: (ask, signal) => read(pace, () => ask(shop, signal), signal),
      async write(writes, signal) {
        const turn = await pace.take(signal)
        if (turn === null) return ABORTED
        const result = await shop.write(writes, signal)
        settle(pace, turn, result)
        return result
      }
    }
  }

  async function accessOf(instanceId: string): Promise<ShopResult<ShopAccess>> {
    const connection = deps.store.read((db) => db.getShopConnection(instanceId))
    if (!connection) return failed({ kind: 'auth', message: 'This store is not on Wix. Connect one first.' })
    const key = await deps.host.loadShopKey(instanceId)
    if (key?.origin !== connection.siteUrl)
      return failed({
        kind: 'auth',
        message: `Wordshelf has no key for ${connection.name}. Connect the store again with a key from Wix.`
      })
    return { ok: true, value: { baseUrl: connection.siteUrl, siteId: connection.siteId, apiKey: key.key } }
  }

  function remember(
    instanceId: string,
    known: { readonly name?: string; readonly catalogVersion: CatalogVersion }
  ): void {
    const { changed, mapped } = deps.store.write((tx) => ({
      changed: tx.updateShop(instanceId, known),
      mapped: tx.getPullBase(instanceId).mappedVersion
    }))
    if (changed) deps.bus.changed(null, ['status', 'shop'])
    if (mapped !== null && mapped !== known.catalogVersion) {
      deps.log.info('a store has moved to another catalogue version', { version: known.catalogVersion })
      moved(instanceId)
    }
  }

  async function openByVersion(instanceId: string, signal: AbortSignal): Promise<ShopResult<ShopSession>> {
    const access = await accessOf(instanceId)
    if (!access.ok) return access
    const version = await read(paceOf(instanceId), () => deps.shops.readVersion(access.value, signal), signal)
    if (!version.ok) return version
    remember(instanceId, { catalogVersion: version.value })
    return { ok: true, value: sessionOf(instanceId, access.value, version.value) }
  }

  async function openByInfo(instanceId: string, signal: AbortSignal): Promise<ShopResult<ShopSession>> {
    const access = await accessOf(instanceId)
    if (!access.ok) return access
    const pace = paceOf(instanceId)
    const found = await read(
      pace,
      () => {
        // Counted whatever comes back: tried again at once, its first requests would use up what its last one waits for.
        pace.sentMore(INSPECT_REQUESTS - 1)
        return deps.shops.inspect(access.value, signal)
      },
      signal
    )
    if (!found.ok) return found
    const info = found.value
    if (info.missing.includes('read-products'))
      return failed({
        kind: 'forbidden',
        message: `The key for this store lacks the permission “${SHOP_PERMISSION_NAMES['read-products']}”. Add it to the key at Wix, or connect the store with a new key.`
      })
    remember(instanceId, { ...(info.name === '' ? {} : { name: info.name }), catalogVersion: info.version })
    return { ok: true, value: sessionOf(instanceId, access.value, info.version) }
  }

  return {
    async open(instanceId, signal) {
      const opened = await openByVersion(instanceId, signal)
      if (!opened.ok) return opened
      const { mappedVersion } = deps.store.read((db) => db.getPullBase(instanceId))
      if (mappedVersion !== null && mappedVersion !== opened.value.version)
        return failed({
          kind: 'version-changed',
          message:
            'Wix has moved this store to a new catalogue. Wordshelf fetches the whole catalogue again first and then goes on.'
        })
      return opened
    },

    openForPull: (instanceId, greet, signal) => (greet ? openByInfo : openByVersion)(instanceId, signal),

    pace: (instanceId) => paces.get(instanceId)?.view() ?? null,

    retryIn({ kind, retryAfterMs }, attempt) {
      switch (kind) {
        case 'offline':
        case 'unclear':
        case 'proxy':
          return Math.min(LONGEST_PROBE_MS, FIRST_PROBE_MS * 2 ** Math.max(0, attempt - 1))
        case 'rate-limited':
          return obeyedWaitMs(retryAfterMs, deps.random)
        case 'provisioning':
        case 'version-changed':
          return SETTLING_MS
        case 'auth':
        case 'forbidden':
        case 'not-installed':
        case 'site-gone':
        case 'plan':
        case 'clock':
        case 'rejected':
        case 'aborted':
          return null
        default:
          return assertNever(kind, 'kind')
      }
    }
  }
}

const ABORTED = failed({ kind: 'aborted', message: 'It was stopped.' })

function failed(failure: ShopFailure): { readonly ok: false; readonly failure: ShopFailure } {
  return { ok: false, failure }
}

/** Kinds that say nothing of the rate: nobody was reached, or nobody knows what happened. */
const SILENT: readonly ShopFailureKind[] = ['offline', 'unclear', 'aborted', 'proxy', 'clock']

function settle(
  pace: ShopPace,
  turn: Turn,
  result: { readonly ok: true } | { readonly ok: false; readonly failure: ShopFailure }
): void {
  if (result.ok) pace.passed(turn)
  else if (result.failure.kind === 'rate-limited') pace.refused(turn, result.failure.retryAfterMs)
  else if (!SILENT.includes(result.failure.kind)) pace.passed(turn)
}

/** False where `signal` was aborted meanwhile. */
function sleep(timers: Timers, ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const wake = (): void => {
      cancel()
      resolve(false)
    }
    const cancel = timers.after(ms, () => {
      signal.removeEventListener('abort', wake)
      resolve(true)
    })
    signal.addEventListener('abort', wake, { once: true })
  })
}
