import type { TextForm } from '#shared/model/text-form.ts'
import type { WrittenNumber } from '#shared/model/written-numbers.ts'

/** Signs of units that are the same in every language that is written with Latin letters. Single letters count as they stand. */
const SIGNS: ReadonlySet<string> = new Set(
  (
    'ml cl dl l L g gr grs kg mg mm cm dm m km cm² m² m³ oz lb lbs ft W kW kWh V Hz kHz MHz GHz mAh GB MB TB dpi px rpm ' +
    '% ‰ ° °C °F " ″'
  ).split(' ')
)
/**
 * Beginnings of their names, without accents, in the languages that merchants sell in: `500 ml` may become `500 Milliliter`, and `40 cm`
 * `40 centímetros`.
 */
const NAMES =
  /^(?:milli|mili|centi|centy|senti|santi|zenti|deci|decy|desi|dezi|kilo|quilo|lit|gram|met|in$|inch|inc$|zoll|pulg|poleg|pouc|poll|duim|tum|tomm|tuum|palc|palec|cal|foot|feet|fuß|pie|pied|fot|fod|oz|unz|onz|unc|uns|once|ounce|pfund|libr|libbr|livre|pound|pond|pund|funt|watt|vatt|volt|wolt|hertz|herc|giga|mega|tera|pixel|piksel|px|perc|proz|proc|pros|por|pour|per|grad|deg|derec|stop|stup|ast|celsius)/i
/** A sign, or a word. Curly quotes and the signs of other scripts' keyboards stand for those of ours. */
const AFTER_NUMBER = /[\s\u2011-]?(°\s?[CF]?|[%‰"″”％٪℃℉\u3371-\u33df]|''|\p{L}[\p{L}\p{M}²³]*)/uy
/** Turkish and Arabic set it before the number. */
const BEFORE_NUMBER = /(?:[%％٪]|yüzde\s)$/iu

type Unit = 'sign' | 'name' | 'unknown' | 'none'

type Read = Pick<TextForm, 'before' | 'after' | 'numbersBefore' | 'numbersAfter'>

/** Whether a measure of the original stands in the text without a unit, wherever its number stands. */
export function losesUnit({ before, after, numbersBefore, numbersAfter }: Read): boolean {
  /** Whether a number of the text has no unit anywhere. */
  const bare = new Map<string, boolean>()
  for (const number of numbersAfter) {
    if (bare.get(number.value) !== false) bare.set(number.value, unitAt(after, number) === 'none')
  }
  return numbersBefore.some((number) => bare.get(number.value) === true && unitAt(before, number) === 'sign')
}

function unitAt(text: string, { end, shown }: WrittenNumber): Unit {
  AFTER_NUMBER.lastIndex = end
  const word = AFTER_NUMBER.exec(text)?.[1]?.replaceAll(/\s/g, '') ?? ''
  if (SIGNS.has(word) || (word.length > 1 && SIGNS.has(word.toLowerCase()))) return 'sign'
  if (NAMES.test(word.normalize('NFD').replaceAll(/\p{M}/gu, ''))) return 'name'
  const start = end - shown.length
  if (BEFORE_NUMBER.test(text.slice(Math.max(0, start - 6), start))) return 'sign'
  // Another script has signs of its own.
  return word === '' || /^\p{Script=Latin}/u.test(word) ? 'none' : 'unknown'
}
