/** The hash before the first character of a word (FNV-1a). */
export const NO_WORD = 0x811c_9dc5 | 0
export const BLANK = 32
/** Kinds of units: part of a word, or a word by itself; all others stand between words. */
export const PART = 1
export const WHOLE = 2
const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u
/** Scripts that set no blanks between words: each of their characters counts by itself. So does half of one beyond 16 bits. */
const WHOLE_WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Cs}]/u

let kinds: Uint8Array | undefined

/** What each UTF-16 unit is to a word: looked up, because asking an expression for each would take most of the time. */
export function kindsOfUnits(): Uint8Array {
  if (kinds !== undefined) return kinds
  const table = new Uint8Array(0x1_0000)
  for (let unit = 0; unit < table.length; unit += 1) {
    const char = String.fromCharCode(unit)
    if (WHOLE_WORD.test(char)) table[unit] = WHOLE
    else if (PART_OF_WORD.test(char)) table[unit] = PART
  }
  kinds = table
  return table
}
