/**
 * What a person should look at in a text that may be used as it is. Stored by their places: a new one goes to the end, and none is ever
 * taken out.
 */
export const TEXT_FLAGS = [
  /** Longer than search engines or themes show. */
  'over-recommended',
  /** A number of the original is missing. Of a model's description that is a ground to refuse it: it has to keep its numbers. */
  'number-lost',
  /** A number that the original does not have. */
  'number-added',
  /** Lists, links, headings or pictures of the original are gone. */
  'structure-lost',
  /** More than twice, or less than half, of a long original. */
  'big-change',
  'unchanged',
  /** A measure of the original has its number still, and not its unit. */
  'unit-lost',
  /** Nothing that a reader would see. */
  'empty',
  /** Not in the language that was asked for. */
  'language',
  /** HTML, links or characters that a model's text would be refused for. */
  'markup',
  /** A word or phrase that the store does not want. */
  'banned-word'
] as const
export type TextFlag = (typeof TEXT_FLAGS)[number]

/** One bit per flag. */
export function flagMask(flags: readonly TextFlag[]): number {
  return flags.reduce((mask, flag) => mask | (1 << TEXT_FLAGS.indexOf(flag)), 0)
}

export function flagsOfMask(mask: number): TextFlag[] {
  return TEXT_FLAGS.filter((_flag, bit) => (mask & (1 << bit)) !== 0)
}
