const DEEDS = ['select', 'reopen', 'approve', 'reject', 'edit', 'switch-text', 'reset', 'take-back'] as const

/** What a press on a part of a card asks for; the part has it in `data-deed`. */
export type CardDeed = (typeof DEEDS)[number]

/** The deed of the element that was pressed, or of the one that it is in. */
export function cardDeedOf(pressed: EventTarget): CardDeed | undefined {
  const deed = pressed instanceof Element ? pressed.closest('[data-deed]')?.getAttribute('data-deed') : undefined
  return DEEDS.find((each) => each === deed)
}
