import { comparison } from '../../../src/renderer/lib/comparison-cache.ts'
import type { GridRow } from './rows.ts'

/** The row's change as the product draws it: compared by the product's own code when the row comes into sight. */
export function diffNodes({ original, text, html, language }: GridRow): readonly Node[] {
  const found = comparison({ before: original, after: text, how: html ? 'readable' : 'plain', language })
  if (found?.kind !== 'parts') throw new Error('Not compared at once')
  return found.parts.map((part) => {
    const node = document.createElement(part.kind === 'same' ? 'span' : part.kind === 'added' ? 'ins' : 'del')
    node.textContent = part.text
    return node
  })
}

export function flagNodes({ flags }: GridRow): readonly Node[] {
  return flags.map((flag) => {
    const node = document.createElement('span')
    node.className = 'flag'
    node.textContent = flag
    return node
  })
}

export function aboutLines({ length, risk, changed, review }: GridRow): readonly string[] {
  return [`${length} characters`, risk, changed, review]
}

export const DECISIONS = ['Approve', 'Reject', 'Edit'] as const
