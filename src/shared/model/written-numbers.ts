/** One number as it stands in a text. */
export interface WrittenNumber {
  /** Its runs of digits, without the marks between them. A fraction of one sign has those of its two parts. */
  readonly runs: readonly string[]
  /** Its digits, with the decimal places set apart: the same for 1,200.5 and 1.200,5, another for 2.5 and 25. */
  readonly value: string
  readonly shown: string
  /** Place in the text behind its last digit. */
  readonly end: number
}

/**
 * Numbers of a text that another one no longer has, as the text writes them, each once. A number may change its marks on the way to
 * another language (1,200 and 1.200, 2.5 and 2,5), its digits' script, and how often and where it stands; it may not change its digits,
 * nor lose its decimal mark.
 */
export function lostNumbers(original: readonly WrittenNumber[], text: readonly WrittenNumber[]): readonly string[] {
  if (original.length === 0) return []
  const values = new Set(text.map((number) => number.value))
  const runs = new Set(text.flatMap((number) => number.runs))
  const lost = original.filter(({ value, runs: own, shown }) => {
    const decimals = FRACTIONS.get(shown)?.decimals ?? ''
    return !values.has(value) && !own.every((run) => runs.has(run)) && !runs.has(decimals)
  })
  return [...new Set(lost.map((number) => number.shown))]
}

interface Fraction {
  readonly runs: readonly string[]
  /** Those of 0.5 or 1.5, where a text may write it so. */
  readonly decimals?: string
}

const FRACTIONS: ReadonlyMap<string, Fraction> = new Map([
  ['½', { runs: ['1', '2'], decimals: '5' }],
  ['¼', { runs: ['1', '4'], decimals: '25' }],
  ['¾', { runs: ['3', '4'], decimals: '75' }],
  ['⅓', { runs: ['1', '3'] }],
  ['⅔', { runs: ['2', '3'] }],
  ['⅛', { runs: ['1', '8'], decimals: '125' }],
  ['⅜', { runs: ['3', '8'], decimals: '375' }],
  ['⅝', { runs: ['5', '8'], decimals: '625' }],
  ['⅞', { runs: ['7', '8'], decimals: '875' }]
])

const MARK = /\D/
const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u2080-\u2089\uff10-\uff19½¼¾⅓⅔⅛⅜⅝⅞]/
/** A space joins digits only as a thousands mark, before exactly three of them: `38 40 42` are three sizes. */
const NUMBER = /\d+(?:(?:[.,'’٫٬]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))\d+)*|[½¼¾⅓⅔⅛⅜⅝⅞]/g
/** By threes, all with the same mark, or as in India: 1,20,000. What follows are decimal places. */
const THOUSANDS = /^(?:\d{1,3}(\D)\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})(?!\d)/
/** Before the exponent of an area or a volume: `m2` may become `m²`, which is no number. */
const EXPONENT_OF = /(?<!\p{L})(?:[cdkm]?m|ft|in)$/u

/** Of visible text. */
export function readNumbers(text: string): readonly WrittenNumber[] {
  // Most short texts have none.
  if (!DIGIT.test(text)) return []
  const plain = latinDigits(text)
  const numbers: WrittenNumber[] = []
  NUMBER.lastIndex = 0
  for (let found = NUMBER.exec(plain); found !== null; found = NUMBER.exec(plain)) {
    const [shown] = found
    const { index } = found
    if ((shown === '2' || shown === '3') && EXPONENT_OF.test(plain.slice(Math.max(0, index - 3), index))) continue
    const runs = FRACTIONS.get(shown)?.runs ?? shown.split(MARK)
    const value = shown.replace(THOUSANDS, (whole) => whole.replaceAll(/\D/g, '')).replaceAll(/\D/g, '.')
    numbers.push({ runs, value: FRACTIONS.has(shown) ? shown : value, shown, end: NUMBER.lastIndex })
  }
  return numbers
}

/** Arabic-Indic, Persian, Devanagari, Bengali, Thai, subscript and full-width digits to 0–9. */
function latinDigits(text: string): string {
  return text.replaceAll(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u2080-\u2089\uff10-\uff19]/g,
    (digit) => {
      const code = digit.charCodeAt(0)
      const zero = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x2080, 0xff10].findLast((start) => code >= start) ?? code
      return String(code - zero)
    }
  )
}
