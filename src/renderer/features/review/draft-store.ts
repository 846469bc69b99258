import { createDraftStore } from '../../lib/draft-store.ts'

/** Texts that were typed in review and not yet saved, by item id. */
export const reviewDrafts = createDraftStore('wordshelf.review.drafts')

/** Notes to the model that were typed and not sent, by item id. */
export const noteDrafts = createDraftStore('wordshelf.review.notes')
/** In place of an item's id: the note for all that is selected. */
export const NOTE_FOR_SELECTION = 0
