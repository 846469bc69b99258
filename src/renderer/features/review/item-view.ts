import type { HtmlForm } from '../../ui/html-form.ts'
import type { DiffLayout } from '../../ui/value-diff.tsx'

/** How the texts of all items are shown. */
export interface ItemView {
  readonly layout: DiffLayout
  readonly form: HtmlForm
  /** Lines of HTML source are broken where the column ends. */
  readonly wrap: boolean
}
