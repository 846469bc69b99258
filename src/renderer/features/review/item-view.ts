import type { DiffLayout } from '../../ui/value-diff.tsx'

/** How the texts of all items are shown. */
export interface ItemView {
  readonly layout: DiffLayout
  readonly source: boolean
  readonly language: string
}
