import { expect, test } from 'vitest'
import { formatTokens, formatUsd } from './format-estimate.ts'

test.each([
  [0, '0'],
  [7, '7'],
  [999, '1\u00a0K'],
  [1_234, '1.2\u00a0K'],
  [35_100, '35\u00a0K'],
  [1_234_567, '1.2\u00a0M'],
  [2_300_000_000, '2.3\u00a0B']
])('%i tokens are written with two digits', (tokens, written) => {
  expect(formatTokens(tokens)).toBe(written)
})

test.each([
  [0, '$0.00'],
  [0.000_001, 'less than $0.01'],
  [0.0099, 'less than $0.01'],
  [0.01, '$0.01'],
  [0.347, '$0.35'],
  [99.99, '$99.99'],
  [100, '$100'],
  [1_234.5, '$1,235']
])('$%d has cents up to a hundred dollars', (usd, written) => {
  expect(formatUsd(usd)).toBe(written)
})
