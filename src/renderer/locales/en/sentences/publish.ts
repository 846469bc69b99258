/** Publishing to Wix, conflicts and undo. */
export const publishSentences = {
  notApproved: 'It is not approved. Approve it in Review first.',
  gone: 'The product is no longer in the store.',
  noAltText: 'This version of a Wix store takes no alt text from outside. Export it, or enter it in Wix.',
  empty: 'The text is empty, and Wix needs one here. Edit it in Review.',
  long: 'The text is longer than this version of a Wix store takes. Shorten it in Review.',
  noImage: 'The product has no image that could carry an alt text.',
  underWay: 'The same text of this product is being published already.',
  underWayNow: 'The same text of this product is being published right now.',
  undone: 'It was taken back already.',
  replaced: 'A later publish replaced it. Undo that one first.',
  edited: 'It was edited on Wix since. The newer text is left alone.',
  changedSince: 'It was changed on Wix since the text was written.',
  liveKept: 'The text on Wix was kept.',
  approvalVoid:
    'The approval was taken back or the text was changed after the publish was planned. Approve it and publish again.',
  notStored: 'Wix said yes, and yet the store holds the earlier text. Change it in Wix, or export it.',
  keepsChanging:
    'The product changed on Wix each time it was about to be written. Publish it again when nobody edits it.',
  noAnswer: 'Wix gave no answer several times, and the store still holds the earlier text. Publish it again later.',
  mayBeTakenBack:
    'The answer of Wix was lost and the product was changed meanwhile. Either your text never arrived, or somebody took it back: decide which text stays.',
  notThereYet: 'Wix said yes, but does not show the text yet. The store is read again before anything else is done.',
  answerLost: 'The answer was lost. The store is read again before anything else is done.',
  slugTaken: 'Another product has this URL slug already. Choose another one in Review.',
  slugForm: 'Wix does not take this URL slug. Use lower-case letters, digits and hyphens.',
  tooLong: 'Wix finds the {{attribute, attribute}} too long. Shorten it in Review.',
  ribbon: 'Wix did not accept the ribbon. Create it once in Wix, then publish again.',
  variants:
    'Wix takes no change of this product, because its variants are broken there. Open and save it in Wix, then publish again.',
  refusedCode: 'Wix refused the {{attribute, attribute}} ({{code}}).',
  refusedBecause: 'Wix refused the {{attribute, attribute}}: {{why, sentence}}',
  refused: 'Wix refused the {{attribute, attribute}}: {{message}}',
  missed: 'Its time passed while Wordshelf was closed or asleep. Publish now, or choose another time.',
  passed: 'That time has passed. Choose a later one, or publish now.',
  nothing: 'There is nothing to publish: {{why, sentence}}',
  nothingBack: 'There is nothing to take back: {{why, sentence}}',
  takenBack: 'what would change was taken back before. Tick it on the Publish screen to publish it again.',
  heldAlready: 'the store holds these texts already.',
  noneApproved: 'no text of this job is approved. Approve some in Review first.',
  noMatch: 'nothing that was published matches.',
  notScheduled: "You can't {{_command}} this publish: it waits for its time.",
  notMissed: "You can't {{_command}} this publish: it missed its time.",
  notRunning: "You can't {{_command}} this publish: it is running.",
  notPaused: "You can't {{_command}} this publish: it is paused.",
  notDone: "You can't {{_command}} this publish: it is done.",
  notCancelled: "You can't {{_command}} this publish: it was cancelled.",
  editedSince:
    'This text has been changed in Review since it was to be published. Publish it again to see the new one beside the live text.',
  undoHasNoMerge: 'An undo has no text of its own to merge. Put the earlier text back, or keep the live one.',
  undoChangedSinceAsked:
    'What would be taken back has changed since you were asked. Nothing was taken back; look at the numbers and confirm again.',
  changedSinceAsked:
    'What would be published has changed since you were asked. Nothing was published; look at the numbers and confirm again.',
  otherStore:
    "You confirmed “{{confirmed}}”, but the store is “{{name}}”. Nothing was published; look at the store's name and confirm again.",
  notConnected: 'This store is not connected with Wix. Connect it first, or export the approved texts.',
  notMentioned: 'Wix did not mention this product in its answer.',
  answerNotRead: 'The answer of Wix could not be read.'
} as const
