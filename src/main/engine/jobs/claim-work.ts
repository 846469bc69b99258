import type { ClaimedProduct, StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { buildRequest, type BuiltRequest } from '../optimize/build-request.ts'
import type { FairShare } from './fair-share.ts'

/** A product that was claimed and whose request is written, but not sent. */
export interface Work extends BuiltRequest {
  readonly product: ClaimedProduct
}

/** Claims up to `room` products from the running jobs, whose turns follow their shares. Part of the caller's transaction. */
export function claimWork(
  deps: EngineDeps,
  tx: StoreTx,
  shares: FairShare,
  { room, watched }: { readonly room: number; readonly watched: number | null }
): Work[] {
  let jobs = tx.getRunningJobs()
  shares.keep(jobs)
  const claimed: ClaimedProduct[] = []
  while (jobs.length > 0 && claimed.length < room) {
    const turns = new Map<number, number>()
    for (let turn = claimed.length; turn < room; turn++) {
      const jobId = shares.next(jobs, watched)
      if (jobId !== undefined) turns.set(jobId, (turns.get(jobId) ?? 0) + 1)
    }
    for (const [jobId, count] of turns) {
      const products = tx.claimProducts(jobId, deps.bootId, deps.clock.now(), count)
      claimed.push(...products)
      // Nothing more that may be tried now: the others share what is left.
      if (products.length < count) jobs = jobs.filter((job) => job.jobId !== jobId)
    }
  }
  return claimed.map((product) => ({ product, ...buildRequest(tx, product) }))
}
