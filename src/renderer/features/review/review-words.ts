import type { Output } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'

const DONE_WORDS: Readonly<Record<ReviewState, string>> = {
  APPROVED: 'approved',
  REJECTED: 'rejected',
  OPEN: 'reopened'
}

export function itemName(item: Pick<JobItem, 'attribute' | 'productName'>): string {
  return `${ATTRIBUTE_RULES[item.attribute].label} of ${item.productName}`
}

/** What a decision did, with its counts: what it changed, and what it left alone and why. */
export function sayDecided(
  decision: ReviewState,
  one: JobItem | undefined
): (result: Output<'items.review'>) => string {
  return ({ changed, unchanged, skipped, textChanged = 0 }) => {
    const what = one !== undefined && changed === 1 ? itemName(one) : formatCount(changed, 'item')
    const rest = [
      unchanged > 0 && `${formatNumber(unchanged)} ${unchanged === 1 ? 'was' : 'were'} so already.`,
      skipped > 0 && `${formatNumber(skipped)} skipped: two texts wait for a choice.`,
      textChanged > 0 &&
        `${formatNumber(textChanged)} skipped: the text is another one than when it was listed. Look again.`
    ]
    return [`${what} ${DONE_WORDS[decision]}.`, ...rest.filter((words) => words !== false)].join(' ')
  }
}

export function sayUndone(one: JobItem | undefined): (count: number) => string {
  return (count) => {
    if (count === 0) return 'There was nothing left to undo.'
    if (one !== undefined) return `Undone: ${itemName(one)} is as it was.`
    return `Undone: ${formatCount(count, 'item')} ${count === 1 ? 'is' : 'are'} as before.`
  }
}

export function sayRedone(one: JobItem | undefined): (count: number) => string {
  return (count) => {
    if (count === 0) return 'There was nothing left to do again.'
    return `Done again: ${one === undefined ? formatCount(count, 'item') : itemName(one)}.`
  }
}

export function saySettled(item: JobItem, keep: 'this' | 'other'): string {
  const which = keep === 'this' ? 'the text here is kept' : 'the other text is kept'
  return `${itemName(item)}: ${which}. It is to be reviewed.`
}
