import type { CallResult, Input, Output } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'

/** What a session of the review asks of the rest of the window. */
export interface ReviewPort {
  /** Commands are asked for again where their answers are lost, and done once. */
  review(input: Input<'items.review'>): Promise<CallResult<Output<'items.review'>>>
  undo(changeId: number): Promise<CallResult<Output<'items.undo'>>>
  redo(changeId: number): Promise<CallResult<Output<'items.redo'>>>
  settle(input: Input<'items.settle'>): Promise<CallResult<Output<'items.settle'>>>
  regenerate(input: Input<'items.regenerate'>): Promise<CallResult<Output<'items.regenerate'>>>
  regenerateMany(input: Input<'items.regenerateMany'>): Promise<CallResult<Output<'items.regenerateMany'>>>
  /** An item as the engine has it. */
  read(id: number): Promise<CallResult<JobItem>>
  /**
   * Reads again what the engine has: of the rows those of these items, or all where a text has become another, which others may be flagged
   * for. Called when nothing is on its way any more.
   */
  refresh(ids: ReadonlySet<number> | 'all'): Promise<void>
  /** How many readings of rows have been begun; see `ReadWindow`. */
  readings(): number
  /** Returns the function that calls it off. */
  later(run: () => void, ms: number): () => void
}
