import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { samplePlaces } from './sample-places.ts'

/** For each store: a window has one, and one more while it opens the next. */
const HELD_PER_INSTANCE = 4

/** A list as it was opened, and of each of its items the text that was seen last: at its opening, or when it was read since. */
interface HeldList {
  readonly instanceId: string
  readonly ids: Float64Array
  readonly seen: Float64Array
}

/** Items of a list but for some, with what was seen of them. */
export interface ListSelection {
  readonly ids: readonly number[]
  readonly seen: ReadonlyMap<number, number>
}

/**
 * Lists over all jobs of a store that hold still while they are worked on. The filter is asked once; what is held are the ids in their
 * order, so that any place costs the same. Nothing durable: a list that is forgotten is opened again.
 */
export interface ReviewLists {
  open(instanceId: string, view: Parsed<'review.open'>): Output<'review.open'>
  rows(instanceId: string, wanted: Parsed<'review.rows'>): Result<Output<'review.rows'>, ErrorBody>
  range(instanceId: string, wanted: Parsed<'review.range'>): Result<Output<'review.range'>, ErrorBody>
  find(instanceId: string, wanted: Parsed<'review.find'>): Result<Output<'review.find'>, ErrorBody>
  sample(instanceId: string, wanted: Parsed<'review.sample'>): Result<Output<'review.sample'>, ErrorBody>
  select(instanceId: string, listId: string, except: readonly number[]): Result<ListSelection, ErrorBody>
}

export function createReviewLists({ store, ids: { uuid } }: Pick<EngineDeps, 'store' | 'ids'>): ReviewLists {
  /** The one that was used last at the end. */
  const held = new Map<string, HeldList>()

  function heldList(instanceId: string, listId: string): Result<HeldList, ErrorBody> {
    const list = held.get(listId)
    if (!list) return err(errorBody('LIST_EXPIRED', 'This list is no longer held. Open it again.'))
    if (list.instanceId !== instanceId) return err(notFound('List', listId))
    held.delete(listId)
    held.set(listId, list)
    return ok(list)
  }

  function forgetOldest(instanceId: string): void {
    const own = [...held].filter(([, list]) => list.instanceId === instanceId)
    for (const [listId] of own.slice(0, -HELD_PER_INSTANCE)) held.delete(listId)
  }

  function read(list: HeldList, places: readonly number[]): Output<'review.rows'>['rows'] {
    const ids = places.map((place) => list.ids[place] ?? 0)
    const items = store.read((db) => db.getReviewItems(list.instanceId, ids))
    return places.map((place, at) => {
      const shown = items[at]
      if (shown) list.seen[place] = shown.hash
      return { place, id: ids[at] ?? 0, item: shown?.item ?? null }
    })
  }

  return {
    open(instanceId, view) {
      const { ids, hashes, counts } = store.read((db) => db.findReviewItems(instanceId, view))
      const listId = uuid()
      held.set(listId, { instanceId, ids, seen: hashes })
      forgetOldest(instanceId)
      return { listId, total: ids.length, counts }
    },

    rows(instanceId, { id, offset, limit }) {
      const list = heldList(instanceId, id)
      if (!list.ok) return list
      const total = list.value.ids.length
      const places = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => offset + at)
      return ok({ rows: read(list.value, places), total })
    },

    range(instanceId, { id, offset, limit }) {
      const list = heldList(instanceId, id)
      if (!list.ok) return list
      const ids = [...list.value.ids.subarray(offset, offset + limit)]
      // The list takes no note of them: nobody has looked at these texts yet, and whoever selects them says how they read.
      const hashes = store.read((db) => db.getShownHashes(instanceId, ids))
      const there = ids.filter((itemId) => hashes.has(itemId))
      return ok({ ids: there, hashes: there.map((itemId) => hashes.get(itemId) ?? 0) })
    },

    find(instanceId, { id, itemIds }) {
      const list = heldList(instanceId, id)
      if (!list.ok) return list
      const wanted = new Set(itemIds)
      const places: number[] = []
      for (const [place, itemId] of list.value.ids.entries()) if (wanted.has(itemId)) places.push(place)
      return ok({ rows: read(list.value, places) })
    },

    sample(instanceId, { id, count, seed }) {
      const list = heldList(instanceId, id)
      if (!list.ok) return list
      const total = list.value.ids.length
      return ok({ rows: read(list.value, samplePlaces(total, count, seed)), total })
    },

    select(instanceId, listId, except) {
      const list = heldList(instanceId, listId)
      if (!list.ok) return list
      const without = new Set(except)
      const seen = new Map<number, number>()
      for (const [place, id] of list.value.ids.entries())
        if (!without.has(id)) seen.set(id, list.value.seen[place] ?? 0)
      return ok({ ids: [...seen.keys()], seen })
    }
  }
}
