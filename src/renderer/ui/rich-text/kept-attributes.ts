import { z } from 'zod'
import type { HtmlAttribute } from '#shared/lib/html-tokens.ts'

/** Attributes that a text keeps and the editor shows nothing of: the page's policy forbids styles that come from a text. */
const KEPT: ReadonlySet<string> = new Set([
  'align',
  'class',
  'dir',
  'id',
  'lang',
  'rel',
  'reversed',
  'start',
  'style',
  'target',
  'title',
  'type',
  'value'
])

const pairs = z.array(z.tuple([z.string(), z.string()]))

export function isKept(name: string): boolean {
  return KEPT.has(name) || /^data-[a-z0-9-]+$/.test(name)
}

/** As the editor carries them: one opaque word. Null for none. */
export function packed(attributes: readonly HtmlAttribute[]): string | null {
  return attributes.length === 0 ? null : JSON.stringify(attributes.map(({ name, value }) => [name, value]))
}

/** A word that did not come from `packed`, such as one that was pasted, says nothing. */
export function unpacked(word: unknown): readonly HtmlAttribute[] {
  if (typeof word !== 'string') return []
  try {
    return pairs.parse(JSON.parse(word)).flatMap(([name, value]) => (isKept(name) ? [{ name, value }] : []))
  } catch {
    return []
  }
}
