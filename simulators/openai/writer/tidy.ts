/** Words that stay small inside an English title. */
const SMALL_WORDS = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'but',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
  'x'
])

const UNITS = new Set([
  'mm',
  'cm',
  'm',
  'km',
  'g',
  'kg',
  'mg',
  'ml',
  'cl',
  'l',
  'oz',
  'lb',
  'in',
  'ft',
  'w',
  'v',
  'pcs',
  'pieces'
])

/** Blanks, dots and capitals as a careful writer sets them. Digits, units and words stay. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/[ \t\u00a0\u3000]{2,}/g, ' ')
    .replaceAll(/ ([,;!?]|\.(?!\d))/g, '$1')
    .replaceAll(/!{2,}|!(?=\?)/g, '!')
    .replaceAll(/\?{2,}/g, '?')
    .replaceAll(/,(?=\p{Letter})/gu, ', ')
    .replaceAll(/[*~^_=]{3,}/g, '')
    .replaceAll(/\b\p{Lu}{2,}(?: \p{Lu}{2,})+\b/gu, quieten)
}

/** A run of shouted words, said calmly. */
function quieten(words: string): string {
  const lower = words.toLowerCase()
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

/** A product's name without decoration, shouting and dangling punctuation. */
export function tidyName(name: string, language: string): string {
  const plain = tidyText(
    name
      .replaceAll(/[\p{Extended_Pictographic}\ufe0f\u200d]/gu, '')
      .replaceAll(/[★☆●■◆♥✓✔|]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  )
    .replace(/^[\s\-–—:,.!*]+/, '')
    .replace(/[\s\-–—:,.!*]+$/, '')
  const calm =
    plain.length > 4 && plain === plain.toUpperCase() && plain !== plain.toLowerCase() ? plain.toLowerCase() : plain
  // A name with letters that English lacks has capitals by its own language's rules.
  const english = language === 'en' && !/[^\P{Letter}a-z]/iu.test(calm)
  return english ? titleCase(calm) : calm.charAt(0).toUpperCase() + calm.slice(1)
}

function titleCase(text: string): string {
  return text
    .split(' ')
    .map((word, index, words) => {
      if (word !== word.toLowerCase() || /\d/.test(word)) return word
      if (UNITS.has(word.replace(/[,.;)]+$/, '')) && /\d$/.test(words[index - 1] ?? '')) return word
      return index > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)
    })
    .join(' ')
}

/** The name as a sentence wants it: without sizes, and without what stands behind a dash, bracket or bar. */
export function spokenName(name: string): string {
  const head = name.split(/ [-–—|(]|[(,:]/)[0]?.trim() ?? name
  const words = head.split(' ')
  const sized = words.findIndex((word) => /\d/.test(word))
  const kept = sized >= 2 ? words.slice(0, sized).join(' ') : head
  const ended = kept.replace(/(?: (?:of|in|for|with|and|at|by|to|x|×|-))+$/i, '').replace(/[\s×,-]+$/, '')
  return ended === '' ? name : ended
}

/** At most `length` UTF-16 units, ended at a word. */
export function cutAtWord(text: string, length: number, ending = ''): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - ending.length)
  const space = cut.lastIndexOf(' ')
  const whole = space > length / 2 ? cut.slice(0, space) : cut
  return `${whole.replace(/[\s\-–—:,;.!?|\ud800-\udbff]+$/, '')}${ending}`
}

/** Lower-case ASCII with hyphens, or `''` where the text has no Latin letter or digit. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll(/ä/g, 'ae')
    .replaceAll(/ö/g, 'oe')
    .replaceAll(/ü/g, 'ue')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 90)
    .replace(/-[^-]*$/, (tail) => (text.length > 90 ? '' : tail))
    .replace(/-$/, '')
}

/** Plainer English for phrases that shops wear out. Applied once, left to right, so that no replacement is replaced again. */
const PLAINER: ReadonlyMap<string, string> = new Map([
  ['a lot of', 'plenty of'],
  ['lots of', 'plenty of'],
  ['perfect for', 'ideal for'],
  ['ideal for', 'a natural choice for'],
  ['great for', 'well suited to'],
  ['suitable for', 'well suited to'],
  ['is perfect', 'is just right'],
  ['perfect gift', 'thoughtful gift'],
  ['a must-have', 'an easy favourite'],
  ['introducing', 'meet'],
  ['featuring', 'with'],
  ['allows you to', 'lets you'],
  ['enables you to', 'lets you'],
  ['allow you to', 'let you'],
  ['in order to', 'to'],
  ['as well as', 'along with'],
  ['due to', 'thanks to'],
  ['additionally', 'also'],
  ['furthermore', 'also'],
  ['utilize', 'use'],
  ['utilizes', 'uses'],
  ['made of', 'made from'],
  ['is made out of', 'is made from'],
  ['amazing', 'wonderful'],
  ['awesome', 'wonderful'],
  ['super', 'wonderfully'],
  ['really', 'truly'],
  ['very nice', 'lovely'],
  ['very', 'truly'],
  ['nice', 'lovely'],
  ['pretty', 'charming'],
  ['cool', 'appealing'],
  ['best ever', 'a favourite'],
  ['designed to', 'there to'],
  ['helps to', 'helps'],
  ['each and every', 'every'],
  ['any occasion', 'any moment'],
  ['all day long', 'from morning to night'],
  ['will love', 'will appreciate'],
  ["you'll love", "you'll appreciate"],
  ['comes in', 'is available in'],
  ['come in', 'are available in'],
  ['easy to use', 'simple to use'],
  ['easy to clean', 'simple to clean'],
  ['take your', 'bring your'],
  ['look no further', 'this is it']
])

const PLAINER_PATTERN = new RegExp(
  `\\b(?:${[...PLAINER.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((words) => words.replaceAll('-', '\\-'))
    .join('|')})\\b`,
  'gi'
)

export function plainerEnglish(text: string): string {
  return text.replaceAll(PLAINER_PATTERN, (found) => {
    const better = PLAINER.get(found.toLowerCase()) ?? found
    const first = found.charAt(0)
    return first === first.toUpperCase() ? better.charAt(0).toUpperCase() + better.slice(1) : better
  })
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
