import { describe, expect, test } from 'vitest'
import { escapeFormula } from './formula.ts'

describe('escapeFormula', () => {
  test.each([
    '=HYPERLINK("http://x","y")',
    '+SUM(A1)',
    '-2+3+cmd|calc',
    '@SUM(1)',
    '\tcmd',
    '\rcmd',
    '＝1+1',
    '＋1',
    '－A1',
    '＠SUM',
    '  =1+1',
    '\u00A0=1+1',
    '\u200B=1+1',
    ' \t=1',
    '-5+A1',
    '- soft and warm',
    '--5'
  ])('puts an apostrophe before %j', (value) => {
    expect(escapeFormula(value)).toEqual({ value: `'${value}`, escaped: true })
  })

  test.each(['-5', '-5 %', '+3,50', '-1.250,00', '+1 250.5', ' -5', '-20%'])('leaves the number %j alone', (value) => {
    expect(escapeFormula(value)).toEqual({ value, escaped: false })
  })

  test.each(['', 'Mug', '<p>a=b</p>', "'=1", '5-pack', 'a@b', '½ litre', '−5 °C'])(
    'leaves the text %j alone',
    (value) => {
      expect(escapeFormula(value)).toEqual({ value, escaped: false })
    }
  )
})
