import type { Job, JobItem } from '../../src/shared/contract/jobs.ts'
import type { ItemChange } from '../../src/shared/sync/rows.ts'
import type { ClaimedItem, StoreTx } from '../../src/main/ports/store.ts'
import { addProducts, foreignItem, foreignJob, linkStore } from './linked-store.ts'
import { openStore, type OpenStore } from './populated-store.ts'
import { createLocalStore } from './local-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const PERIOD = '2026-11'
const PAGE = { cursor: undefined, limit: 100 }

/** A linked store `s` that takes over what its backend says of jobs and items. */
export class TakeStore {
  readonly open: OpenStore
  readonly keys: readonly number[]

  private constructor(open: OpenStore, keys: readonly number[]) {
    this.open = open
    this.keys = keys
  }

  static async open(): Promise<TakeStore> {
    const open = await openStore()
    const keys = open.store.write((tx) => {
      createLocalStore(tx, 's', 0, AT)
      linkStore(tx, 's', AT)
      tx.takeLease('s', { period: PERIOD, granted: 100, state: 'active' }, AT)
      return tx.findProducts('s', addProducts(tx, 's', 4)).keys
    })
    return new TakeStore(open, keys)
  }

  write<T>(run: (tx: StoreTx) => T): T {
    return this.open.store.write(run)
  }

  take(...items: readonly ItemChange[]): readonly string[] {
    return this.write((tx) => items.map((item) => tx.takeItem('s', item, AT)))
  }

  takeJob(...change: Parameters<typeof foreignJob>): void {
    this.write((tx) => tx.takeJob('s', foreignJob(...change), AT))
  }

  jobs(): readonly Job[] {
    return this.open.store.read((db) => db.getJobs('s', undefined, PAGE)).rows
  }

  /** Of the newest job. */
  items(): readonly JobItem[] {
    return this.open.store.read((db) => db.getJobItems('s', this.jobs()[0]?.id ?? 0, {}, PAGE)).rows
  }

  quarantined(): number {
    return this.open.store.read((db) => db.countQuarantined('s'))
  }

  /** A job of this device with what `run` makes of its items. */
  ownJob(run: (tx: StoreTx, claimed: readonly ClaimedItem[], jobId: number) => void): number {
    return this.write((tx) => {
      const { id } = tx.createJob({
        instanceId: 's',
        uid: 'own',
        sourceScope: 'products',
        attributes: ['title'],
        language: 'en',
        prompt: 'x',
        productKeys: this.keys.slice(0, 2),
        trialProducts: null,
        reuse: null,
        idempotencyKey: null,
        requestHash: null,
        at: AT
      })
      tx.updateJobStatus(id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
      run(
        tx,
        tx.claimProducts(id, 'boot', AT, 2).flatMap((product) => product.items),
        id
      )
      return id
    })
  }
}

/** An item of another device's job, delivered. */
export function done(position: number, change: Partial<ItemChange> = {}): ItemChange {
  return foreignItem(position, { status: 'DONE', proposal: `Far text ${position}`, model: 'm', ...change })
}
