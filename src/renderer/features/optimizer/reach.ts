import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import type { Quote } from './use-quote.ts'

/** What the store has beside this device's own credits. Null for a store without a backend. */
export interface Reach {
  /** Credits that nobody has leased, as of the last sync. */
  readonly atStore: number
  /** Unused credits on other devices: nobody else can spend them. */
  readonly elsewhere: number
  /** They can be fetched now. */
  readonly reachable: boolean
}

/** Out of the quote, which knows it also where the store's picture of the month is not there yet, and counts no earlier life of this device. */
export function reachOf(quote: Counted | undefined, sync: SyncState | undefined): Reach | null {
  if (quote === undefined || sync === undefined || sync.status === 'local') return null
  const reachable = sync.status === 'up-to-date' || sync.status === 'syncing'
  return { atStore: quote.remainingBefore - quote.heldHere, elsewhere: quote.heldElsewhere, reachable }
}

type Counted = Pick<Quote, 'remainingBefore' | 'heldHere' | 'heldElsewhere'>

/** Of a quote what lies here, and not its `remainingBefore`: the store's credits are in that already. */
type Held = Pick<Quote, 'heldHere'>
type Priced = Held & Pick<Quote, 'requiredCredits'>

/** What can be spent on a job now: this device's own, and what it can fetch. */
export function spendable({ heldHere }: Held, reach: Reach | null): number {
  return heldHere + (reach?.reachable ? reach.atStore : 0)
}

/** The job needs credits from the store, and gets them. Null where it needs none, or can't get enough. */
export function fetchWords(quote: Priced, reach: Reach | null): string | null {
  if (reach === null || quote.requiredCredits <= quote.heldHere) return null
  if (spendable(quote, reach) < quote.requiredCredits) return null
  return t('optimizer:reach.fetched', { here: quote.heldHere, store: reach.atStore })
}

/** Why the credits do not reach. Null where they do. */
export function shortWords(quote: Priced, reach: Reach | null): string | null {
  const { requiredCredits, heldHere } = quote
  const most = spendable(quote, reach)
  if (most >= requiredCredits) return null
  if (reach === null) return insufficientWords(requiredCredits, heldHere)
  if (!reach.reachable && heldHere + reach.atStore >= requiredCredits)
    return t('optimizer:reach.outOfReach', { here: heldHere, store: reach.atStore })
  const short = insufficientWords(requiredCredits, most)
  return reach.elsewhere === 0 ? short : `${short} ${t('optimizer:reach.elsewhere', { count: reach.elsewhere })}`
}

/** In English the seed's sentence, to the letter, as the engine's refusal has it. */
function insufficientWords(required: number, remaining: number): string {
  return t('optimizer:reach.insufficient', { count: required, remaining })
}
