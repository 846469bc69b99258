import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '../../simulators/random.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { openFeedBySequence } from '../support/feed-by-sequence.ts'
import { openFeedOfDevices } from '../support/feed-of-devices.ts'
import { isSound, raceFeed, type RacedFeed, type RaceOutcome } from '../support/feed-race.ts'
import type { Figure } from '../support/figure.ts'

const WRITERS = 8
const ROWS = { full: 10_000, short: 400 } as const
/** The most rows of one transaction, and the longest wait before its commit in milliseconds. */
const BATCH = 25
const PAUSE_MS = 6

export const figure: Figure = {
  name: 'change-feed',
  what: `${WRITERS} devices tell the backend rows of one store at once, with waits before the commits, while one more polls for changes: it comes by every row, and never by an older version after a newer one.`,
  unit: 'rows missed',
  goal: `0: ${(WRITERS * ROWS.full).toLocaleString('en')} of ${(WRITERS * ROWS.full).toLocaleString('en')} seen on PostgreSQL, none stale, the cursor never back; the same on PGlite in a short form; a feed numbered by a plain sequence loses rows`,
  async run({ full, seed, progress }) {
    const rows = full ? ROWS.full : ROWS.short
    const postgres = await startPostgres()
    try {
      const race = async (name: string, count: number, feed: RacedFeed & { close(): Promise<void> }) => {
        const started = performance.now()
        const random = seededRandom(seed)
        const said = (text: string): void => progress(`${name}: ${text}`)
        const outcome = await raceFeed(feed, { writers: WRITERS, rows: count, batch: BATCH, random, progress: said })
        await feed.close()
        return { outcome, line: lineOf(name, outcome, performance.now() - started) }
      }
      const options = { writers: WRITERS, pauseMs: PAUSE_MS }
      const url = await postgres.createDatabase('feed')
      const real = await race(
        'PostgreSQL',
        rows,
        await openFeedOfDevices({ url, connections: WRITERS + 1 }, { ...options, rows })
      )
      const short = ROWS.short / 2
      const lite = await race('PGlite', short, await openFeedOfDevices({ memory: true }, { ...options, rows: short }))
      const random = seededRandom(seed + 1)
      const pause = (): Promise<void> => wait(random.next() * PAUSE_MS)
      const plain = await race(
        'a plain sequence',
        rows,
        await openFeedBySequence(await postgres.createDatabase('plain'), { writers: WRITERS, pause })
      )
      return {
        value: missed(real.outcome) + missed(lite.outcome),
        against: missed(plain.outcome),
        ok: isSound(real.outcome) && isSound(lite.outcome) && missed(plain.outcome) > 0,
        details: [postgres.version, real.line, lite.line, `control, ${plain.line}`]
      }
    } finally {
      await postgres.stop()
    }
  }
}

const missed = ({ expected, seen }: RaceOutcome): number => expected - seen

function lineOf(name: string, { expected, seen, stale, backwards, pages, read }: RaceOutcome, ms: number): string {
  return `${name}: ${seen} of ${expected} rows seen, ${stale} stale, cursor back ${backwards} times; ${read} changes on ${pages} pages in ${Math.round(ms / 1_000)} s`
}
