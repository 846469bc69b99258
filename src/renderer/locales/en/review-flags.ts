/** What a text is marked with, and what a pointer that rests on the mark is told. */
export const reviewFlags = {
  overRecommended: {
    label: 'Longer than recommended',
    help: 'Search engines or shop themes may cut this text.'
  },
  numberLost: {
    label: 'Number missing',
    help: 'A number of the original is not in the new text, or has lost its minus sign.'
  },
  numberAdded: {
    label: 'New number',
    help: 'The new text has a number that the original does not.'
  },
  structureLost: {
    label: 'Formatting lost',
    help: 'Lists, links, headings or pictures of the original are gone.'
  },
  bigChange: {
    label: 'Length changed a lot',
    help: 'The new text is more than twice or less than half as long.'
  },
  unitLost: {
    label: 'Unit missing',
    help: 'A measure of the original has its number still, and not its unit.'
  },
  empty: {
    label: 'Empty',
    help: 'A reader would see nothing.'
  },
  language: {
    label: 'Other language',
    help: 'The text is not in the language that was asked for.'
  },
  markup: {
    label: 'Unusual code',
    help: 'The text has HTML, links or characters that a text of the model would be refused for.'
  },
  bannedWord: {
    label: 'Banned word',
    help: 'The text uses a word that your settings ban.'
  },
  unchanged: {
    label: 'No change',
    help: 'The model left the text as it was.'
  },
  unknown: 'Look at this text with care.',
  bannedWords: 'Banned word: {{words}}',
  numbersLost: 'Number missing: {{numbers}}'
} as const
