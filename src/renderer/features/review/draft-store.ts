import { createDraftStore } from '../../lib/draft-store.ts'

/** Texts that were typed in review and not yet saved, by item id. */
export const reviewDrafts = createDraftStore('wordshelf.review.drafts')
