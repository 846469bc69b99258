import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumbers } from './written-numbers.ts'
import { lostSigns } from './written-signs.ts'

const lost = (original: string, text: string): readonly string[] =>
  lostSigns(original, readNumbers(original), text, readNumbers(text))

describe('a minus sign is lost', () => {
  test.each([
    ['Keeps -18 °C', 'Keeps 18 °C', ['-18']],
    ['Store at -18 °C or below', 'Store at 18 °C or below.', ['-18']],
    ['Store below –18°C', 'Store below 18°C', ['–18']],
    ['Working range -5 to 40 °C', 'Works from 5 to 40 °C', ['-5']],
    ['-20 to -5 °C', '20 to 5 °C', ['-20', '-5']],
    ['-40/+85°C', 'From 40 to 85 °C', ['-40']],
    ['-20...60 °C', '20 to 60 °C', ['-20']],
    ['−7 dpt', '7 dpt', ['−7']],
    ['From −7.5 to −2 dpt', 'From 7.5 to 2 dpt', ['−7.5', '−2']],
    ['Comfort (-5 °C), extreme (-18 °C)', 'Comfort -5 °C, extreme 18 °C', ['-18']],
    ['-18 °C, and again -18 °C', '18 °C', ['-18']],
    ['-18F', '18 degrees F', ['-18']],
    ['-4 degrees', '4 degrees', ['-4']],
    ['Hält bis -10 °C', 'Hält bis 10 °C', ['-10']],
    ['-10 Grad', 'Bis 10 Grad Celsius', ['-10']],
    ['-10 bis +40 °C', 'von 10 bis 40 °C', ['-10']],
    ['Congelar a -18 °C', 'Congelar a 18 °C', ['-18']],
    ['-5 a 40 grados', 'De 5 a 40 grados', ['-5']],
    ['Jusqu’à -10 °C', 'Jusqu’à 10 °C', ['-10']],
    ['-10 degrés', '10 degrés', ['-10']],
    ['עד \u200e-10°C', 'עד 10 מעלות', ['-10']],
    ['-10 מעלות', '10 מעלות', ['-10']],
    ['-18℃で保存', '18℃で保存', ['-18']],
    ['－１８度', '18度', ['－１８']]
  ])('from %j to %j', (original, text, signs) => {
    expect(lost(original, text)).toEqual(signs)
  })
})

describe('nothing is said where a minus sign', () => {
  describe('is kept in another form', () => {
    test.each([
      ['Keeps -18 °C', 'Keeps −18 °C'],
      ['Keeps -18 °C', 'Keeps - 18 °C'],
      ['Keeps -18 °C', 'Keeps minus 18 °C'],
      ['Keeps -18 °C', 'Keeps 18 °C below zero'],
      ['Keeps -18 °C', 'Hält minus 18 Grad'],
      ['Keeps -18 °C', 'Hält 18 Grad unter null'],
      ['Keeps -18 °C', 'Aguanta menos 18 °C'],
      ['Keeps -18 °C', 'Aguanta 18 °C bajo cero'],
      ['Keeps -18 °C', 'Résiste à moins 18 °C'],
      ['Keeps -18 °C', '18 °C sous zéro'],
      ['Keeps -18 °C', 'מינוס 18 מעלות'],
      ['Keeps -18 °C', '18 מעלות מתחת לאפס'],
      ['Keeps -18 °C', 'マイナス18度'],
      ['Keeps -18 °C', '氷点下18度'],
      ['Keeps -18 °C', '零下18度'],
      ['-5 to 40 °C', 'From -5°C up to 40°C'],
      ['-5 to 40 °C', 'Between –5 and +40 °C'],
      ['-0.5 °C', '-0,5 °C'],
      ['-18 °C', 'Between 18 °C and -18 °C']
    ])('from %j to %j', (original, text) => {
      expect(lost(original, text)).toEqual([])
    })
  })

  describe('may be none at all', () => {
    test.each([
      ['Size 38-40', 'Size 38 to 40'],
      ['20-30 °C', '20 to 30 °C'],
      ['20 -30 °C', '20 to 30 °C'],
      ['20 °C -30 °C', '20 to 30 °C'],
      ['20 °C - 30 °C', '20 to 30 °C'],
      ['+/-2 °C', '±2 °C'],
      ['+/- 2 °C', '± 2 °C'],
      ['+/-2 °C', 'within 2 °C'],
      ['AB-18 °C', 'AB 18 °C'],
      ['ב-18 מעלות', '18 מעלות'],
      ['COVID-19', 'COVID 19'],
      ['-100% cotton', '100% cotton'],
      ['Cotton -80%, wool -20%', '80% cotton, 20% wool'],
      ['-2 cups -1 plate', '2 cups and 1 plate'],
      ['Cup - 18 °C', 'Cup for 18 °C'],
      ['Cup – 18 °C', 'Cup for 18 °C'],
      ['-Oak -40 °C wash', 'Oak, 40 °C wash'],
      ['+49 30 -40 C', '+49 30 40 C'],
      ['2024-11-29', '29.11.2024'],
      ['Cups', '18 °C']
    ])('from %j to %j', (original, text) => {
      expect(lost(original, text)).toEqual([])
    })
  })

  test('goes with its number, which is told of as lost itself', () => {
    expect(lost('Keeps -18 °C', 'Keeps it frozen')).toEqual([])
  })
})

const SEED = 20_261_129
const WORDS = [
  'cup',
  'für',
  'de',
  'כוס',
  '保存',
  '-Oak',
  'a',
  '°C',
  '%',
  'minus',
  '-',
  '−',
  '–',
  '/',
  '(',
  ',',
  '+',
  'to',
  'null'
]
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WORDS),
      fc
        .tuple(
          fc.constantFrom('', '-', '−', '–', '+', '±'),
          fc.integer({ min: 8, max: 12 }),
          fc.constantFrom('', '°C', ' °C', '%', ' cm')
        )
        .map((parts) => parts.join(''))
    ),
    { maxLength: 12 }
  )
  .map((parts) => parts.join(' '))

test('a text has lost no sign of its own, and what is lost stands in the original and nowhere in the text', () => {
  let signs = 0
  fc.assert(
    fc.property(texts, texts, (original, text) => {
      expect(lost(original, original)).toEqual([])
      for (const sign of lost(original, text)) {
        signs++
        expect(original).toContain(sign)
        expect(
          `${text} `
            .split(sign)
            .slice(1)
            .every((rest) => /^[\d.,]/.test(rest))
        ).toBe(true)
        expect(readNumbers(text).map(({ value }) => value)).toContain(readNumbers(sign)[0]?.value)
      }
    }),
    { seed: SEED, numRuns: 5_000 }
  )
  expect(signs).toBeGreaterThan(100)
})

test('signs and numbers by the thousand are read once each', () => {
  expect(lost('-18 °C '.repeat(50_000), '18 °C '.repeat(50_000))).toEqual(['-18'])
})
