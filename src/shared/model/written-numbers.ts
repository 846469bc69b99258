/** One number as it stands in a text: its runs of digits, without the marks between them. */
interface WrittenNumber {
  readonly runs: readonly string[]
  readonly shown: string
  /** Place in the text behind its last digit. */
  readonly end: number
}

/**
 * Numbers of `original` that `proposal` no longer has, as the original writes them, each once. Both are visible text. A number
 * may change its marks on the way to another language (1,200 and 1.200, 2.5 and 2,5), its digits' script, and how often and
 * where it stands; it may not change its digits.
 */
export function lostNumbers(original: string, proposal: string): readonly string[] {
  const kept = readNumbers(proposal)
  const joined = new Set(kept.map((number) => number.runs.join('')))
  const runs = new Set(kept.flatMap((number) => number.runs))
  const lost = readNumbers(original).filter(
    (number) => !joined.has(number.runs.join('')) && !number.runs.every((run) => runs.has(run))
  )
  return [...new Set(lost.map((number) => number.shown))]
}

const MARKS = new Set(['.', ',', "'", '’', '٫', '٬'])
const SPACES = new Set([' ', '\u00a0', '\u202f', '\u2009'])

export function readNumbers(text: string): readonly WrittenNumber[] {
  const plain = latinDigits(text)
  const numbers: WrittenNumber[] = []
  let at = 0
  while (at < plain.length) {
    if (!isDigit(plain[at])) {
      at += 1
      continue
    }
    const start = at
    const runs: string[] = []
    let runStart = at
    for (;;) {
      while (isDigit(plain[at])) at += 1
      runs.push(plain.slice(runStart, at))
      if (!continues(plain, at)) break
      at += 1
      runStart = at
    }
    numbers.push({ runs, shown: plain.slice(start, at), end: at })
  }
  return numbers
}

/** A space joins digits only as a thousands mark, before exactly three of them: `38 40 42` are three sizes. */
function continues(text: string, at: number): boolean {
  const mark = text[at] ?? ''
  if (!isDigit(text[at + 1])) return false
  if (MARKS.has(mark)) return true
  return SPACES.has(mark) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4])
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
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
