import { Id } from '#shared/contract/fields.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { REVIEW_SORTS, ReviewFilter, type ReviewSort, type ReviewView } from '#shared/contract/review-filter.ts'
import { REVIEW_TABS, tabFilter, type ReviewTab, type TabCounts } from './review-filter.ts'

const FIELDS = [
  'jobIds',
  'attributes',
  'collectionIds',
  'languages',
  'flags',
  'risk',
  'minLength',
  'maxLength',
  'minChange',
  'maxChange',
  'duplicates',
  'near',
  'group',
  'publish',
  'query'
] as const
type Field = (typeof FIELDS)[number]

/** What an item must be beside its tab. */
export type Narrowing = Pick<ReviewFilter, Field>

/** What the address of a review says. What is not in it is as at first: all that is to be reviewed, in the order of the jobs. */
export interface ReviewSearch extends Narrowing {
  readonly tab?: ReviewTab | undefined
  readonly sort?: ReviewSort['by'] | undefined
  readonly descending?: boolean | undefined
  /** The saved view that it was before it was changed. */
  readonly from?: number | undefined
}

/** Reads an address. What it can't mean is left out: an address may be old, or typed. */
export function parseReviewSearch(search: Readonly<Record<string, unknown>>): ReviewSearch {
  // The router reads `12` as a number, and it may be what somebody looks for.
  const given = typeof search['query'] === 'number' ? { ...search, query: String(search['query']) } : search
  const fields = FIELDS.flatMap((name) => {
    const parsed = ReviewFilter.shape[name].safeParse(given[name])
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : []
  })
  return cleanSearch({
    ...ReviewFilter.parse(Object.fromEntries(fields)),
    tab: REVIEW_TABS.find((tab) => tab === search['tab']),
    sort: REVIEW_SORTS.find((sort) => sort === search['sort']),
    descending: search['descending'] === true,
    from: Id.safeParse(search['from']).data
  })
}

/** Without what says nothing, so that the same review has one address. */
export function cleanSearch(search: ReviewSearch): ReviewSearch {
  const { tab, sort, descending, from } = search
  return {
    ...narrowingOf(search),
    ...(tab === undefined || tab === 'open' ? {} : { tab }),
    ...(sort === undefined || sort === 'job' ? {} : { sort }),
    ...(descending === true ? { descending } : {}),
    ...(from === undefined ? {} : { from })
  }
}

export function narrowingOf(search: ReviewSearch): Narrowing {
  const fields = FIELDS.flatMap((name) => {
    const value = search[name]
    const says = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
    return says ? [[name, value]] : []
  })
  return Object.fromEntries(fields) as Narrowing
}

export function isNarrowed(search: ReviewSearch): boolean {
  return Object.keys(narrowingOf(search)).length > 0
}

/** How all texts under review are decided on, those that a filter leaves out included; undefined where that is not counted. */
export function countsOfAll(
  search: ReviewSearch,
  job: Job | undefined,
  matching: TabCounts
): Pick<TabCounts, 'open' | 'approved' | 'rejected'> | undefined {
  // Where nothing is left out, what matches is all, and its numbers hold what is still on its way too.
  return isNarrowed(search) ? job?.review : matching
}

/** Everything but the tab, as the engine is asked for it. A review of one job has no others. */
export function narrowedFilter(search: ReviewSearch, jobId: number | undefined): ReviewFilter {
  return { ...narrowingOf(search), ...(jobId === undefined ? {} : { jobIds: [jobId] }) }
}

export function viewOf(search: ReviewSearch, jobId: number | undefined): ReviewView {
  return {
    filter: { ...narrowedFilter(search, jobId), ...tabFilter(search.tab ?? 'open') },
    sort: { by: search.sort ?? 'job', descending: search.descending ?? false }
  }
}

/** The address of a saved view; null where an address can't say all that it asks for, as of a view that was saved by a script. */
export function searchOf({ filter, sort }: ReviewView): ReviewSearch | null {
  const { review, edited, twoTexts } = filter
  const tab = REVIEW_TABS.find((each) => saysSame(tabFilter(each), { review, edited, twoTexts }))
  const search = cleanSearch({ ...narrowingOf(filter), tab, sort: sort.by, descending: sort.descending })
  return tab !== undefined && saysSame(viewOf(search, undefined).filter, filter) ? search : null
}

/** Whatever the order that their parts were given in. */
export function saysSame(one: object, other: object): boolean {
  const said = (value: object): string =>
    JSON.stringify(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
    )
  return said(one) === said(other)
}
