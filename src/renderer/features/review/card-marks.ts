import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { fillAttribute, fillText, made } from '../../ui/fill.ts'
import { setCardDeed, type CardDeed } from './card-deeds.ts'
import { flagWords } from '../../ui/flag-words.ts'
import classes from './item-card.module.css'

/** Something that is said about a text below it, or a way that leads on from there. */
export type CardMark =
  | {
      readonly kind: 'said'
      readonly text: string
      readonly tone?: 'warning' | 'neutral' | 'accent'
      readonly title?: string
    }
  | { readonly kind: 'deed'; readonly text: string; readonly deed: CardDeed }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

export interface MarkedText {
  readonly item: ReviewItem
  /** Something has been typed about it that is not saved. */
  readonly draft: boolean
  /** The model's text is looked at, though a human's has taken its place. */
  readonly showAi: boolean
}

/**
 * What there is to know about the text, and the way from the human's text to the model's and back. What is found out of a text a moment after
 * it was saved comes last, so that it moves no button from under the pointer.
 */
export function cardMarks({ item, draft, showAi }: MarkedText): readonly CardMark[] {
  const near = showAi ? undefined : item.near
  return [
    ...(item.original.trim() === '' ? [{ kind: 'said', text: t('review:card.wasEmpty') } as const] : []),
    ...(item.edit === null ? [] : editMarks(showAi)),
    ...(item.rewrittenBy === undefined
      ? []
      : ([
          { kind: 'said', text: t('review:anew.written') },
          { kind: 'deed', text: t('review:anew.earlier'), deed: 'take-back' }
        ] as const)),
    ...(draft
      ? ([
          { kind: 'said', text: t('review:card.draft'), tone: 'warning' },
          { kind: 'deed', text: t('review:card.continue'), deed: 'edit' }
        ] as const)
      : []),
    ...(showAi ? item.flags : item.shownFlags).map((flag) => flagMark(flag, showAi ? undefined : item.bannedWords)),
    ...(near === undefined ? [] : nearMarks(near))
  ]
}

function flagMark(flag: string, bannedWords: readonly string[] | undefined): CardMark {
  const { label, help, tone } = flagWords(flag)
  const text =
    flag === 'banned-word' && bannedWords !== undefined
      ? t('review:flag.bannedWords', { words: bannedWords.join(', ') })
      : label
  return { kind: 'said', text, tone, title: help }
}

/** That other products have the text too, to the letter or nearly, and the way to all of them. */
function nearMarks({ same, products, group }: NonNullable<ReviewItem['near']>): readonly CardMark[] {
  return [
    { kind: 'said', text: same ? t('review:near.same') : t('review:near.nearly'), title: t('review:near.help') },
    {
      kind: 'link',
      text: t('review:near.show', { count: products - 1 }),
      href: routes.reviewAll({ tab: 'all', group })
    }
  ]
}

function editMarks(showAi: boolean): readonly CardMark[] {
  return [
    { kind: 'said', text: showAi ? t('review:card.aiText') : t('review:card.editedByYou'), tone: 'accent' },
    { kind: 'deed', text: showAi ? t('review:card.showYours') : t('review:card.showAi'), deed: 'switch-text' },
    { kind: 'deed', text: t('review:card.reset'), deed: 'reset' }
  ]
}

const ELEMENTS = { said: 'span', deed: 'button', link: 'a' } as const

/** Shows these marks in an element that nobody else puts anything in, in the elements of those before as far as they fit. */
export function fillMarks(host: HTMLElement, marks: readonly CardMark[]): void {
  host.hidden = marks.length === 0
  for (const [at, mark] of marks.entries()) fillMark(elementFor(host, at, ELEMENTS[mark.kind]), mark)
  while (host.childElementCount > marks.length) host.lastElementChild?.remove()
}

function elementFor(host: HTMLElement, at: number, name: (typeof ELEMENTS)[CardMark['kind']]): HTMLElement {
  const there = host.children[at]
  if (there instanceof HTMLElement && there.localName === name) return there
  const element = made(name, name === 'span' ? classes['flag'] : classes['way'])
  // The list's keys do the same, so that Tab need not stop at each.
  if (name !== 'span') element.tabIndex = -1
  if (element instanceof HTMLButtonElement) element.type = 'button'
  if (there === undefined) host.append(element)
  else there.replaceWith(element)
  return element
}

function fillMark(element: HTMLElement, mark: CardMark): void {
  fillText(element, mark.text)
  fillAttribute(element, 'data-tone', mark.kind === 'said' ? mark.tone : undefined)
  fillAttribute(element, 'title', mark.kind === 'said' ? mark.title : undefined)
  setCardDeed(element, mark.kind === 'deed' ? mark.deed : undefined)
  fillAttribute(element, 'href', mark.kind === 'link' ? mark.href : undefined)
}
