import type { Instance } from '#shared/contract/app.ts'
import type { Topic } from '#shared/contract/events.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { periodAt } from '#shared/model/credits.ts'
import { OWN_STORE } from '#shared/model/store-name.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'

/** Credits per month that a store without a backend starts with, unless the data folder was made with another allowance. */
export const LOCAL_ALLOWANCE = 1_000
const ALLOWANCE_META = 'allowance'
/** What a window shows of a store: it changes when another one becomes the active one. */
export const EVERYTHING: readonly Topic[] = [
  'status',
  'shop',
  'products',
  'jobs',
  'items',
  'credits',
  'imports',
  'publishes',
  'history'
]

/** A new data folder gets its first store and the allowance for every store made in it, whole or not at all. */
export function ensureFirstInstance(deps: EngineDeps, allowance: number | null): void {
  deps.store.write((tx) => {
    if (tx.getMeta('epoch') === null) tx.setMeta('epoch', deps.ids.uuid())
    if (tx.getMeta('device') === null) tx.setMeta('device', deps.ids.uuid())
    if (tx.getMeta(ALLOWANCE_META) === null) tx.setMeta(ALLOWANCE_META, String(allowance ?? LOCAL_ALLOWANCE))
    if (tx.getActiveInstanceId() !== null) return
    const [first] = tx.getInstances()
    tx.setActiveInstance(first?.instanceId ?? insertInstance(deps, tx, { name: OWN_STORE, source: 'local' }))
  })
}

export function createInstance(deps: EngineDeps, name: string): Instance {
  const instanceId = deps.store.write((tx) => insertInstance(deps, tx, { name, source: 'local' }))
  deps.bus.changed(null, ['status'])
  return findInstance(deps, instanceId)
}

/** Returns its id. */
export function insertInstance(
  deps: EngineDeps,
  tx: StoreTx,
  instance: { readonly instanceId?: string; readonly name: string; readonly source: Instance['source'] }
): string {
  const { instanceId = deps.ids.uuid(), name, source } = instance
  const at = deps.clock.now()
  const creditsTotal = Number(tx.getMeta(ALLOWANCE_META) ?? LOCAL_ALLOWANCE)
  tx.createInstance({ instanceId, name, source, creditsTotal, creditsUsed: 0, period: periodAt(at), at })
  tx.setAllowance(instanceId, creditsTotal, at)
  return instanceId
}

export function selectInstance(deps: EngineDeps, instanceId: string): Result<Instance, ErrorBody> {
  const known = deps.store.read((db) => db.getInstance(instanceId))
  if (!known) return err(notFound('Store', instanceId))
  deps.store.write((tx) => tx.setActiveInstance(instanceId))
  deps.bus.changed(null, EVERYTHING)
  return ok(findInstance(deps, instanceId))
}

export function findInstance(deps: EngineDeps, instanceId: string): Instance {
  const instance = deps.store.read((db) => db.getInstances()).find((row) => row.instanceId === instanceId)
  if (!instance) throw new Error(`No instance ${instanceId}`)
  return instance
}
