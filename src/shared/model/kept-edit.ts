interface Texts {
  readonly proposal: string | null
  readonly edit: string | null
}

/** The text that an item shows. */
export function shownText({ proposal, edit }: Texts): string | null {
  return edit ?? proposal
}

/**
 * The edit that an item has when `saved` has been saved over what it shows. To save what stands there changes nothing, whoever wrote it, and
 * the model's own text is nobody's edit.
 */
export function keptEdit(item: Texts, saved: string | null): string | null {
  if (saved === shownText(item)) return item.edit
  return saved === item.proposal ? null : saved
}
