import type {
  HistoryEntry,
  HistoryFilter,
  PREVIEW_VERDICTS,
  Publish,
  PublishOp,
  PublishPause
} from '#shared/contract/publishes.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { PublishOpState, PublishRunKind, PublishRunState } from '#shared/model/publish-state.ts'
import type { SeoBasis } from './shop.ts'
import type { Page, PageRequest } from './page.ts'

/** Items of one job. */
export interface PublishSelection {
  readonly jobId: number
  /** Null: all that are approved. */
  readonly itemIds: readonly number[] | null
  readonly except: readonly number[]
  /** Of all that are approved, those that go to the store again although they were taken back. */
  readonly again: readonly number[]
}

/** Why an item of a selection is not published. */
export const SKIP_CODES = ['NOT_APPROVED', 'GONE', 'UNSUPPORTED', 'EMPTY', 'TOO_LONG', 'NO_IMAGE', 'UNDER_WAY'] as const
export type SkipCode = (typeof SKIP_CODES)[number]
export type PreviewVerdict = (typeof PREVIEW_VERDICTS)[number]

export interface PreviewTotals {
  readonly groups: readonly {
    readonly verdict: PreviewVerdict
    readonly code: SkipCode | null
    readonly items: number
  }[]
  /** Products with something to look at on the store, and those of them with something to write. */
  readonly products: number
  readonly changedProducts: number
  readonly changedAttributes: readonly Attribute[]
}

export interface PreviewRow {
  readonly itemId: number
  readonly productId: string
  readonly productName: string
  readonly attribute: Attribute
  readonly verdict: PreviewVerdict
  readonly code: SkipCode | null
  readonly live: string | null
  readonly value: string
}

/** Why a published value is not taken back. */
export const UNDO_REFUSALS = ['UNDONE', 'REPLACED', 'EDITED', 'UNDER_WAY', 'GONE'] as const
export type UndoRefusal = (typeof UNDO_REFUSALS)[number]

export interface UndoSelection {
  readonly instanceId: string
  readonly opIds: readonly number[] | null
  readonly filter: HistoryFilter | null
  readonly except: readonly number[]
}

export interface UndoTotals {
  readonly values: number
  /** Those of `values` that an undo had taken back: their texts go to the store again. */
  readonly again: number
  readonly products: number
  readonly refused: readonly { readonly code: UndoRefusal; readonly values: number }[]
  /** The one job that all of them belong to, if it is one. */
  readonly jobId: number | null
}

export interface NewPublish {
  readonly instanceId: string
  readonly uid: string
  readonly storeName: string
  readonly version: CatalogVersion
  /** Milliseconds since 1970; null for now. */
  readonly dueAt: number | null
  readonly idempotencyKey: string | null
  readonly requestHash: string | null
  readonly at: number
}

/** A run that has something to do, or waits. */
export interface OpenRun {
  readonly publishId: number
  readonly instanceId: string
  readonly state: PublishRunState
  readonly pausedBy: PublishPause | null
  readonly dueAt: number | null
}

/** What the publisher must know of one value to decide about it. */
export interface OpWork {
  readonly id: number
  readonly publishId: number
  readonly kind: PublishRunKind
  readonly itemId: number
  readonly attribute: Attribute
  readonly state: PublishOpState
  readonly base: string | null
  readonly value: string | null
  /** What the store held when it was last about to be written. */
  readonly before: string | null
  /** JSON of the parts that a write replaces as a whole, as they were then. */
  readonly sentBasis: string | null
  /** What the product was called then: another name means that it changed since. */
  readonly revision: string | null
  readonly attempts: number
  /** The item as it is now. */
  readonly review: ReviewState
  readonly text: string | null
  /** Of an undo: the write that it takes back. */
  readonly undone: UndoneWrite | null
}

export interface UndoneWrite {
  /** JSON of the parts that the write replaced, before and as the store held them afterwards. */
  readonly beforeBasis: string | null
  readonly storedBasis: string | null
  readonly writeOp: number
  /** SEO texts that this write changed together. */
  readonly seoTexts: number
}

export interface ProductWork {
  readonly productKey: number
  readonly productId: string
  readonly productName: string
  readonly ops: readonly OpWork[]
}

/** How a value moves on. The states follow the transition table in `shared/model/publish-state.ts`. */
export type OpChange =
  | {
      readonly to: 'SENDING'
      readonly before: string | null
      /** The parts that the write replaces as a whole; null where there are none. */
      readonly beforeBasis: SeoBasis | null
      /** Revision, or time of the last change where the store has none. */
      readonly revision: string | null
      readonly bootId: string
      readonly writeOp: number
    }
  | { readonly to: 'PLANNED'; readonly attempts: number; readonly nextAt: number; readonly message: string | null }
  | { readonly to: 'UNKNOWN'; readonly attempts: number; readonly message: string }
  | { readonly to: 'PUBLISHED'; readonly stored: string | null; readonly storedBasis: SeoBasis | null }
  | { readonly to: 'UNCHANGED'; readonly stored: string | null }
  | { readonly to: 'CONFLICT'; readonly live: string | null; readonly message: string | null }
  | { readonly to: 'SKIPPED' | 'FAILED'; readonly code: string; readonly message: string }
  | { readonly to: 'CANCELLED' }

export interface OpMove {
  readonly id: number
  readonly from: PublishOpState
  readonly change: OpChange
}

/** A value in dispute, with what a decision about it needs. */
export interface ConflictRow {
  readonly id: number
  readonly publishId: number
  readonly itemId: number
  readonly jobId: number
  readonly kind: PublishRunKind
  readonly attribute: Attribute
  readonly live: string | null
  readonly review: ReviewState
  readonly edit: string | null
  readonly text: string | null
  readonly value: string | null
}

export interface PublishStateChange {
  readonly from: PublishRunState
  readonly to: PublishRunState
  readonly pausedBy?: PublishPause | null
  readonly message?: string | null
  readonly dueAt?: number
  readonly at: number
}

export interface PublishStoreRead {
  previewPublish(instanceId: string, version: CatalogVersion, selection: PublishSelection): PreviewTotals
  getPreviewItems(
    instanceId: string,
    version: CatalogVersion,
    selection: PublishSelection,
    verdict: PreviewVerdict | undefined,
    page: PageRequest
  ): Page<PreviewRow>
  getPublishes(
    instanceId: string,
    filter: { readonly state?: PublishRunState | undefined; readonly jobId?: number | undefined },
    page: PageRequest
  ): Page<Publish>
  getPublish(instanceId: string, publishId: number): Publish | null
  /** The answer that a create with this key got before, with the hash of what was asked. */
  getIdempotentPublish(instanceId: string, key: string): { readonly hash: string; readonly answer: unknown } | null
  getPublishOps(
    instanceId: string,
    publishId: number,
    state: PublishOpState | undefined,
    page: PageRequest
  ): Page<PublishOp>
  getConflicts(
    instanceId: string,
    filter: { readonly jobId?: number | undefined; readonly publishId?: number | undefined },
    page: PageRequest
  ): Page<PublishOp>
  getHistory(instanceId: string, filter: HistoryFilter, page: PageRequest): Page<HistoryEntry>
  previewUndo(selection: UndoSelection): UndoTotals
  /** Every run that is not over, and cancelled ones of which it is not known yet what became of the last request. In order. */
  getOpenRuns(): readonly OpenRun[]
  /** At most `limit` products with something to do at `at`; those that are unsure come first, and alone. */
  getPublishWork(publishId: number, at: number, limit: number): readonly ProductWork[]
  /** What of these products may be done at `at`. */
  getWorkOfProducts(publishId: number, at: number, productKeys: readonly number[]): readonly ProductWork[]
  /** When the next planned value may be sent; null where none is planned. */
  getNextSendTime(publishId: number): number | null
}

export interface PublishStoreTx {
  /** A run over everything of the selection that can be published; null where there is nothing. */
  createPublish(run: NewPublish, selection: PublishSelection): Publish | null
  /** A run that takes back everything of the selection that can be; null where there is nothing. */
  createUndo(run: NewPublish, selection: UndoSelection): Publish | null
  setIdempotentPublish(publishId: number, answer: unknown): void
  /** False where the run is not in `from` any more. */
  updatePublishState(publishId: number, change: PublishStateChange): boolean
  /**
   * Moves values, their run's counts, their items and, where it is known what the store holds, the catalogue. One that is not in `from`
   * any more stays as it is. Returns how many moved.
   */
  moveOps(publishId: number, moves: readonly OpMove[], at: number): number
  /** Leaves out everything that has not been sent. Returns the number of values. */
  cancelPlanned(publishId: number, at: number): number
  /** Everything of the run that is being sent, by whomever: nobody waits for its answer any more. Returns the number of values. */
  loseAnswers(publishId: number, message: string, at: number): number
  /** Sets the wait of planned values that wait for later than `limit` to `at`: the clock was set back meanwhile. */
  forgetSendWaits(publishId: number, limit: number, at: number): void
  /** Of `ids`, those of this instance that are in dispute. */
  getConflictRows(instanceId: string, ids: readonly number[]): readonly ConflictRow[]
  /** The live value that was shown becomes what the write is allowed over. */
  replanConflict(
    opId: number,
    value: string | null,
    approved: { readonly at: number; readonly by: string } | null,
    at: number
  ): void
}
