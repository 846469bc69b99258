import { setTimeout as wait } from 'node:timers/promises'

/** A feed of changes that several write to at once and one reads by a cursor. */
export interface RacedFeed {
  /** Commits rows `from` to `from + count` of this writer, and whatever changes of earlier ones belong to the same transaction. */
  write(writer: number, from: number, count: number): Promise<void>
  read(cursor: number): Promise<FeedPage>
}

export interface FeedPage {
  readonly rows: readonly { readonly key: string; readonly version: number }[]
  readonly baseCursor: number
  readonly nextCursor: number
}

export interface RaceOptions {
  readonly writers: number
  /** For each writer. */
  readonly rows: number
  /** The most rows of one transaction. */
  readonly batch: number
  readonly random: { next(): number }
  progress(text: string): void
}

export interface RaceOutcome {
  readonly expected: number
  /** Different rows that the reader has come by. */
  readonly seen: number
  /** Rows that came again in no newer version. */
  readonly stale: number
  /** Pages whose cursor was behind the one before. */
  readonly backwards: number
  /** Pages, and rows on them. */
  readonly pages: number
  readonly read: number
}

/** All writers at once, and a reader that polls until they are done and two more pages are empty. */
export async function raceFeed(feed: RacedFeed, options: RaceOptions): Promise<RaceOutcome> {
  const { writers, rows, batch, random, progress } = options
  let writing = writers
  const write = async (writer: number): Promise<void> => {
    for (let from = 0; from < rows;) {
      const count = Math.min(rows - from, 1 + Math.floor(random.next() * batch))
      await feed.write(writer, from, count)
      from += count
    }
    writing -= 1
  }
  const versions = new Map<string, number>()
  const found = { stale: 0, backwards: 0, pages: 0, read: 0 }
  const read = async (): Promise<void> => {
    let shown = 0
    for (let cursor = 0, empty = 0; empty < 2;) {
      const over = writing === 0
      const page = await feed.read(cursor)
      if (page.nextCursor < cursor || page.baseCursor !== cursor) found.backwards += 1
      cursor = page.nextCursor
      found.pages += 1
      found.read += page.rows.length
      for (const { key, version } of page.rows) {
        if (version <= (versions.get(key) ?? 0)) found.stale += 1
        versions.set(key, version)
      }
      if (versions.size - shown >= (writers * rows) / 8) {
        shown = versions.size
        progress(`${shown} of ${writers * rows} rows seen`)
      }
      if (page.rows.length > 0) continue
      if (over) empty += 1
      else await wait(2)
    }
  }
  await Promise.all([read(), ...Array.from({ length: writers }, (_, writer) => write(writer))])
  return { expected: writers * rows, seen: versions.size, ...found }
}

/** Nothing lost, nothing stale, the cursor never back. */
export const isSound = ({ expected, seen, stale, backwards }: RaceOutcome): boolean =>
  seen === expected && stale === 0 && backwards === 0
