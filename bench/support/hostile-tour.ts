import type { HostileStore } from './hostile-store.ts'
import type { HostileText } from './hostile-texts.ts'
import type { Watch } from './hostile-watch.ts'

/** How the review shows HTML, by the titles of its buttons. */
export const FORMS = ['Text as read', 'Rendered', 'HTML source'] as const

/** A place that shows texts, and how many of them were seen there. */
export interface Place {
  readonly name: string
  readonly shown: number
  /** It shows the texts of all products; else one is enough. */
  readonly all: boolean
}

export interface Tour {
  readonly watched: Watch
  readonly store: HostileStore
  readonly texts: readonly HostileText[]
  progress(text: string): void
}
