/** What a press on a part of a card asks for. */
export type CardDeed = 'select' | 'reopen' | 'approve' | 'reject' | 'edit' | 'switch-text' | 'reset' | 'take-back'

/** By element and not by attribute: a product's text, shown as HTML, must not be able to say that a press on it approves it. */
const deeds = new WeakMap<Element, CardDeed>()

export function setCardDeed(element: Element, deed: CardDeed | undefined): void {
  if (deed === undefined) deeds.delete(element)
  else deeds.set(element, deed)
}

/** The deed of the element that was pressed, or of the nearest one that it is in. */
export function cardDeedOf(pressed: EventTarget): CardDeed | undefined {
  let element = pressed instanceof Element ? pressed : null
  while (element !== null) {
    const deed = deeds.get(element)
    if (deed !== undefined) return deed
    element = element.parentElement
  }
  return undefined
}
