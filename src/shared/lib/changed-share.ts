/** Beyond this many UTF-16 units a text is long enough for its share to be told from its beginning. */
const LONGEST = 20_000
/** Scripts that set no blanks between words: each of their characters counts by itself. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv

/**
 * How much of a text is another one now, in thousandths: 0 for the same text, 1,000 where no word is left of it. Words count by their
 * length and wherever they stand, so that the work is linear; a text that only orders its words anew, or changes its marks, has 1.
 */
export function changedShare(before: string, after: string): number {
  if (before === after) return 0
  const left = wordsOf(before)
  const right = wordsOf(after)
  let total = 0
  let kept = 0
  for (const [word, times] of left) {
    total += word.length * times
    kept += 2 * word.length * Math.min(times, right.get(word) ?? 0)
  }
  for (const [word, times] of right) total += word.length * times
  // Texts without a single word, such as a row of marks, have nothing in common that could be counted.
  if (total === 0) return 1_000
  return Math.min(1_000, Math.max(1, Math.round((1_000 * (total - kept)) / total)))
}

function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>()
  for (const word of text.slice(0, LONGEST).match(WORD) ?? []) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}
