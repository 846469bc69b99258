import type { BudgetShape } from './budget.ts'

/** What a run leaves to the next: the shapes of the limits, never a level. Plain JSON. */
export interface GovernorMemory {
  readonly version: 1
  readonly requests: BudgetShape
  readonly tokens: BudgetShape
  /** Requests per minute that a limit without headers lets pass; null where there is none. */
  readonly ceilingPerMinute: number | null
  /** How many were out at once when the run ended. */
  readonly concurrency: number
}

/** Reads what the store kept. Undefined in any part means that the whole is not believed: a cold start costs a second. */
export function readGovernorMemory(stored: unknown): GovernorMemory | null {
  if (!isRecord(stored) || stored['version'] !== 1) return null
  const requests = readShape(stored['requests'])
  const tokens = readShape(stored['tokens'])
  const ceilingPerMinute = readAmount(stored['ceilingPerMinute'])
  const concurrency = readAmount(stored['concurrency'])
  if (requests === undefined || tokens === undefined || ceilingPerMinute === undefined) return null
  if (concurrency === undefined || concurrency === null) return null
  return { version: 1, requests, tokens, ceilingPerMinute, concurrency }
}

function readShape(stored: unknown): BudgetShape | undefined {
  if (!isRecord(stored)) return undefined
  const limit = readAmount(stored['limit'])
  const full = readAmount(stored['full'])
  const fullMs = readAmount(stored['fullMs'])
  return limit === undefined || full === undefined || fullMs === undefined ? undefined : { limit, full, fullMs }
}

/** A number above 0, or null; undefined for anything else. */
function readAmount(stored: unknown): number | null | undefined {
  if (stored === null) return null
  return typeof stored === 'number' && stored > 0 && stored < Infinity ? stored : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
