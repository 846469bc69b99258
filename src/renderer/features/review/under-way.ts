import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { isJobFinished } from '#shared/model/job-state.ts'

/** Whether the model is at work on the item's text, or waits to be. */
export function isUnderWay({ regeneration }: ReviewItem): boolean {
  return regeneration !== undefined && !isJobFinished(regeneration.status)
}
