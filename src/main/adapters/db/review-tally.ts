import type { ReviewCounts } from '#shared/contract/review-filter.ts'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { PUBLISH_STATES, type PublishState, type ReviewState } from '#shared/model/item-state.ts'
import { riskBandOf } from '#shared/model/risk.ts'
import { flagsOfMask, TEXT_FLAGS, type TextFlag } from '#shared/model/text-flags.ts'

/** What items are counted by. */
export interface TalliedRow {
  readonly jobId: number
  readonly review: ReviewState
  readonly publish: PublishState
  readonly attribute: Attribute
  readonly risk: number
  readonly flags: number
}

export interface Tally {
  add(row: TalliedRow, items: number): void
  counts(): ReviewCounts
}

/** @param languages by job */
export function createTally(languages: ReadonlyMap<number, string>): Tally {
  let total = 0
  const review: Record<ReviewState, number> = { OPEN: 0, APPROVED: 0, REJECTED: 0 }
  const risk = { low: 0, medium: 0, high: 0 }
  const attributes = new Map<Attribute, number>()
  const publish = new Map<PublishState, number>()
  /** By the flags that stand together, of which there are few. */
  const masks = new Map<number, number>()
  const jobs = new Map<number, number>()
  return {
    add(row, items) {
      total += items
      review[row.review] += items
      risk[riskBandOf(row.risk)] += items
      more(attributes, row.attribute, items)
      more(publish, row.publish, items)
      more(masks, row.flags, items)
      more(jobs, row.jobId, items)
    },
    counts() {
      const flags = new Map<TextFlag, number>()
      for (const [mask, items] of masks) for (const flag of flagsOfMask(mask)) more(flags, flag, items)
      const byLanguage = new Map<string, number>()
      for (const [jobId, items] of jobs) more(byLanguage, languages.get(jobId) ?? '', items)
      return {
        total,
        review: { open: review.OPEN, approved: review.APPROVED, rejected: review.REJECTED },
        risk,
        attributes: listed(ATTRIBUTES, attributes).map(([attribute, items]) => ({ attribute, items })),
        flags: listed(TEXT_FLAGS, flags).map(([flag, items]) => ({ flag, items })),
        languages: [...byLanguage]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([language, items]) => ({ language, items })),
        publish: listed(PUBLISH_STATES, publish).map(([state, items]) => ({ state, items })),
        jobs: [...jobs].toSorted(([a], [b]) => b - a).map(([jobId, items]) => ({ jobId, items }))
      }
    }
  }
}

function more<K>(counts: Map<K, number>, key: K, items: number): void {
  counts.set(key, (counts.get(key) ?? 0) + items)
}

/** In the order in which every list shows them; what there is none of is left out. */
function listed<K>(order: readonly K[], counts: ReadonlyMap<K, number>): readonly (readonly [K, number])[] {
  return order.flatMap((key) => {
    const items = counts.get(key)
    return items === undefined ? [] : [[key, items] as const]
  })
}
