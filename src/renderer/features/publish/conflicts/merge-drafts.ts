import { createDraftStore } from '../../../lib/draft-store.ts'

/** Merges that were begun and not yet published, by the id of the value on its way. */
export const mergeDrafts = createDraftStore('wordshelf.conflicts.drafts')
