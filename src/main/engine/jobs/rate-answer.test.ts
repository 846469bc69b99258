import { expect, test } from 'vitest'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import { rateAnswerOf } from './rate-answer.ts'

const usage = { inputTokens: 900, cachedTokens: 400, outputTokens: 120 }

test.each<OptimizeOutcome>([
  { kind: 'answered', values: {}, usage, model: 'm' },
  { kind: 'refused', reason: 'The model declined.', usage },
  { kind: 'incomplete', reason: 'It was cut.', usage },
  { kind: 'unusable', reason: 'It is no JSON.', usage }
])(
  'what the server counted reaches the pace, so that one that counts more than was estimated refuses nothing: $kind',
  (outcome) => {
    expect(rateAnswerOf(outcome)).toEqual({ kind: 'answered', tokens: 1_020 })
  }
)

test('an answer without a count says nothing of it', () => {
  expect(rateAnswerOf({ kind: 'unusable', reason: 'It is no JSON.' })).toEqual({ kind: 'answered' })
  expect(rateAnswerOf({ kind: 'failed', reason: 'Status 503.', retryAfterMs: 20 })).toEqual({
    kind: 'failed',
    retryAfterMs: 20
  })
})
