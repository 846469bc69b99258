import type { StoreTx } from '../../ports/store.ts'
import type { SyncDeps } from './sync-deps.ts'
import { sentences } from './sync-sentences.ts'

/** The link takes over the database's epoch, and the backend is told everything of this device again. */
export function tellFromTheBeginning(tx: StoreTx, instanceId: string, at: number): void {
  tx.restartSyncLink(instanceId)
  tx.tellAgain(instanceId, at)
  tx.appendSyncLog(instanceId, { level: 'warning', message: sentences.newLife() }, at)
}

/**
 * Another copy of this database has gone on under its name: this one begins a new life, in one transaction for all stores in it, since
 * the epoch is the whole database's. Open items are stopped, for they may have been delivered by the other copy. Returns the jobs that ran
 * and were ended by it.
 */
export function beginNewLife(deps: SyncDeps): readonly number[] {
  const at = deps.clock.now()
  const { stopped, links, ended } = deps.store.write((tx) => {
    const ran = runningJobs(tx)
    const begun = tx.beginNewLife(deps.ids.uuid(), at)
    const runs = new Set(runningJobs(tx))
    const linked = tx.getSyncLinks()
    for (const { instanceId } of linked) tellFromTheBeginning(tx, instanceId, at)
    return { stopped: begun.stopped, links: linked.length, ended: ran.filter((jobId) => !runs.has(jobId)) }
  })
  deps.log.warn('a new life of the database has begun', { stopped, links })
  return ended
}

const runningJobs = (tx: StoreTx): number[] => tx.getRunningJobs().map(({ jobId }) => jobId)

/** At the start: a database that was put back has begun its new life while it was opened, and its links do not know yet. */
export function restartStaleLinks(deps: SyncDeps): void {
  const stale = deps.store.read((db) => {
    const epoch = db.getMeta('epoch')
    return db.getSyncLinks().filter((link) => link.epoch !== epoch)
  })
  if (stale.length === 0) return
  const at = deps.clock.now()
  deps.store.write((tx) => {
    for (const { instanceId } of stale) tellFromTheBeginning(tx, instanceId, at)
  })
}
