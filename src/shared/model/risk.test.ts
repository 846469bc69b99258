import { expect, test } from 'vitest'
import { RISK_BANDS, RISK_RANGES, riskBandOf, riskOf } from './risk.ts'
import { TEXT_FLAGS } from './text-flags.ts'

test('a text of low risk has no flag but that it is unchanged, however much of it is new', () => {
  for (const flag of TEXT_FLAGS)
    for (const share of [0, 1_000]) expect(riskBandOf(riskOf([flag], share)) === 'low').toBe(flag === 'unchanged')
  expect(riskBandOf(riskOf([], 1_000))).toBe('low')
})

test('all flags at once come to 100 and no further', () => {
  expect(riskOf(TEXT_FLAGS, 1_000)).toBe(100)
})

test('every risk from 0 to 100 is in one band, and the bands know it', () => {
  for (let risk = 0; risk <= 100; risk += 1) {
    const holding = RISK_BANDS.filter((band) => RISK_RANGES[band][0] <= risk && risk <= RISK_RANGES[band][1])
    expect(holding).toEqual([riskBandOf(risk)])
  }
})
