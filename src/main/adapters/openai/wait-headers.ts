import type { LlmBudget, LlmLimits } from '../../ports/llm.ts'
import { parseDuration, type ReadableHeaders } from '../common/retry-after.ts'

export function readLimits(headers: ReadableHeaders): LlmLimits | undefined {
  const requests = readBudget(headers, 'requests')
  const tokens = readBudget(headers, 'tokens')
  return requests === undefined && tokens === undefined ? undefined : { requests, tokens }
}

/**
 * The wait after a refusal that named none: until the exhausted budget is full again, which is longer than need be and never too
 * short. `type` is the error's own word for the budget.
 */
export function waitFromLimits(limits: LlmLimits | undefined, type: string | undefined): number | undefined {
  if (limits === undefined) return undefined
  if (type === 'requests') return limits.requests?.resetMs
  if (type === 'tokens') return limits.tokens?.resetMs
  const waits = [limits.requests, limits.tokens].flatMap((budget) =>
    budget?.remaining === 0 && budget.resetMs !== undefined ? [budget.resetMs] : []
  )
  return waits.length === 0 ? undefined : Math.max(...waits)
}

function readBudget(headers: ReadableHeaders, name: string): LlmBudget | undefined {
  const limit = readCount(headers.get(`x-ratelimit-limit-${name}`))
  const remaining = readCount(headers.get(`x-ratelimit-remaining-${name}`))
  const resetMs = parseDuration(headers.get(`x-ratelimit-reset-${name}`) ?? '')
  return limit === undefined && remaining === undefined ? undefined : { limit, remaining, resetMs }
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined
}
