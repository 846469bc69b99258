export interface FlagWords {
  readonly label: string
  readonly help: string
  readonly tone: 'warning' | 'neutral'
}

const WORDS: Readonly<Record<string, FlagWords>> = {
  'over-recommended': {
    label: 'Longer than recommended',
    help: 'Search engines or shop themes may cut this text.',
    tone: 'warning'
  },
  'number-lost': { label: 'Number missing', help: 'A number of the original is not in the new text.', tone: 'warning' },
  'number-added': {
    label: 'New number',
    help: 'The new text has a number that the original does not.',
    tone: 'warning'
  },
  'structure-lost': {
    label: 'Formatting lost',
    help: 'Lists, links, headings or pictures of the original are gone.',
    tone: 'warning'
  },
  'big-change': {
    label: 'Length changed a lot',
    help: 'The new text is more than twice or less than half as long.',
    tone: 'neutral'
  },
  'unit-lost': {
    label: 'Unit missing',
    help: 'A measure of the original has its number still, and not its unit.',
    tone: 'warning'
  },
  empty: { label: 'Empty', help: 'A reader would see nothing.', tone: 'warning' },
  language: { label: 'Other language', help: 'The text is not in the language that was asked for.', tone: 'warning' },
  markup: {
    label: 'Unusual code',
    help: 'The text has HTML, links or characters that a text of the model would be refused for.',
    tone: 'warning'
  },
  unchanged: { label: 'No change', help: 'The model left the text as it was.', tone: 'neutral' }
}

/** A flag in words. One that this version does not know is shown by its name. */
export function flagWords(flag: string): FlagWords {
  return WORDS[flag] ?? { label: flag.replaceAll('-', ' '), help: 'Look at this text with care.', tone: 'neutral' }
}
