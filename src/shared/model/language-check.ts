/** Scripts whose letters tell a language apart at once. Anything not listed is taken to be written in Latin letters. */
const SCRIPTS: ReadonlyMap<string, RegExp> = new Map([
  ['he', /\p{Script=Hebrew}/u],
  ['yi', /\p{Script=Hebrew}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['fa', /\p{Script=Arabic}/u],
  ['ur', /\p{Script=Arabic}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['uk', /\p{Script=Cyrillic}/u],
  ['bg', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['th', /\p{Script=Thai}/u],
  ['hi', /\p{Script=Devanagari}/u]
])
/** Languages in common use with more than one script: their letters prove nothing. */
const SCRIPTLESS: ReadonlySet<string> = new Set([
  'sr',
  'kk',
  'uz',
  'az',
  'mn',
  'pa',
  'ku',
  'bs',
  'tk',
  'ky',
  'tg',
  'ka',
  'hy',
  'am',
  'ta',
  'te',
  'bn',
  'mr',
  'gu',
  'kn',
  'ml',
  'ne',
  'si',
  'my',
  'km',
  'lo',
  'be',
  'mk',
  'ps',
  'sd',
  'ug',
  'yue'
])

const LATIN = /\p{Script=Latin}/u
const LETTER = /\p{Letter}/u

/** Short words that hardly any sentence of the language does without, and those that it shares with another's. */
const COMMON_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', words('the and a an in with for of this that you your from is are to by it or our on as')],
  ['de', words('der die das und mit für ein eine einen ist von zu den im in an auf sich sie oder aus')],
  ['fr', words('le la les et avec pour des du de en que a on une un est vous votre dans sur ce cette ou par')],
  ['es', words('el la los las y con para una un es del de en su que por o a al')],
  ['it', words('il la le gli e con per una un è del della di che nel questo o a in da al')],
  ['pt', words('o a os as e com para por uma um é do da de em que seu sua ou no na')],
  ['nl', words('de het een en met voor van is in op te je uw dit of dat bij aan')],
  ['tr', words('ve ile için bir bu da de çok olan en gibi veya her')]
])

/**
 * True where a text is plainly in another language than asked. Meant for sentences: says nothing (false) about short texts, about
 * languages that it doesn't know, and about a text that has some of the language in it, such as kept sentences of the original.
 */
export function looksForeign(text: string, language: string): boolean {
  const tag = primary(language)
  if (SCRIPTLESS.has(tag)) return false
  const letters = [...text].filter((char) => LETTER.test(char))
  if (letters.length < 30) return false
  const script = SCRIPTS.get(tag) ?? LATIN
  if (!letters.some((char) => script.test(char))) return true
  return script === LATIN && speaksAnother(text, tag)
}

function speaksAnother(text: string, tag: string): boolean {
  const own = COMMON_WORDS.get(tag)
  if (own === undefined) return false
  const spoken = [...new Set(text.toLowerCase().split(/[^\p{Letter}]+/u))]
  // A word that both languages have says nothing: "in" is as German as it is English.
  return [...COMMON_WORDS].some(
    ([other, list]) =>
      other !== tag &&
      !spoken.some((word) => own.has(word) && !list.has(word)) &&
      spoken.filter((word) => word.length > 1 && list.has(word) && !own.has(word)).length >= 3
  )
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? ''
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
