import { assertNever } from '#shared/lib/assert-never.ts'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import type { RateAnswer } from '../rate/governor.ts'

/** What an outcome tells of the server's pace, whatever it tells of the text. */
export function rateAnswerOf(outcome: OptimizeOutcome): RateAnswer {
  return {
    kind: kindOf(outcome),
    ...(outcome.limits === undefined ? {} : { limits: outcome.limits }),
    ...countOf(outcome),
    ...waitOf(outcome)
  }
}

function kindOf(outcome: OptimizeOutcome): RateAnswer['kind'] {
  switch (outcome.kind) {
    case 'answered':
    case 'refused':
    case 'incomplete':
    case 'unusable':
    case 'rejected':
      return 'answered'
    case 'rate-limited':
      return 'rate-limited'
    case 'failed':
      return 'failed'
    case 'offline':
      return 'unreachable'
    // A refused key or an empty account tells nothing of the pace.
    case 'stopped':
    case 'aborted':
      return 'aborted'
    default:
      return assertNever(outcome, 'outcome')
  }
}

/** What the budget is charged with: all that was read and written, kept or not. */
function countOf(outcome: OptimizeOutcome): Pick<RateAnswer, 'tokens'> {
  const usage = 'usage' in outcome ? outcome.usage : undefined
  return usage === undefined ? {} : { tokens: usage.inputTokens + usage.outputTokens }
}

function waitOf(outcome: OptimizeOutcome): Pick<RateAnswer, 'retryAfterMs'> {
  const waits = outcome.kind === 'rate-limited' || outcome.kind === 'failed'
  return waits && outcome.retryAfterMs !== undefined ? { retryAfterMs: outcome.retryAfterMs } : {}
}
