import type { OpChange, OpMove, OpWork, ProductWork } from '../../ports/publish-store.ts'
import type { ShopFailure, ShopProduct, ShopResult } from '../../ports/shop.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import type { ShopSession } from '../shop/shop-session.ts'
import { basisOf } from './basis.ts'
import { decidePlanned, decideUnsure, markOf, verifyWritten } from './decide-op.ts'
import { judgeWrite } from './judge-write.ts'
import { ANSWER_LOST } from './publish-words.ts'
import { sendWrites, type Answered, type Dispatch } from './send-writes.ts'

export interface RunContext {
  readonly instanceId: string
  readonly publishId: number
  readonly session: ShopSession
  /** Stops waits and reads. */
  readonly signal: AbortSignal
  /** False as soon as nothing more may be begun: paused, cancelled, asleep or stopped. */
  mayBegin(): boolean
  /** Something is committed. */
  changed(): void
  /** The store answered. */
  reached(): void
}

export type RunEnd =
  /** Nothing is left to do before `nextAt`, milliseconds since 1970; null where nothing is left at all. */
  | { readonly kind: 'idle'; readonly nextAt: number | null }
  | { readonly kind: 'halted' }
  | { readonly kind: 'failed'; readonly failure: ShopFailure }

/** Ids that one reading holds. */
export const READ_LIMIT = 100
/**
 * Products that are read together where each is written by a request of its own. Their texts are as old as this many requests when the
 * last is written, and without revisions nothing but this reading protects them; yet with one product at a time two of three requests
 * would be readings.
 */
export const UNPROTECTED_LIMIT = 8
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 *   ┌► read: what was written last, and what is next ─► one transaction: what was written is verified, what is unsure is settled,
 *   │                                                   what is next is decided and becomes SENDING
 *   └── one transaction: what the answers say ◄──────── write, each once
 *
 * No transaction is held over a request. Ends when nothing is left, somebody says stop, or the store can't be asked.
 */
export async function runPublish(deps: EngineDeps, context: RunContext): Promise<RunEnd> {
  const { session, publishId } = context
  const cautions: Cautions = { alone: new Set(), single: new Set() }
  const limit = session.writeLimit === 1 ? UNPROTECTED_LIMIT : Math.min(READ_LIMIT, session.writeLimit)
  let written: readonly Answered[] = []
  let failure: ShopFailure | null = null
  for (;;) {
    const next = failure === null && context.mayBegin() ? nextWork(deps, context, limit) : []
    if (next.length === 0 && written.length === 0) break
    const ids = [...written.map(({ dispatch }) => dispatch.live.id), ...next.map((product) => product.productId)]
    const read = await readLive(session, ids, context.signal)
    if (!read.ok) {
      deps.store.write((tx) => tx.loseAnswers(publishId, ANSWER_LOST, deps.clock.now()))
      context.changed()
      return { kind: 'failed', failure: failure ?? read.failure }
    }
    context.reached()
    const verified = written
    written = []
    const dispatches = deps.store.write((tx) => {
      verify(tx, context, verified, read.value, deps.clock.now())
      return decide(deps, tx, context, next, read.value, cautions)
    })
    context.changed()
    if (dispatches.length === 0) continue
    const sent = await sendWrites(deps, session, dispatches, () => context.mayBegin(), context.signal)
    deps.store.write((tx) => land(tx, publishId, sent.answers, cautions, deps.clock.now()))
    context.changed()
    written = sent.answers.filter(({ answer }) => answer.kind === 'written')
    failure = sent.failure
  }
  if (failure !== null) return { kind: 'failed', failure }
  if (!context.mayBegin()) return { kind: 'halted' }
  return { kind: 'idle', nextAt: deps.store.read((db) => db.getNextSendTime(publishId)) }
}

/** Products of which Wix said no without saying to what: they are asked in requests of their own, then text by text. */
interface Cautions {
  readonly alone: Set<number>
  readonly single: Set<number>
}

function nextWork(deps: EngineDeps, { instanceId, publishId }: RunContext, limit: number): readonly ProductWork[] {
  return deps.store.read((db) => {
    const state = db.getPublish(instanceId, publishId)?.state
    // Of a cancelled run only what is unsure is left.
    return state === 'RUNNING' || state === 'CANCELLED' ? db.getPublishWork(publishId, deps.clock.now(), limit) : []
  })
}

async function readLive(
  session: ShopSession,
  ids: readonly string[],
  signal: AbortSignal
): Promise<ShopResult<ReadonlyMap<string, ShopProduct>>> {
  const wanted = [...new Set(ids)]
  const live = new Map<string, ShopProduct>()
  for (let at = 0; at < wanted.length; at += READ_LIMIT) {
    const part = wanted.slice(at, at + READ_LIMIT)
    const result = await session.read((shop, stop) => shop.readProductsById(part, stop), signal)
    if (!result.ok) return result
    for (const product of result.value) live.set(product.id, product)
  }
  return { ok: true, value: live }
}

function verify(
  tx: StoreTx,
  { instanceId, publishId }: RunContext,
  written: readonly Answered[],
  live: ReadonlyMap<string, ShopProduct>,
  at: number
): void {
  const cancelled = tx.getPublish(instanceId, publishId)?.state === 'CANCELLED'
  const moves = written.flatMap(({ dispatch, answer }): OpMove[] => {
    const revision = answer.kind === 'written' ? answer.revision : null
    const now = live.get(dispatch.live.id) ?? null
    return dispatch.ops.map((op) => ({
      id: op.id,
      from: 'SENDING',
      change: verifyWritten(op, now, { revision, cancelled })
    }))
  })
  tx.moveOps(publishId, moves, at)
  tellPublished(
    tx,
    instanceId,
    moves,
    written.flatMap(({ dispatch }) => dispatch.ops),
    at
  )
}

/** The other devices hear what the store holds by now. */
function tellPublished(
  tx: StoreTx,
  instanceId: string,
  moves: readonly OpMove[],
  ops: readonly OpWork[],
  at: number
): void {
  const held = new Set(
    moves.filter(({ change }) => change.to === 'PUBLISHED' || change.to === 'UNCHANGED').map(({ id }) => id)
  )
  const itemIds = ops.filter((op) => held.has(op.id)).map((op) => op.itemId)
  if (itemIds.length > 0) tx.tell(instanceId, { type: 'items.published', itemIds }, at)
}

/** Looks at everything once more inside the transaction: while the store was read, people could pause, edit and take approvals back. */
function decide(
  deps: EngineDeps,
  tx: StoreTx,
  context: RunContext,
  next: readonly ProductWork[],
  live: ReadonlyMap<string, ShopProduct>,
  cautions: Cautions
): readonly Dispatch[] {
  const { publishId } = context
  const at = deps.clock.now()
  const state = tx.getPublish(context.instanceId, publishId)?.state
  const cancelled = state === 'CANCELLED'
  const keys = next.map((product) => product.productKey)
  const asked = new Map(next.map((product) => [product.productKey, product.productId]))
  const moves: OpMove[] = []
  const dispatches: Dispatch[] = []
  for (const product of tx.getWorkOfProducts(publishId, at, keys)) {
    // A pull may have found the product under another id meanwhile; then it is asked for by that.
    if (asked.get(product.productKey) !== product.productId) continue
    const found = live.get(product.productId) ?? null
    const sending: OpWork[] = []
    for (const op of product.ops) {
      if (op.state === 'UNKNOWN') {
        const change = decideUnsure(op, found, { cancelled, nextAt: at + waitAfter(op.attempts) })
        moves.push({ id: op.id, from: 'UNKNOWN', change })
      } else if (state === 'RUNNING' && context.mayBegin()) {
        const change = decidePlanned(op, found, context.session.version)
        if (change !== null) moves.push({ id: op.id, from: 'PLANNED', change })
        else if (!cautions.single.has(product.productKey) || sending.length === 0) sending.push(op)
      }
    }
    const [first] = sending
    if (!found || !first) continue
    const alone = cautions.alone.has(product.productKey) || cautions.single.has(product.productKey)
    const ops = sending.map((op) => asSent(op, found))
    moves.push(
      ...ops.map((op) => ({ id: op.id, from: 'PLANNED' as const, change: sendingOf(deps, op, found, first.id) }))
    )
    dispatches.push({ productKey: product.productKey, live: found, ops, alone })
  }
  const moved = tx.moveOps(publishId, moves, at)
  if (moved !== moves.length) throw new Error(`${moves.length - moved} values moved by themselves inside a transaction`)
  tellPublished(
    tx,
    context.instanceId,
    moves,
    next.flatMap((product) => product.ops),
    at
  )
  return dispatches
}

function asSent(op: OpWork, live: ShopProduct): OpWork {
  const basis = basisOf(op.attribute, live.basis)
  return { ...op, state: 'SENDING', before: live.values[op.attribute], sentBasis: basis && JSON.stringify(basis) }
}

function sendingOf(deps: EngineDeps, op: OpWork, live: ShopProduct, writeOp: number): OpChange {
  const { before } = op
  const beforeBasis = basisOf(op.attribute, live.basis)
  return { to: 'SENDING', before, beforeBasis, revision: markOf(live), bootId: deps.bootId, writeOp }
}

function land(tx: StoreTx, publishId: number, answers: readonly Answered[], cautions: Cautions, at: number): void {
  const moves = answers.flatMap(({ dispatch, answer, companions }) => {
    const judged = judgeWrite(dispatch.ops, answer, companions, at)
    if (judged.caution !== null) cautions[judged.caution].add(dispatch.productKey)
    return judged.moves
  })
  tx.moveOps(publishId, moves, at)
}

function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1))
}
