import { diffHtml, diffText, type DiffPart } from './text-diff.ts'
import { readableText } from './readable-text.ts'

export interface Compared {
  readonly before: string
  readonly after: string
  readonly how: 'plain' | 'readable' | 'source'
  readonly language: string
}

/** Enough for what is scrolled past and back, little enough to forget about: some megabytes at the worst. */
const MAX_KNOWN = 400

const known = new Map<string, readonly DiffPart[]>()

function keyOf({ before, after, how, language }: Compared): string {
  return `${language}\u0000${how}\u0000${before}\u0000${after}`
}

/** Short texts are compared in no time, so they count as known. */
const SHORT_TEXT = 300

export function knownComparison(compared: Compared): boolean {
  return compared.before.length + compared.after.length <= SHORT_TEXT || known.has(keyOf(compared))
}

/** Rows of a long list come and go; each pair of texts is compared once. */
export function comparison(compared: Compared): readonly DiffPart[] {
  const key = keyOf(compared)
  const found = known.get(key) ?? compare(compared)
  // What was asked for last is dropped last.
  known.delete(key)
  known.set(key, found)
  const oldest = known.keys().next().value
  if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest)
  return found
}

/** The text after, before anything is known about what changed. */
export function plainly({ after, how }: Compared): readonly DiffPart[] {
  const text = how === 'readable' ? readableText(after) : after
  return text === '' ? [] : [{ kind: 'same', text }]
}

function compare({ before, after, how, language }: Compared): readonly DiffPart[] {
  switch (how) {
    case 'plain':
      return diffText(before, after, language)
    case 'readable':
      return diffText(readableText(before), readableText(after), language)
    case 'source':
      return diffHtml(before, after, language)
  }
}
