import type { AppStatus, Instance } from '#shared/contract/app.ts'
import type { Product } from '#shared/contract/catalog.ts'
import type { CallResult, Output, Parsed, ProcedureName } from '#shared/contract/contract.ts'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import type { Import } from '#shared/contract/imports.ts'
import type { Job, JobEstimate, JobItem } from '#shared/contract/jobs.ts'
import type { HistoryEntry, PreviewItem, Publish, PublishOp } from '#shared/contract/publishes.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { Pull, Shop } from '#shared/contract/shop.ts'
import type { FakeSync } from './fake-sync.ts'

/** One change of a review, to be undone and redone. */
export interface FakeChange {
  readonly id: number
  readonly before: readonly JobItem[]
  readonly after: readonly JobItem[]
}

/** What the fake store holds. Tests may read and change it. */
export interface FakeState {
  status: AppStatus
  settings: Settings
  bannedWords: string[]
  instances: Instance[]
  products: Product[]
  jobs: Job[]
  items: JobItem[]
  imports: Import[]
  ledger: LedgerEntry[]
  creditsTotal: number
  creditsUsed: number
  reserved: number
  /** The month of what this device holds is over: none of it may be spent before it has synced. */
  expired: boolean
  /** Items that an earlier result could fill, whatever is chosen. */
  reusable: number
  estimate: JobEstimate | null
  changes: FakeChange[]
  /** Ids of the items of each list that was opened. */
  reviewLists: Map<string, readonly number[]>
  reviewViews: Output<'review.views'>['views']
  shop: Shop
  /** Newest first, as are `publishes` and `history`. */
  pulls: Pull[]
  publishes: Publish[]
  ops: PublishOp[]
  history: HistoryEntry[]
  /** What a preview says of an approved item, by item id, where that isn't "will change". */
  verdicts: ReadonlyMap<number, Partial<PreviewItem>>
  sync: FakeSync
}

type Answer<P extends ProcedureName> = Output<P> | CallResult<Output<P>>
export type Handlers = { readonly [P in ProcedureName]: (input: Parsed<P>, state: FakeState) => Answer<P> }
