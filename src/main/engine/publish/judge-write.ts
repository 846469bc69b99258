import type { OpChange, OpMove, OpWork } from '../../ports/publish-store.ts'
import type { ShopFailure, ShopWriteOutcome } from '../../ports/shop.ts'
import { MAX_SENDS } from './decide-op.ts'
import { ANSWER_LOST, KEEPS_CHANGING, refusalWords, SKIP_WORDS } from './publish-words.ts'

/** What came back for one product's write. `unsent`: nothing left this computer. */
export type WriteAnswer =
  | ShopWriteOutcome
  | { readonly kind: 'unsent' }
  | { readonly kind: 'failed'; readonly failure: ShopFailure }

export interface Judgement {
  /** Empty where Wix said yes: what it stored is read first. */
  readonly moves: readonly OpMove[]
  /** How the product is to be asked the next time, until it is known what Wix minds. */
  readonly caution: 'alone' | 'single' | null
}

/** `ops` are those that were sent in this write, all `SENDING`; `companions` the other products in the same request. */
export function judgeWrite(ops: readonly OpWork[], answer: WriteAnswer, companions: number, at: number): Judgement {
  const all = (change: (op: OpWork) => OpChange): readonly OpMove[] =>
    ops.map((op) => ({ id: op.id, from: 'SENDING', change: change(op) }))
  const again = (op: OpWork): OpChange => ({ to: 'PLANNED', attempts: op.attempts, nextAt: at, message: null })
  const lost = (op: OpWork): OpChange => ({ to: 'UNKNOWN', attempts: op.attempts + 1, message: ANSWER_LOST })
  const failed = (op: OpWork, code: string, message: string): OpChange => ({
    to: 'FAILED',
    code,
    message: refusalWords(op.attribute, code, message)
  })

  switch (answer.kind) {
    case 'written':
      return { moves: [], caution: null }
    case 'unsent':
    case 'untouched':
      return { moves: all(again), caution: null }
    case 'gone':
      return { moves: all(() => ({ to: 'FAILED', code: 'GONE', message: SKIP_WORDS.GONE })), caution: null }
    case 'unclear':
      return { moves: all(lost), caution: null }
    case 'stale':
      return {
        moves: all((op) =>
          op.attempts + 1 >= MAX_SENDS
            ? { to: 'FAILED', ...KEEPS_CHANGING }
            : { to: 'PLANNED', attempts: op.attempts + 1, nextAt: at, message: null }
        ),
        caution: null
      }
    case 'refused': {
      const { code, message, attributes } = answer
      const blamed = ops.filter((op) => attributes.includes(op.attribute))
      if (blamed.length === 0 && ops.length > 1) return { moves: all(again), caution: 'single' }
      const guilty = new Set(blamed.length === 0 ? ops : blamed)
      return { moves: all((op) => (guilty.has(op) ? failed(op, code, message) : again(op))), caution: null }
    }
    case 'failed': {
      const { failure } = answer
      if (mayHaveBeenDone(failure)) return { moves: all(lost), caution: null }
      if (failure.kind !== 'rejected') return { moves: all(again), caution: null }
      if (companions > 0) return { moves: all(again), caution: 'alone' }
      if (ops.length > 1) return { moves: all(again), caution: 'single' }
      return { moves: all((op) => failed(op, failure.code, failure.message)), caution: null }
    }
  }
}

/** A request that was on its way when it was stopped, or that something else answered, may have arrived. */
export function mayHaveBeenDone({ kind }: ShopFailure): boolean {
  return kind === 'unclear' || kind === 'aborted' || kind === 'proxy'
}
