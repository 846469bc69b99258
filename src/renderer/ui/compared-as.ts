import { canBeRendered, type Compared } from '../lib/comparison-cache.ts'
import type { HtmlForm } from './html-form.ts'

export interface TwoValues {
  readonly before: string
  readonly after: string
  /** The values are HTML. */
  readonly html: boolean
  /** What of the HTML is compared. Means nothing for plain text. */
  readonly form: HtmlForm
  readonly language: string
}

/** How two values are compared where they are shown. */
export function comparedAs({ before, after, html, form, language }: TwoValues): Compared {
  return { before, after, how: howOf(html, form, before, after), language }
}

function howOf(html: boolean, form: HtmlForm, before: string, after: string): Compared['how'] {
  if (!html) return 'plain'
  if (form === 'source') return 'source'
  return form === 'rendered' && canBeRendered(before, after) ? 'rendered' : 'readable'
}
