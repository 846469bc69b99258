import { useState } from 'react'
import { t } from '../../lib/i18n.ts'

export interface ShownChange {
  readonly itemId: number
  /** From 1, in the order of the text. */
  readonly number: number
}

export interface ChangeSteps {
  /** The change that was gone to last, while the cursor stays on its item. */
  readonly shown: ShownChange | null
  /** Where that is and what it is, for who can't see it. */
  readonly said: string
  readonly step: (by: 1 | -1) => void
}

/** Goes from change to change within the text under the cursor. `open` shows all of a long text. */
export function useChangeSteps(itemId: number | undefined, open: (id: number) => void): ChangeSteps {
  const [last, setLast] = useState<(ShownChange & { readonly said: string }) | null>(null)
  const here = last?.itemId === itemId ? last : null
  return {
    shown: here,
    said: here?.said ?? '',
    step: (by) => {
      if (itemId === undefined) return
      const row = document.querySelector(`#review-item-${itemId}`)
      const count = row === null ? 0 : changesIn(row)
      if (row === null || count === 0) return setLast({ itemId, number: 0, said: t('review:change.none') })
      const from = here?.number ?? (by === 1 ? 0 : count + 1)
      // From the last on to the first: nothing happening would look like a broken key.
      const number = from + by > count ? 1 : from + by < 1 ? count : from + by
      open(itemId)
      setLast({ itemId, number, said: words(row, number, count) })
    }
  }
}

function changesIn(row: Element): number {
  return Math.max(0, ...[...row.querySelectorAll<HTMLElement>('[data-change]')].map((mark) => numberOf(mark)))
}

function numberOf({ dataset }: HTMLElement): number {
  return Number(dataset['change'] ?? 0)
}

function words(row: Element, number: number, of: number): string {
  const textOf = (mark: string): string =>
    [...row.querySelectorAll(`${mark}[data-change="${number}"]:not([data-element])`)]
      .map((found) => found.textContent)
      .join('')
      .trim()
  const removed = textOf('del')
  const added = textOf('ins')
  if (removed === '' && added === '') return t('review:change.formatting', { number, of })
  if (removed === '') return t('review:change.added', { number, of, added })
  if (added === '') return t('review:change.removed', { number, of, removed })
  return t('review:change.replaced', { number, of, removed, added })
}
