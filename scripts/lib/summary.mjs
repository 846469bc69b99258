// What a test run amounts to. Counts come from the runners' own JSON reports, never from their text.
import { duration } from './run.mjs'

/**
 * @typedef {{ readonly passed: number, readonly failed: number }} Counts
 * @typedef {Counts & { readonly name: string, readonly tookMs: number, readonly note?: string }} Step
 */

/** A check has one answer. @param {number} code @returns {Counts} */
export function checkCounts(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * A run that ended badly without a failed test (a file that did not load, an error outside any test, no tests, no
 * report) counts as one failure: it must never look green.
 * @param {Counts} counts @param {boolean} bad @returns {Counts}
 */
function atLeastOne(counts, bad) {
  return bad && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown} the property; undefined if there is none
 */
function get(value, name) {
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value)[name] : undefined
}

/** @param {unknown} value @returns {number} */
const count = (value) => (typeof value === 'number' ? value : 0)

/** @param {string | undefined} text @returns {unknown} */
function parse(text) {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * @param {string | undefined} report text of vitest's JSON report
 * @param {number} code exit code of vitest
 * @returns {Counts}
 */
export function vitestCounts(report, code) {
  const json = parse(report)
  const files = get(json, 'testResults')
  // A file that fails to load has no test that could fail.
  const broken = (Array.isArray(files) ? files : []).filter((/** @type {unknown} */ file) => {
    const tests = get(file, 'assertionResults')
    const failedTest = Array.isArray(tests) && tests.some((/** @type {unknown} */ t) => get(t, 'status') === 'failed')
    return get(file, 'status') === 'failed' && !failedTest
  })
  const failed = count(get(json, 'numFailedTests')) + broken.length
  return atLeastOne({ passed: count(get(json, 'numPassedTests')), failed }, code !== 0 || json === undefined)
}

/**
 * @param {string | undefined} report text of Playwright's JSON report
 * @param {number} code exit code of Playwright
 * @returns {Counts}
 */
export function playwrightCounts(report, code) {
  const json = parse(report)
  const stats = get(json, 'stats')
  const counts = {
    passed: count(get(stats, 'expected')) + count(get(stats, 'flaky')),
    failed: count(get(stats, 'unexpected'))
  }
  return atLeastOne(counts, code !== 0 || json === undefined)
}

/** @param {readonly Counts[]} steps @returns {Counts} */
export function total(steps) {
  return {
    passed: steps.reduce((sum, step) => sum + step.passed, 0),
    failed: steps.reduce((sum, step) => sum + step.failed, 0)
  }
}

/** A step without any test did not run; only a check that found nothing wrong is ok. @param {Step} step */
function state({ passed, failed }) {
  if (failed > 0) return 'FAILED'
  return passed > 0 ? 'ok' : 'not run'
}

/** @param {readonly Step[]} steps @returns {string[]} the table, and the line that everybody reads, last */
export function summary(steps) {
  const { passed, failed } = total(steps)
  const rows = steps.map((step) =>
    [
      step.name.padEnd(24),
      state(step).padEnd(9),
      String(step.passed).padStart(6),
      String(step.failed).padStart(8),
      duration(step.tookMs).padStart(12),
      step.note === undefined ? '' : `  ${step.note}`
    ].join('')
  )
  const head = ['step'.padEnd(33), 'passed'.padStart(6), 'failed'.padStart(8), 'time'.padStart(12)].join('')
  return [head, ...rows, '', `${passed} passed, ${failed} failed`]
}
