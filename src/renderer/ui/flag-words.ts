import { TEXT_FLAGS, type TextFlag } from '#shared/model/text-flags.ts'
import { t } from '../lib/i18n.ts'

export interface FlagWords {
  readonly label: string
  readonly help: string
  readonly tone: 'warning' | 'neutral'
}

const NAMES = {
  'over-recommended': 'overRecommended',
  'number-lost': 'numberLost',
  'number-added': 'numberAdded',
  'structure-lost': 'structureLost',
  'big-change': 'bigChange',
  'unit-lost': 'unitLost',
  empty: 'empty',
  language: 'language',
  markup: 'markup',
  'banned-word': 'bannedWord',
  unchanged: 'unchanged'
} as const satisfies Readonly<Record<TextFlag, string>>

/** Remarks; all others are warnings. */
const NEUTRAL: ReadonlySet<string> = new Set<TextFlag>(['big-change', 'unchanged'])

/** A flag in words. One that this version does not know is shown by its name. */
export function flagWords(flag: string): FlagWords {
  const known = TEXT_FLAGS.find((each) => each === flag)
  if (known === undefined) return { label: flag.replaceAll('-', ' '), help: t('review:flag.unknown'), tone: 'neutral' }
  return {
    label: t(`review:flag.${NAMES[known]}.label`),
    help: t(`review:flag.${NAMES[known]}.help`),
    tone: NEUTRAL.has(flag) ? 'neutral' : 'warning'
  }
}
