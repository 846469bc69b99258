import type { CallResult, Output } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { Decided } from './review-patches.ts'

/** What a change makes of an item. */
export interface Move {
  readonly id: number
  readonly from: Decided
  readonly to: Decided
}

/** Items that are looked at: a change is done to all of its items or to none. */
const LOOKED_AT = 5

/** Whether it was done is not known: the connection was cut, or the answer did not come in time. */
export function isUnanswered(result: CallResult): result is { readonly ok: false; readonly error: ErrorBody } {
  return !result.ok && (result.error.code === 'UNAVAILABLE' || result.error.code === 'NO_ANSWER')
}

/**
 * Asks for an answer that was cut off once more, with the same key: what was done by then is not done again, and says what it did. One that
 * did not come in time is not asked for again, which would take as long.
 */
export async function askTwice<T>(run: () => Promise<CallResult<T>>): Promise<CallResult<T>> {
  const first = await run()
  return !first.ok && first.error.code === 'UNAVAILABLE' ? run() : first
}

/** Whether a change was done, by what its items are now; undefined where that can't be read. */
export async function wasDone(
  read: (id: number) => Promise<CallResult<JobItem>>,
  moves: readonly Move[]
): Promise<boolean | undefined> {
  if (moves.length === 0) return undefined
  const changed = moves.filter(isMove)
  for (const { id, to } of changed.slice(0, LOOKED_AT)) {
    const item = await read(id)
    if (isUnanswered(item)) return undefined
    if (item.ok && isSame(item.value, to)) return true
  }
  return changed.length === 0
}

/**
 * By which of those in sight it can be told whether a change was done. Where it is about others too, what it was to leave as it is says
 * nothing of them.
 * @param count of items that the change is about; undefined where they are not named
 */
export function telling(moves: readonly Move[], count: number | undefined): readonly Move[] {
  return count === moves.length ? moves : moves.filter(isMove)
}

function isMove({ from, to }: Move): boolean {
  return !isSame(from, to)
}

function isSame(one: Decided, other: Decided): boolean {
  return (
    one.review === other.review && one.edit === other.edit && (one.otherEdit === null) === (other.otherEdit === null)
  )
}

export interface Told<T> {
  readonly result: CallResult<T>
  /** Whether it is known that it was done, or was not. */
  readonly isKnown: boolean
}

/** Sends a change; where the answer is lost, the items say whether it was done, and `value` stands for the answer. */
export async function orAsDone<T>(
  send: () => Promise<CallResult<T>>,
  {
    read,
    moves,
    value
  }: {
    readonly read: (id: number) => Promise<CallResult<JobItem>>
    readonly moves: readonly Move[]
    readonly value: T
  }
): Promise<Told<T>> {
  const result = await send()
  if (!isUnanswered(result)) return { result, isKnown: true }
  // For one that did not come in time the next would have to wait as long: it is looked for afterwards.
  const isDone = result.error.code === 'NO_ANSWER' ? undefined : await wasDone(read, moves)
  if (isDone === true) return { result: { ok: true, value }, isKnown: true }
  return { result, isKnown: isDone === false }
}

/** What the engine would have said of a change that was done, and whose answer is lost: it can't be named for an undo. */
export function doneUnnamed(moves: readonly Move[]): Output<'items.review'> {
  return { changeId: null, changed: moves.length, unchanged: 0, skipped: 0, textChanged: [] }
}

/** What is said to an undo of such a change. */
export const UNNAMED: CallResult<Output<'items.undo'>> = {
  ok: false,
  error: errorBody('NOT_FOUND', 'The change has no name.')
}
