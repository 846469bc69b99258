import type { WrittenNumber } from '#shared/model/written-numbers.ts'

/** U+2212 is a minus sign wherever a number follows it; the others may be a bullet, a range or a pause. */
const MINUS = '\u2212'
const HYPHENS = String.raw`\u002d\u2010-\u2013\ufe63\uff0d`
const SIGN = new RegExp(`[${MINUS}${HYPHENS}]`, 'u')
/** What may stand before a sign. Behind a letter or a digit it joins: `AB-18`, `10-18`. */
const FREE = /(?:^|[\s([{"'“„«‚‘:/~≤≥<>=\u200e\u200f])$/u
/** A text whose dashes stand before words without a blank, such as `-Oak -12 °C to 5 °C`, has bullets that look like signs. */
const BULLET = new RegExp(String.raw`(?:^|\s)[${HYPHENS}]\p{L}`, 'u')

/** Between the two ends of a range. */
const TO = 'to|till|until|and|bis|und|al?|à|et|hasta|y|e|tot|до|עד|至|から'
/** `+/-2 °C` has no sign, and neither has what stands right behind a measure, where it joins with a blank as well: `20 °C -30 °C`. */
const JOINING = new RegExp(String.raw`(?:\+\s?\/\s?|\d\s?(?:[°º]\s?[CF]?|[%‰℃℉]|(?!(?:${TO})\s)\p{L}{0,4})\s)$`, 'iu')

const DEGREES = String.raw`\s?(?:[°º℃℉度도]|[CF](?![\p{L}\d])|degree|grad|degr[ée]|grau|graden|stop|derajat|градус|βαθμ|מעלות|درجة)`
const JOINT = String.raw`\s?(?:[-\u2010-\u2015\u2212~…/,]|\.{2,3}|${TO})`
/** A temperature, or the first of two that share their unit: `-5 to 40 °C`. */
const TEMPERATURE = new RegExp(
  String.raw`${DEGREES}|${JOINT}\s?[+±${MINUS}${HYPHENS}]?\s?\d{1,4}(?:[.,]\d{1,2})?${DEGREES}`,
  'iuy'
)

/** What a text may have for a minus before its number, whatever else it may mean: nothing is to be told that may be right. */
const KEPT_BEFORE =
  /(?:[-\u00b1\u2010-\u2015\u2212\ufe58\ufe63\uff0d([]|(?:minus|menos?|moins|miinus|минус|μείον|מינוס|マイナス|ناقص|سالب)\P{L}{0,2})\s?$/iu
/** Below zero, on either side of it. Not "below" alone: `-18 °C or below` says something else than `18 °C or below`. */
const BELOW_ZERO = /zero|zéro|cero|\bnull|\bnul\b|zera|нуля|אפס|below freezing|氷点下|零下|영하/iu
/** Long enough for either, in UTF-16 units. */
const NEAR = 24

/**
 * Numbers of a text that have lost their minus sign on the way to another one, as the text writes them, each once. Only where a sign can
 * hardly be anything else: a real minus, or a dash before a temperature. A number that the other text has nowhere is not among them, since
 * `lostNumbers` tells of it. Linear in the length of both.
 */
export function lostSigns(
  original: string,
  originalNumbers: readonly WrittenNumber[],
  text: string,
  numbers: readonly WrittenNumber[]
): readonly string[] {
  if (!SIGN.test(original)) return []
  const hasBullets = BULLET.test(original)
  const signed = originalNumbers.filter((number) => isNegative(original, number, hasBullets))
  if (signed.length === 0) return []
  /** Whether one of the text's places for a number may have a sign. */
  const kept = new Map<string, boolean>()
  for (const number of numbers) if (kept.get(number.value) !== true) kept.set(number.value, mayBeNegative(text, number))
  const lost = signed.filter(({ value }) => kept.get(value) === false)
  return [...new Set(lost.map((number) => original.slice(startOf(number) - 1, number.end)))]
}

function isNegative(text: string, number: WrittenNumber, hasBullets: boolean): boolean {
  const at = startOf(number) - 1
  const sign = text[at]
  if (sign === undefined || !SIGN.test(sign)) return false
  const before = text.slice(Math.max(0, at - 10), at)
  if (!FREE.test(before) || JOINING.test(before)) return false
  if (sign === MINUS) return true
  TEMPERATURE.lastIndex = number.end
  return !hasBullets && TEMPERATURE.test(text)
}

function mayBeNegative(text: string, number: WrittenNumber): boolean {
  const start = startOf(number)
  const before = text.slice(Math.max(0, start - NEAR), start)
  return (
    KEPT_BEFORE.test(before) || BELOW_ZERO.test(before) || BELOW_ZERO.test(text.slice(number.end, number.end + NEAR))
  )
}

function startOf({ end, shown }: WrittenNumber): number {
  return end - shown.length
}
