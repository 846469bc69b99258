import type { Attribute, AttributeValues } from '#shared/model/attribute.ts'
import type { Instance } from '#shared/contract/app.ts'
import type { Collection, Product, ProductSummary } from '#shared/contract/catalog.ts'
import type { ItemCredit, JobCredits, LedgerEntry } from '#shared/contract/credits.ts'
import type { Import } from '#shared/contract/imports.ts'
import type { ItemFilter, Job, JobEstimate, JobItem } from '#shared/contract/jobs.ts'
import type { ItemStatus, ReviewState } from '#shared/model/item-state.ts'
import type { TextFacts } from '#shared/model/text-facts.ts'
import type { JobPriority, JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { CsvProduct } from './catalog-file.ts'
import type { ImportChange } from './import-change.ts'
import type { Page, PageRequest } from './page.ts'
import type { ShopStoreRead, ShopStoreTx } from './shop-store.ts'
import type { PublishStoreRead, PublishStoreTx } from './publish-store.ts'
import type { ReviewStoreRead, ReviewStoreTx, KeptReviewChange, ModelText, ReviewChangeRow } from './review-store.ts'
import type { FactStoreRead, FactStoreTx } from './fact-store.ts'
import type { NearStoreRead, NearStoreTx } from './near-store.ts'
import type { WordingStoreRead, WordingStoreTx } from './wording-store.ts'
import type { SyncStoreRead, SyncStoreTx } from './sync-store.ts'

/**
 * Everything durable. All calls are synchronous: no `await` can stand inside a transaction, so two transactions never interleave.
 * Every method that names an instance sees that instance's rows and no others.
 */
export interface Store {
  /** A consistent view of what is committed. */
  read<T>(run: (db: StoreRead) => T): T
  /** One immediate transaction: all of `run`, or nothing if it throws. */
  write<T>(run: (tx: StoreTx) => T): T
  /** Told after each commit that wrote events for a store's backend; there is one listener, the last. */
  watchEvents(listener: (instanceId: string) => void): void
  /** Told after each commit that leaves texts which are in no group; there is one listener, the last. */
  watchTexts(listener: () => void): void
  /**
   * Everything that is committed is in the high-water file when this returns: before an event is sent, and before a job's first paid
   * request. Throws where the file can't be written.
   */
  noteCommitted(): void
  /** Whether what a call threw is the disk's doing and not that of what was to be written: then the same call may pass later. */
  isDiskFault(error: unknown): boolean
  close(): void
}

export interface ProductFilter {
  readonly query?: string | undefined
  readonly collectionId?: string | undefined
  readonly missing?: Attribute | undefined
}

export interface InstanceRow {
  readonly instanceId: string
  readonly name: string
  readonly creditsTotal: number
  readonly creditsUsed: number
  readonly period: string
}

export interface ImportRow extends Omit<Import, 'createdAt'> {
  readonly instanceId: string
  /** File name under the folder of imports. */
  readonly storedFile: string
  readonly createdAt: string
}

/** A product whose items one request answers, with what its job asks for. */
export interface ClaimedProduct {
  readonly jobId: number
  readonly instanceId: string
  readonly productKey: number
  readonly language: string
  readonly prompt: string
  readonly items: readonly ClaimedItem[]
  /** Where its job writes one item's text anew. */
  readonly rework: ClaimedRework | null
}

export interface ClaimedRework {
  /** The item whose text it is. */
  readonly itemId: number
  /** The model's text of that item when this was claimed. */
  readonly previous: string
  readonly note: string
}

export interface ClaimedItem {
  readonly id: number
  readonly jobId: number
  readonly reservationId: number
  readonly attribute: Attribute
  readonly original: string
  /** Fences late answers: a landing with another claim changes nothing. */
  readonly claim: number
  /** Attempts that counted so far. */
  readonly attempts: number
  /** Why the item is not delivered yet: a value that was not taken, or a wait. Null on the first try. */
  readonly lastError: { readonly code: string; readonly message: string } | null
}

/** What the model may know of a product beside the originals that its items carry. */
export interface ProductContext {
  /** Changes with everything that the catalogue knows of the product. */
  readonly version: string
  readonly name: string
  readonly values: AttributeValues
  readonly brand: string | null
  readonly price: string | null
  readonly collections: readonly string[]
  readonly options: readonly string[]
}

/** How an item leaves `RUNNING`. The statuses follow the transition table in `shared/model/item-state.ts`. */
export type ItemChange =
  | {
      readonly to: 'DONE'
      readonly proposal: string
      readonly facts: TextFacts
      readonly model: string
      /** What the proposal was written from; null where that can't be told, and it is never taken over by another job. */
      readonly inputVersion: string | null
    }
  | { readonly to: 'FAILED'; readonly code: string; readonly message: string; readonly attempts: number }
  | {
      readonly to: 'PENDING'
      /** A snooze is no attempt, and is not kept in the item's history. */
      readonly because: 'retry' | 'snooze'
      readonly nextAt: number
      readonly attempts: number
      readonly code: string
      readonly message: string
    }

export interface NewJob {
  readonly instanceId: string
  readonly uid: string
  readonly sourceScope: 'products' | 'collections'
  readonly attributes: readonly Attribute[]
  readonly language: string
  readonly prompt: string
  readonly productKeys: readonly number[]
  /** Products that run first and alone; null for all at once. A trial that covers the whole job is none. */
  readonly trialProducts: number | null
  /** `inputVersionOf` without the product's own part: earlier results that were written from the same are taken over. */
  readonly reuse: { readonly asked: string } | null
  readonly idempotencyKey: string | null
  readonly requestHash: string | null
  /** Of a job of one product and one attribute: the item whose text it writes anew, from the same original. */
  readonly regenerates?: { readonly itemId: number; readonly note: string }
  readonly at: number
}

export interface ReuseSelection {
  readonly instanceId: string
  readonly productKeys: readonly number[]
  readonly attributes: readonly Attribute[]
  readonly language: string
  readonly prompt: string
  readonly asked: string
}

export interface JobStatusChange {
  readonly from: JobStatus
  readonly to: JobStatus
  readonly pausedBy: PauseReason | null
  readonly message: string | null
  readonly at: number
}

export interface ItemSelectionQuery {
  readonly instanceId: string
  readonly selection:
    | { readonly ids: readonly number[] }
    | { readonly filter: ItemFilter & { readonly jobId: number }; readonly except: readonly number[] }
}

/** An approved value on its way into a file. */
export interface ApprovedValue {
  readonly itemId: number
  readonly productId: string
  readonly productName: string
  readonly attribute: Attribute
  readonly original: string
  readonly value: string
  /** Where the product came from; null where it did not come from a file. */
  readonly importId: number | null
  readonly record: number | null
}

/** Of one day: `at` is its beginning; `reserved` is below zero where more was settled than newly held. */
export interface CreditMoves {
  readonly at: number
  readonly used: number
  readonly reserved: number
}

export interface StoreRead
  extends
    ShopStoreRead,
    PublishStoreRead,
    SyncStoreRead,
    ReviewStoreRead,
    WordingStoreRead,
    NearStoreRead,
    FactStoreRead {
  getInstances(): readonly Instance[]
  getInstance(instanceId: string): InstanceRow | null
  getActiveInstanceId(): string | null

  getProducts(
    instanceId: string,
    filter: ProductFilter,
    sort: 'catalogue' | 'name',
    page: PageRequest
  ): Page<ProductSummary>
  getProductIds(instanceId: string, filter: ProductFilter): readonly string[]
  getProduct(instanceId: string, productId: string): Product | null
  getCollections(instanceId: string): readonly Collection[]
  /** Keys once each in catalogue order, and the places in `ids` of those that are not this instance's or are gone, ascending. */
  findProducts(
    instanceId: string,
    ids: readonly string[]
  ): { readonly keys: readonly number[]; readonly unknown: readonly number[] }
  findProductsOfCollections(
    instanceId: string,
    ids: readonly string[]
  ): { readonly keys: readonly number[]; readonly unknown: readonly number[] }
  getProductContext(productKey: number): ProductContext | null

  getImports(instanceId: string): readonly ImportRow[]
  getImport(instanceId: string, importId: number): ImportRow | null

  getJobs(instanceId: string, status: JobStatus | undefined, page: PageRequest): Page<Job>
  getJob(instanceId: string, jobId: number): Job | null
  getJobItems(instanceId: string, jobId: number, filter: ItemFilter, page: PageRequest): Page<JobItem>
  getJobItem(instanceId: string, itemId: number): JobItem | null
  /** The answer that a create with this key got before, with the hash of what was asked. */
  getIdempotentAnswer(instanceId: string, key: string): { readonly hash: string; readonly answer: unknown } | null
  /** Products with something left to do, in the order of their keys. */
  getOpenProducts(jobId: number): readonly number[]
  /** Jobs of this device that wait for the network. */
  getOfflineJobs(): readonly { readonly jobId: number; readonly instanceId: string }[]
  /** The job that writes an item's text anew at the moment; null where none does. */
  getRegeneration(itemId: number): number | null
  /** Null where it shows none. */
  getModelText(itemId: number): ModelText | null
  getRunningJobs(): readonly { readonly jobId: number; readonly instanceId: string; readonly priority: JobPriority }[]
  /** When the earliest item of a running job may be claimed; null where none waits. */
  getNextClaimTime(): number | null
  getApprovedValues(jobId: number): readonly ApprovedValue[]
  /** The imports that the job's products came from last, newest first. */
  getJobImports(instanceId: string, jobId: number): readonly ImportRow[]

  getHeldCredits(instanceId: string): number
  /** What moved in a period, by day in UTC, oldest first. */
  getCreditMoves(instanceId: string, period: string): readonly CreditMoves[]
  /** First and last time that texts of a job were delivered here, in milliseconds; null where none was. */
  getDeliverySpan(instanceId: string, jobId: number): { readonly from: number; readonly to: number } | null
  /** Texts delivered, by stretches of the same length from a time on; those without are left out. */
  getDeliveries(
    instanceId: string,
    jobId: number,
    from: number,
    stretchMs: number
  ): readonly { readonly stretch: number; readonly items: number }[]
  getLedger(instanceId: string, jobId: number | undefined, page: PageRequest): Page<LedgerEntry>
  getJobCredits(instanceId: string, jobId: number | undefined, page: PageRequest): Page<JobCredits>
  /** Newest job first, the items of a job in catalogue order. */
  getItemCredits(instanceId: string, jobId: number | undefined, page: PageRequest): Page<ItemCredit>

  getMeta(key: string): string | null
  /** Whether a cursor is one that a page of this store gave. */
  isCursor(cursor: string): boolean
}

export interface StoreTx
  extends StoreRead, ShopStoreTx, PublishStoreTx, SyncStoreTx, ReviewStoreTx, WordingStoreTx, NearStoreTx, FactStoreTx {
  createInstance(instance: InstanceRow & { readonly source: 'local' | 'wix'; readonly at: number }): void
  setActiveInstance(instanceId: string): void
  setAllowance(instanceId: string, creditsTotal: number, at: number): void
  /**
   * Adds `amount` to the used credits of the running month and books it with its reason; below zero it gives back. The caller checked
   * what is held and what remains. Returns the id of the ledger entry.
   */
  adjust(instanceId: string, amount: number, note: string, at: number): number
  /** Opens a new billing month: nothing used in it yet. */
  openPeriod(instanceId: string, period: string, at: number): void

  createImport(row: {
    readonly instanceId: string
    readonly fileName: string
    readonly storedFile: string
    readonly bytes: number
    readonly at: number
  }): number
  stageProducts(importId: number, products: readonly CsvProduct[]): void
  /** Counts what applying would do, from the staged rows. */
  compareStaged(importId: number): {
    readonly newProducts: number
    readonly changedProducts: number
    readonly unchangedProducts: number
  }
  updateImport(importId: number, change: ImportChange): void
  /** Takes the staged rows into the catalogue and empties the staging. */
  applyStaged(importId: number, at: number): void
  dropStaged(importId: number): void
  /** Notes that the sample store's products are in it, and renames it if a name is given. */
  markSample(instanceId: string, name: string | null): void

  /**
   * Job, items, reservation, `credits_used_month`, ledger entry; the caller checked the balance inside this same transaction. Items
   * that take over an earlier result are done from the start, cost nothing and belong to no reservation.
   */
  createJob(job: NewJob): Job
  /** Items that earlier results could fill, of every product and attribute of a selection. */
  countReusable(selection: ReuseSelection): number
  setIdempotentAnswer(jobId: number, answer: unknown): void
  /** False where the job is not in `from` any more. */
  updateJobStatus(jobId: number, change: JobStatusChange): boolean
  setJobPriority(jobId: number, priority: JobPriority): void
  setJobEstimate(jobId: number, estimate: JobEstimate): void
  /** At most `limit` products of a job with everything of them that may be tried now, in catalogue order. */
  claimProducts(jobId: number, bootId: string, at: number, limit: number): readonly ClaimedProduct[]
  /** Puts claimed items back as they were: nothing was asked for them. One that is not running under its claim any more stays as it is. */
  releaseClaims(items: readonly ClaimedItem[], at: number): void
  /** Whether a trial still has something to do. */
  hasOpenTrialItems(jobId: number): boolean
  /** Lets everything of the job be claimed. */
  endTrial(jobId: number): void
  /**
   * Moves an item, its credit and its job's counts; the ledger entry of all items settled in one transaction is written once, at its
   * end. False where the item is not running under this claim any more: a late answer, which changes and charges nothing.
   */
  updateJobItem(
    item: Pick<ClaimedItem, 'id' | 'jobId' | 'reservationId' | 'claim'>,
    change: ItemChange,
    at: number
  ): boolean
  addUsage(
    jobId: number,
    usage: {
      readonly requests: number
      readonly inputTokens: number
      readonly cachedTokens: number
      readonly outputTokens: number
      /** Billionths of a US dollar; null where nobody knows the model's price. */
      readonly costNano: number | null
      readonly model: string | null
      readonly sampleModel: boolean
    }
  ): void
  /** Ends every item that is not delivered and gives its credit back. Returns the number of items. */
  cancelOpenItems(jobId: number, at: number): number
  /** Makes failed and cancelled items pending under a new reservation. Returns the number of items. */
  reopenReleasedItems(jobId: number, at: number): number
  countItems(jobId: number, statuses: readonly ItemStatus[]): number
  /** Of these only those whose credit was held in another month than the one that is open: its return frees nothing in this one. */
  countHeldBefore(jobId: number, statuses: readonly ItemStatus[]): number
  /** What waits for later than `limit` is due at `at`: no wait is that long, so the clock was set back meanwhile. */
  forgetWaitsBeyond(limit: number, at: number): void
  /** Items left running by a process that is gone go back to pending; their credit stays held. */
  rescueOrphans(
    bootId: string,
    at: number
  ): readonly { readonly jobId: number; readonly instanceId: string; readonly items: number }[]

  /** The reviewable items of a selection, and how many others it held. */
  selectForReview(query: ItemSelectionQuery): {
    readonly items: readonly {
      readonly id: number
      readonly jobId: number
      readonly review: ReviewState
      readonly edit: string | null
      /** `TextFacts.hash` of the text that it shows. */
      readonly hash: number
      /** Another person's text lies beside it. */
      readonly twoTexts: boolean
    }[]
    readonly skipped: number
  }
  applyReview(changes: readonly ReviewChangeRow[], at: number): number
  /** What of a change can be taken back (`done`), or done again (`undone`). Null where there is nothing, or it is not this instance's. */
  getReviewChange(instanceId: string, changeId: number, state: 'done' | 'undone'): readonly KeptReviewChange[] | null
  /**
   * Puts an item back to before a change, if it still stands as after it; to approved only where there is one text to approve. The
   * other way round it does a change again.
   */
  undoReview(change: KeptReviewChange, at: number): boolean
  /** Notes which items of a change were put back or done again. The others were changed since by something else: it is over for them. */
  moveReviewChange(changeId: number, itemIds: readonly number[], to: 'done' | 'undone'): void
  /** What was asked for has come to an end that changes nothing. */
  forgetRegeneration(itemId: number): void
  /** A person has chosen between two texts of an item: the second one is kept no longer. */
  dropOtherEdit(itemId: number, at: number): void

  setMeta(key: string, value: string | null): void
}
