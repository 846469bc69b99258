import { describe, expect, test } from 'vitest'
import type { Attribute } from '#shared/model/attribute.ts'
import { bannedWords } from '#shared/model/banned-words.ts'
import { textFacts, type TextFacts } from '#shared/model/text-facts.ts'
import type { LlmStop, OptimizeOutcome } from '../../ports/llm.ts'
import type { ClaimedItem, ItemChange } from '../../ports/store.ts'
import { judgeOutcome, type Judgement } from './judge-outcome.ts'

const NOW = 1_000_000
const USAGE = { inputTokens: 10, cachedTokens: 4, outputTokens: 2 }

function item(id: number, attribute: Attribute = 'title', attempts = 0): ClaimedItem {
  return { id, jobId: 1, reservationId: 1, attribute, original: 'A lamp', claim: 1, attempts, lastError: null }
}

function judge(outcome: OptimizeOutcome, items: readonly ClaimedItem[] = [item(1)], drawn = 0.5): Judgement {
  return judgeOutcome(
    outcome,
    { items, language: 'en' },
    { now: NOW, random: { next: () => drawn }, inputVersion: 'version', banned: bannedWords(['Acme']) }
  )
}

/** Of a text beside the original of `item`. */
const factsOf = (attribute: Attribute, text: string): TextFacts =>
  textFacts({ attribute, original: 'A lamp', text, language: 'en' })

const changesOf = (judgement: Judgement): ItemChange[] => judgement.changes.map(({ change }) => change)

const retry = (code: string, message: string, attempts: number, waitMs: number): ItemChange => ({
  to: 'PENDING',
  because: 'retry',
  nextAt: NOW + waitMs,
  attempts,
  code,
  message
})
const snooze = (code: string, message: string, nextAt: number, attempts = 0): ItemChange => ({
  to: 'PENDING',
  because: 'snooze',
  nextAt,
  attempts,
  code,
  message
})

describe('an answer', () => {
  test('delivers each attribute with the model and what it was written from, and is paid for', () => {
    const values = { title: 'A fine lamp', ribbon: 'New' }
    expect(judge({ kind: 'answered', values, usage: USAGE, model: 'm' }, [item(1), item(2, 'ribbon')])).toEqual({
      changes: [
        {
          item: item(1),
          change: {
            to: 'DONE',
            proposal: 'A fine lamp',
            facts: factsOf('title', 'A fine lamp'),
            model: 'm',
            inputVersion: 'version'
          }
        },
        {
          item: item(2, 'ribbon'),
          change: { to: 'DONE', proposal: 'New', facts: factsOf('ribbon', 'New'), model: 'm', inputVersion: 'version' }
        }
      ],
      usage: { ...USAGE, model: 'm' },
      pause: null
    })
  })

  test('that leaves an attribute out is an attempt for that one', () => {
    const values = { title: 'A fine lamp' }
    expect(
      changesOf(judge({ kind: 'answered', values, usage: USAGE, model: 'm' }, [item(1), item(2, 'ribbon')]))
    ).toEqual([
      {
        to: 'DONE',
        proposal: 'A fine lamp',
        facts: factsOf('title', 'A fine lamp'),
        model: 'm',
        inputVersion: 'version'
      },
      retry('UNUSABLE', 'The model left this attribute out of its answer.', 1, 500)
    ])
  })

  test('with a value that does not pass the checks is an attempt that says which and why', () => {
    const values = { title: 'x'.repeat(92) }
    expect(changesOf(judge({ kind: 'answered', values, usage: USAGE, model: 'm' }))).toEqual([
      retry('CHECK_FAILED', expect.stringMatching(/^Title .*92 characters/) as string, 1, 500)
    ])
  })
})

describe('an attempt that counts', () => {
  test.each([
    ['unusable', { kind: 'unusable', reason: 'Why' }, 'UNUSABLE', null],
    ['unusable', { kind: 'unusable', reason: 'Why', usage: USAGE }, 'UNUSABLE', { ...USAGE, model: null }],
    ['incomplete', { kind: 'incomplete', reason: 'Why', usage: USAGE }, 'INCOMPLETE', { ...USAGE, model: null }],
    ['failed', { kind: 'failed', reason: 'Why', retryAfterMs: undefined }, 'SERVER', null]
  ] as const)('%s: is tried again after a wait, for all that was asked', (_name, outcome, code, usage) => {
    expect(judge(outcome, [item(1), item(2, 'ribbon', 1)])).toEqual({
      changes: [
        { item: item(1), change: retry(code, 'Why', 1, 500) },
        { item: item(2, 'ribbon', 1), change: retry(code, 'Why', 2, 1_000) }
      ],
      usage,
      pause: null
    })
  })

  test.each(['unusable', 'incomplete', 'failed'] as const)('%s: the fourth is the last', (kind) => {
    const outcome = { kind, reason: 'Why', usage: USAGE, retryAfterMs: undefined } as const
    expect(changesOf(judge(outcome, [item(1, 'title', 2), item(2, 'ribbon', 3)]))).toMatchObject([
      { to: 'PENDING', attempts: 3 },
      { to: 'FAILED', message: 'Why', attempts: 4 }
    ])
  })

  test('waits for as long as the server asks, if that is longer than its own wait', () => {
    const failed = (retryAfterMs: number) => changesOf(judge({ kind: 'failed', reason: 'Why', retryAfterMs }))
    expect(failed(9_000)).toEqual([retry('SERVER', 'Why', 1, 9_000)])
    expect(failed(100)).toEqual([retry('SERVER', 'Why', 1, 500)])
  })
})

describe('the end at once', () => {
  test('is what a refusal is, and it is paid for', () => {
    expect(judge({ kind: 'refused', reason: 'No.', usage: USAGE }, [item(1, 'title', 1)])).toEqual({
      changes: [{ item: item(1, 'title', 1), change: { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 2 } }],
      usage: { ...USAGE, model: null },
      pause: null
    })
  })

  test('is what a rejected request is', () => {
    expect(judge({ kind: 'rejected', reason: 'Too long.' })).toEqual({
      changes: [{ item: item(1), change: { to: 'FAILED', code: 'REJECTED', message: 'Too long.', attempts: 1 } }],
      usage: null,
      pause: null
    })
  })
})

describe('a wait that is no attempt', () => {
  const tried = [item(1, 'title', 2)]

  test('is what a rate limit is, for as long as the server asks', () => {
    expect(judge({ kind: 'rate-limited', retryAfterMs: 10_000, reason: 'Slow.' }, tried)).toEqual({
      changes: [{ item: tried[0], change: snooze('RATE_LIMITED', 'Slow.', NOW + 10_500, 2) }],
      usage: null,
      pause: null
    })
  })

  test('is what a request that we stopped is, and it may be asked again at once', () => {
    expect(judge({ kind: 'aborted' }, tried)).toEqual({
      changes: [{ item: tried[0], change: snooze('ABORTED', 'The request was stopped.', NOW, 2) }],
      usage: null,
      pause: null
    })
  })

  test('is what a network that is gone is, and the job waits', () => {
    expect(judge({ kind: 'offline', reason: 'Nobody there.' }, tried)).toEqual({
      changes: [{ item: tried[0], change: snooze('OFFLINE', 'Nobody there.', NOW, 2) }],
      usage: null,
      pause: { reason: 'offline', message: 'Nobody there.' }
    })
  })

  test.each([
    ['auth', 'auth'],
    ['region', 'auth'],
    ['quota', 'quota'],
    ['model', 'model'],
    ['request', 'model']
  ] as const satisfies readonly (readonly [LlmStop, string])[])(
    'is what a server that stops for %s is, and the job waits for its merchant',
    (stop, reason) => {
      expect(judge({ kind: 'stopped', stop, reason: 'Look here.' }, tried)).toEqual({
        changes: [{ item: tried[0], change: snooze('STOPPED', 'Look here.', NOW, 2) }],
        usage: null,
        pause: { reason, message: 'Look here.' }
      })
    }
  )
})

test('an outcome that nobody knows is a bug, not a result', () => {
  // @ts-expect-error: no such kind
  expect(() => judge({ kind: 'other' })).toThrow('outcome')
})
