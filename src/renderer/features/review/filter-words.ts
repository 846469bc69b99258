import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { formatLanguage, formatNumber } from '../../lib/format.ts'
import { flagWords } from './flag-words.ts'
import { narrowingOf, type ReviewSearch } from './review-search.ts'
import { RISK_WORDS } from './risk-mark.tsx'

export const DUPLICATE_WORDS = 'Same text as another product'

export interface FilterChip {
  readonly key: string
  readonly label: string
  /** The change of the address that takes it away. */
  readonly without: Partial<ReviewSearch>
}

/** Each thing that narrows a review, in words. The search stands in its own field. */
export function filterChips(search: ReviewSearch, collectionName: (id: string) => string): readonly FilterChip[] {
  const set = narrowingOf(search)
  const each = <Name extends 'attributes' | 'risk' | 'flags' | 'languages' | 'jobIds' | 'collectionIds'>(
    name: Name,
    words: (value: NonNullable<ReviewSearch[Name]>[number]) => string
  ): readonly FilterChip[] => {
    const values: readonly NonNullable<ReviewSearch[Name]>[number][] = set[name] ?? []
    return values.map((value) => ({
      key: `${name} ${value}`,
      label: words(value),
      without: { [name]: values.filter((other) => other !== value) }
    }))
  }
  return [
    ...each('jobIds', (id) => `Job ${id}`),
    ...each('attributes', (attribute) => ATTRIBUTE_RULES[attribute].label),
    ...each('risk', (band) => RISK_WORDS[band]),
    ...each('flags', (flag) => flagWords(flag).label),
    ...(set.duplicates === undefined
      ? []
      : [
          {
            key: 'duplicates',
            label: set.duplicates ? DUPLICATE_WORDS : 'No other product has the text',
            without: { duplicates: undefined }
          }
        ]),
    ...each('languages', formatLanguage),
    ...each('collectionIds', collectionName),
    ...range('length', set.minLength, set.maxLength, (value) => `${formatNumber(value)} characters`, {
      minLength: undefined,
      maxLength: undefined
    }),
    ...range('change', set.minChange, set.maxChange, (value) => `${formatNumber(value / 10)}% changed`, {
      minChange: undefined,
      maxChange: undefined
    })
  ]
}

function range(
  key: string,
  min: number | undefined,
  max: number | undefined,
  words: (value: number) => string,
  without: Partial<ReviewSearch>
): readonly FilterChip[] {
  if (min === undefined && max === undefined) return []
  const label =
    min === undefined
      ? `At most ${words(max ?? 0)}`
      : max === undefined
        ? `At least ${words(min)}`
        : `${formatNumber(key === 'change' ? min / 10 : min)} to ${words(max)}`
  return [{ key, label, without }]
}

/** Takes all of the chips away, and leaves the tab, the search and the sort. */
export const WITHOUT_FILTER: Partial<ReviewSearch> = {
  jobIds: undefined,
  attributes: undefined,
  risk: undefined,
  flags: undefined,
  duplicates: undefined,
  languages: undefined,
  collectionIds: undefined,
  minLength: undefined,
  maxLength: undefined,
  minChange: undefined,
  maxChange: undefined
}
