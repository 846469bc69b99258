import type { PublishOp } from '#shared/contract/publishes.ts'
import { FAKE_NOW } from './fake-data.ts'
import type { Handlers } from './fake-handlers.ts'
import {
  changePublish,
  chosenItems,
  createPublish,
  fakePublish,
  previewItem,
  previewPublish
} from './fake-publishes.ts'
import { one, page } from './fake-rows.ts'

type Names = Extract<keyof Handlers, `publishes.${string}` | `conflicts.${string}` | `history.${string}`>

/** Publishing, deciding conflicts and undoing. */
export const publishHandlers: Pick<Handlers, Names> = {
  'publishes.preview': previewPublish,
  'publishes.previewItems': (input, state) => {
    const found = chosenItems(input, state)
      .map(previewItem)
      .filter((each) => input.verdict === undefined || each.verdict === input.verdict)
    const { rows, nextCursor } = page(found, input)
    return { items: rows, nextCursor, total: found.length }
  },
  'publishes.create': createPublish,
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
  'publishes.pause': ({ id }, state) => changePublish(id, { state: 'PAUSED', pausedBy: 'user' }, state),
  'publishes.resume': ({ id }, state) => changePublish(id, { state: 'RUNNING', pausedBy: null, message: null }, state),
  'publishes.reschedule': ({ id, at }, state) => changePublish(id, { state: 'SCHEDULED', dueAt: at }, state),
  'publishes.cancel': ({ id }, state) => changePublish(id, { state: 'CANCELLED', finishedAt: FAKE_NOW }, state),
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
    const isDecided = (op: PublishOp): boolean => op.state === 'CONFLICT' && opIds.includes(op.id)
    const resolved = state.ops.filter(isDecided).length
    state.ops = state.ops.map((op) => {
      if (!isDecided(op)) return op
      if (choice === 'live') return { ...op, state: 'SKIPPED' }
      return { ...op, state: 'PLANNED', base: op.live, value: text ?? op.value }
    })
    return { resolved, left: state.ops.filter((op) => op.state === 'CONFLICT').length }
  },
  'history.list': (input, state) => {
    const found = state.history.filter(
      (each) =>
        (input.jobId === undefined || each.jobId === input.jobId) &&
        (input.productId === undefined || each.productId === input.productId) &&
        (input.attribute === undefined || each.attribute === input.attribute)
    )
    const { rows, nextCursor } = page(found, input)
    return { entries: rows, nextCursor, total: found.length }
  },
  'history.undoPreview': (input, state) => {
    const found = state.history.filter((each) => input.opIds?.includes(each.opId) ?? true)
    const values = found.filter((each) => each.undoneBy === null && !input.except.includes(each.opId))
    return {
      storeName: state.shop.storeName ?? 'Northbank Goods',
      values: values.length,
      products: new Set(values.map((each) => each.productId)).size,
      refused: []
    }
  },
  'history.undo': ({ storeName, opIds }, state) => {
    const total = opIds?.length ?? state.history.length
    const made = fakePublish({ id: state.publishes.length + 1, kind: 'UNDO', jobId: null, storeName, total })
    state.publishes = [made, ...state.publishes]
    return made
  }
}
