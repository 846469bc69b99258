import type { CallResult, Parsed } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { HistoryEntry, HistoryFilter, PreviewItem, Publish } from '#shared/contract/publishes.ts'
import { err, ok } from '#shared/lib/result.ts'
import { ATTRIBUTES } from '#shared/model/attribute.ts'
import { FAKE_NOW } from './fake-data.ts'
import type { FakeState, Handlers } from './fake-state.ts'
import { FAKE_STORE_NAME, fakePreviewItem, fakePublish } from './fake-publishes.ts'
import { one, page } from './fake-rows.ts'

type Names = Extract<keyof Handlers, `publishes.${string}` | `conflicts.${string}` | `history.${string}`>

/** Publishing, deciding conflicts and undoing: what the engine does, small, and nothing goes on by itself. */
export const publishHandlers: Pick<Handlers, Names> = {
  'publishes.preview': (input, state) => {
    const meant = previewed(input, state)
    const of = (verdict: PreviewItem['verdict']): readonly PreviewItem[] =>
      meant.filter((each) => each.verdict === verdict)
    const changed = of('change')
    const skipped = of('skipped')
    const products = new Set(changed.map((each) => each.productId)).size
    const reasons = [...new Set(skipped.map((each) => each.reason ?? ''))]
    return {
      storeName: storeName(state),
      catalogVersion: state.shop.catalogVersion ?? 'V3',
      currentAsOf: state.shop.currentAsOf,
      counts: {
        change: changed.length,
        unchanged: of('unchanged').length,
        conflict: of('conflict').length,
        reverted: of('reverted').length,
        skipped: skipped.length
      },
      products,
      attributes: ATTRIBUTES.filter((name) => changed.some(({ attribute }) => attribute === name)),
      requests: products * 2,
      seconds: Math.ceil((products * 2 * 60) / 150),
      skipped: reasons.map((reason) => ({
        reason,
        items: skipped.filter((each) => (each.reason ?? '') === reason).length
      }))
    }
  },
  'publishes.previewItems': (input, state) => {
    const found = previewed(input, state).filter(
      (each) => input.verdict === undefined || each.verdict === input.verdict
    )
    const { rows, nextCursor } = page(found, input)
    return { items: rows, nextCursor, total: found.length }
  },
  'publishes.create': (input, state) => {
    if (input.storeName !== storeName(state))
      return err(errorBody('CONFLICT', `This store is ${storeName(state)} now, not ${input.storeName}.`))
    const planned = previewed(input, state).filter(
      ({ verdict }) => verdict !== 'skipped' && verdict !== 'reverted'
    ).length
    const made = fakePublish({
      id: state.publishes.length + 1,
      state: input.at === undefined ? 'RUNNING' : 'SCHEDULED',
      jobId: input.jobId,
      storeName: input.storeName,
      dueAt: input.at === undefined ? null : new Date(input.at).toISOString(),
      startedAt: input.at === undefined ? FAKE_NOW : null,
      counts: { planned }
    })
    state.publishes = [made, ...state.publishes]
    return made
  },
  'publishes.list': (input, state) => {
    const found = state.publishes.filter(
      (each) =>
        (input.state === undefined || each.state === input.state) &&
        (input.jobId === undefined || each.jobId === input.jobId)
    )
    const { rows, nextCursor } = page(found, input)
    return { publishes: rows, nextCursor, total: found.length }
  },
  'publishes.get': ({ id }, state) => one(state.publishes, id, 'publish'),
  'publishes.ops': (input, state) => {
    const found = state.ops.filter(
      (each) => each.publishId === input.id && (input.state === undefined || each.state === input.state)
    )
    const { rows, nextCursor } = page(found, input)
    return { ops: rows, nextCursor, total: found.length }
  },
  'publishes.pause': ({ id }, state) => changed(id, { state: 'PAUSED', pausedBy: 'user' }, state),
  'publishes.resume': ({ id }, state) => changed(id, { state: 'RUNNING', pausedBy: null, message: null }, state),
  'publishes.reschedule': ({ id, at }, state) =>
    changed(id, { state: 'SCHEDULED', dueAt: new Date(at).toISOString() }, state),
  'publishes.cancel': ({ id }, state) => {
    const left = state.publishes.find((each) => each.id === id)?.counts
    if (left === undefined) return one(state.publishes, id, 'publish')
    const cancelled = left.cancelled + left.planned + left.conflict
    const counts = { ...left, planned: 0, conflict: 0, cancelled }
    state.ops = state.ops.map((op) =>
      op.publishId === id && (op.state === 'PLANNED' || op.state === 'CONFLICT') ? { ...op, state: 'CANCELLED' } : op
    )
    return changed(id, { state: 'CANCELLED', finishedAt: FAKE_NOW, counts }, state)
  },
  'conflicts.list': (input, state) => {
    const found = state.ops.filter(
      (each) =>
        each.state === 'CONFLICT' &&
        (input.jobId === undefined || each.jobId === input.jobId) &&
        (input.publishId === undefined || each.publishId === input.publishId)
    )
    const { rows, nextCursor } = page(found, input)
    return { conflicts: rows, nextCursor, total: found.length }
  },
  'conflicts.resolve': ({ opIds, choice, text }, state) => {
    const meant = state.ops.filter((op) => op.state === 'CONFLICT' && opIds.includes(op.id))
    state.ops = state.ops.map((op) => {
      if (!meant.includes(op)) return op
      if (choice === 'live') return { ...op, state: 'SKIPPED' }
      return { ...op, state: 'PLANNED', base: op.live, value: text ?? op.value }
    })
    return { resolved: meant.length, left: opIds.length - meant.length }
  },
  'history.list': (input, state) => {
    const found = state.history.filter((each) => isMeant(each, input))
    const { rows, nextCursor } = page(found, input)
    return { entries: rows, nextCursor, total: found.length }
  },
  'history.undoPreview': (input, state) => {
    const { taken, undone } = undoable(input, state)
    return {
      storeName: storeName(state),
      values: taken.length,
      again: taken.filter((each) => each.outcome === 'REVERTED').length,
      products: new Set(taken.map((each) => each.productId)).size,
      refused: undone.length === 0 ? [] : [{ reason: UNDONE, values: undone.length }]
    }
  },
  'history.undo': (input, state) => {
    const { taken } = undoable(input, state)
    if (taken.length === 0)
      return err(errorBody('CONFLICT', `There is nothing to take back: it was taken back already.`))
    const made = fakePublish({
      id: state.publishes.length + 1,
      kind: 'UNDO',
      state: 'RUNNING',
      jobId: null,
      storeName: input.storeName,
      counts: { planned: taken.length }
    })
    state.publishes = [made, ...state.publishes]
    return made
  }
}

function storeName(state: FakeState): string {
  return state.shop.storeName ?? FAKE_STORE_NAME
}

/** The approved items of a job that are meant, or those that are named whatever they are, with what the test says about them. */
function previewed(
  input: Pick<Parsed<'publishes.preview'>, 'jobId' | 'itemIds' | 'except' | 'again'>,
  state: FakeState
): readonly PreviewItem[] {
  return state.items
    .filter(
      (each) =>
        each.jobId === input.jobId &&
        (input.itemIds === undefined ? each.review === 'APPROVED' : input.itemIds.includes(each.id)) &&
        !input.except.includes(each.id)
    )
    .map((item) => {
      if (item.review !== 'APPROVED') return fakePreviewItem(item, { verdict: 'skipped', reason: NOT_APPROVED })
      const said = fakePreviewItem(item, state.verdicts.get(item.id))
      const named = input.itemIds !== undefined || input.again?.includes(item.id) === true
      return said.verdict === 'reverted' && named ? { ...said, verdict: 'change' } : said
    })
}

function isMeant(entry: HistoryEntry, filter: HistoryFilter): boolean {
  const at = Date.parse(entry.publishedAt)
  return (
    (filter.jobId === undefined || entry.jobId === filter.jobId) &&
    (filter.publishId === undefined || entry.publishId === filter.publishId) &&
    (filter.productId === undefined || entry.productId === filter.productId) &&
    (filter.attribute === undefined || entry.attribute === filter.attribute) &&
    (filter.from === undefined || at >= Date.parse(filter.from)) &&
    (filter.to === undefined || at < Date.parse(filter.to)) &&
    (filter.query === undefined || entry.productName.toLowerCase().includes(filter.query.toLowerCase()))
  )
}

const NOT_APPROVED = 'It is not approved. Approve it in Review first.'
const UNDONE = 'It was taken back already.'

/** Ids, and a filter that names a run, mean events, an undo among them; any other filter means texts: of each the newest, if it stands. */
function undoable({ opIds, filter, except }: Parsed<'history.undoPreview'>, state: FakeState) {
  const events = opIds !== undefined || filter?.publishId !== undefined
  const meant = state.history.filter(
    (each) =>
      !except.includes(each.opId) &&
      (opIds === undefined ? filter !== undefined && isMeant(each, filter) : opIds.includes(each.opId)) &&
      (events || each.undoneBy === null)
  )
  const stands = (each: HistoryEntry): boolean => each.undoneBy === null && (events || each.outcome === 'PUBLISHED')
  return { taken: meant.filter(stands), undone: meant.filter((each) => !stands(each)) }
}

function changed(id: number, values: Partial<Publish>, state: FakeState): CallResult<Publish> {
  const found = one(state.publishes, id, 'publish')
  if (!found.ok) return found
  const { id: _id, total: _total, percentage: _percentage, ...rest } = { ...found.value, ...values }
  const next = fakePublish({ ...rest, id })
  state.publishes = state.publishes.map((each) => (each.id === id ? next : each))
  return ok(next)
}
