import { errorMessage } from '#shared/lib/error-message.ts'
import type { OpWork } from '../../ports/publish-store.ts'
import type { ShopFailure, ShopProduct, ShopWrite, ShopWriteResult } from '../../ports/shop.ts'
import type { EngineDeps } from '../deps.ts'
import type { ShopSession } from '../shop/shop-session.ts'
import { restoreOf } from './basis.ts'
import type { WriteAnswer } from './judge-write.ts'

/** One product's values that are durably `SENDING`, with the product as it was read just before. */
export interface Dispatch {
  readonly productKey: number
  readonly live: ShopProduct
  readonly ops: readonly OpWork[]
  /** To be asked in a request of its own. */
  readonly alone: boolean
}

export interface Answered {
  readonly dispatch: Dispatch
  readonly answer: WriteAnswer
  /** Other products in the same request. */
  readonly companions: number
}

/** Where the store takes one product per request: requests at the same time, so that the store's limit is met and not the way to it. */
const LANES = 3

/** Sends each product's values once. Stops beginning requests as soon as `mayBegin` says no or one failed for more than itself. */
export async function sendWrites(
  deps: Pick<EngineDeps, 'log'>,
  session: ShopSession,
  dispatches: readonly Dispatch[],
  mayBegin: () => boolean,
  signal: AbortSignal
): Promise<{ readonly answers: readonly Answered[]; readonly failure: ShopFailure | null }> {
  const queue = inRequests(dispatches, session.writeLimit)
  const answers: Answered[] = []
  let failure: ShopFailure | null = null

  const lane = async (): Promise<void> => {
    for (let request = queue.shift(); request; request = queue.shift()) {
      const sent = request
      const companions = sent.length - 1
      if (failure !== null || !mayBegin()) {
        answers.push(...sent.map((dispatch) => ({ dispatch, companions, answer: { kind: 'unsent' } as const })))
        continue
      }
      const result = await ask(deps, () => session.write(sent.map(writeOf), signal))
      if (!result.ok && result.failure.kind !== 'rejected') failure ??= result.failure
      answers.push(...sent.map((dispatch, at) => ({ dispatch, companions, answer: answerAt(result, at) })))
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, queue.length) }, lane))
  return { answers, failure }
}

function inRequests(dispatches: readonly Dispatch[], limit: number): Dispatch[][] {
  const requests = dispatches.filter(({ alone }) => alone).map((dispatch) => [dispatch])
  const others = dispatches.filter(({ alone }) => !alone)
  for (let at = 0; at < others.length; at += limit) requests.push(others.slice(at, at + limit))
  return requests
}

function writeOf({ live, ops }: Dispatch): ShopWrite {
  return {
    product: live,
    values: Object.fromEntries(ops.map((op) => [op.attribute, op.value])),
    restore: restoreOf(ops, live)
  }
}

function answerAt(result: ShopWriteResult, at: number): WriteAnswer {
  if (!result.ok) return { kind: 'failed', failure: result.failure }
  return result.results[at] ?? { kind: 'unclear', message: 'Wix did not mention this product in its answer.' }
}

/** A client that throws has a bug, and nobody knows what it did before. */
async function ask(deps: Pick<EngineDeps, 'log'>, write: () => Promise<ShopWriteResult>): Promise<ShopWriteResult> {
  try {
    return await write()
  } catch (error) {
    deps.log.error('the store client threw', { error: errorMessage(error) })
    return { ok: false, failure: { kind: 'unclear', message: 'The answer of Wix could not be read.' } }
  }
}
