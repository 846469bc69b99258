import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ATTRIBUTES, type Attribute } from './attribute.ts'
import { checkProposal } from './proposal-check.ts'
import { textFacts } from './text-facts.ts'
import { flagMask, flagsOfMask, TEXT_FLAGS } from './text-flags.ts'

const facts = (attribute: Attribute, original: string | null, text: string, language = 'en') =>
  textFacts({ attribute, original, text, language })

describe('facts of a text', () => {
  test('measure what a reader sees of it', () => {
    expect(facts('description', '<p>Old</p>', '<p>New &amp; <b>fine</b></p>')).toMatchObject({
      changeShare: 1_000,
      flags: []
    })
    expect(facts('title', 'Old', ' New ')).toMatchObject({ changeShare: 1_000 })
  })

  test('have the length of the text as it is stored, as the limit counts it', () => {
    expect(facts('description', '<p>Old</p>', '<p>New &amp; <b>fine</b></p>').shownLength).toBe(28)
    expect(facts('description', '', '<p></p>')).toMatchObject({ shownLength: 7, flags: ['empty'] })
    expect(facts('title', 'Old', ' New 🍵 ').shownLength).toBe(8)
    const brim = 'a'.repeat(60)
    expect(facts('seoTitle', 'Old', brim)).toMatchObject({ shownLength: 60, flags: [] })
    expect(facts('seoTitle', 'Old', `${brim} `)).toMatchObject({ shownLength: 61, flags: ['over-recommended'] })
  })

  test('know a change that no reader sees', () => {
    expect(facts('description', '<p>Same</p>', '<p><b>Same</b></p>')).toMatchObject({ changeShare: 1, flags: [] })
    expect(facts('description', '<p>Same</p>', '<p>Same</p>')).toMatchObject({ changeShare: 0, flags: ['unchanged'] })
  })

  test.each<[Attribute, string, string, readonly string[]]>([
    ['description', '<p>A cup of 300 ml</p>', '<p>A cup</p>', ['number-lost']],
    ['description', '<p>A cup of 300 ml</p>', '<p>A 300 cup</p>', ['unit-lost']],
    ['description', '<p>A cup</p>', '', ['empty']],
    ['seoTitle', 'A cup', '', ['empty']],
    ['slug', 'a-cup', '', ['empty']],
    ['description', '<p>A cup</p>', '<p>A mug</p><script>x</script>', ['markup']],
    ['title', 'A cup', 'A <b>mug</b>', ['markup']],
    [
      'description',
      '<p>A cup</p>',
      '<p>Diese Tasse ist mit der Hand gemacht und passt zu dem Teller, den Sie schon haben.</p>',
      ['language']
    ]
  ])('flag an edit that no model would have got through: %s from %j to %j', (attribute, original, text, flags) => {
    expect(facts(attribute, original, text).flags).toEqual(flags)
  })

  test('are for an edit what they would be for the same text of the model', () => {
    const words = fc.constantFrom('cup', '300 ml', '12', '<p>', '</p>', 'tea', 'und', ' ', '&amp;')
    const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.constantFrom(...ATTRIBUTES), text, text, (attribute, original, proposal) => {
        const check = checkProposal({ attribute, original, proposal, language: 'en' })
        if (check.ok) expect(facts(attribute, original, check.value)).toEqual(check.facts)
      }),
      { seed: 20_261, numRuns: 500 }
    )
  })
})

test('flags are kept by their places, which never move', () => {
  expect(TEXT_FLAGS.map((flag) => [flag, flagMask([flag])])).toMatchInlineSnapshot(`
    [
      [
        "over-recommended",
        1,
      ],
      [
        "number-lost",
        2,
      ],
      [
        "number-added",
        4,
      ],
      [
        "structure-lost",
        8,
      ],
      [
        "big-change",
        16,
      ],
      [
        "unchanged",
        32,
      ],
      [
        "unit-lost",
        64,
      ],
      [
        "empty",
        128,
      ],
      [
        "language",
        256,
      ],
      [
        "markup",
        512,
      ],
      [
        "banned-word",
        1024,
      ],
    ]
  `)
  expect(flagsOfMask(flagMask(TEXT_FLAGS))).toEqual(TEXT_FLAGS)
  expect(flagsOfMask(0)).toEqual([])
})
