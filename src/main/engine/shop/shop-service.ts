import type { Instance } from '#shared/contract/app.ts'
import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { UNPUBLISHABLE } from '#shared/model/catalog-version.ts'
import { SHOP_PERMISSION_NAMES } from '#shared/model/shop-permission.ts'
import type { ShopAccess, ShopFailureKind, ShopInfo } from '../../ports/shop.ts'
import type { EngineDeps } from '../deps.ts'
import { EVERYTHING, findInstance, insertInstance } from '../instances/instances.ts'
import { pullView } from './pull-view.ts'
import type { Puller } from './puller.ts'
import type { Publisher } from '../publish/publisher.ts'
import type { ShopSessions } from './shop-session.ts'

export interface ShopService {
  get(instanceId: string): Promise<Shop>
  /** Both reject where they are given up before the store has answered. */
  test(input: Parsed<'shop.test'>, signal: AbortSignal): Promise<Output<'shop.test'>>
  connect(input: Parsed<'shop.connect'>, signal: AbortSignal): Promise<Result<Instance, ErrorBody>>
  disconnect(instanceId: string): Promise<Result<Shop, ErrorBody>>
  /** Why the store can't be asked for anything now; null where it can. */
  closedBecause(instanceId: string): Promise<ErrorBody | null>
}

type Inspected =
  | { readonly ok: true; readonly access: ShopAccess; readonly info: ShopInfo }
  | {
      readonly ok: false
      readonly problem: ShopFailureKind
      readonly message: string
      readonly field?: string
      readonly info?: ShopInfo
    }

/** The connection between an instance and its store on Wix. */
export function createShopService(
  deps: EngineDeps,
  sessions: ShopSessions,
  puller: Puller,
  publisher: Pick<Publisher, 'reconnected'>
): ShopService {
  async function get(instanceId: string): Promise<Shop> {
    const { connection, pull, base } = deps.store.read((db) => ({
      connection: db.getShopConnection(instanceId),
      pull: db.getPulls(instanceId, { cursor: undefined, limit: 1 }).rows[0],
      base: db.getPullBase(instanceId)
    }))
    if (!connection) return LOCAL
    const { siteId, siteUrl, name, catalogVersion } = connection
    return {
      connected: true,
      siteId,
      baseUrl: siteUrl,
      storeName: name,
      catalogVersion,
      hasKey: await hasKey(instanceId, siteUrl),
      unpublishable: [...UNPUBLISHABLE[catalogVersion]],
      pull: pull ? pullView(pull) : null,
      currentAsOf: base.currentAsOf === null ? null : new Date(base.currentAsOf).toISOString(),
      pace: sessions.pace(instanceId)
    }
  }

  async function hasKey(instanceId: string, siteUrl: string): Promise<boolean> {
    return (await deps.host.loadShopKey(instanceId))?.origin === siteUrl
  }

  async function inspect(input: Parsed<'shop.test'>, signal: AbortSignal): Promise<Inspected> {
    const checked = deps.shops.checkBaseUrl(input.baseUrl ?? deps.shopUrl)
    if (!checked.ok) return { ok: false, problem: 'rejected', message: checked.message, field: 'baseUrl' }
    const siteId = input.siteId.toLowerCase()
    const apiKey = input.apiKey ?? (await knownKey(checked.origin, siteId))
    if (apiKey === null)
      return {
        ok: false,
        problem: 'auth',
        message: 'Wordshelf has no key for this site. Make one at Wix under API Keys and enter it here.'
      }
    const access = { baseUrl: checked.origin, siteId, apiKey }
    const found = await deps.shops.inspect(access, signal)
    signal.throwIfAborted()
    if (!found.ok) return { ok: false, problem: found.failure.kind, message: found.failure.message }
    const info = found.value
    if (info.missing.length > 0) return { ok: false, problem: 'forbidden', message: lacks(info), info }
    return { ok: true, access, info }
  }

  async function knownKey(origin: string, siteId: string): Promise<string | null> {
    const instanceId = deps.store.read((db) => db.findSite(origin, siteId))
    const key = instanceId === null ? null : await deps.host.loadShopKey(instanceId)
    return key?.origin === origin ? key.key : null
  }

  let entering: Promise<void> = Promise.resolve()

  async function enter(access: ShopAccess, info: ShopInfo): Promise<Instance> {
    const { baseUrl: siteUrl, siteId, apiKey } = access
    const known = deps.store.read((db) => db.findSite(siteUrl, siteId))
    const instanceId = known ?? deps.ids.uuid()
    // First: a store without a key would be one that nobody can enter, a key without a store is only forgotten.
    await deps.host.saveShopKey({ instanceId, key: { origin: siteUrl, key: apiKey } })
    const { name, version: catalogVersion } = info
    deps.store.write((tx) => {
      if (known === null) {
        insertInstance(deps, tx, { instanceId, name, source: 'wix' })
        tx.connectShop({ instanceId, siteId, siteUrl, catalogVersion })
      } else tx.updateShop(instanceId, { name, catalogVersion })
      tx.setActiveInstance(instanceId)
    })
    deps.bus.changed(null, EVERYTHING)
    puller.reconnected(instanceId)
    publisher.reconnected(instanceId)
    return findInstance(deps, instanceId)
  }

  return {
    get,

    async test(input, signal) {
      const found = await inspect(input, signal)
      const { info } = found
      return {
        ok: found.ok,
        storeName: info?.name ?? null,
        catalogVersion: info?.version ?? null,
        missing: (info?.missing ?? []).map((permission) => SHOP_PERMISSION_NAMES[permission]),
        problem: found.ok ? null : found.problem,
        message: found.ok ? `Wix answers: this is the store ${found.info.name}.` : found.message
      }
    },

    async connect(input, signal) {
      const found = await inspect(input, signal)
      if (!found.ok)
        return err(
          found.field === undefined
            ? errorBody('SHOP_UNAVAILABLE', found.message, { details: { field: 'siteId', problem: found.problem } })
            : errorBody('VALIDATION_ERROR', `${found.field}: ${found.message}`, { details: { field: found.field } })
        )
      // One after the other: two clicks at once would each make a store of the same site.
      const entered = entering.then(() => enter(found.access, found.info))
      entering = entered.then(
        () => undefined,
        () => undefined
      )
      return ok(await entered)
    },

    async disconnect(instanceId) {
      if (deps.store.read((db) => db.getShopConnection(instanceId)) === null) return err(notOnWix())
      if (deps.store.read((db) => db.hasPublishUnderWay(instanceId)))
        return err(
          errorBody('CONFLICT', 'Something is being published to this store. Let that end, or cancel it first.')
        )
      await deps.host.saveShopKey({ instanceId, key: null })
      puller.disconnected(instanceId)
      deps.bus.changed(instanceId, ['shop', 'status'])
      return ok(await get(instanceId))
    },

    async closedBecause(instanceId) {
      const connection = deps.store.read((db) => db.getShopConnection(instanceId))
      if (!connection) return notOnWix()
      if (await hasKey(instanceId, connection.siteUrl)) return null
      return errorBody(
        'SHOP_UNAVAILABLE',
        `Wordshelf has no key for ${connection.name}. Connect the store again with a key from Wix.`,
        { details: { field: 'apiKey', problem: 'auth' } }
      )
    }
  }
}

const LOCAL: Shop = {
  connected: false,
  siteId: null,
  baseUrl: null,
  storeName: null,
  catalogVersion: null,
  hasKey: false,
  unpublishable: [],
  pull: null,
  currentAsOf: null,
  pace: null
}

function notOnWix(): ErrorBody {
  return errorBody('CONFLICT', 'This store is not on Wix. Connect a Wix store first.')
}

function lacks({ missing }: ShopInfo): string {
  const names = missing.map((permission) => `“${SHOP_PERMISSION_NAMES[permission]}”`)
  const what = names.length === 1 ? 'the permission' : 'the permissions'
  return `The key lacks ${what} ${names.join(', ')}. Add what is missing to the key at Wix, or make a new key there, and try again.`
}
