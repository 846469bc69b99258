import type { Input } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { keptEdit, shownText } from '#shared/model/kept-edit.ts'
import type { TabCounts } from './review-filter.ts'

/** The part of an item that a reviewer changes. */
export type Decided = Pick<JobItem, 'review' | 'edit' | 'otherEdit'>

/** What an item is shown as while the engine's word is on its way, over what it was when last read. */
export interface Patch {
  readonly shown: Decided
  readonly read: Decided
  readonly op: number
}

export type Patches = ReadonlyMap<number, Patch>

export interface Painted {
  readonly patches: Patches
  /** The counts as they were before the first patch; null without patches. */
  readonly baseCounts: TabCounts | null
}

/** The item as it is to be shown. */
export function patchedItem<T extends JobItem>(item: T, patches: Patches): T {
  const patch = patches.get(item.id)
  return patch === undefined ? item : { ...item, ...patch.shown }
}

/** The counts as they are to be shown: what was last read, moved by what is painted. */
export function patchedCounts(read: TabCounts, { patches, baseCounts }: Painted): TabCounts {
  const counts: { -readonly [K in keyof TabCounts]: number } = { ...(baseCounts ?? read) }
  for (const { shown, read: was } of patches.values()) {
    counts[COUNT_OF[was.review]] -= 1
    counts[COUNT_OF[shown.review]] += 1
    counts.edited += Number(shown.edit !== null) - Number(was.edit !== null)
    counts.twoTexts += Number(shown.otherEdit !== null) - Number(was.otherEdit !== null)
  }
  return counts
}

const COUNT_OF = { OPEN: 'open', APPROVED: 'approved', REJECTED: 'rejected' } as const satisfies Record<
  ReviewState,
  keyof TabCounts
>

export function decided(item: JobItem): Decided {
  return { review: item.review, edit: item.edit, otherEdit: item.otherEdit }
}

/** The engine's rule: another text voids an approval, and nothing but an approval. */
export function outcome(item: JobItem, { decision, edit }: Input<'items.review'>): Decided {
  const next = edit === undefined ? item.edit : keptEdit(item, edit)
  const textChanged = shownText({ ...item, edit: next }) !== shownText(item)
  const isVoid = textChanged && item.review === 'APPROVED'
  return { edit: next, otherEdit: item.otherEdit, review: decision ?? (isVoid ? 'OPEN' : item.review) }
}
