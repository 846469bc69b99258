import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { createRowHeights, type RowHeights } from './row-heights.ts'
import { nextSlots, type RowSlots } from './row-slots.ts'

export interface RowWindowOptions {
  /** Another list has other rows in its places: what was measured of the one before says nothing about it. */
  readonly listId: string
  /** Rows of the list. */
  readonly count: number
  /** Pixels that a row takes until it is measured. */
  readonly reckoned: number
  /** Place of a row that is there wherever the list is scrolled to: what is typed into it goes on. */
  readonly kept: number
  /** Pixels that stay free below a row that is brought into sight, the last one too: something may lie over the list there. */
  readonly below: number
}

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** What the rows are in. Its children are the rows and nothing else, each with its place in `data-place`, and may have any height. */
  readonly space: RefObject<HTMLDivElement | null>
  /** Rows that have to be there now, by element: show each under its slot's number as key, so that the elements stay and their contents change. */
  readonly shown: readonly ShownRow[]
  readonly first: number
  readonly last: number
  /** Brings a row into sight, if it is not. */
  readonly reveal: (place: number) => void
}

export interface ShownRow {
  readonly place: number
  readonly slot: number
  /** Pixels, as far as is known: what stands for a row that is not there yet takes as much, so that nothing jumps. */
  readonly height: number
}

interface Sight {
  readonly listId: string
  readonly heights: RowHeights
  readonly first: number
  readonly last: number
  readonly kept: number
  readonly slots: RowSlots
}

/** Rows that are there out of sight, on either side: what a scroll of less brings into sight is in the page already. */
const OVERSCAN = 3

/**
 * A long list of rows of any height, of which only those in sight are in the page, in elements that are used over and over. Positions and
 * heights go straight to the elements; React draws only when other rows come into sight.
 */
export function useRowWindow({ listId, count, reckoned, kept, below }: RowWindowOptions): RowWindow {
  const scroller = useRef<HTMLDivElement>(null)
  const space = useRef<HTMLDivElement>(null)
  const [before, setSight] = useState(() => firstSight(listId, createRowHeights(count, reckoned), kept))
  const sight = sightOf(before, { listId, count, reckoned, kept })
  if (sight !== before) setSight(sight)

  /** What is known of the page without asking it, which would make it lay itself out. */
  const page = useRef({ top: 0, height: 0, rows: 0, revealed: null as number | null })
  /** The place that each row's element was measured for, of the list that the heights are of. */
  const measuredFor = useRef(new Map<Element, number>())
  const measuredOf = useRef(sight.heights)
  const observer = useRef<ResizeObserver>(null)

  const arrange = (): void => {
    if (space.current === null) return
    const { heights, first, last, kept } = sight
    space.current.style.height = `${heights.total() + below}px`
    const tops = new Map([[kept, heights.topOf(kept)]])
    let top = heights.topOf(first)
    for (let place = first; place <= last; place += 1) {
      tops.set(place, top)
      top += heights.heightOf(place)
    }
    for (const row of space.current.children) {
      const at = tops.get(placeOf(row))
      // Moved and not placed: a row whose place changes when it has been measured is not laid out once more. In whole pixels, or letters blur.
      if (row instanceof HTMLElement && at !== undefined) row.style.transform = `translateY(${Math.round(at)}px)`
    }
  }
  const look = (): void => {
    const { heights } = sight
    const { top, height } = page.current
    const first = Math.max(0, heights.placeAt(top) - OVERSCAN)
    // Never fewer rows than before: an element that goes now is made again a moment later.
    page.current.rows = Math.max(page.current.rows, heights.placeAt(top + height) + OVERSCAN - first + 1)
    const last = Math.min(heights.count - 1, first + page.current.rows - 1)
    if (sight.first !== first || sight.last !== last) setSight(seen({ ...sight, first, last }))
  }
  const scrollTo = (top: number): void => {
    if (scroller.current === null) return
    page.current.top = Math.max(0, Math.min(top, sight.heights.total() + below - page.current.height))
    scroller.current.scrollTop = page.current.top
  }
  const align = (place: number): void => {
    const { heights } = sight
    const { top: from, height } = page.current
    const top = heights.topOf(place)
    const bottom = top + heights.heightOf(place) + below
    if (top < from) scrollTo(top)
    else if (bottom > from + height) scrollTo(Math.min(top, bottom - height))
  }

  const take = (measured: readonly { readonly place: number; readonly height: number }[]): void => {
    const { heights } = sight
    let above = 0
    let isChanged = false
    for (const { place, height } of measured) {
      const bottom = heights.topOf(place + 1)
      const change = heights.measured(place, height)
      isChanged ||= change !== 0
      if (bottom <= page.current.top) above += change
    }
    arrange()
    if (!isChanged) return
    // What is being looked at stays where it is, whatever the rows above it turn out to be.
    if (above !== 0) scrollTo(page.current.top + above)
    if (page.current.revealed !== null) align(page.current.revealed)
    look()
  }

  const latest = useRef<Latest>(null)
  useLayoutEffect(() => {
    latest.current = {
      look,
      reveal: (place) => {
        page.current.revealed = place
        align(place)
        look()
      },
      scrolled: (top) => {
        if (Math.abs(top - page.current.top) < 1) return
        page.current.top = top
        page.current.revealed = null
        // In this frame, or it would show rows that are not there.
        flushSync(look)
      },
      resized: (entries) => {
        const rows = entries.filter(({ target }) => target !== scroller.current && target.isConnected)
        if (rows.length < entries.length) {
          page.current.height = scroller.current?.clientHeight ?? 0
          page.current.rows = 0
          look()
        }
        // Most rows were measured when they were drawn, and are told of once more.
        const measured = rows
          .map((row) => ({ place: placeOf(row.target), height: row.borderBoxSize[0]?.blockSize ?? 0 }))
          .filter(({ place, height }) => sight.heights.heightOf(place) !== height)
        if (measured.length > 0) take(measured)
      }
    }
    if (measuredOf.current !== sight.heights) {
      measuredOf.current = sight.heights
      for (const row of measuredFor.current.keys()) measuredFor.current.set(row, Number.NaN)
    }
    // A row that an element has become is measured now: a size that stays the same is not told.
    const others = [...(space.current?.children ?? [])].filter((row) => measuredFor.current.get(row) !== placeOf(row))
    take(others.map((row) => ({ place: placeOf(row), height: row.getBoundingClientRect().height })))
    for (const row of others) {
      if (!measuredFor.current.has(row)) observer.current?.observe(row)
      // The focus does not go along to another row.
      else if (row.contains(document.activeElement)) scroller.current?.focus({ preventScroll: true })
      measuredFor.current.set(row, placeOf(row))
    }
    for (const row of measuredFor.current.keys()) if (!row.isConnected) measuredFor.current.delete(row)
  })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const places = measuredFor.current
    const watching = new ResizeObserver((entries) => latest.current?.resized(entries))
    for (const watched of [element, ...places.keys()]) watching.observe(watched)
    observer.current = watching
    const scrolled = (): void => latest.current?.scrolled(element.scrollTop)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      watching.disconnect()
      observer.current = null
      element.removeEventListener('scroll', scrolled)
    }
  }, [])

  useLayoutEffect(() => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {}
    page.current = { top: scrollTop, height: clientHeight, rows: 0, revealed: null }
    latest.current?.look()
  }, [listId, count])

  const reveal = useCallback((place: number) => latest.current?.reveal(place), [])
  const { first, last, slots, heights } = sight
  const shown = [...slots]
    .map(([place, slot]) => ({ place, slot, height: heights.heightOf(place) }))
    .toSorted((a, b) => a.slot - b.slot)
  return { scroller, space, shown, first, last, reveal }
}

/** What the last drawing knows, for what the page tells later. */
interface Latest {
  readonly look: () => void
  readonly reveal: (place: number) => void
  readonly scrolled: (top: number) => void
  readonly resized: (entries: readonly ResizeObserverEntry[]) => void
}

function firstSight(listId: string, heights: RowHeights, kept: number): Sight {
  return seen({ listId, heights, first: 0, last: Math.min(heights.count - 1, OVERSCAN), kept, slots: new Map() })
}

/** The same for as long as it is of the same list; of one that is new, about where the one before was looked at. */
function sightOf(before: Sight, { listId, count, reckoned, kept }: Omit<RowWindowOptions, 'below'>): Sight {
  if (before.listId === listId && before.heights.count === count)
    return before.kept === kept ? before : seen({ ...before, kept })
  const last = Math.min(count - 1, before.last)
  const first = Math.max(0, last - (before.last - before.first))
  return seen({ ...before, listId, heights: createRowHeights(count, reckoned), first, last, kept })
}

/** With an element for each of its rows. */
function seen(sight: Sight): Sight {
  const { first, last, kept, heights, slots } = sight
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  return { ...sight, slots: nextSlots(slots, kept < heights.count ? [...places, kept] : places) }
}

function placeOf(row: Element): number {
  return Number(row.getAttribute('data-place') ?? Number.NaN)
}
