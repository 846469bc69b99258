import { Budget } from '../budget.ts'

/** 3,000 a minute: 50 a second. */
export const LIMIT = 3_000
export const NOTHING = { limit: null, full: null, fullMs: null }

/** A budget that saw `remaining` of 100 and a reset of 2 s, in an answer that was out from 0 to 200. */
export function seen(remaining = 100, resetMs: number | undefined = 2_000, limit: number | undefined = LIMIT): Budget {
  const budget = new Budget(null)
  budget.see({ limit, remaining, resetMs }, 0, 200)
  return budget
}

/** Shows the same bucket of 100 for long enough to prove that it refills. Ends at 2,000 with `remaining` shown. */
export function proven(remaining: number, sentAt = 2_000, answeredAt = 2_000): Budget {
  const budget = new Budget(null)
  // So large beside the bucket that its refill is needed however quick the answers are.
  budget.spend(20, -10_000)
  for (const at of [0, 1_000]) budget.see({ limit: LIMIT, remaining: 100, resetMs: 1 }, at, at)
  budget.see({ limit: LIMIT, remaining, resetMs: (100 - remaining) * 20 + 1 }, sentAt, answeredAt)
  return budget
}
