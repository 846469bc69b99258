/** What tokens cost, in US dollars for a million of them. */
export interface TokenPrice {
  readonly inputPerMillion: number
  /** Input that the server had kept from an earlier request with the same beginning. */
  readonly cachedInputPerMillion: number
  readonly outputPerMillion: number
  /** The day on which somebody looked, such as `2026-11-23`; null where there is nothing to look up. */
  readonly checkedOn: string | null
}

/** The price of one model as its vendor names it. */
export interface ModelPrice extends TokenPrice {
  readonly id: string
  readonly checkedOn: string
  /** False where the figure was taken from somebody other than the vendor, and may well be wrong. */
  readonly vendorPrice: boolean
}

/** What a request took. Cached tokens are part of the input. */
export interface TokenUsage {
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
}

/** The sample model's: it runs inside the app. */
export const FREE: TokenPrice = {
  inputPerMillion: 0,
  cachedInputPerMillion: 0,
  outputPerMillion: 0,
  checkedOn: null
}

const NANO_PER_DOLLAR = 1_000_000_000
/** One dollar for a million tokens is a thousand billionths of a dollar for one. */
const NANO_PER_TOKEN = 1_000

/**
 * Whole billionths of a US dollar. Integers, because costs are summed over thousands of answers in any order, in a database as well:
 * fractions of dollars would drift, and the parts of a job would not add up to the job. A token's price is rounded to a whole
 * billionth first, so that the cost of two requests is the sum of their costs; a vendor's prices have three decimals for a million
 * tokens and lose nothing by it. Exact up to nine million dollars.
 *
 * A server that claims more cached tokens than input is taken to have cached all of it.
 */
export function costNano(price: TokenPrice, usage: TokenUsage): number {
  const cached = Math.min(usage.cachedTokens, usage.inputTokens)
  return (
    (usage.inputTokens - cached) * nanoPerToken(price.inputPerMillion) +
    cached * nanoPerToken(price.cachedInputPerMillion) +
    usage.outputTokens * nanoPerToken(price.outputPerMillion)
  )
}

/** Whole billionths as dollars, for showing. */
export function dollarsOf(nano: number): number {
  return nano / NANO_PER_DOLLAR
}

/**
 * The price of the model with this name: its own, or that of the model whose snapshot of some day it is (`gpt-6-luna-2026-10-01`). The
 * longest name wins, so that a snapshot with a price of its own keeps it. Null for any other: `gpt-5.4-pro` is not a kind of `gpt-5.4`
 * but ten times as dear, and no price is better than a wrong one.
 */
export function priceOf(prices: readonly ModelPrice[], modelName: string): ModelPrice | null {
  let found: ModelPrice | null = null
  for (const price of prices) {
    if (names(price.id, modelName) && price.id.length > (found?.id.length ?? 0)) found = price
  }
  return found
}

function names(id: string, modelName: string): boolean {
  return modelName.startsWith(id) && SNAPSHOT.test(modelName.slice(id.length))
}

/** Nothing, or a day. */
const SNAPSHOT = /^(?:-\d{4}-\d{2}-\d{2})?$/

function nanoPerToken(perMillion: number): number {
  return Math.round(perMillion * NANO_PER_TOKEN)
}
