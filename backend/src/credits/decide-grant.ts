/** While several devices are in use, one that asks in advance gets at most so much of what is left, so that the others find some. */
const SHARE = 4
const LEAST_SHARE = 10
/** A device counts as in use for so long after it was last heard of. */
export const IN_USE_MS = 7 * 86_400_000

export interface GrantQuestion {
  readonly want: number
  /** All of `want` or nothing. */
  readonly exact: boolean
  readonly unleased: number
  readonly devicesInUse: number
  /** What other devices hold and have not used, most first. */
  readonly elsewhere: readonly { readonly name: string; readonly kept: number }[]
}

export interface GrantDecision {
  readonly amount: number
  /** One sentence for a person, where the answer is nothing. */
  readonly message: string | null
}

export function decideGrant(question: GrantQuestion): GrantDecision {
  const { want, exact, unleased, devicesInUse } = question
  if (exact) return want <= unleased ? { amount: want, message: null } : { amount: 0, message: refusal(question) }
  const share = devicesInUse > 1 ? Math.max(LEAST_SHARE, Math.floor(unleased / SHARE)) : unleased
  const amount = Math.min(want, unleased, share)
  return { amount, message: amount === 0 ? refusal(question) : null }
}

function refusal({ want, unleased, elsewhere }: GrantQuestion): string {
  const left = `${credits(want)} asked for, ${unleased} can be had`
  const holders = elsewhere.filter((device) => device.kept > 0)
  const kept = holders.reduce((sum, device) => sum + device.kept, 0)
  if (kept === 0) return `${left}.`
  const named = holders.slice(0, 3).map((device) => `${device.name} ${device.kept}`)
  const more = holders.length > named.length ? ` and ${holders.length - named.length} more` : ''
  return `${left}. Other devices hold ${kept} (${named.join(', ')}${more}).`
}

function credits(count: number): string {
  return count === 1 ? '1 credit' : `${count} credits`
}
