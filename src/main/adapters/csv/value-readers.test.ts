import { describe, expect, test } from 'vitest'
import { readBoolean } from './booleans.ts'
import { isGarbledText, isRoundedNumber } from './damage.ts'
import { addAmounts } from './decimal.ts'
import { productOptions, splitList, variantChoices } from './option-labels.ts'

describe('addAmounts', () => {
  test.each([
    ['30.0', '0.0', '30.0'],
    ['0.1', '0.2', '0.3'],
    ['30', '2.50', '32.50'],
    ['10.0', '-2.5', '7.5'],
    ['1', '-2.25', '-1.25'],
    ['0.05', '-0.1', '-0.05'],
    ['3,5', '1', '4.5'],
    ['9007199254740993', '1', '9007199254740994']
  ])('adds %s and %s without binary fractions', (left, right, sum) => {
    expect(addAmounts(left, right)).toBe(sum)
  })

  test('does not guess at what is no amount', () => {
    expect(addAmounts('1.250,00', '1')).toBeUndefined()
    expect(addAmounts('10 €', '1')).toBeUndefined()
  })
})

describe('readBoolean', () => {
  test.each(['true', 'TRUE', 'True', ''])('reads %j as true without a remark', (cell) => {
    expect(readBoolean(cell)).toEqual({ value: true, translated: false })
  })

  test.each(['FALSE', 'false'])('reads %j as false without a remark', (cell) => {
    expect(readBoolean(cell)).toEqual({ value: false, translated: false })
  })

  test.each([
    ['VERDADERO', true],
    ['FALSO', false],
    ['WAHR', true],
    ['FALSCH', false],
    ['vrai', true],
    ['FAUX', false],
    ['DOĞRU', true],
    ['yanlış', false],
    ['ИСТИНА', true],
    ['EPÄTOSI'.normalize('NFD'), false]
  ])('reads the translated %s', (cell, value) => {
    expect(readBoolean(cell)).toEqual({ value, translated: true })
  })

  test('does not guess at another word', () => {
    expect(readBoolean('perhaps')).toBeUndefined()
  })
})

describe('option labels', () => {
  const columns = [{ name: 0, type: 1, choices: 2 }]

  test('reduce colour tokens to what a shopper reads', () => {
    const cells = ['Colour', 'COLOR', 'rgb(255, 192, 203):pink;#000:Black;plain black']
    expect(productOptions(columns, cells)).toEqual(['Colour: pink, Black, plain black'])
    expect(productOptions(columns, ['Shade', 'SWATCH_CHOICES', '#FD04BF:Pink'])).toEqual(['Shade: Pink'])
  })

  test("take a variant's option type from its product where its own is blank", () => {
    expect(variantChoices(columns, ['', '', '#FD04BF:Pink'], ['Shade', 'COLOR', ''])).toEqual(['Pink'])
  })

  test('are read in a time that grows with their length alone, whatever blanks they hold', () => {
    const label = `a${' '.repeat(1_000_000)}b`
    expect(productOptions(columns, ['Colour', 'COLOR', ` #fff : ${label} `])).toEqual([`Colour: ${label}`])
  })

  test('leave the choices of a drop-down as they are', () => {
    expect(productOptions(columns, ['Code', 'DROP_DOWN', '#123456:A;b:c'])).toEqual(['Code: #123456:A, b:c'])
  })

  test('skip options that are not there', () => {
    expect(productOptions(columns, ['', '', ''])).toEqual([])
    expect(variantChoices(columns, ['Size', '', ''], ['Size', '', 'S;M'])).toEqual([])
  })

  test('split lists on semicolons alone, for names hold commas', () => {
    expect(splitList('Cups, bowls & plates; Gifts ;;')).toEqual(['Cups, bowls & plates', 'Gifts'])
  })
})

describe('signs of damage', () => {
  test('know numbers that a spreadsheet rounded', () => {
    for (const cell of ['3.64E+14', '1,2E+10', '4E+12', '-1.5e+20']) expect(isRoundedNumber(cell)).toBe(true)
    for (const cell of ['364000000000000', 'ME+14', '3.64', 'E+14', '3.64E+14X'])
      expect(isRoundedNumber(cell)).toBe(false)
  })

  test('know text that went through a wrong encoding, and leave sound text of any language alone', () => {
    for (const text of ['CafÃ©', 'Itâ€™s', 'caf\uFFFD']) expect(isGarbledText(text)).toBe(true)
    for (const text of ['Café', 'São Paulo', 'SÃO PAULO', 'CHÃO', 'Ã', '“MAÇÔ', '«MAÇû', 'It’s', '“Ça”'])
      expect(isGarbledText(text)).toBe(false)
  })
})
