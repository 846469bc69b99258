/** What is said after data was put aside or went back in time: one sentence of what happened, and its parts. */
export const recoverySentences = {
  backup: 'Your data was damaged or missing, so Wordshelf went back to its backup of {{when, when}}{{parts, parts}}.',
  backupUndated:
    'Your data was damaged or missing, so Wordshelf went back to its backup of an unknown time{{parts, parts}}.',
  emptyStore:
    'Your data was damaged or missing and there was no good backup, so Wordshelf started with an empty store{{parts, parts}}.',
  newestLost: 'The newest changes to your data were lost; what is here is from {{when, when}}{{parts, parts}}.',
  newestLostUndated: 'The newest changes to your data were lost; what is here is from before that{{parts, parts}}.',
  salvaged_one: '{{count, number}} newer text or decision was saved',
  salvaged_other: '{{count, number}} newer texts and decisions were saved',
  stopped_one: '{{count, number}} unfinished item was stopped',
  stopped_other: '{{count, number}} unfinished items were stopped',
  counted_one: '{{count, number}} credit is counted as used, to be safe',
  counted_other: '{{count, number}} credits are counted as used, to be safe',
  filesKept: 'the files as they were found are kept in {{folder}}',
  logMoved:
    'A write-ahead log that is not of this data was found beside it and was put aside, in {{folder}}; your data is as it was when Wordshelf was last closed.',
  logAlsoMoved: '{{notice, sentence}} A write-ahead log that is not of this data was put aside as well, in {{folder}}.'
} as const
