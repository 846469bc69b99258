import { describe, expect, test } from 'vitest'
import { readNumbers } from './written-numbers.ts'
import { losesUnit } from './written-units.ts'

const loses = (before: string, after: string): boolean =>
  losesUnit({ before, after, numbersBefore: readNumbers(before), numbersAfter: readNumbers(after) })

describe('a unit is lost', () => {
  test.each([
    ['Bottle, 500 ml', 'Bottle, 500'],
    ['Bottle, 500ml', 'A 500 bottle'],
    ['Cotton 100%', 'Cotton 100'],
    ['Cable 2 m', 'Cable 2, black'],
    ['Lamp 12 V', 'Lamp no. 12'],
    ['1,200 g of tea', '1.200 tea'],
    ['100 gr of tea', '100 teas'],
    ['%100 pamuk', '100 pamuk']
  ])('from %j to %j', (original, text) => {
    expect(loses(original, text)).toBe(true)
  })
})

describe('a unit is kept', () => {
  test.each([
    ['Bottle, 500 ml', 'Bottle of 500ml'],
    ['Bottle, 500 ml', 'Flasche mit 500 Millilitern'],
    ['Bottle, 500 ml', 'Бутылка 500 мл'],
    ['Cotton 100%', 'Baumwolle, 100 Prozent'],
    ['40 × 40 cm', '40 by 40 centimetres'],
    ['10–12 cm', '10 to 12 cm'],
    ['Weighs 2 kg', 'Weighs a lot'],
    ['Size 38 M', 'Size 38'],
    ['Set of 5 in a box', '5 pieces in a box'],
    ['12" record', '12-inch record'],
    ['Bottle', 'Bottle, 500'],
    ['40 cm', '40 centímetros de largo'],
    ['40 mm', '40 mili\u0301metros'],
    ['40 cm', '40 santimetre'],
    ['40 cm', '40 centymetrów'],
    ['100 g', '100 gr. de té'],
    ['Cotton 100%', '100 procent bomuld'],
    ['Cotton 100%', '%100 pamuk'],
    ['Cotton 100%', 'yüzde 100 pamuk'],
    ['Cotton 100%', 'コットン100％'],
    ['Cotton 100%', '100٪ قطن'],
    ['20 °C', '20 ℃'],
    ['40 cm', '40㎝'],
    ['12" record', '12” record'],
    ['12" record', '12 in record'],
    ['“Model 12” lamp', 'Lamp, model 12'],
    ['30 m2 of cloth', '30 m² of cloth']
  ])('from %j to %j', (original, text) => {
    expect(loses(original, text)).toBe(false)
  })
})

test('a measure that stands there many times is looked for once', () => {
  expect(loses('500 ml '.repeat(100_000), `${'500 of them '.repeat(20_000)} 500 ml`)).toBe(false)
})
