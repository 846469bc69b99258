import type { Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { engineText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'

/** Stands for a name in a text that is made once, and filled in for each of the many rows of a list. */
const NAME = '\u0001'

export function itemName(item: Pick<JobItem, 'attribute' | 'productName'>): string {
  const text = t('review:itemName', { attribute: attributeLabel(item.attribute), product: NAME })
  return text.replace(NAME, () => item.productName)
}

type CardLabel = 'select' | 'approveItem' | 'rejectItem' | 'editItem' | 'reopenItem'

/** What something of an item's row is for, with the item's name. */
export function cardLabel(label: CardLabel, name: string): string {
  return t(`review:card.${label}`, { item: NAME }).replace(NAME, () => name)
}

/**
 * What a decision did, with its counts: what it changed, and what it left alone and why.
 * @param drafts words that were typed for one of them and not saved: what was approved is the text without them
 */
export function sayDecided(
  decision: ReviewState,
  one: JobItem | undefined,
  drafts = 0
): (result: Output<'items.review'>) => string {
  return ({ changed, unchanged, skipped, textChanged }) =>
    [
      one !== undefined && changed === 1
        ? t(`review:decided.one.${decision}`, { item: itemName(one) })
        : t(`review:decided.many.${decision}`, { count: changed }),
      unchanged > 0 && t('review:decided.already', { count: unchanged }),
      skipped > 0 && t('review:decided.twoTexts', { count: skipped }),
      textChanged.length > 0 && t('review:decided.textChanged', { count: textChanged.length }),
      decision === 'APPROVED' && drafts > 0 && t('review:decided.draftWaits', { count: drafts })
    ]
      .filter((sentence) => sentence !== false)
      .join(' ')
}

/** What was asked of the model for several texts, and what was left out. */
export function sayAsked({ asked, skipped }: Output<'items.regenerateMany'>): string {
  const said = t('review:said.askedMany', { count: asked })
  return skipped === 0 ? said : `${said} ${t('review:said.notAsked', { count: skipped })}`
}

export function sayUndone(one: JobItem | undefined): (count: number) => string {
  return (count) => {
    if (count === 0) return t('review:undone.nothing')
    return one === undefined ? t('review:undone.many', { count }) : t('review:undone.one', { item: itemName(one) })
  }
}

export function sayRedone(one: JobItem | undefined): (count: number) => string {
  return (count) => {
    if (count === 0) return t('review:redone.nothing')
    return one === undefined ? t('review:redone.many', { count }) : t('review:redone.one', { item: itemName(one) })
  }
}

export function saySettled(item: JobItem, keep: 'this' | 'other'): string {
  return t(`review:settled.${keep}`, { item: itemName(item) })
}

export function sayNotSaved(error: Pick<ErrorBody, 'message'>): string {
  return t('review:notSaved', { reason: engineText(error.message) })
}

/** Of what may have been done all the same. */
export function sayNotKnown(error: Pick<ErrorBody, 'message'>): string {
  return t('review:notKnown', { reason: engineText(error.message) })
}

/** With a space before it: it follows another sentence. */
export function sayLeftAlone(count: number): string {
  return count === 0 ? '' : ` ${t('review:leftAlone', { count })}`
}
