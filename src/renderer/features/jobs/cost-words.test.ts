import { describe, expect, test } from 'vitest'
import { fakeJob } from '../../lib/testing/fake-data.ts'
import { costWords, formatUsd, shortCost } from './cost-words.ts'

const ESTIMATE = {
  model: 'gpt-6-luna',
  requests: 12,
  inputTokens: 13_000,
  outputTokens: 9_000,
  usd: 0.35,
  pricesCheckedOn: '2026-11-20',
  sampledProducts: 12
}
const REAL = { model: 'gpt-6-luna', sampleModel: false, costUsd: 0.312, estimate: ESTIMATE } as const

describe('what a job costs', () => {
  test('is said beside what was expected, "so far" only while it runs', () => {
    expect(costWords(fakeJob({ ...REAL, status: 'RUNNING' }))).toBe('$0.31 so far, estimated $0.35')
    expect(costWords(fakeJob({ ...REAL, status: 'PAUSED' }))).toBe('$0.31 so far, estimated $0.35')
    expect(costWords(fakeJob(REAL))).toBe('$0.31, estimated $0.35')
    expect(costWords(fakeJob({ ...REAL, estimate: null }))).toBe('$0.31')
    expect(costWords(fakeJob({ ...REAL, costUsd: 0.004 }))).toBe('Less than $0.01, estimated $0.35')
  })

  test('is only expected before the first answer', () => {
    const fresh = { ...REAL, status: 'RUNNING', requests: 0, costUsd: 0 } as const
    expect(costWords(fakeJob(fresh))).toBe('Cost estimated $0.35')
    expect(costWords(fakeJob({ ...fresh, estimate: { ...ESTIMATE, usd: null } }))).toBeNull()
  })

  test('is not made up where no price is known, and not money with the sample model', () => {
    expect(costWords(fakeJob({ ...REAL, costUsd: null }))).toMatch(/^Cost not known/)
    expect(costWords(fakeJob())).toMatch(/^Free/)
    expect([fakeJob(), fakeJob({ ...REAL, costUsd: null }), fakeJob(REAL)].map(shortCost)).toEqual([
      null,
      null,
      '$0.31'
    ])
  })

  test('is not called free because the sample model answered last', () => {
    const mixed = fakeJob({ sampleModel: true, costUsd: 0.312, estimate: ESTIMATE })
    expect([costWords(mixed), shortCost(mixed)]).toEqual(['$0.31, estimated $0.35', '$0.31'])
    const unpriced = fakeJob({ sampleModel: true, costUsd: null })
    expect([costWords(unpriced), shortCost(unpriced)]).toEqual([expect.stringMatching(/^Cost not known/), null])
  })

  test('never looks like nothing when it is a little', () => {
    expect([0, 0.0004, 0.01, 0.125, 1234.5].map(formatUsd)).toEqual([
      '$0.00',
      'less than $0.01',
      '$0.01',
      '$0.13',
      '$1,234.50'
    ])
  })
})
