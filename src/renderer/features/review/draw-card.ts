import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { t } from '../../lib/i18n.ts'
import { fillAttribute, fillText, made } from '../../ui/fill.ts'
import { fillLengthMeter } from '../../ui/length-meter.tsx'
import { fillRowButton, makeRowButton, type RowButtonLook } from '../../ui/row-button.tsx'
import { makeRowCheck } from '../../ui/row-check.ts'
import { fillStatusBadge, type StatusBadgeProps } from '../../ui/status-badge.tsx'
import { setCardDeed, type CardDeed } from './card-deeds.ts'
import { cardLabel, itemName } from './review-words.ts'
import { fillRiskMark } from './risk-mark.tsx'
import classes from './item-card.module.css'

/** What is drawn of a card without React, because it is in every row of a list that scrolls and nothing is typed into it. */
export interface CardCells {
  readonly select: HTMLElement
  readonly about: HTMLElement
  readonly decisions: HTMLElement
}

export interface CardFacts {
  readonly item: ReviewItem
  readonly selected: boolean
  /** UTF-16 code units of the text that is shown. */
  readonly length: number
  /** It can be decided on where it stands: no editor is open and no second text waits. */
  readonly decidable: boolean
}

/** Makes the elements of a card once. Gives what fills them for an item, which changes only what is another for it than for the last. */
export function createCardDrawing(cells: CardCells): (facts: CardFacts) => void {
  const check = makeRowCheck()
  setCardDeed(check, 'select')
  cells.select.append(check)

  const attribute = made('span', classes['attribute'])
  const length = made('span', undefined)
  const risk = made('span', undefined)
  const review = made('span', undefined)
  const publish = made('span', undefined)
  cells.about.append(attribute, length, risk)

  const buttons = {
    reopen: makeDeed('reopen'),
    approve: makeDeed('approve'),
    reject: makeDeed('reject'),
    edit: makeDeed('edit')
  }
  cells.decisions.append(buttons.approve, buttons.reject, buttons.edit)

  return ({ item, selected, length: shownLength, decidable }) => {
    const name = itemName(item)
    check.checked = selected
    fillAttribute(check, 'aria-label', cardLabel('select', name))

    fillText(attribute, attributeLabel(item.attribute))
    fillLengthMeter(length, { attribute: item.attribute, length: shownLength })
    fillRiskMark(risk, item)
    fillBadge(review, risk, item.review === 'OPEN' ? undefined : { of: 'review', status: item.review })
    const last = review.isConnected ? review : risk
    fillBadge(publish, last, item.publish === 'NONE' ? undefined : publishLook(item))

    cells.decisions.hidden = !decidable
    // Before the others, which stay where they are: the second click of a double click must not meet another one.
    if (item.review === 'OPEN') buttons.reopen.remove()
    else if (!buttons.reopen.isConnected) cells.decisions.prepend(buttons.reopen)
    for (const look of looksOf(item, name)) fillRowButton(buttons[look.icon], look)
  }
}

function makeDeed(deed: CardDeed): HTMLButtonElement {
  const button = makeRowButton()
  setCardDeed(button, deed)
  return button
}

function publishLook({ publish: status, changedSincePublish: changedSince = false }: ReviewItem): StatusBadgeProps {
  return { of: 'publish', status, changedSince }
}

function fillBadge(badge: HTMLElement, after: HTMLElement, of: StatusBadgeProps | undefined): void {
  if (of === undefined) return badge.remove()
  fillStatusBadge(badge, of)
  if (badge.previousSibling !== after) after.after(badge)
}

type DecisionLook = RowButtonLook & { readonly icon: 'reopen' | 'approve' | 'reject' | 'edit' }

/** Native titles, because a list holds many of these and a tooltip component each would cost more than the rest of the row. */
function looksOf({ review }: ReviewItem, name: string): readonly DecisionLook[] {
  const approved = review === 'APPROVED'
  const rejected = review === 'REJECTED'
  return [
    ...(review === 'OPEN'
      ? []
      : [{ icon: 'reopen', title: t('review:card.reopen'), label: cardLabel('reopenItem', name) } as const]),
    {
      icon: 'approve',
      tone: approved ? 'accent' : undefined,
      title: t('review:card.approve'),
      label: cardLabel('approveItem', name),
      pressed: approved
    },
    {
      icon: 'reject',
      tone: rejected ? 'danger' : undefined,
      title: t('review:card.reject'),
      label: cardLabel('rejectItem', name),
      pressed: rejected
    },
    { icon: 'edit', title: t('review:card.edit'), label: cardLabel('editItem', name) }
  ]
}
