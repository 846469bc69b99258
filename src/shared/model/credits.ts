/** Credits are whole numbers; an item costs one. */
export function requiredCredits(products: number, attributes: number): number {
  return products * attributes
}

export interface Balance {
  readonly creditsTotal: number
  /** Everything spoken for in this period: delivered items and open reservations. */
  readonly creditsUsed: number
}

/** Never negative: an allowance that was lowered below what is used leaves nothing, not a debt. */
export function remainingCredits(balance: Balance): number {
  return Math.max(0, balance.creditsTotal - balance.creditsUsed)
}

/** The seed document's sentence, to the letter. */
export function insufficientCreditsMessage(required: number, remaining: number): string {
  return `You need ${required} credits but only have ${remaining} remaining.`
}

/** The billing month in UTC, such as `2026-11`. */
export function periodAt(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 7)
}
