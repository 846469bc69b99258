import { expect, test } from 'vitest'
import { textHash } from '../lib/text-hash.ts'
import { ATTRIBUTES } from './attribute.ts'
import { bannedWords } from './banned-words.ts'
import { TEXT_RULES, textFacts } from './text-facts.ts'

/** Texts of shops, each beside what might be made of it. Never changed: the results below are of these. */
const TEXTS: readonly (readonly [original: string, text: string, language: string])[] = [
  ['Bottle, 500 ml', 'Bottle, 500', 'en'],
  ['Bottle, 1,200.5 ml', 'Flasche mit 1.200,5 Millilitern', 'de'],
  ['Cushion 40 x 40 cm', 'Kissen, 40 × 40 cm', 'de'],
  ['Shelf 10x20x30 cm, No. 5', 'Estante de 10 x 20 x 30 cm', 'es'],
  ['Keeps -18 °C', 'Keeps 18 °C', 'en'],
  ['Now −20 %', 'Now 20 %', 'en'],
  ['½ pound of tea', '0.5 lb of tea', 'en'],
  ['Taille 38–40, 19,90 €', 'Size 38 to 40', 'en'],
  ['コットン100％、約5℃', 'Cotton 100 %, about 5 °C', 'en'],
  ['כרית 40 ס״מ', 'Cushion, 40 cm', 'en'],
  ['<ul><li>Oak</li><li>12 cm</li></ul>', '<p>Oak, 12 cm</p>', 'en'],
  ['<p>Same</p>', '<p><b>Same</b></p>', 'en'],
  ['<p>A cup &amp; a plate</p>', '<p>A mug</p><script>x</script>', 'en'],
  ['A cup', '', 'en'],
  ['A cup', 'A cheap cup', 'en'],
  ['<p>A cup</p>', '<p>Diese Tasse ist mit der Hand gemacht und passt zu dem Teller, den Sie schon haben.</p>', 'en'],
  ['Made by hand in a small workshop. '.repeat(8), 'Made by hand.', 'en'],
  ['A plain cup', `A cup ${'of the very finest clay '.repeat(9)}`, 'en']
]

/** What each number of the rules made of them, the first at the head. Add to it, with a raised number; never change one. */
const RESULTS: readonly number[] = [8119559826807517, 2233006355638551]

test('rules that make other facts of the same texts have a number of their own', () => {
  const banned = bannedWords(['cheap'])
  const facts = TEXTS.flatMap(([original, text, language]) =>
    ATTRIBUTES.map((attribute) => textFacts({ attribute, original, text, language, banned }))
  )
  expect([TEXT_RULES, textHash(JSON.stringify(facts))]).toEqual([RESULTS.length, RESULTS.at(-1)])
  expect(new Set(RESULTS).size).toBe(RESULTS.length)
})
