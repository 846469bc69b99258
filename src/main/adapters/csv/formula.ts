/** Begins like a formula for a spreadsheet, also behind blanks and in full-width letters. */
const FORMULA_START = /^(?:[\s\u200B-\u200F\u2060]*[=+\-@＝＋－＠]|[ \u00A0]*[\t\r])/u

/** `-5`, `-5 %`, `+3,50`, `-1.250,00`: a spreadsheet shows these as they are, and an apostrophe would only spoil them. */
const PLAIN_NUMBER = /^\s*[+-]\s?\d+(?:[.,'’\u00A0\u202F ]\d{3})*(?:[.,]\d+)?\s?%?\s*$/u

/** A cell that a spreadsheet would run gets a leading apostrophe, which makes it text there. */
export function escapeFormula(value: string): { readonly value: string; readonly escaped: boolean } {
  if (!FORMULA_START.test(value) || PLAIN_NUMBER.test(value)) return { value, escaped: false }
  return { value: `'${value}`, escaped: true }
}
