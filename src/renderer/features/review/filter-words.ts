import type { PublishState } from '#shared/model/item-state.ts'
import { t } from '../../lib/i18n.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatLanguage } from '../../lib/format.ts'
import { flagWords } from '../../ui/flag-words.ts'
import { narrowingOf, type ReviewSearch } from './review-search.ts'
import { riskWords } from './risk-mark.tsx'

export interface FilterChip {
  readonly key: string
  readonly label: string
  /** The change of the address that takes it away. */
  readonly without: Partial<ReviewSearch>
}

/** Each thing that narrows a review, in words. The search stands in its own field. */
export function filterChips(search: ReviewSearch, collectionName: (id: string) => string): readonly FilterChip[] {
  const set = narrowingOf(search)
  const each = <Name extends 'attributes' | 'publish' | 'risk' | 'flags' | 'languages' | 'jobIds' | 'collectionIds'>(
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
    ...each('jobIds', (id) => t('review:job', { id: String(id) })),
    ...each('attributes', attributeLabel),
    ...each('risk', riskWords),
    ...each('flags', (flag) => flagWords(flag).label),
    ...said('duplicates', set.duplicates, t('review:filter.duplicates'), t('review:filter.noDuplicates')),
    ...said('near', set.near, t('review:filter.near'), t('review:filter.noNear')),
    ...(set.group === undefined
      ? []
      : [{ key: 'group', label: t('review:filter.group'), without: { group: undefined } }]),
    ...each('publish', publishWords),
    ...each('languages', formatLanguage),
    ...each('collectionIds', collectionName),
    ...range('length', set.minLength, set.maxLength, { minLength: undefined, maxLength: undefined }),
    ...range('change', percent(set.minChange), percent(set.maxChange), { minChange: undefined, maxChange: undefined })
  ]
}

function said(key: 'duplicates' | 'near', wanted: boolean | undefined, yes: string, no: string): readonly FilterChip[] {
  return wanted === undefined ? [] : [{ key, label: wanted ? yes : no, without: { [key]: undefined } }]
}

function percent(share: number | undefined): number | undefined {
  return share === undefined ? undefined : share / 10
}

function range(
  key: 'length' | 'change',
  least: number | undefined,
  most: number | undefined,
  without: Partial<ReviewSearch>
): readonly FilterChip[] {
  if (least !== undefined && most !== undefined)
    return [{ key, label: t(`review:chip.${key}`, { least, most }), without }]
  if (least !== undefined) return [{ key, label: t(`review:chip.${key}Least`, { least }), without }]
  return most === undefined ? [] : [{ key, label: t(`review:chip.${key}Most`, { most }), without }]
}

export function publishWords(state: PublishState): string {
  return t(`common:ui.status.publish.${state}`)
}

/** Takes all of the chips away and lets go of the saved view, and leaves the tab, the search and the sort. */
export const WITHOUT_FILTER: Partial<ReviewSearch> = {
  jobIds: undefined,
  attributes: undefined,
  risk: undefined,
  flags: undefined,
  duplicates: undefined,
  near: undefined,
  group: undefined,
  publish: undefined,
  from: undefined,
  languages: undefined,
  collectionIds: undefined,
  minLength: undefined,
  maxLength: undefined,
  minChange: undefined,
  maxChange: undefined
}
