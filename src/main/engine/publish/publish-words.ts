import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import type { SkipCode, UndoRefusal } from '../../ports/publish-store.ts'

/** Why a text is not published, for the merchant. */
export const SKIP_WORDS: Readonly<Record<SkipCode, string>> = {
  NOT_APPROVED: 'It is not approved. Approve it in Review first.',
  GONE: 'The product is no longer in the store.',
  UNSUPPORTED: 'This version of a Wix store takes no alt text from outside. Export it, or enter it in Wix.',
  EMPTY: 'The text is empty, and Wix needs one here. Edit it in Review.',
  TOO_LONG: 'The text is longer than this version of a Wix store takes. Shorten it in Review.',
  NO_IMAGE: 'The product has no image that could carry an alt text.',
  UNDER_WAY: 'The same text of this product is being published already.'
}

/** Why a published text is not taken back. */
export const UNDO_WORDS: Readonly<Record<UndoRefusal, string>> = {
  UNDONE: 'It was taken back already.',
  REPLACED: 'A later publish replaced it. Undo that one first.',
  EDITED: 'It was edited on Wix since. The newer text is left alone.',
  UNDER_WAY: 'The same text of this product is being published right now.',
  GONE: 'The product is no longer in the store.'
}

export const APPROVAL_VOID = {
  code: 'APPROVAL_VOID',
  message:
    'The approval was taken back or the text was changed after the publish was planned. Approve it and publish again.'
} as const

export const NOT_STORED = {
  code: 'NOT_STORED',
  message: 'Wix said yes, and yet the store holds the earlier text. Change it in Wix, or export it.'
} as const

export const KEEPS_CHANGING = {
  code: 'KEEPS_CHANGING',
  message: 'The product changed on Wix each time it was about to be written. Publish it again when nobody edits it.'
} as const

export const NO_ANSWER_LEFT = {
  code: 'NO_ANSWER',
  message: 'Wix gave no answer several times, and the store still holds the earlier text. Publish it again later.'
} as const

export const MAY_BE_TAKEN_BACK =
  'The answer of Wix was lost and the product was changed meanwhile. Either your text never arrived, or somebody took it back: decide which text stays.'

export const NOT_THERE_YET =
  'Wix said yes, but does not show the text yet. The store is read again before anything else is done.'

export const ANSWER_LOST = 'The answer was lost. The store is read again before anything else is done.'

/** A refusal by Wix in words of ours where the code is known; else Wix's own. */
export function refusalWords(attribute: Attribute, code: string, message: string): string {
  const label = ATTRIBUTE_RULES[attribute].label.toLowerCase()
  switch (code) {
    case 'DUPLICATE_SLUG_ERROR':
      return 'Another product has this URL slug already. Choose another one in Review.'
    case 'INVALID_SLUG_FORMAT':
      return 'Wix does not take this URL slug. Use lower-case letters, digits and hyphens.'
    case 'DESCRIPTION_SIZE_TOO_BIG':
    case 'MAX_LENGTH':
      return `Wix finds the ${label} too long. Shorten it in Review.`
    case 'RIBBON_NOT_FOUND':
      return 'Wix did not accept the ribbon. Create it once in Wix, then publish again.'
    case 'VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT':
      return 'Wix takes no change of this product, because its variants are broken there. Open and save it in Wix, then publish again.'
    default:
      return message === '' ? `Wix refused the ${label} (${code}).` : `Wix refused the ${label}: ${message}`
  }
}
