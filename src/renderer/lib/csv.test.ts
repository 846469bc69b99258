import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('a text that a spreadsheet would run as a formula is made harmless, a number is left alone', () => {
  expect(toCsv([['=HYPERLINK("http://x")', '@cmd', '-1', -1]])).toBe(
    '\uFEFF"\'=HYPERLINK(""http://x"")",\'@cmd,\'-1,-1\r\n'
  )
})

test('quotes, commas and line breaks stay inside their cell', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines",plain\r\n')
})
