import type { CallResult, Input, Output } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { bothHashes } from '#shared/model/two-texts.ts'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { createAskedTexts } from './asked-texts.ts'
import { doneRewrite, type Done } from './done-change.ts'
import { doneUnnamed, isUnanswered, orAsDone, telling, UNNAMED, wasDone, type Move } from './lost-answers.ts'
import { moveChanges } from './move-changes.ts'
import type { AdoptedChange, ReviewChange } from './review-change.ts'
import type { TabCounts } from './review-filter.ts'
import type { ReviewPort } from './review-port.ts'
import { decided, outcome, type Painted, type Patches } from './review-patches.ts'
import { sayLeftAlone, sayNotKnown, sayNotSaved } from './review-words.ts'

export interface ReviewNotice {
  readonly id: number
  readonly kind: 'done' | 'error'
  readonly text: string
  /** The last change can be taken back from here. */
  readonly undo: boolean
  /** The change that was taken back last can be done again from here. */
  readonly redo: boolean
  /** Something else can be brought back. */
  readonly restore: (() => void) | null
  /** Items that were left as they are, because their texts are other ones now than were seen. */
  readonly look: readonly number[]
}

export interface ReviewSessionState extends Painted {
  /** Number of changes that can be undone. */
  readonly undoable: number
  readonly pending: number
  readonly notice: ReviewNotice | null
}

interface AskingOf<T> {
  readonly send: () => Promise<CallResult<T>>
  readonly say: (value: T) => string
  /** Every one of those in sight is being written by this answer. */
  readonly isAll: (value: T) => boolean
}

/** Quiet time after the last decision before the list is read again, so that a fast reviewer is never interrupted by it. */
const REFRESH_AFTER_MS = 300
/** A notice whose button would by now take back, or do again, something else than it says is gone by then. */
const STALE_AFTER_MS = 200
/** Between two looks at what became of a change that was not answered. */
const LOOK_AGAIN_MS = 2_000
const MAX_UNDO = 200

export interface ReviewSession {
  getState(): ReviewSessionState
  subscribe(listener: () => void): () => void
  change(change: ReviewChange): Promise<CallResult<Output<'items.review'>>>
  /** Chooses one of an item's two texts. There is no way back: the other one is gone for everybody. */
  settle(item: JobItem, keep: 'this' | 'other', counts: TabCounts, say: string): Promise<void>
  /**
   * Asks the model for a text once more; answers whether it is being asked. Nothing is painted: the item shows what it shows until the new text
   * is here.
   */
  regenerate(item: ReviewItem, note: string, say: string): Promise<boolean>
  /** The same for several, of which these are in sight. */
  regenerateMany(
    input: Input<'items.regenerateMany'>,
    inSight: readonly ReviewItem[],
    say: (result: Output<'items.regenerateMany'>) => string
  ): Promise<boolean>
  /** As it was shown when it was asked for; undefined for what was not, or is here. */
  askedFor(id: number): ReviewItem | undefined
  /** Whether the engine was asked for it before this reading of rows began, so that they show what has become of it. */
  isAskedBefore(id: number, reading: number): boolean
  /** What was asked for came to nothing, or to nothing new. */
  forgetAsked(id: number): void
  /**
   * Changes that something else has made are here: together they are the last one, and can be taken back like one of this screen. What was
   * asked for at once is one change however many times it comes, as long as nothing else is done in between.
   */
  adopt(change: AdoptedChange): void
  /** Takes a change back that need not be the last one. */
  takeBack(changeId: number, sayUndone: (count: number) => string): Promise<void>
  /** Takes the last change back; answers the ids of items in sight that it was about, empty where there is nothing to undo. */
  undo(counts: TabCounts): readonly number[]
  /** Does what was taken back last again, as long as nothing was changed since. */
  redo(counts: TabCounts): readonly number[]
  /** When all that is on its way by now has its answer. */
  settled(): Promise<void>
  notify(kind: ReviewNotice['kind'], text: string, restore?: () => void): void
  dismiss(): void
}

/**
 * Decisions are painted at once and sent one after another. What the engine refuses is painted back, and nothing else with it:
 * later decisions on the same item stand.
 */
export function createReviewSession(port: ReviewPort): ReviewSession {
  const listeners = new Set<() => void>()
  let state: ReviewSessionState = { patches: new Map(), baseCounts: null, undoable: 0, pending: 0, notice: null }
  /** Items that were painted as changed since they were read, taken back or not. */
  const painted = new Set<number>()
  /** The last change that each item was painted for. */
  const latest = new Map<number, number>()
  let isTextChanged = false
  let ops = 0
  let notices = 0
  let queue: Promise<unknown> = Promise.resolve()
  let cancelRefresh: (() => void) | null = null
  const asked = createAskedTexts()
  const done: Done[] = []
  let undone: Done[] = []

  const set = (next: Partial<ReviewSessionState>): void => {
    state = { ...state, ...next, undoable: done.length }
    for (const listener of listeners) listener()
  }
  const notify = (
    kind: ReviewNotice['kind'],
    text: string,
    offered: Partial<Pick<ReviewNotice, 'undo' | 'redo' | 'restore' | 'look'>> = {}
  ): void => {
    notices += 1
    set({ notice: { id: notices, kind, text, undo: false, redo: false, restore: null, look: [], ...offered } })
  }
  const setPatches = (patches: Patches, counts: TabCounts | null): void => {
    set({ patches, baseCounts: patches.size === 0 ? null : (state.baseCounts ?? counts) })
  }
  const paint = (op: number, items: readonly Move[], counts: TabCounts): void => {
    const patches = new Map(state.patches)
    for (const { id, from, to } of items) {
      latest.set(id, op)
      patches.set(id, { shown: to, read: patches.get(id)?.read ?? from, op })
      painted.add(id)
      isTextChanged ||= from.edit !== to.edit || from.otherEdit !== to.otherEdit
    }
    setPatches(patches, counts)
  }
  const paintBack = (op: number, before: Patches, only?: ReadonlySet<number>): void => {
    const patches = new Map(state.patches)
    for (const [id, patch] of state.patches) {
      if (patch.op !== op || only?.has(id) === false) continue
      const previous = before.get(id)
      if (previous === undefined) patches.delete(id)
      else patches.set(id, previous)
    }
    setPatches(patches, null)
  }
  const refresh = async (): Promise<void> => {
    const upTo = ops
    await port.refresh(isTextChanged ? 'all' : new Set(painted))
    // A decision made meanwhile is not in what was read; its own refresh will come.
    if (state.pending > 0 || ops !== upTo) return
    painted.clear()
    isTextChanged = false
    setPatches(new Map(), null)
  }
  const enqueue = <T>(run: () => Promise<CallResult<T>>, refreshAfterMs: number): Promise<CallResult<T>> => {
    cancelRefresh?.()
    set({ pending: state.pending + 1 })
    const result = queue.then(run)
    queue = result
    const { notice } = state
    // Not at once: most answers come before it could be seen to go.
    const keepNotice = port.later(() => {
      if (state.notice === notice && (notice?.undo || notice?.redo)) set({ notice: null })
    }, STALE_AFTER_MS)
    return result.finally(() => {
      keepNotice()
      set({ pending: state.pending - 1 })
      if (state.pending === 0) cancelRefresh = port.later(() => void refresh(), refreshAfterMs)
    })
  }

  const putBack = (
    entry: Done,
    { counts, redo }: { readonly counts: TabCounts; readonly redo: boolean }
  ): readonly number[] => {
    const { items, changeIds, sayUndone, sayRedone } = entry
    isTextChanged ||= entry.rewrite !== undefined
    ops += 1
    const op = ops
    const before = state.patches
    const earlier = items.map(({ id }) => [id, latest.get(id) ?? 0] as const)
    paint(
      op,
      items.map((item) => ({
        id: item.id,
        from: redo ? item.before : item.after,
        to: redo ? item.after : item.before
      })),
      counts
    )
    void enqueue(async () => {
      const ids = await changeIds
      return ids === null ? UNNAMED : moveChanges(ids, redo ? port.redo : port.undo)
    }, 0).then((result) => {
      if (result === UNNAMED) {
        if (undone.includes(entry)) undone.splice(undone.indexOf(entry), 1)
        paintBack(op, before)
        // What became of it is still to be learnt.
        for (const [id, was] of earlier) if (latest.get(id) === op) latest.set(id, was)
        notify('error', t('review:notUndone'))
      } else if (result.ok) {
        const { restored, left } = result.value
        notify('done', (redo ? sayRedone : sayUndone)(restored) + sayLeftAlone(left), { undo: redo, redo: !redo })
      } else {
        for (const stack of [done, undone]) if (stack.includes(entry)) stack.splice(stack.indexOf(entry), 1)
        // It is still to be had, unless there is no such change any more.
        if (result.error.code !== 'NOT_FOUND') (redo ? undone : done).push(entry)
        paintBack(op, before)
        notify('error', sayNotSaved(result.error))
      }
    })
    return items.map((item) => item.id)
  }

  /** Looks until it can be told whether a change was done, unless its items have been changed again by then. */
  const learn = async (op: number, moves: readonly Move[], onLearnt: ReviewChange['onLearnt']): Promise<void> => {
    const own = moves.filter(({ id }) => latest.get(id) === op)
    if (own.length === 0) return
    const isDone = await wasDone(port.read, own)
    if (own.some(({ id }) => latest.get(id) !== op)) return
    if (isDone === undefined) {
      port.later(() => void learn(op, moves, onLearnt), LOOK_AGAIN_MS)
      return
    }
    notify(isDone ? 'done' : 'error', isDone ? t('review:savedAfterAll') : t('review:notSavedAfterAll'))
    onLearnt?.(isDone)
    await refresh()
  }

  const ask = async <T>(inSight: readonly ReviewItem[], { send, say, isAll }: AskingOf<T>): Promise<boolean> => {
    for (const { id } of inSight) painted.add(id)
    const asking = asked.ask(inSight)
    const result = await enqueue<T>(send, 0)
    if (result.ok) {
      // Which ones were left out is not said.
      if (isAll(result.value)) asking.done(port.readings())
      notify('done', say(result.value))
    } else {
      asking.refuse()
      const reason = engineText(result.error.message)
      notify('error', t(isUnanswered(result) ? 'review:anew.notKnown' : 'review:anew.refused', { reason }))
    }
    return result.ok
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    change: async ({ input, items, counts, say, sayUndone, sayRedone, onLearnt }) => {
      ops += 1
      const op = ops
      const before = state.patches
      const moves = items.map((item) => ({ id: item.id, from: decided(item), to: outcome(item, input) }))
      const lost = { read: port.read, moves: telling(moves, input.ids?.length), value: doneUnnamed(moves) }
      paint(op, moves, counts)
      let isKnown = true
      const answer = enqueue(async () => {
        const sent = await orAsDone(() => port.review(input), lost)
        isKnown = sent.isKnown
        return sent.result
      }, REFRESH_AFTER_MS)
      const entry: Done = {
        items: moves.map(({ id, from, to }) => ({ id, before: from, after: to })),
        changeIds: answer.then((result) => {
          if (!result.ok) return isKnown ? [] : null
          const { changeId, changed } = result.value
          return changeId !== null ? [changeId] : changed > 0 ? null : []
        }),
        sayUndone,
        sayRedone
      }
      const redoable = undone
      undone = []
      done.push(entry)
      if (done.length > MAX_UNDO) done.shift()
      set({})
      const result = await answer
      const look = result.ok ? result.value.textChanged : []
      if (result.ok && result.value.changed > 0) {
        const others = new Set(look)
        entry.items = entry.items.filter(({ id }) => !others.has(id))
        paintBack(op, before, others)
        const isNamed = result.value.changeId !== null
        if (!isNamed && done.includes(entry)) done.splice(done.indexOf(entry), 1)
        notify('done', say(result.value), { undo: isNamed, look })
        return result
      }
      const at = done.indexOf(entry)
      if (at >= 0) done.splice(at, 1)
      // Nothing was changed, so what was taken back before can be done again.
      if (at === done.length && undone.length === 0) undone = redoable
      paintBack(op, before)
      if (!result.ok) {
        notify('error', isKnown ? sayNotSaved(result.error) : sayNotKnown(result.error))
        if (!isKnown) port.later(() => void learn(op, lost.moves, onLearnt), LOOK_AGAIN_MS)
      }
      // Of one item nothing is said that it doesn't show itself.
      else if (result.value.unchanged + result.value.skipped + look.length > 1)
        notify('done', say(result.value), { look })
      return result
    },
    settle: async (item, keep, counts, say) => {
      ops += 1
      const op = ops
      const before = state.patches
      const edit = keep === 'this' ? item.edit : (item.otherEdit?.text ?? item.edit)
      const moves: readonly Move[] = [
        { id: item.id, from: decided(item), to: { review: 'OPEN', edit, otherEdit: null } }
      ]
      paint(op, moves, counts)
      const chosen = { id: item.id, keep, seen: bothHashes(item) }
      let isKnown = true
      const result = await enqueue(async () => {
        const sent = await orAsDone(() => port.settle(chosen), { read: port.read, moves, value: item })
        isKnown = sent.isKnown
        return sent.result
      }, REFRESH_AFTER_MS)
      if (result.ok) return notify('done', say)
      paintBack(op, before)
      notify('error', isKnown ? sayNotSaved(result.error) : sayNotKnown(result.error))
      if (!isKnown) port.later(() => void learn(op, moves, undefined), LOOK_AGAIN_MS)
    },
    regenerate: (item, note, say) =>
      ask([item], { send: () => port.regenerate({ id: item.id, note }), say: () => say, isAll: () => true }),
    regenerateMany: (input, inSight, say) =>
      ask(inSight, { send: () => port.regenerateMany(input), say, isAll: ({ skipped }) => skipped === 0 }),
    askedFor: (id) => asked.before(id),
    isAskedBefore: (id, reading) => asked.isIn(id, reading),
    forgetAsked: (id) => {
      asked.land(id)
    },
    adopt: ({ changes, words }) => {
      undone = []
      const askings = new Set(changes.map(({ after }) => asked.land(after.id)))
      const asking = askings.size === 1 ? [...askings][0] : undefined
      const last = done.at(-1)?.rewrite
      const earlier = last !== undefined && asking !== undefined && last.asking === asking ? last.landed : []
      if (earlier.length > 0) done.pop()
      const landed = [...earlier, ...changes]
      done.push(doneRewrite({ landed, asking, words }))
      if (done.length > MAX_UNDO) done.shift()
      notify('done', words(landed).said, { undo: true })
    },
    takeBack: async (changeId, sayUndone) => {
      isTextChanged = true
      const result = await enqueue(() => port.undo(changeId), 0)
      if (!result.ok) return notify('error', sayNotSaved(result.error))
      const { restored, left } = result.value
      for (const [at, { rewrite }] of [...done.entries()].toReversed()) {
        if (rewrite?.landed.some((one) => one.changeId === changeId) !== true) continue
        const landed = rewrite.landed.filter((one) => one.changeId !== changeId)
        done.splice(at, 1, ...(landed.length === 0 ? [] : [doneRewrite({ ...rewrite, landed })]))
      }
      notify('done', sayUndone(restored) + sayLeftAlone(left))
    },
    undo: (counts) => {
      const last = done.pop()
      if (last === undefined) return []
      undone.push(last)
      return putBack(last, { counts, redo: false })
    },
    redo: (counts) => {
      const last = undone.pop()
      if (last === undefined) return []
      done.push(last)
      return putBack(last, { counts, redo: true })
    },
    settled: async () => {
      await queue
    },
    notify: (kind, text, restore) => notify(kind, text, restore === undefined ? {} : { restore }),
    dismiss: () => set({ notice: null })
  }
}
