/** One number as it stands in a text: its runs of digits, without the marks between them. */
export interface WrittenNumber {
  readonly runs: readonly string[]
  readonly shown: string
  /** Place in the text behind its last digit. */
  readonly end: number
}

/**
 * Numbers of a text that another one no longer has, as the text writes them, each once. A number may change its marks on the way to
 * another language (1,200 and 1.200, 2.5 and 2,5), its digits' script, and how often and where it stands; it may not change its digits.
 */
export function lostNumbers(original: readonly WrittenNumber[], text: readonly WrittenNumber[]): readonly string[] {
  if (original.length === 0) return []
  const joined = new Set(text.map((number) => number.runs.join('')))
  const runs = new Set(text.flatMap((number) => number.runs))
  const lost = original.filter(
    (number) => !joined.has(number.runs.join('')) && !number.runs.every((run) => runs.has(run))
  )
  return [...new Set(lost.map((number) => number.shown))]
}

const MARK = /\D/
const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/
/** A space joins digits only as a thousands mark, before exactly three of them: `38 40 42` are three sizes. */
const NUMBER = /\d+(?:(?:[.,'’٫٬]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))\d+)*/g

/** Of visible text. */
export function readNumbers(text: string): readonly WrittenNumber[] {
  // Most short texts have none.
  if (!DIGIT.test(text)) return []
  const plain = latinDigits(text)
  const numbers: WrittenNumber[] = []
  NUMBER.lastIndex = 0
  for (let found = NUMBER.exec(plain); found !== null; found = NUMBER.exec(plain)) {
    const [shown] = found
    numbers.push({ runs: shown.split(MARK), shown, end: NUMBER.lastIndex })
  }
  return numbers
}

/** Arabic-Indic, Persian, Devanagari, Bengali, Thai and full-width digits to 0–9. */
function latinDigits(text: string): string {
  return text.replaceAll(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g,
    (digit) => {
      const code = digit.charCodeAt(0)
      const zero = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10].findLast((start) => code >= start) ?? code
      return String(code - zero)
    }
  )
}
