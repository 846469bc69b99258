import { mergeRendered, type MergeOp } from './rendered-merge.ts'
import type { RenderedPiece } from './rendered-pieces.ts'
import { readableText } from './readable-text.ts'
import { diffHtml, diffText, type DiffPart } from './text-diff.ts'

/** What a comparison works on: plain data, so that another thread can do it. */
export type ComparisonTask =
  | {
      readonly how: 'plain' | 'readable' | 'source'
      readonly before: string
      readonly after: string
      readonly language: string
    }
  | {
      readonly how: 'rendered'
      readonly before: readonly RenderedPiece[]
      readonly after: readonly RenderedPiece[]
      readonly language: string
    }

export type ComparisonResult =
  | { readonly kind: 'parts'; readonly parts: readonly DiffPart[] }
  | { readonly kind: 'merge'; readonly ops: readonly MergeOp[] }

/** @param timeoutMs of each of the two tries (`alignTokens`) */
export function compareTexts(task: ComparisonTask, timeoutMs: number): ComparisonResult {
  switch (task.how) {
    case 'plain':
      return { kind: 'parts', parts: diffText(task.before, task.after, task.language, timeoutMs) }
    case 'readable': {
      const { before, after, language } = task
      return { kind: 'parts', parts: diffText(readableText(before), readableText(after), language, timeoutMs) }
    }
    case 'source':
      return { kind: 'parts', parts: diffHtml(task.before, task.after, task.language, timeoutMs) }
    case 'rendered':
      return { kind: 'merge', ops: mergeRendered(task.before, task.after, task.language, timeoutMs) }
  }
}
