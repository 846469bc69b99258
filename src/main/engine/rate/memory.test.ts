import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGovernorMemory, type GovernorMemory } from './memory.ts'

const shape = { limit: 3_000, full: 50, fullMs: 1_000 }
const memory: GovernorMemory = { version: 1, requests: shape, tokens: shape, ceilingPerMinute: 20, concurrency: 12 }
const nothing = { limit: null, full: null, fullMs: null }

describe('readGovernorMemory', () => {
  test('reads back what a governor left, through JSON', () => {
    for (const left of [memory, { ...memory, requests: nothing, tokens: nothing, ceilingPerMinute: null }])
      expect(readGovernorMemory(JSON.parse(JSON.stringify(left)))).toEqual(left)
  })

  test('drops what it doesn’t know', () => {
    expect(readGovernorMemory({ ...memory, level: 3, requests: { ...shape, level: 3 } })).toEqual(memory)
  })

  test('believes nothing of a memory that is broken anywhere', () => {
    const broken: unknown[] = [
      null,
      undefined,
      7,
      'x',
      [],
      { ...memory, version: 2 },
      { ...memory, requests: null },
      { ...memory, requests: undefined },
      { ...memory, tokens: 5 },
      { ...memory, ceilingPerMinute: 'many' },
      { ...memory, ceilingPerMinute: undefined },
      { ...memory, concurrency: null },
      { ...memory, concurrency: 0 },
      { ...memory, concurrency: undefined },
      { ...memory, requests: { ...shape, limit: -1 } },
      { ...memory, requests: { ...shape, limit: 0 } },
      { ...memory, requests: { ...shape, full: Number.NaN } },
      { ...memory, tokens: { ...shape, fullMs: Infinity } },
      { ...memory, tokens: { ...shape, fullMs: undefined } },
      { ...memory, tokens: { ...shape, full: '1' } }
    ]
    for (const stored of broken) expect(readGovernorMemory(stored)).toBeNull()
  })

  test('never throws, whatever the store held', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        readGovernorMemory(stored)
      }),
      { seed: 20_261_123 }
    )
  })
})
