import type { Output, Parsed, ProcedureName } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewCounts, ReviewFilter } from '#shared/contract/review-filter.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { err } from '#shared/lib/result.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { ATTRIBUTES } from '#shared/model/attribute.ts'
import { PUBLISH_STATES } from '#shared/model/item-state.ts'
import { riskBandOf } from '#shared/model/risk.ts'
import { textFacts } from '#shared/model/text-facts.ts'
import { TEXT_FLAGS } from '#shared/model/text-flags.ts'
import { FAKE_NOW } from './fake-data.ts'
import type { FakeState, Handlers } from './fake-state.ts'

type Answered = Extract<ProcedureName, `review.${string}`>

/** What the engine does, small: lists hold still, and rows are as they are now. */
export const reviewListHandlers: Pick<Handlers, Answered> = {
  'review.open': ({ filter, sort }, state) => {
    const found = meantItems(filter, state)
    const key = SORT_KEYS[sort.by]
    const way = sort.descending ? -1 : 1
    const ids = found.toSorted((a, b) => way * compare(key(a), key(b))).map(({ id }) => id)
    const listId = `list-${state.reviewLists.size + 1}`
    state.reviewLists.set(listId, ids)
    return { listId, total: ids.length, counts: countsOf(found) }
  },
  'review.rows': ({ id, offset, limit }, state) =>
    rowsOf(id, state, (_place, at) => at >= offset && at < offset + limit),
  'review.range': ({ id, offset, limit }, state) => {
    const ids = state.reviewLists.get(id)
    if (!ids) return err(errorBody('LIST_EXPIRED', 'This list is no longer held. Open it again.'))
    const items = ids
      .slice(offset, offset + limit)
      .flatMap((itemId) => state.items.find((each) => each.id === itemId) ?? [])
    return {
      ids: items.map((item) => item.id),
      hashes: items.map((item) => textHash(item.edit ?? item.proposal ?? ''))
    }
  },
  'review.find': ({ id, itemIds }, state) => rowsOf(id, state, (itemId) => itemIds.includes(itemId)),
  'review.sample': ({ id, count }, state) => rowsOf(id, state, (_place, at) => at < count),
  'review.counts': ({ filter }, state) => countsOf(meantItems(filter, state)),
  'review.waiting': (_, { items }) => ({
    open: items.filter(({ status, review }) => status === 'DONE' && review === 'OPEN').length
  }),
  'review.views': (_, state) => ({ views: state.reviewViews }),
  'review.saveView': ({ name, view }, state) => {
    const saved = { id: state.reviewViews.length + 1, name, view, updatedAt: FAKE_NOW }
    state.reviewViews = [...state.reviewViews, saved]
    return saved
  },
  'review.changeView': ({ id, name, view }, state) => {
    const before = state.reviewViews.find((each) => each.id === id)
    if (!before) return err(errorBody('NOT_FOUND', 'This view does not exist.'))
    const after = { ...before, name: name ?? before.name, view: view ?? before.view }
    state.reviewViews = state.reviewViews.map((each) => (each.id === id ? after : each))
    return after
  },
  'review.deleteView': ({ id }, state) => {
    state.reviewViews = state.reviewViews.filter((each) => each.id !== id)
    return {}
  }
}

const SORT_KEYS: Readonly<Record<Parsed<'review.open'>['sort']['by'], (item: ReviewItem) => number | string>> = {
  job: ({ id, jobId }) => id - jobId * 1_000_000,
  product: ({ productName }) => productName,
  risk: ({ risk }) => risk,
  length: ({ shownLength }) => shownLength,
  change: ({ changeShare }) => changeShare
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function reviewItem(item: JobItem): ReviewItem {
  const { flags, ...facts } = textFacts({
    attribute: item.attribute,
    original: item.original,
    text: item.edit ?? item.proposal ?? '',
    language: 'en'
  })
  const { shownLength, changeShare, risk } = facts
  const changed = item.publish === 'PUBLISHED' && item.published !== (item.edit ?? item.proposal)
  return {
    ...item,
    language: 'en',
    shownFlags: [...flags],
    shownLength,
    changeShare,
    risk,
    ...(changed ? { changedSincePublish: true } : {})
  }
}

const has = <T>(wanted: readonly T[] | undefined, value: T): boolean => wanted === undefined || wanted.includes(value)

function meantItems(filter: ReviewFilter, { items }: FakeState): readonly ReviewItem[] {
  const { flags, query = '' } = filter
  return items
    .filter(({ status }) => status === 'DONE')
    .map(reviewItem)
    .filter(
      (item) =>
        has(filter.jobIds, item.jobId) &&
        has(filter.review, item.review) &&
        has(filter.attributes, item.attribute) &&
        has(filter.languages, item.language) &&
        has(filter.publish, item.publish) &&
        has(filter.risk, riskBandOf(item.risk)) &&
        (flags === undefined || item.shownFlags.some((flag) => flags.includes(flag))) &&
        item.shownLength >= (filter.minLength ?? 0) &&
        item.shownLength <= (filter.maxLength ?? Infinity) &&
        item.changeShare >= (filter.minChange ?? 0) &&
        item.changeShare <= (filter.maxChange ?? Infinity) &&
        (filter.edited === undefined || (item.edit !== null) === filter.edited) &&
        (filter.duplicates === undefined || hasTwin(item, items) === filter.duplicates) &&
        (filter.group === undefined || alike(item, items)[0]?.id === filter.group) &&
        (filter.near === undefined || hasTwin(item, items) === filter.near) &&
        (filter.twoTexts === undefined || (item.otherEdit !== null) === filter.twoTexts) &&
        item.productName.toLowerCase().includes(query.toLowerCase())
    )
}

const hasTwin = (item: JobItem, items: readonly JobItem[]): boolean => alike(item, items).length > 1

/** The items that show the same text, itself among them. */
function alike(item: JobItem, items: readonly JobItem[]): readonly JobItem[] {
  const text = (one: JobItem): string => one.edit ?? one.proposal ?? ''
  return items.filter(
    (other) => other.jobId === item.jobId && other.attribute === item.attribute && text(other) === text(item)
  )
}

/** The group is called by its first item. */
function nearOf(item: JobItem, items: readonly JobItem[]): Pick<ReviewItem, 'near'> {
  const group = alike(item, items)
  return group.length > 1 ? { near: { group: group[0]?.id ?? 0, products: group.length, same: true } } : {}
}

function rowsOf(
  listId: string,
  state: FakeState,
  isMeant: (id: number, place: number) => boolean
): Output<'review.rows'> | ReturnType<typeof err<ReturnType<typeof errorBody>>> {
  const ids = state.reviewLists.get(listId)
  if (!ids) return err(errorBody('LIST_EXPIRED', 'This list is no longer held. Open it again.'))
  const rows = ids
    .map((id, place) => ({ id, place }))
    .filter(({ id, place }) => isMeant(id, place))
    .map(({ id, place }) => {
      const item = state.items.find((each) => each.id === id)
      return { place, id, item: item ? { ...reviewItem(item), ...nearOf(item, state.items) } : null }
    })
  return { rows, total: ids.length }
}

function countsOf(items: readonly ReviewItem[]): ReviewCounts {
  const count = (is: (item: ReviewItem) => boolean): number => items.filter(is).length
  const some = <T extends { readonly items: number }>(entries: readonly T[]): T[] =>
    entries.filter((entry) => entry.items > 0)
  return {
    total: items.length,
    review: {
      open: count(({ review }) => review === 'OPEN'),
      approved: count(({ review }) => review === 'APPROVED'),
      rejected: count(({ review }) => review === 'REJECTED')
    },
    risk: {
      low: count(({ risk }) => riskBandOf(risk) === 'low'),
      medium: count(({ risk }) => riskBandOf(risk) === 'medium'),
      high: count(({ risk }) => riskBandOf(risk) === 'high')
    },
    attributes: some(
      ATTRIBUTES.map((attribute) => ({ attribute, items: count((item) => item.attribute === attribute) }))
    ),
    flags: some(TEXT_FLAGS.map((flag) => ({ flag, items: count(({ shownFlags }) => shownFlags.includes(flag)) }))),
    publish: some(PUBLISH_STATES.map((state) => ({ state, items: count(({ publish }) => publish === state) }))),
    languages: some([{ language: 'en', items: items.length }]),
    jobs: [...new Set(items.map(({ jobId }) => jobId))].map((jobId) => ({
      jobId,
      items: count((item) => item.jobId === jobId)
    }))
  }
}
