import { compareTexts, type ComparisonResult, type ComparisonTask } from './comparison.ts'
import { compareElsewhere, compareElsewhereInAdvance, type ElsewhereCompared } from './comparison-thread.ts'
import { mergedDocument, type MergedDocument } from './merged-document.ts'
import { readableText } from './readable-text.ts'
import { renderedForm } from './rendered-form.ts'
import { renderedPieces } from './rendered-pieces.ts'
import { DIFF_TIMEOUT_MS, type DiffPart } from './text-diff.ts'

export interface Compared {
  readonly before: string
  readonly after: string
  readonly how: 'plain' | 'readable' | 'rendered' | 'source'
  readonly language: string
}

export type Comparison =
  | { readonly kind: 'parts'; readonly parts: readonly DiffPart[] }
  | { readonly kind: 'document'; readonly merged: MergedDocument }

/** Enough for what is compared ahead and what is scrolled past and back, little enough to forget about: some megabytes. */
const MAX_KNOWN = 1_000

const known = new Map<string, Comparison>()
const underWay = new Set<string>()
const listeners = new Set<() => void>()

/** Made once for each: what is shown is asked for at every drawing, and two long texts take long to put together. */
const keys = new WeakMap<Compared, string>()

function keyOf(compared: Compared): string {
  const made = keys.get(compared)
  if (made !== undefined) return made
  const { before, after, how, language } = compared
  const key = `${language}\u0000${how}\u0000${before}\u0000${after}`
  keys.set(compared, key)
  return key
}

/** Short texts are compared in no time, so they count as known. */
const SHORT_TEXT = 300
/** Characters of both texts beyond which a comparison is another thread's work. */
const LONG_TEXT = 4_000
/** Beyond this, in one of the two, taking the HTML apart alone would hold up the window: it is compared as text. */
const MAX_RENDERED = 60_000

export function canBeRendered(before: string, after: string): boolean {
  return before.length <= MAX_RENDERED && after.length <= MAX_RENDERED
}

function lengthOf({ before, after }: Compared): number {
  return before.length + after.length
}

export function knownComparison(compared: Compared): Comparison | undefined {
  return known.get(keyOf(compared))
}

/** The comparison takes no time that anybody would notice. */
export function isQuick(compared: Compared): boolean {
  return (compared.how !== 'rendered' && lengthOf(compared) <= SHORT_TEXT) || known.has(keyOf(compared))
}

/**
 * What changed; undefined where the texts are so long that another thread compares them, which `onComparison` tells the end of. Rows of
 * a long list come and go; each pair of texts is compared once.
 */
export function comparison(compared: Compared): Comparison | undefined {
  const key = keyOf(compared)
  const found = recalled(key)
  if (found !== undefined) return found
  if (lengthOf(compared) > LONG_TEXT) {
    compareLong(key, compared)
    return undefined
  }
  const { task, finish } = prepared(compared)
  return remember(key, finish(compareTexts(task, DIFF_TIMEOUT_MS)))
}

/**
 * Compares in another thread what will be in sight soon, so that a row is drawn once, with what changed in it. Documents to be rendered
 * need the window and wait until they are in sight; so do texts that take long, which would hold up the ones that are.
 */
export function compareAhead(soon: readonly Compared[]): void {
  compareElsewhereInAdvance(
    soon.flatMap((compared) => {
      const key = keyOf(compared)
      if (compared.how === 'rendered' || lengthOf(compared) > LONG_TEXT || underWay.has(key)) return []
      if (recalled(key) !== undefined) return []
      underWay.add(key)
      const { task, finish } = prepared(compared)
      const done: ElsewhereCompared['done'] = (result) => {
        underWay.delete(key)
        // What came into sight before that has been compared in the window.
        if (result !== undefined && !known.has(key)) remember(key, finish(result))
      }
      return [{ task, done }]
    })
  )
}

/** Calls `listener` whenever a long comparison has come to its end. Returns how to stop. */
export function onComparison(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The text after, before anything is known about what changed. */
export function plainly({ after, how }: Compared): readonly DiffPart[] {
  const text = how === 'readable' ? readableText(after) : after
  return text === '' ? [] : [{ kind: 'same', text }]
}

function compareLong(key: string, compared: Compared): void {
  if (underWay.has(key)) return
  underWay.add(key)
  const { task, finish } = prepared(compared)
  compareElsewhere({
    task,
    done: (result) => {
      underWay.delete(key)
      if (result !== undefined) remember(key, finish(result))
      for (const listener of listeners) listener()
    }
  })
}

/** What was asked for last is dropped last. */
function recalled(key: string): Comparison | undefined {
  const found = known.get(key)
  if (found === undefined) return undefined
  known.delete(key)
  known.set(key, found)
  return found
}

function remember(key: string, found: Comparison): Comparison {
  known.set(key, found)
  const oldest = known.keys().next().value
  if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest)
  return found
}

interface Prepared {
  readonly task: ComparisonTask
  readonly finish: (result: ComparisonResult) => Comparison
}

/** Taking HTML apart and putting it together again needs the window; what lies in between does not. */
function prepared({ before, after, how, language }: Compared): Prepared {
  if (how !== 'rendered')
    return { task: { how, before, after, language }, finish: (result) => finished(result, { before: [], after: [] }) }
  const old = renderedPieces(renderedForm(before))
  const next = renderedPieces(renderedForm(after))
  return {
    task: { how, before: old.pieces, after: next.pieces, language },
    finish: (result) => finished(result, { before: old.elements, after: next.elements })
  }
}

function finished(result: ComparisonResult, elements: Parameters<typeof mergedDocument>[1]): Comparison {
  return result.kind === 'parts'
    ? { kind: 'parts', parts: result.parts }
    : { kind: 'document', merged: mergedDocument(result.ops, elements) }
}
