/** Connecting a store, and fetching its catalogue. */
export const storeSentences = {
  noKeyForSite: 'Wordshelf has no key for this site. Make one at Wix under API Keys and enter it here.',
  noKey: 'Wordshelf has no key for {{store}}. Connect the store again with a key from Wix.',
  found: 'Wix answers: this is the store {{store}}.',
  publishing: 'Something is being published to this store. Let that end, or cancel it first.',
  notOnWix: 'This store is not on Wix. Connect a Wix store first.',
  notOnWixConnect: 'This store is not on Wix. Connect one first.',
  nothingToFetch: 'This store is not on Wix, so there is nothing to fetch. Connect a Wix store first.',
  movedCatalogue:
    'Wix has moved this store to a new catalogue. Wordshelf fetches the whole catalogue again first and then goes on.',
  disconnected: 'The store was disconnected. What was fetched before stays.',
  fetchingAlready: 'The catalogue is being fetched already. Let that end, or cancel it first.',
  pullRunning: 'Not possible: this pull is running.',
  pullPaused: 'Not possible: this pull is paused.',
  pullDone: 'Not possible: this pull has come to its end.',
  pullCancelled: 'Not possible: this pull was cancelled.',
  pullFailed: 'Not possible: this pull has failed.'
} as const
