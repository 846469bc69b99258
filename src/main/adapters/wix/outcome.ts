import type { ShopWrite, ShopWriteOutcome } from '../../ports/shop.ts'
import type { WixProblem } from './answer.ts'
import { refusedByWix } from './refusal.ts'

/** A 409 for any of these is about the value that was sent, not about who wrote last. */
const DUPLICATE = /DUPLICATE|ALREADY_EXIST/
/** The code of a stale product is not documented; the words of the FAQ are "entity has already changed since the requested revision". */
const STALE = /REVISION|CONFLICT|CONCURRENT|ALREADY_CHANGED|STALE/
const STALE_WORDS = /\brevision\b|already (?:been )?(?:changed|updated)/i
const GONE = /^(?:PRODUCT_|ENTITY_|ITEM_)?NOT_FOUND$|^404$|PRODUCT_DOES_NOT_EXIST/

/** What the refusal of one product means; `status` where it was an answer of its own. */
export function outcomeOf(problem: WixProblem, write: ShopWrite, status?: number): ShopWriteOutcome {
  const code = problem.code ?? ''
  if (DUPLICATE.test(code)) return refusedByWix(problem, write)
  // Only V3 has revisions, and only what was sent with one can be stale.
  const hasRevision = write.product.revision !== null
  const isStale =
    status === 409 || code === '409' || STALE.test(code) || (code === '' && STALE_WORDS.test(problem.message))
  if (hasRevision && isStale && problem.violations.length === 0) return { kind: 'stale' }
  if (status === 404 || GONE.test(code)) return { kind: 'gone' }
  return refusedByWix(problem, write)
}
