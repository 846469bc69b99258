import { describe, expect, test } from 'vitest'
import { checkCounts, playwrightCounts, summary, vitestCounts } from '../lib/summary.mjs'

const report = (value: unknown) => JSON.stringify(value)

describe('what a run of vitest counts', () => {
  test('is its passed and failed tests', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }]
    expect(vitestCounts(report({ numPassedTests: 7, numFailedTests: 1, testResults }), 1)).toEqual({
      passed: 7,
      failed: 1
    })
  })

  test('includes each file that did not load, which has no test to fail', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] }
    ]
    expect(vitestCounts(report({ numPassedTests: 1, numFailedTests: 0, testResults }), 1)).toEqual({
      passed: 1,
      failed: 1
    })
  })

  test.each([
    ['ends badly without a failed test', report({ numPassedTests: 3, numFailedTests: 0, testResults: [] }), 1, 3],
    ['leaves no report', undefined, 0, 0],
    ['leaves half a report', '{"numPassed', 0, 0]
  ])('is one failure at least if it %s', (_what, text, code, passed) => {
    expect(vitestCounts(text, code)).toEqual({ passed, failed: 1 })
  })
})

describe('what a run of Playwright counts', () => {
  test('is its expected and unexpected results', () => {
    expect(playwrightCounts(report({ stats: { expected: 4, unexpected: 2, flaky: 0, skipped: 1 } }), 1)).toEqual({
      passed: 4,
      failed: 2
    })
  })

  test('is one failure at least if it found no tests', () => {
    expect(playwrightCounts(report({ stats: { expected: 0, unexpected: 0, flaky: 0 } }), 1)).toEqual({
      passed: 0,
      failed: 1
    })
  })
})

describe('the summary', () => {
  test('ends with the counts of all steps, each check being one', () => {
    const steps = [
      { name: 'lint', tookMs: 900, ...checkCounts(0) },
      { name: 'types', tookMs: 1_200, ...checkCounts(2) },
      { name: 'unit and browser', tookMs: 61_000, passed: 120, failed: 3, note: 'no Chromium' }
    ]
    const lines = summary(steps)
    expect(lines.at(-1)).toBe('121 passed, 4 failed')
    expect(lines.find((line) => line.startsWith('unit'))).toMatch(/FAILED\s+120\s+3\s+1 min 1 s {2}no Chromium/)
  })

  test('never calls a step ok that did not run', () => {
    const lines = summary([{ name: 'on a database', tookMs: 0, passed: 0, failed: 0, note: 'there is none' }])
    expect(lines.find((line) => line.startsWith('on a database'))).toMatch(/not run\s+0\s+0.*there is none/)
    expect(lines.join()).not.toMatch(/\bok\b/)
  })
})
