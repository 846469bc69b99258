import type { CallResult, Input, Output } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { patchedItem } from '../review-patches.ts'
import type { ReviewPort } from '../review-port.ts'
import type { ReviewChange } from '../review-change.ts'
import { createReviewSession } from '../review-session.ts'

/** What the engine says to a decision. */
type Answer = CallResult<Output<'items.review'>>
type Asked = CallResult<Output<'items.regenerate'>>
type Settled = CallResult<Output<'items.settle'>>

export const COUNTS = { open: 3, approved: 0, rejected: 0, edited: 0, twoTexts: 0 }

export function item(id: number, rest: Partial<JobItem> = {}): JobItem {
  return {
    id,
    jobId: 1,
    productId: `p${id}`,
    productName: `Product ${id}`,
    attribute: 'title',
    status: 'DONE',
    credit: 'CAPTURED',
    review: 'OPEN',
    publish: 'NONE',
    original: 'Old',
    proposal: 'New',
    edit: null,
    published: null,
    otherEdit: null,
    flags: [],
    attempts: 1,
    error: null,
    history: [],
    model: null,
    reusedFrom: null,
    nextAttemptAt: null,
    updatedAt: '2026-11-23T10:00:00.000Z',
    ...rest
  }
}

export const reviewItem = (id: number): ReviewItem => ({
  ...item(id),
  language: 'en',
  shownFlags: [],
  shownLength: 3,
  changeShare: 0,
  risk: 0
})

/** A session on an engine that answers when it is told to, and what was asked of it. */
export function setUp(settled: Settled = { ok: true, value: item(1) }) {
  const answers: ((answer: Answer) => void)[] = []
  const chosen: Input<'items.settle'>[] = []
  const undone: number[] = []
  const redone: number[] = []
  const undoneWith: { error: ErrorBody | undefined } = { error: undefined }
  const timers: (() => void)[] = []
  const refreshes: (readonly number[] | 'all')[] = []
  const answer: { regenerate: Asked } = {
    regenerate: { ok: true, value: { jobId: 9, requiredCredits: 1, remainingCredits: 1 } }
  }
  /** What can be read again; of what is not here, nothing. */
  const inEngine = new Map<number, JobItem>()
  const port: ReviewPort = {
    review: () => new Promise((resolve) => answers.push(resolve)),
    undo: (changeId) => {
      undone.push(changeId)
      if (undoneWith.error !== undefined) return Promise.resolve({ ok: false, error: undoneWith.error })
      return Promise.resolve({ ok: true, value: { restored: 1, left: 0 } })
    },
    redo: (changeId) => {
      redone.push(changeId)
      return Promise.resolve({ ok: true, value: { restored: 1, left: 0 } })
    },
    settle: (input) => {
      chosen.push(input)
      return Promise.resolve(settled)
    },
    regenerate: () => Promise.resolve(answer.regenerate),
    regenerateMany: () =>
      Promise.resolve({
        ok: true,
        value: { jobId: 9, asked: 3, skipped: 0, requiredCredits: 3, remainingCredits: 1 }
      }),
    read: (id) => {
      const now = inEngine.get(id)
      return Promise.resolve(now === undefined ? noAnswer : { ok: true, value: now })
    },
    refresh: (ids) => {
      refreshes.push(ids === 'all' ? ids : [...ids])
      return Promise.resolve()
    },
    readings: () => refreshes.length,
    later: (run) => {
      timers.push(run)
      return () => {
        const at = timers.indexOf(run)
        if (at >= 0) timers.splice(at, 1)
      }
    }
  }
  const session = createReviewSession(port)
  const decide = (shown: readonly JobItem[], decision: 'APPROVED' | 'REJECTED' | 'OPEN') =>
    session.change(change(shown, { ids: shown.map(({ id }) => id), decision }))
  const shown = (source: JobItem) => patchedItem(source, session.getState().patches)
  const tick = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return {
    session,
    inEngine,
    answer,
    answers,
    chosen,
    undone,
    redone,
    undoneWith,
    timers,
    decide,
    shown,
    tick,
    refreshes
  }
}

export function change(items: readonly JobItem[], input: ReviewChange['input']): ReviewChange {
  return {
    input,
    items,
    counts: COUNTS,
    say: ({ changed }) => `${changed} done`,
    sayUndone: (count) => `${count} undone`,
    sayRedone: (count) => `${count} done again`
  }
}

export function accepted(changeId: number): Answer {
  return { ok: true, value: { changeId, changed: 1, unchanged: 0, skipped: 0, textChanged: [] } }
}

const noAnswer = { ok: false, error: errorBody('NO_ANSWER', 'Wordshelf has not answered.') } as const
export const unanswered: Answer = noAnswer
export const lost: Answer = { ok: false, error: errorBody('UNAVAILABLE', 'The line was cut.') }
export const refused: Answer = { ok: false, error: errorBody('CONFLICT', 'The item is being published.') }
