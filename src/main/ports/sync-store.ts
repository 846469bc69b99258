import type { SyncLogEntry } from '#shared/contract/sync.ts'
import type { PeriodView, WireEvent } from '#shared/sync/protocol.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { ItemChange, JobChange } from '#shared/sync/rows.ts'
import type { Page, PageRequest } from './page.ts'

/** How an instance stands with its backend. There is none for a store without one. */
export interface SyncLink {
  readonly instanceId: string
  readonly url: string
  readonly deviceId: string
  readonly deviceName: string
  /** What the backend calls the store. */
  readonly remoteId: string
  readonly remoteName: string
  /** Events are numbered within it; another one than the database's own means that a new life has begun and was not told yet. */
  readonly epoch: string
  /** The number that the next event gets. */
  readonly nextSeq: number
  readonly ackedSeq: number
  /** Place in the backend's feed of changes. */
  readonly cursor: number
  /** Asked for and not answered; sent again under the same id until it is. */
  readonly leaseRequest: { readonly requestId: string; readonly want: number; readonly exact: boolean } | null
  /** The running month as of the last reply; null before it. */
  readonly period: PeriodView | null
  /** The backend's time in the last reply, and this computer's when it came. Milliseconds since 1970. */
  readonly serverTime: number | null
  readonly syncedAt: number | null
}

/** The lease of one life of this device in one month. Counts of credits; `open` and `captured` are of the reservations under it. */
export interface Lease {
  readonly instanceId: string
  readonly epoch: string
  readonly period: string
  readonly granted: number
  readonly returned: number
  readonly open: number
  readonly captured: number
  readonly state: 'active' | 'draining' | 'sealed'
}

export interface NewSyncLink {
  readonly instanceId: string
  readonly url: string
  readonly deviceId: string
  readonly deviceName: string
  readonly remoteId: string
  readonly remoteName: string
  readonly period: PeriodView
  readonly at: number
}

/**
 * What happened here, in local ids. The store translates it into the protocol's events (job uid and positions, at most
 * `MAX_ITEMS_PER_EVENT` to an event) and adds what it knows itself: facts of the job, its items, the month of its reservation, the
 * decision that a review was based on. A change of a job's status needs no call: the store tells it at the end of the transaction.
 */
export type Told =
  | { readonly type: 'job.created'; readonly jobId: number; readonly credits: number }
  | {
      readonly type: 'items.landed'
      readonly jobId: number
      readonly done: readonly number[]
      readonly failed: readonly number[]
    }
  | { readonly type: 'job.cancelled'; readonly jobId: number; readonly released: number }
  | { readonly type: 'job.reopened'; readonly jobId: number; readonly credits: number }
  | {
      readonly type: 'items.reviewed'
      readonly changes: readonly {
        readonly itemId: number
        readonly jobId: number
        readonly review: ReviewState
        readonly edit: string | null
        /** The text beside, where the decision is a choice between two. */
        readonly settles?: string
      }[]
    }
  /** The model's text of the item is another one since this transaction. */
  | { readonly type: 'item.regenerated'; readonly itemId: number }
  | { readonly type: 'items.published'; readonly itemIds: readonly number[] }
  | { readonly type: 'lease.returned'; readonly period: string; readonly amount: number }

export interface SyncStoreRead {
  getSyncLinks(): readonly SyncLink[]
  getSyncLink(instanceId: string): SyncLink | null
  /** Leases of the link's epoch, of all months that are not sealed. */
  getLeases(instanceId: string): readonly Lease[]
  /** The backend took the lease of the running month away and has none to give: this computer was given up for that month. */
  isGivenUp(instanceId: string): boolean
  /**
   * Unacknowledged events from `afterSeq` on, complete with their rows as they stand now, until `maxBytes` or `maxEvents` is reached: at
   * least one if there is one.
   */
  getUnsent(
    instanceId: string,
    page: { readonly afterSeq: number; readonly maxEvents: number; readonly maxBytes: number }
  ): readonly WireEvent[]
  countUnsent(instanceId: string): number
  /** When the oldest unacknowledged event was written; null where there is none. */
  getOldestUnsent(instanceId: string): number | null
  /** The id of the event with this number in the running epoch, acknowledged or not; null where it is not kept any more. */
  getEventId(instanceId: string, seq: number): string | null
  /** Jobs of this device that are not over. */
  countOpenJobs(instanceId: string): number
  countTwoTexts(instanceId: string): number
  countQuarantined(instanceId: string): number
  getSyncLog(instanceId: string, page: PageRequest): Page<SyncLogEntry>
}

export interface SyncStoreTx extends SyncStoreRead {
  /** Links, with events numbered from 1. The allowance becomes what is leased, which is nothing yet. */
  createSyncLink(link: NewSyncLink): void
  /** Back to local credits: the allowance of the data folder, in the month that runs; the next one is opened by this computer's clock again. */
  removeSyncLink(instanceId: string, at: number): void
  updateSyncLink(
    instanceId: string,
    change: Partial<Pick<SyncLink, 'ackedSeq' | 'cursor' | 'leaseRequest' | 'period' | 'serverTime' | 'syncedAt'>>
  ): void
  /**
   * A new life of the database: it has gone back in time, or another copy has gone on. Sets a new epoch for the whole database, stops
   * what is open in linked stores, since it may have been delivered by the other one, and leaves them without a lease.
   */
  beginNewLife(epoch: string, at: number): { readonly stopped: number }
  /** Takes over the database's epoch for this link: events from 1, cursor 0, nothing acknowledged, no lease request. */
  restartSyncLink(instanceId: string): void
  /** Writes events that tell the backend everything of this device's jobs again. Returns their number. */
  tellAgain(instanceId: string, at: number): number

  /**
   * Takes over what the backend granted: `granted` never goes down, and the instance's balance follows, with its ledger entry. A
   * period later than the running one opens it; an earlier one only changes its own lease.
   */
  takeLease(
    instanceId: string,
    lease: { readonly period: string; readonly granted: number; readonly state: Lease['state'] },
    at: number
  ): void
  /** Opens a later month of a linked store, with a lease of nothing. False where it is open already. */
  openLinkedPeriod(instanceId: string, period: string, at: number): boolean
  /** Gives up `amount` credits of a lease that nothing holds; the caller writes the event in the same transaction. */
  returnLease(instanceId: string, period: string, amount: number, at: number): void

  /** Writes what happened as one or several events, with the next numbers of the link, in the transaction that it happened in. */
  tell(instanceId: string, told: Told, at: number): void
  /** Forgets acknowledged events older than `before`. */
  pruneEvents(instanceId: string, before: number): void

  /** A job of another device, or of an earlier life of this one: inserts it, or brings its standing up to date. A job of this life stays as it is. */
  takeJob(instanceId: string, job: JobChange, at: number): void
  /**
   * An item as the backend has it. Never taken back: a delivered proposal, unless it was delivered twice and another one is everybody's. Left alone: a review with a decision of this device that
   * the backend has not acknowledged. A product that is not known here is kept by name, outside the catalogue.
   */
  takeItem(instanceId: string, item: ItemChange, at: number): 'taken' | 'unchanged'
  noteQuarantine(
    instanceId: string,
    entry: { readonly seq: number; readonly id: string; readonly reason: string },
    at: number
  ): void
  appendSyncLog(
    instanceId: string,
    entry: { readonly level: SyncLogEntry['level']; readonly message: string },
    at: number
  ): void
}
