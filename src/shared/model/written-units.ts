import { readNumbers } from '#shared/model/written-numbers.ts'

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

/** Whether a measure of `original` stands in `text` without a unit, wherever its number stands. Both are visible text. */
export function losesUnit(original: string, text: string): boolean {
  const measures = readUnits(original).filter(({ unit }) => unit === 'sign')
  if (measures.length === 0) return false
  const now = readUnits(text)
  return measures.some(({ digits }) => {
    const same = now.filter((number) => number.digits === digits)
    return same.length > 0 && same.every(({ unit }) => unit === 'none')
  })
}

function readUnits(text: string): readonly { readonly digits: string; readonly unit: Unit }[] {
  return readNumbers(text).map(({ runs, end }) => ({ digits: runs.join(''), unit: unitAt(text, end) }))
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
