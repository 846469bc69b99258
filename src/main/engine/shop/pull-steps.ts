import { assertNever } from '#shared/lib/assert-never.ts'
import type { ShopProduct, ShopResult } from '../../ports/shop.ts'
import type { PullChange, PullRow, PullStep } from '../../ports/shop-store.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import type { ShopSession } from './shop-session.ts'

/** What Wix takes in one request by ids. */
const BY_ID = 100
/** Products whose collections are brought up to date per transaction. */
const SETTLE_BATCH = 200

export interface PullStepContext {
  readonly deps: Pick<EngineDeps, 'store' | 'clock' | 'soon'>
  readonly session: ShopSession
  readonly signal: AbortSignal
  /** As it stands in the store. */
  readonly pull: PullRow
  /** The catalogue's ids belong to another catalogue version. */
  readonly remap: boolean
  /** Milliseconds since the pull began, at least. */
  readonly elapsedMs: number
}

/**
 * The next piece of a pull: a page, and one transaction that takes it and says where to go on. So a process that dies in between
 * has lost a page that is asked for again, and nothing else.
 */
export function stepPull(context: PullStepContext): Promise<ShopResult<null>> {
  switch (context.pull.step) {
    case 'COLLECTIONS':
      return readCollections(context)
    case 'MAP':
      return mapIds(context)
    case 'PRODUCTS':
      return readProducts(context)
    case 'LIST':
      return listIds(context)
    case 'SWEEP':
      return sweep(context)
    default:
      return assertNever(context.pull.step, 'step')
  }
}

async function readCollections(context: PullStepContext): Promise<ShopResult<null>> {
  const { deps, session, signal, pull, remap } = context
  const page = await session.read((shop, s) => shop.readCollections(pull.cursor, s), signal)
  if (!page.ok) return page
  const { rows, nextCursor } = page.value
  const take = (tx: StoreTx): void => tx.takeCollections(pull.instanceId, pull.id, rows)
  if (nextCursor !== null)
    return commit(context, (tx) => {
      take(tx)
      return { cursor: nextCursor }
    })
  commit(context, (tx) => {
    take(tx)
    return {}
  })
  for (let settled = false; !settled && !signal.aborted;) {
    commit(context, (tx) => {
      settled = tx.settleCollections(pull.instanceId, pull.id, SETTLE_BATCH)
      return settled ? goTo(remap ? 'MAP' : 'PRODUCTS') : {}
    })
    await new Promise<void>((resolve) => deps.soon(resolve))
  }
  return DONE
}

async function mapIds(context: PullStepContext): Promise<ShopResult<null>> {
  const { session, signal, pull } = context
  const page = await session.read((shop, s) => shop.readProductIds(pull.cursor, s), signal)
  if (!page.ok) return page
  const { rows, nextCursor } = page.value
  return commit(context, (tx) => {
    tx.takeProductIds(pull.instanceId, pull.id, rows, 'named')
    return nextCursor === null ? goTo('PRODUCTS') : { cursor: nextCursor }
  })
}

async function readProducts(context: PullStepContext): Promise<ShopResult<null>> {
  const { session, signal, pull } = context
  let { total } = pull
  if (pull.kind === 'FULL' && pull.cursor === null && total === null) {
    const count = await session.read((shop, s) => shop.countProducts(s), signal)
    // A total is for the eye only.
    if (!count.ok && count.failure.kind !== 'rejected') return count
    total = count.ok ? count.value : null
  }
  const request = { cursor: pull.cursor, since: pull.since }
  const readAt = context.deps.clock.now()
  const page = await session.read((shop, s) => shop.readProducts(request, s), signal)
  if (!page.ok) return page
  const { rows, nextCursor } = page.value
  return commit(context, (tx) => ({
    counted: takeProducts(context, tx, rows, readAt),
    watermark: watermarkOf(context, rows),
    total,
    ...(nextCursor === null ? goTo(pull.kind === 'FULL' ? 'SWEEP' : 'LIST') : { cursor: nextCursor })
  }))
}

async function listIds(context: PullStepContext): Promise<ShopResult<null>> {
  const { deps, session, signal, pull } = context
  const { instanceId } = pull
  if (pull.cursor === null) {
    const count = await session.read((shop, s) => shop.countProducts(s), signal)
    if (!count.ok && count.failure.kind !== 'rejected') return count
    // What was added has been read by now: as many as we know means that none is gone.
    const same = count.ok && count.value === deps.store.read((db) => db.countProducts(instanceId))
    if (same) return commit(context, () => finish(context))
  }
  const page = await session.read((shop, s) => shop.readProductIds(pull.cursor, s), signal)
  if (!page.ok) return page
  const { rows: ids, nextCursor } = page.value
  const unknown = deps.store.read((db) => db.findProducts(instanceId, ids)).unknown.flatMap((at) => ids[at] ?? [])
  const readAt = deps.clock.now()
  const found = await readById(context, unknown)
  if (!found.ok) return found
  return commit(context, (tx) => {
    tx.takeProductIds(instanceId, pull.id, ids, 'seen')
    const counted = takeProducts(context, tx, found.value, readAt)
    return { counted, ...(nextCursor === null ? goTo('SWEEP') : { cursor: nextCursor }) }
  })
}

async function sweep(context: PullStepContext): Promise<ShopResult<null>> {
  const { deps, pull } = context
  const { instanceId } = pull
  const unseen = deps.store.read((db) => db.getUnseenProducts(instanceId, pull.id, BY_ID))
  if (unseen.length === 0) return commit(context, () => finish(context))
  const readAt = deps.clock.now()
  const found = await readById(context, unseen)
  if (!found.ok) return found
  const there = new Set(found.value.map((product) => product.id))
  return commit(context, (tx) => ({
    // What moved from one page to another while it was read was only overlooked.
    counted: takeProducts(context, tx, found.value, readAt),
    gone: tx.markGone(
      instanceId,
      unseen.filter((id) => !there.has(id)),
      deps.clock.now()
    )
  }))
}

async function readById(
  { session, signal }: PullStepContext,
  ids: readonly string[]
): Promise<ShopResult<readonly ShopProduct[]>> {
  const found: ShopProduct[] = []
  for (let from = 0; from < ids.length; from += BY_ID) {
    const some = ids.slice(from, from + BY_ID)
    const read = await session.read((shop, s) => shop.readProductsById(some, s), signal)
    if (!read.ok) return read
    found.push(...read.value)
  }
  return { ok: true, value: found }
}

function takeProducts(
  { deps, pull, remap }: PullStepContext,
  tx: StoreTx,
  products: readonly ShopProduct[],
  readAt: number
) {
  return tx.takeProducts(pull.instanceId, pull.id, products, { remap, readAt, at: deps.clock.now() })
}

const DONE: ShopResult<null> = { ok: true, value: null }

const goTo = (step: PullStep): PullChange => ({ step, cursor: null })

const finish = ({ deps }: PullStepContext): PullChange => ({
  state: 'DONE',
  problem: null,
  message: null,
  finishedAt: deps.clock.now()
})

/** Nothing where the pull was paused or cancelled meanwhile: its page is asked for again, or not wanted any more. */
function commit({ deps, pull }: PullStepContext, change: (tx: StoreTx) => PullChange): ShopResult<null> {
  deps.store.write((tx) => {
    const now = tx.getPull(pull.instanceId, pull.id)
    if (now?.state !== 'RUNNING' || now.step !== pull.step || now.cursor !== pull.cursor) return
    tx.updatePull(pull.id, change(tx))
  })
  return DONE
}

/**
 * Whatever changed on Wix after this is found by the next pull. It must lie before this pull began, since a product that was read
 * early may have been changed while the others were read; so the time that has gone by since is taken off the latest change that was
 * seen. Our own clock can only make it earlier.
 */
function watermarkOf({ pull, elapsedMs }: PullStepContext, products: readonly ShopProduct[]): string | null {
  const latest = Math.max(...products.map((product) => new Date(product.updatedAt).getTime()).filter(Number.isFinite))
  if (!Number.isFinite(latest)) return pull.watermark
  const mark = new Date(Math.min(latest - elapsedMs, pull.createdAt)).toISOString()
  return pull.watermark === null || mark > pull.watermark ? mark : pull.watermark
}
