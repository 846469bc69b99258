import { assertNever } from '#shared/lib/assert-never.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import type { BannedWords } from '#shared/model/banned-words.ts'
import { checkProposal } from '#shared/model/proposal-check.ts'
import type { PauseReason } from '#shared/model/job-state.ts'
import type { LlmStop, LlmUsage, OptimizeOutcome } from '../../ports/llm.ts'
import type { ClaimedItem, ClaimedProduct, ItemChange } from '../../ports/store.ts'
import type { Random } from '../../ports/system.ts'
import { backoffMs, MAX_ATTEMPTS, obeyedWaitMs } from './retry-policy.ts'

/** What one answer means for the items that were asked for, and for the jobs that wait for the same server. */
export interface Judgement {
  readonly changes: readonly { readonly item: ClaimedItem; readonly change: ItemChange }[]
  readonly usage: (LlmUsage & { readonly model: string | null }) | null
  readonly pause: { readonly reason: PauseReason; readonly message: string } | null
}

export interface JudgeContext {
  readonly now: number
  readonly random: Random
  /** What the request was written from. */
  readonly inputVersion: string | null
  /** As they are now, which may not be what the request was told. */
  readonly banned: BannedWords
}

const quiet = { usage: null, pause: null } as const

/**
 * A limit, no network and a stopped account are a snooze: the item goes back as it was and the attempt does not count. A broken or
 * unusable answer counts. Refused and rejected end the item, because asking the same again gives the same.
 */
export function judgeOutcome(
  outcome: OptimizeOutcome,
  { items, language }: Pick<ClaimedProduct, 'items' | 'language'>,
  context: JudgeContext
): Judgement {
  const all = (change: (item: ClaimedItem) => ItemChange) => items.map((item) => ({ item, change: change(item) }))
  const again = (code: string, message: string, waitMs = 0) =>
    all((item) => countedAttempt(item, code, message, waitMs, context))

  switch (outcome.kind) {
    case 'answered':
      return {
        ...quiet,
        usage: { ...outcome.usage, model: outcome.model },
        changes: all((item) =>
          judgeValue(item, outcome.values[item.attribute], { ...context, language, model: outcome.model })
        )
      }
    case 'refused':
      return {
        ...quiet,
        usage: { ...outcome.usage, model: null },
        changes: all((item) => ended(item, 'REFUSED', outcome.reason))
      }
    case 'incomplete':
      return { ...quiet, usage: { ...outcome.usage, model: null }, changes: again('INCOMPLETE', outcome.reason) }
    case 'unusable':
      return {
        ...quiet,
        usage: outcome.usage === undefined ? null : { ...outcome.usage, model: null },
        changes: again('UNUSABLE', outcome.reason)
      }
    case 'failed':
      return { ...quiet, changes: again('SERVER', outcome.reason, outcome.retryAfterMs ?? 0) }
    case 'rejected':
      return { ...quiet, changes: all((item) => ended(item, 'REJECTED', outcome.reason)) }
    case 'rate-limited': {
      // The governor holds everything back; this is for what comes after a restart, and for whoever looks.
      const until = context.now + obeyedWaitMs(outcome.retryAfterMs, context.random)
      return { ...quiet, changes: all((item) => snoozed(item, until, 'RATE_LIMITED', outcome.reason)) }
    }
    case 'offline':
      return {
        ...quiet,
        pause: { reason: 'offline', message: outcome.reason },
        changes: all((item) => snoozed(item, context.now, 'OFFLINE', outcome.reason))
      }
    case 'stopped':
      return {
        ...quiet,
        pause: { reason: pauseReasonOf(outcome.stop), message: outcome.reason },
        changes: all((item) => snoozed(item, context.now, 'STOPPED', outcome.reason))
      }
    case 'aborted':
      return { ...quiet, changes: all((item) => snoozed(item, context.now, 'ABORTED', 'The request was stopped.')) }
    default:
      return assertNever(outcome, 'outcome')
  }
}

function judgeValue(
  item: ClaimedItem,
  value: string | undefined,
  context: JudgeContext & { readonly language: string; readonly model: string }
): ItemChange {
  if (value === undefined)
    return countedAttempt(item, 'UNUSABLE', 'The model left this attribute out of its answer.', 0, context)
  const check = checkProposal({
    attribute: item.attribute,
    original: item.original,
    proposal: value,
    language: context.language,
    banned: context.banned
  })
  return check.ok
    ? {
        to: 'DONE',
        proposal: check.value,
        facts: check.facts,
        model: context.model,
        inputVersion: context.inputVersion
      }
    : countedAttempt(item, 'CHECK_FAILED', `${ATTRIBUTE_RULES[item.attribute].label} ${check.reason}`, 0, context)
}

function countedAttempt(
  item: ClaimedItem,
  code: string,
  message: string,
  waitMs: number,
  { now, random }: JudgeContext
): ItemChange {
  const attempts = item.attempts + 1
  if (attempts >= MAX_ATTEMPTS) return { to: 'FAILED', code, message, attempts }
  const nextAt = now + Math.max(waitMs, backoffMs(attempts, random))
  return { to: 'PENDING', because: 'retry', nextAt, attempts, code, message }
}

function ended(item: ClaimedItem, code: string, message: string): ItemChange {
  return { to: 'FAILED', code, message, attempts: item.attempts + 1 }
}

function snoozed(item: ClaimedItem, nextAt: number, code: string, message: string): ItemChange {
  return { to: 'PENDING', because: 'snooze', nextAt, attempts: item.attempts, code, message }
}

function pauseReasonOf(stop: LlmStop): PauseReason {
  switch (stop) {
    case 'auth':
    case 'region':
      return 'auth'
    case 'quota':
      return 'quota'
    case 'model':
    case 'request':
      return 'model'
  }
}
