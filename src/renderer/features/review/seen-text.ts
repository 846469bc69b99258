import type { JobItem } from '#shared/contract/jobs.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { finalText } from './review-rows.ts'

/** What the engine is told of a text that was looked at: which item, and how it read. */
export type SeenText = [id: number, hash: number]

export function seenText(item: JobItem): SeenText {
  return [item.id, textHash(finalText(item))]
}
