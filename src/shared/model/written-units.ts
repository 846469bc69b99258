import type { TextForm } from '#shared/model/text-form.ts'

/** Signs of units that are the same in every language that is written with Latin letters. Single letters count as they stand. */
const SIGNS: ReadonlySet<string> = new Set(
  (
    'ml cl dl l L g kg mg mm cm dm m km cm² m² m³ oz lb lbs ft W kW kWh V Hz kHz MHz GHz mAh GB MB TB dpi px rpm ' +
    '% ‰ ° °C °F " ″'
  ).split(' ')
)
/** Beginnings of their names in the languages that merchants sell in: `500 ml` may become `500 Milliliter`. */
const NAMES =
  /^(?:milli|mili|centi|zenti|deci|dezi|kilo|quilo|lit|gram|met|mèt|mét|inch|zoll|pulg|poleg|pouc|poll|duim|foot|feet|fuß|pie|pied|oz|unz|onz|once|ounce|pfund|libr|livre|pound|pond|watt|vatt|volt|hertz|giga|mega|tera|pixel|px|perc|proz|pour|por|per|grad|deg|celsius)/i
const AFTER_NUMBER = /[\s\u00a0\u202f-]?(°\s?[CF]?|[%‰"″]|\p{L}[\p{L}²³]*)/uy

type Unit = 'sign' | 'name' | 'unknown' | 'none'

type Read = Pick<TextForm, 'before' | 'after' | 'numbersBefore' | 'numbersAfter'>

/** Whether a measure of the original stands in the text without a unit, wherever its number stands. */
export function losesUnit({ before, after, numbersBefore, numbersAfter }: Read): boolean {
  return numbersBefore.some(({ runs, end }) => {
    if (unitAt(before, end) !== 'sign') return false
    const digits = runs.join('')
    const same = numbersAfter.filter((number) => number.runs.join('') === digits)
    return same.length > 0 && same.every((number) => unitAt(after, number.end) === 'none')
  })
}

function unitAt(text: string, end: number): Unit {
  AFTER_NUMBER.lastIndex = end
  const word = AFTER_NUMBER.exec(text)?.[1]?.replaceAll(/\s/g, '')
  if (word === undefined) return 'none'
  if (SIGNS.has(word) || (word.length > 1 && SIGNS.has(word.toLowerCase()))) return 'sign'
  if (NAMES.test(word)) return 'name'
  // Another script has signs of its own.
  return /^\p{Script=Latin}/u.test(word) ? 'none' : 'unknown'
}
