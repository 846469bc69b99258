import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../scripts/find-chromium.mjs'
import { openBenchEngine } from '../support/engine-run.ts'
import type { Figure } from '../support/figure.ts'
import { fillReviewStore } from '../support/review-store.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'
import { startWindow, type WantedWindow, type WindowStart } from '../support/window-start.ts'

const GOAL = 1.5
const GOAL_MB = 150
const ITEMS = { full: 100_000, short: 20_000 } as const
const ROUNDS = { full: 9, short: 3 } as const
/** As a list reads that gets longer and longer. */
const CONTROL_PAGE = 100
/** Of the catalogue. A text to review is there once keys can be about it. */
const ROWS = '[role=grid] [role=gridcell]'

export const figure: Figure = {
  name: 'start',
  what: `A store with ${ITEMS.full.toLocaleString('en-GB')} items can be used about as soon as an empty one: nothing is read that is not shown.`,
  unit: '× the time from the start of the process to an empty window that can be used (median; the worse of catalogue and review)',
  goal: `at most ${GOAL}, at most ${GOAL_MB} MB of memory above the empty window, and a window that reads all its items first beyond it`,
  needs: ['build'],
  async run({ full, seed, progress }) {
    const items = full ? ITEMS.full : ITEMS.short
    const rounds = full ? ROUNDS.full : ROUNDS.short
    const executablePath = findChromium()
    if (executablePath === undefined) throw new Error('No Chromium was found; set CHROMIUM_PATH.')
    const root = mkdtempSync(path.join(tmpdir(), 'wordshelf-start-'))
    const browser = await chromium.launch({ executablePath, args: chromiumArgs() })
    try {
      const empty: WantedWindow = { dataDir: path.join(root, 'empty'), usable: 'h1' }
      const dataDir = await filled(path.join(root, 'filled'), items, seed, progress)
      const catalogue: WantedWindow = { dataDir, usable: ROWS }
      const review: WantedWindow = { dataDir, route: '/jobs/1/review', usable: '[role=row][aria-current=true]' }
      const control: WantedWindow = { ...catalogue, extra: readEverything }
      const [none = [], products = [], reviews = [], everything = []] = await inTurn(rounds, [
        () => startWindow(browser, empty),
        () => startWindow(browser, catalogue),
        () => startWindow(browser, review),
        () => startWindow(browser, control)
      ])
      const base = median(none.map(({ ms }) => ms))
      const ratio = (starts: readonly WindowStart[]): number => median(starts.map(({ ms }) => ms)) / base
      const worst = Math.max(ratio(products), ratio(reviews))
      const above = (starts: readonly WindowStart[]): number =>
        median(starts.map(({ megabytes }) => megabytes)) - median(none.map(({ megabytes }) => megabytes))
      const memory = Math.max(above(products), above(reviews))
      return {
        value: rounded(worst, 2),
        against: 1,
        ok: worst <= GOAL && !(memory > GOAL_MB) && ratio(everything) > GOAL,
        details: [
          `an empty window: ${spread(none.map(({ ms }) => ms))} ms, ${rounded(median(none.map(({ megabytes }) => megabytes)), 0)} MB`,
          `the catalogue: ${rounded(ratio(products), 2)} ×, ${spread(products.map(({ ms }) => ms))} ms, ${rounded(above(products), 0)} MB above`,
          `the review: ${rounded(ratio(reviews), 2)} ×, ${spread(reviews.map(({ ms }) => ms))} ms, ${rounded(above(reviews), 0)} MB above`,
          `control, everything read first: ${rounded(ratio(everything), 2)} ×`
        ]
      }
    } finally {
      await browser.close()
      rmSync(root, { recursive: true, force: true })
    }
  }
}

async function filled(dir: string, items: number, seed: number, progress: (text: string) => void): Promise<string> {
  mkdirSync(dir)
  const bench = await openBenchEngine({ dir })
  await fillReviewStore(bench, items, seed, progress)
  await bench.close()
  return dir
}

/** What a window does that keeps its list in memory. */
async function readEverything(api: (path: string) => Promise<unknown>): Promise<void> {
  const { jobs } = (await api('/api/jobs')) as { readonly jobs: readonly { readonly id: number }[] }
  for (const { id } of jobs)
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page = await api(`/api/jobs/${id}/items?limit=${CONTROL_PAGE}${after}`)
      cursor = (page as { readonly nextCursor: string | null }).nextCursor
    }
}

/** Each once in every round; the first round warms up and does not count. */
async function inTurn(
  rounds: number,
  runs: readonly (() => Promise<WindowStart>)[]
): Promise<readonly (readonly WindowStart[])[]> {
  const all = runs.map((): WindowStart[] => [])
  for (let round = 0; round <= rounds; round += 1)
    for (const [at, run] of runs.entries()) {
      const start = await run()
      if (round > 0) all[at]?.push(start)
    }
  return all
}
