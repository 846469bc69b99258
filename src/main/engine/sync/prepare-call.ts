import type { StoreRead, StoreTx } from '../../ports/store.ts'
import type { SyncLink } from '../../ports/sync-store.ts'
import { planLease, type LeaseFacts, type LeasePlan } from './lease-policy.ts'
import { tellFromTheBeginning } from './new-life.ts'
import type { SyncDeps } from './sync-deps.ts'
import { sentences } from './sync-sentences.ts'

export interface CallWish {
  readonly facts: Omit<LeaseFacts, 'running' | 'now'>
  /** Credits that a job waits for, all of them or none. */
  readonly exact: number | null
}

export interface Prepared {
  readonly link: SyncLink
  /** Credits were given back, so the balance has changed. */
  readonly gave: boolean
  /** The lease request for `exact`: made now, or one for as many that was never answered. */
  readonly asked: string | null
}

/**
 * Brings the link to what a call needs: its epoch is the database's, what is not needed is given back, and a lease request is stored
 * before it is sent, so that a lost answer is asked for again under the same id. Null where the store has no backend any more.
 */
export function prepareCall(deps: SyncDeps, instanceId: string, wish: CallWish): Prepared | null {
  const now = deps.clock.now()
  const look = deps.store.read((db) => lookAt(db, instanceId, wish, now))
  if (look === null) return null
  // An idle pull changes nothing, and nothing is written for it.
  if (!look.stale && look.plan.give.length === 0 && look.ask === null)
    return { link: look.link, gave: false, asked: askedFor(look.link, wish) }
  return deps.store.write((tx) => prepare(deps, tx, instanceId, wish, now))
}

interface Look {
  readonly link: SyncLink
  readonly stale: boolean
  readonly plan: LeasePlan
  readonly ask: { readonly want: number; readonly exact: boolean } | null
}

function lookAt(db: StoreRead, instanceId: string, wish: CallWish, now: number): Look | null {
  const link = db.getSyncLink(instanceId)
  if (link === null) return null
  const plan = planLease(link, db.getLeases(instanceId), {
    ...wish.facts,
    mayAsk: wish.facts.mayAsk && !db.isGivenUp(instanceId),
    now,
    running: db.getRunningJobs().some((job) => job.instanceId === instanceId)
  })
  const want = wish.exact ?? plan.want
  const ask = link.leaseRequest === null && want > 0 ? { want, exact: wish.exact !== null } : null
  return { link, stale: link.epoch !== db.getMeta('epoch'), plan, ask }
}

function prepare(deps: SyncDeps, tx: StoreTx, instanceId: string, wish: CallWish, now: number): Prepared | null {
  const before = tx.getSyncLink(instanceId)
  if (before === null) return null
  if (before.epoch !== tx.getMeta('epoch')) tellFromTheBeginning(tx, instanceId, now)
  const look = lookAt(tx, instanceId, wish, now)
  if (look === null) return null
  for (const { period, amount } of look.plan.give) {
    tx.returnLease(instanceId, period, amount, now)
    tx.tell(instanceId, { type: 'lease.returned', period, amount }, now)
    tx.appendSyncLog(instanceId, { level: 'info', message: sentences.gaveBack(amount) }, now)
  }
  if (look.ask !== null) tx.updateSyncLink(instanceId, { leaseRequest: { requestId: deps.ids.uuid(), ...look.ask } })
  const link = tx.getSyncLink(instanceId) ?? look.link
  return { link, gave: look.plan.give.length > 0, asked: askedFor(link, wish) }
}

function askedFor({ leaseRequest }: SyncLink, { exact }: CallWish): string | null {
  return leaseRequest !== null && leaseRequest.exact && leaseRequest.want === exact ? leaseRequest.requestId : null
}
