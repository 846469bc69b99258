import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { patchedItem, type Patches } from './review-patches.ts'

const shownOf = new WeakMap<ReviewItem, { readonly patch: object; readonly shown: ReviewItem }>()

/** The item as it is to be shown; the same object as long as nothing about it changes, so that its card is not painted again. */
export function shownItem(item: ReviewItem, patches: Patches): ReviewItem {
  const patch = patches.get(item.id)
  if (patch === undefined) return item
  const known = shownOf.get(item)
  if (known?.patch === patch) return known.shown
  const shown = patchedItem(item, patches)
  shownOf.set(item, { patch, shown })
  return shown
}
