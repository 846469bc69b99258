const SMALL: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with'
])

/** English as macOS writes its menus: `Open Data Folder`. Small words stay small unless they come first or last. */
export function titleCase(sentence: string): string {
  const words = sentence.split(' ')
  return words
    .map((word, at) =>
      SMALL.has(word) && at !== 0 && at !== words.length - 1 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)
    )
    .join(' ')
}
