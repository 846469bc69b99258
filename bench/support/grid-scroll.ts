import { setTimeout } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'

/** A list of 100,000 rows, whoever draws it. */
export interface GridSide {
  readonly name: string
  readonly page: Page
  /** Selector of what scrolls. */
  readonly scroller: string
  /** Selector of a row. */
  readonly row: string
  /** Selector of what lies over the rows at the top, if anything does. */
  readonly header?: string
}

export interface Scrolled {
  /** Of the main thread, per frame, in milliseconds of processor time: all of it, and of that scripts, layout and style. */
  readonly task: number
  readonly script: number
  readonly layout: number
  readonly style: number
  /** Milliseconds between frames. */
  readonly intervals: readonly number[]
}

export interface Looked {
  /** Places looked at, in painted frames. */
  readonly places: number
  readonly blank: number
  readonly frames: number
}

interface Scrolling extends Pick<GridSide, 'scroller' | 'row' | 'header'> {
  readonly pixels: number
  readonly frames: number
  /** One frame in so many is looked at; 0 for none. */
  readonly lookEvery: number
}

/** Fewer characters than any row's texts have. */
const LEAST_TEXT = 40
/** Where a scroll did not get so far, something stopped it, and it was no measurement. */
const LEAST_WAY = 0.9
const NO_FRAMES_MS = 60_000

/** Scrolls down `pixels` in every frame and measures the page's main thread. @param from share of the whole list to begin at, 0 to 1 */
export async function measureScroll(side: GridSide, from: number, pixels: number, frames: number): Promise<Scrolled> {
  await goTo(side, from)
  const session = await side.page.context().newCDPSession(side.page)
  try {
    // Of the thread's own time: what else the machine does is not counted.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await metrics(session)
    const { intervals } = await scroll(side, { pixels, frames, lookEvery: 0 })
    const after = await metrics(session)
    const per = (name: string): number => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1_000) / frames
    return {
      task: per('TaskDuration'),
      script: per('ScriptDuration'),
      layout: per('LayoutDuration'),
      style: per('RecalcStyleDuration'),
      intervals
    }
  } finally {
    await session.detach()
  }
}

/** Scrolls the same way, and looks at painted frames: whether there is a row with its text wherever there should be one. */
export async function lookWhileScrolling(
  side: GridSide,
  from: number,
  pixels: number,
  frames: number
): Promise<Looked> {
  await goTo(side, from)
  const { places, blank, looked } = await scroll(side, { pixels, frames, lookEvery: 5 })
  return { places, blank, frames: looked }
}

async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics')
  return new Map(all.map(({ name, value }) => [name, value]))
}

/** To some place of the list, until its rows show their texts. */
export async function goTo(side: GridSide, share: number): Promise<void> {
  await side.page.bringToFront()
  await side.page.evaluate(
    ([box, at]) => {
      const element = document.querySelector(box)
      if (element !== null) element.scrollTop = at * (element.scrollHeight - element.clientHeight)
    },
    [side.scroller, share] as const
  )
  const shows = async (): Promise<boolean> => {
    const { places, blank } = await scroll(side, { pixels: 0, frames: 20, lookEvery: 10 })
    return places > 0 && blank === 0
  }
  const end = performance.now() + 30_000
  while (!(await shows())) if (performance.now() > end) throw new Error('The list shows no texts')
}

async function scroll(
  { name, page, scroller, row, header }: GridSide,
  options: Omit<Scrolling, 'scroller' | 'row' | 'header'>
): Promise<Awaited<ReturnType<typeof scrollInPage>>> {
  const scrolling = page.evaluate(scrollInPage, {
    scroller,
    row,
    ...(header === undefined ? {} : { header }),
    ...options,
    leastText: LEAST_TEXT
  })
  const done = await withFrames(name, scrolling)
  if (options.pixels > 0 && done.way < options.pixels * options.frames * LEAST_WAY)
    throw new Error(`The list scrolled ${Math.round(done.way)} px of ${options.pixels * options.frames}`)
  return done
}

/** A page that gets no more frames would be waited for without an end. */
async function withFrames<T>(name: string, scrolling: Promise<T>): Promise<T> {
  const stopped = new AbortController()
  const late = setTimeout(NO_FRAMES_MS, undefined, { signal: stopped.signal }).then(() => {
    throw new Error(`${name} stands still: it got no frame in the middle of a scroll`)
  })
  try {
    return await Promise.race([scrolling, late])
  } finally {
    stopped.abort()
    late.catch(() => undefined)
  }
}

/** Runs in the page. */
function scrollInPage({
  scroller,
  row,
  header,
  pixels,
  frames,
  lookEvery,
  leastText
}: Scrolling & { readonly leastText: number }): Promise<{
  readonly intervals: number[]
  readonly places: number
  readonly blank: number
  readonly looked: number
  /** Pixels that were really scrolled. */
  readonly way: number
}> {
  const box = document.querySelector(scroller)
  if (box === null) throw new Error(`There is no ${scroller}`)
  const from = box.scrollTop
  const intervals: number[] = []
  let places = 0
  let blank = 0
  let looked = 0
  const look = (): void => {
    looked += 1
    const { left, width, bottom, ...rest } = box.getBoundingClientRect().toJSON() as DOMRect
    const over = header === undefined ? null : document.querySelector(header)
    const top = over === null ? rest.top : over.getBoundingClientRect().bottom
    for (let part = 0.05; part < 1; part += 0.1) {
      places += 1
      const found = document.elementFromPoint(left + width / 2, top + (bottom - top) * part)?.closest(row)
      if ((found?.textContent ?? '').trim().length < leastText) blank += 1
    }
  }
  return new Promise((resolve) => {
    let last: number | undefined
    let done = 0
    // The next task after a frame, whatever else the page has waiting: what is in the page then is what was painted. Scrolled there, the list is
    // told at the beginning of the next frame, as it is when a person scrolls.
    const painted = (): void => {
      if (lookEvery > 0 && done % lookEvery === 0) look()
      if (done === frames) {
        resolve({ intervals, places, blank, looked, way: box.scrollTop - from })
        return
      }
      done += 1
      box.scrollTop += pixels
      requestAnimationFrame(step)
    }
    const step = (now: number): void => {
      if (last !== undefined) intervals.push(now - last)
      last = now
      void scheduler.postTask(painted, { priority: 'user-blocking' })
    }
    requestAnimationFrame(step)
  })
}
