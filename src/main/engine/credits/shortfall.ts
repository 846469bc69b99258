import type { ErrorBody } from '#shared/contract/errors.ts'
import { insufficientCredits } from '#shared/contract/job-errors.ts'
import { insufficientCreditsMessage, type Balance } from '#shared/model/credits.ts'
import type { Reach } from './reach.ts'

/**
 * Why there are not enough: the balance says so, or the backend does, or it could not be asked. `problem` is the sentence that says why
 * where somebody has to do something about it; null for a network that is gone.
 */
export type ShortfallCause = 'balance' | 'denied' | { readonly problem: string | null }

/**
 * The seed document's refusal, to the letter, for a store without a backend. With one, `remaining` is what this device could have, and a
 * second sentence says where the rest is and how it comes back.
 */
export function shortfall(
  required: number,
  balance: Balance,
  reach: Reach,
  cause: ShortfallCause = 'balance'
): ErrorBody {
  return { ...insufficientCredits(required, balance), ...wordsFor(required, reach, cause) }
}

function wordsFor(
  required: number,
  reach: Reach,
  cause: ShortfallCause
): { readonly remaining: number; readonly message: string } {
  if (typeof cause === 'object') return { remaining: reach.own, message: unaskedWords(required, reach, cause.problem) }
  // What the backend gives out may have changed since it was told: whoever was refused could not have had it.
  const remaining = Math.max(0, Math.min(reach.own + reach.unleased, required - 1))
  const message = insufficientCreditsMessage(required, remaining)
  const held = heldElsewhere(reach)
  if (held === 0) return { remaining, message }
  const [are, they] = held === 1 ? ['is', 'it comes'] : ['are', 'they come']
  const one = reach.elsewhere.length === 1
  const back = one ? 'when that device is idle or syncs' : 'when those devices are idle or sync'
  return {
    remaining,
    message: `${message} ${held} more ${are} held by ${nameList(reach.elsewhere.map(({ name }) => name))}; ${they} back ${back}.`
  }
}

function unaskedWords(required: number, { own, expired }: Reach, problem: string | null): string {
  const need = `You need ${required} ${credits(required)}, but`
  if (problem === null)
    return expired > 0
      ? `${need} the ${expired} on this computer are of a month that is over, and it is offline; connect to get this month's.`
      : `${need} this computer is offline and holds only ${own}; connect to get more.`
  return expired > 0
    ? `${need} the ${expired} on this computer are of a month that is over. ${problem}`
    : `${need} this computer holds only ${own} and can't get more now. ${problem}`
}

/** Credits that other devices hold and do not use. */
export function heldElsewhere({ elsewhere }: Reach): number {
  return elsewhere.reduce((sum, { free }) => sum + free, 0)
}

const NAMED = 3

function nameList(names: readonly string[]): string {
  const shown = names.length > NAMED ? [...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} others`] : names
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}

const credits = (n: number): string => (n === 1 ? 'credit' : 'credits')
