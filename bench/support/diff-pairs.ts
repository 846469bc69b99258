import { seededRandom } from '../../simulators/random.ts'

/** Two texts to compare, as the review has them. */
export interface DiffPair {
  readonly before: string
  readonly after: string
  readonly how: 'plain' | 'readable' | 'rendered' | 'source'
  readonly language: string
}

const LANGUAGES = {
  en: 'blue stoneware mug that keeps tea warm for a long time and fits every hand with 350 ml of room, made by hand in small kilns'.split(
    ' '
  ),
  de: 'blaue Tasse aus Steinzeug für Tee und Kaffee, hält lange warm, liegt gut in der Hand, fasst 350 ml & wird von Hand gemacht'.split(
    ' '
  ),
  he: 'ספל קרמיקה כחול בעבודת יד שומר על חום התה לאורך זמן ומתאים לכל יד עם נפח של 350 מ"ל'.split(' '),
  ja: [
    '手作りの',
    '青い',
    'マグカップ',
    'お茶を',
    '温かく',
    '保ち、',
    '手に',
    'なじみます。',
    '容量は',
    '350ml',
    'です。',
    '☕',
    '👩‍👩‍👧'
  ]
} as const
type Language = keyof typeof LANGUAGES
const INLINE = ['b', 'strong', 'em', 'i', 'u', 'span', 'small', 'sup', 'a', 'ins', 'del']
const ODDITIES = [
  '&amp;',
  '&nbsp;',
  '&lt;3',
  '<',
  ' & ',
  '<!-- note -->',
  '<br>',
  '<br/>',
  '\n    ',
  'e\u0301',
  '\u200f',
  '🇮🇱',
  '<img alt="A mug" src="x.png">',
  '<script>x()</script>',
  '<hr>',
  '</p>',
  '</div>',
  '<b',
  '<p align=center>'
]

/** The longest text that an item may have, and the longest that a store may have had before. */
const LONGEST = { after: 8_000, before: 16_000 } as const

interface Dice {
  below(limit: number): number
  pick<T>(from: readonly T[]): T
  chance(share: number): boolean
}

/** The same seed makes the same pairs: rewrites of every size, in four languages, of plain texts and of HTML, sound and broken. */
export function diffPairs(count: number, seed: number): readonly DiffPair[] {
  const random = seededRandom(seed)
  const below = (limit: number): number => Math.floor(random.next() * limit)
  const dice: Dice = {
    below,
    chance: (share) => random.next() < share,
    pick: (from) => {
      const one = from[below(from.length)]
      if (one === undefined) throw new Error('Nothing to pick from')
      return one
    }
  }
  return Array.from({ length: count }, (_, at) => onePair(dice, at))
}

function onePair(dice: Dice, at: number): DiffPair {
  const language = dice.pick(Object.keys(LANGUAGES) as Language[])
  const html = at % 3 !== 0
  // Mostly the size of a real description; every 25th as long as there can be.
  const longest = at % 25 === 24
  const blocks = Array.from({ length: longest ? 120 : 1 + dice.below(12) }, () =>
    html ? block(dice, language, 2) : sentence(dice, language)
  )
  const before = blocks.join(html ? dice.pick(['', '\n', '\n  ']) : ' ')
  const after = dice.chance(0.15)
    ? Array.from({ length: blocks.length }, () => (html ? block(dice, language, 2) : sentence(dice, language))).join('')
    : rewritten(dice, blocks, language, html)
  return {
    before: before.slice(0, LONGEST.before),
    after: after.slice(0, LONGEST.after),
    how: html ? dice.pick(['rendered', 'rendered', 'rendered', 'source', 'readable'] as const) : 'plain',
    language
  }
}

function rewritten(dice: Dice, blocks: readonly string[], language: Language, html: boolean): string {
  const kept = [...blocks]
  const changes = 1 + dice.below(6)
  for (let change = 0; change < changes; change += 1) {
    const at = dice.below(kept.length + 1)
    const old = kept[at]
    if (old === undefined || dice.chance(0.2)) {
      kept.splice(at, 0, html ? block(dice, language, 2) : sentence(dice, language))
      continue
    }
    if (dice.chance(0.2)) {
      kept.splice(at, 1)
      continue
    }
    if (dice.chance(0.15)) {
      kept.push(...kept.splice(at, 1))
      continue
    }
    kept[at] = html && dice.chance(0.4) ? reformatted(dice, old) : reworded(dice, old, language)
  }
  return kept.join(html ? dice.pick(['', '\n']) : ' ')
}

/** Some of the words between the tags replaced, taken out or doubled. */
function reworded(dice: Dice, text: string, language: Language): string {
  return text.replaceAll(/(?<=^|[\s>])[^\s<>]+(?=$|[\s<])/g, (word) => {
    if (!dice.chance(0.15)) return word
    return dice.pick(['', `${word} ${dice.pick(LANGUAGES[language])}`, dice.pick(LANGUAGES[language])])
  })
}

/** The same words in other elements. */
function reformatted(dice: Dice, html: string): string {
  switch (dice.below(5)) {
    case 0:
      return html.replaceAll(/(<\/?)p\b/g, `$1${dice.pick(['div', 'h2', 'blockquote'])}`)
    case 1:
      return html.replace(/[^\s<>]{4,}(?=[^<>]*<)/, (word) => wrapped(dice, word))
    case 2:
      return `<div>${html}</div>`
    case 3:
      return html.replaceAll(/<\/?(?:b|strong|em|i|u|span|small|a)(?:\s[^>]*)?>/g, '')
    default:
      return html.replaceAll(/<p>(.*?)<\/p>/g, '<ul><li>$1</li></ul>')
  }
}

function sentence(dice: Dice, language: Language): string {
  const words = Array.from({ length: 3 + dice.below(14) }, () => dice.pick(LANGUAGES[language]))
  return `${words.join(language === 'ja' ? '' : ' ')}${language === 'ja' ? '' : dice.pick(['.', '!', ','])}`
}

function wrapped(dice: Dice, text: string): string {
  const name = dice.pick(INLINE)
  const attributes =
    name === 'a' ? ' href="https://shop.example/a"' : name === 'span' ? ' style="font-weight: 700"' : ''
  return `<${name}${attributes}>${text}</${name}>`
}

function inline(dice: Dice, language: Language): string {
  return Array.from({ length: 1 + dice.below(4) }, () => {
    const text = sentence(dice, language)
    if (dice.chance(0.12)) return `${text}${dice.pick(ODDITIES)}`
    return dice.chance(0.35) ? wrapped(dice, dice.chance(0.2) ? wrapped(dice, text) : text) : text
  }).join(dice.pick([' ', '']))
}

function block(dice: Dice, language: Language, depth: number): string {
  const kind = dice.below(10)
  if (kind < 4 || depth === 0) return `<p>${inline(dice, language)}</p>`
  if (kind < 6) {
    const entries = Array.from({ length: 1 + dice.below(5) }, () => {
      const nested = dice.chance(0.15) ? block(dice, language, depth - 1) : ''
      return `<li>${inline(dice, language)}${nested}</li>`
    })
    const list = dice.pick(['ul', 'ol'])
    return `<${list}>${entries.join(dice.pick(['', '\n  ']))}</${list}>`
  }
  if (kind === 6) {
    const rows = Array.from({ length: 1 + dice.below(4) }, () => {
      const cells = Array.from({ length: 2 }, () => `<td>${sentence(dice, language)}</td>`)
      return `<tr>${cells.join('')}</tr>`
    })
    return `<table><tbody>${rows.join('')}</tbody></table>`
  }
  if (kind === 7) return `<h${2 + dice.below(3)}>${sentence(dice, language)}</h3>`
  if (kind === 8) return `<${dice.pick(['div', 'blockquote', 'pre'])}>${inline(dice, language)}</div>`
  return inline(dice, language)
}
