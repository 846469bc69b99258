import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../scripts/find-chromium.mjs'
import { seededRandom } from '../../simulators/random.ts'
import { startServe, type ServeProcess } from '../../test/support/serve-process.ts'
import { openBenchEngine } from '../support/engine-run.ts'
import type { Figure } from '../support/figure.ts'
import { delayKeys, measureKeys } from '../support/grid-keys.ts'
import type { PeerName, PeerSize } from '../support/grid-pages/page.ts'
import { servePeers, type PeerPages } from '../support/grid-peers.ts'
import {
  goTo,
  lookWhileScrolling,
  measureScroll,
  type GridSide,
  type Looked,
  type Scrolled
} from '../support/grid-scroll.ts'
import { fillReviewStore } from '../support/review-store.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'

const GOALS = { recycled: 1.5, agGrid: 0.6, frameMs: 16.8, keyMs: 50 } as const
const ITEMS = { full: 100_000, short: 20_000 } as const
const ROUNDS = { full: 5, short: 3 } as const
const FRAMES = { full: 240, short: 120 } as const
const KEYS = { full: 200, short: 20 } as const
const CONTROL_KEYS = 10
/** Most of a window that is 800 high. */
const PIXELS = 726
/** A flick of a wheel, at which a person still sees what goes by: measured as well, without a goal of its own. */
const SLOW_PIXELS = 99
/** At most so long after a decision the next one is made; at once at the least. Milliseconds. */
const LONGEST_GAP = 600
const HELD_UP_MS = 80
/** Between two sides: what one leaves behind, its garbage above all, is collected while nothing is measured. */
const REST_MS = 2_000

export const figure: Figure = {
  name: 'grid',
  what: `The review of ${ITEMS.full.toLocaleString('en-GB')} texts scrolls about as lightly as a list can, never shows an empty row, and paints a decision at once.`,
  unit: '× the main thread of a list of rows recycled by hand, per frame (median)',
  goal: `at most ${GOALS.recycled}, and ${GOALS.agGrid} × AG Grid; p99 of the frames at most ${GOALS.frameMs} ms; no empty place in a frame that is looked at; p99 from key to paint at most ${GOALS.keyMs} ms; late rows and late keys are noticed`,
  needs: ['build', 'peers'],
  async run({ full, seed, progress }) {
    const pick = <T>(of: { readonly full: T; readonly short: T }): T => (full ? of.full : of.short)
    const root = mkdtempSync(path.join(tmpdir(), 'wordshelf-grid-'))
    const executablePath = findChromium()
    if (executablePath === undefined) throw new Error('No Chromium was found; set CHROMIUM_PATH.')
    const bench = await openBenchEngine({ dir: root })
    await fillReviewStore(bench, pick(ITEMS), seed, progress)
    await bench.close()
    const shell = await startServe({ dataDir: root })
    const browser = await chromium.launch({ executablePath, args: chromiumArgs() })
    const peers = await servePeers(shell)
    try {
      const product = await openProduct(browser, shell)
      const size = await sizeOfList(product)
      progress(`rows are ${size.rowHeight} px high, the list ${size.height} px`)
      const recycled = await openPeer(browser, peers, 'recycled', size)
      const agGrid = await openPeer(browser, peers, 'ag-grid', size)
      const late = await openPeer(browser, peers, 'recycled, late', size)

      const sides = [product, recycled, agGrid]
      const runs = sides.map((): Scrolled[] => [])
      const looks = sides.map((): Looked[] => [])
      const slow = sides.map((): Scrolled[] => [])
      // The first round warms up and does not count.
      for (let round = 0; round <= pick(ROUNDS); round += 1)
        for (const [at, side] of inTurn(sides, round)) {
          const from = (round + 0.5) / (pick(ROUNDS) + 2)
          await setTimeout(REST_MS)
          const scrolled = await measureScroll(side, from, PIXELS, pick(FRAMES))
          const looked = await lookWhileScrolling(side, from, PIXELS, pick(FRAMES))
          const slowly = await measureScroll(side, from, SLOW_PIXELS, pick(FRAMES))
          if (round === 0) continue
          runs[at]?.push(scrolled)
          looks[at]?.push(looked)
          slow[at]?.push(slowly)
        }
      const lateLook = await lookWhileScrolling(late, 0.5, PIXELS, pick(FRAMES))

      // Decisions are made in the one window that there is: another would read again whatever is decided in it.
      for (const { page } of [...sides, late]) await page.context().close()
      const random = seededRandom(seed)
      const gaps = (count: number): readonly number[] =>
        Array.from({ length: count }, () => Math.floor(random.next() * LONGEST_GAP))
      const keys = await openProduct(browser, shell, { decide: true })
      const painted = await measureKeys(keys.page, gaps(pick(KEYS)))
      await keys.page.context().close()
      const held = await openProduct(browser, shell, { decide: true })
      await delayKeys(held.page, HELD_UP_MS)
      const heldUp = await measureKeys(held.page, gaps(CONTROL_KEYS))

      const [own = [], floor = [], peer = []] = runs
      const ratios = own.map(({ task }, at) => ({
        recycled: task / (floor[at]?.task ?? Number.NaN),
        agGrid: task / (peer[at]?.task ?? Number.NaN)
      }))
      const value = median(ratios.map((ratio) => ratio.recycled))
      const overPeer = median(ratios.map((ratio) => ratio.agGrid))
      const frame = percentile(
        own.flatMap(({ intervals }) => intervals),
        0.99
      )
      const blank = sum(looks[0]?.map((look) => look.blank) ?? [])
      const key = percentile(painted, 0.99)
      return {
        value: rounded(value, 2),
        against: 1,
        ok:
          value <= GOALS.recycled &&
          overPeer <= GOALS.agGrid &&
          frame <= GOALS.frameMs &&
          blank === 0 &&
          lateLook.blank > 0 &&
          key <= GOALS.keyMs &&
          median(heldUp) > GOALS.keyMs,
        details: [
          `${rounded(value, 2)} × rows recycled by hand, ${rounded(overPeer, 2)} × AG Grid, at ${PIXELS} px a frame`,
          ...sides.map((side, at) => describe(side.name, runs[at] ?? [], looks[at] ?? [])),
          `at ${SLOW_PIXELS} px a frame: ${sides.map((side, at) => `${side.name} ${describeFrames(slow[at] ?? [])}`).join('; ')}`,
          `control, rows three frames late: ${lateLook.blank} of ${lateLook.places} places empty`,
          `key to paint: median ${rounded(median(painted), 1)} ms, p99 ${rounded(key, 1)} ms, longest ${rounded(Math.max(...painted), 1)} ms, ${painted.length} decisions`,
          `control, keys held up for ${HELD_UP_MS} ms: median ${rounded(median(heldUp), 1)} ms`
        ]
      }
    } finally {
      await browser.close()
      await peers.close()
      await shell.stop()
      rmSync(root, { recursive: true, force: true })
    }
  }
}

/** Each round begins with another one, so that none always comes after the same. */
function inTurn(sides: readonly GridSide[], round: number): readonly (readonly [number, GridSide])[] {
  const all = [...sides.entries()]
  const first = round % sides.length
  return [...all.slice(first), ...all.slice(0, first)]
}

function describe(name: string, runs: readonly Scrolled[], looks: readonly Looked[]): string {
  const of = (part: 'script' | 'layout' | 'style'): string =>
    rounded(median(runs.map((run) => run[part])), 1).toFixed(1)
  return (
    `${name}: ${spread(
      runs.map(({ task }) => task),
      2
    )} ms a frame (scripts ${of('script')}, layout ${of('layout')}, style ${of('style')}); ` +
    `${describeFrames(runs)}; ` +
    `${sum(looks.map(({ blank }) => blank))} of ${sum(looks.map(({ places }) => places))} places in ${sum(looks.map(({ frames }) => frames))} frames empty`
  )
}

function describeFrames(runs: readonly Scrolled[]): string {
  const intervals = runs.flatMap((run) => run.intervals)
  const late = intervals.filter((ms) => ms > GOALS.frameMs).length
  return (
    `frames of ${rounded(median(intervals), 1)} ms, p99 ${rounded(percentile(intervals, 0.99), 1)}, ` +
    `${rounded((100 * late) / intervals.length, 1)} % of them later than ${GOALS.frameMs}`
  )
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const VIEWPORT = { width: 1_280, height: 800 }

/** The built app at the review of all that there is. @param decide begins at a text that is open */
async function openProduct(
  browser: Browser,
  shell: ServeProcess,
  { decide = false }: { readonly decide?: boolean } = {}
): Promise<GridSide> {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const url = new URL(shell.url)
  url.hash = '/review?tab=all'
  await page.goto(url.href)
  await page.locator('[role=row][aria-current=true]').waitFor()
  // The first text may have its decision already.
  if (decide) await page.keyboard.press('n')
  return { name: 'the product', page, scroller: '[role=grid][aria-label="Texts to review"]', row: '[role=row]' }
}

/** Shares of the list at which its rows are measured: how high they are on the average decides how many of them its peers draw a frame. */
const MEASURED_AT = [0.1, 0.3, 0.5, 0.7, 0.9] as const

/** Of the product's list: its peers are as large, and all their rows as high as its rows are on the average. */
async function sizeOfList(side: GridSide): Promise<PeerSize> {
  const heights: number[] = []
  for (const share of MEASURED_AT) {
    await goTo(side, share)
    heights.push(
      ...(await side.page.evaluate(
        (each) => [...document.querySelectorAll<HTMLElement>(each)].map(({ offsetHeight }) => offsetHeight),
        side.row
      ))
    )
  }
  const rowHeight = Math.round(sum(heights) / heights.length)
  const { width = 0, height = 0 } = (await side.page.locator(side.scroller).boundingBox()) ?? {}
  return { rowHeight, width, height }
}

const PEERS: Readonly<Record<PeerName, Omit<GridSide, 'page'>>> = {
  recycled: { name: 'rows recycled by hand', scroller: '.scroller', row: '.row' },
  'recycled, late': { name: 'late rows', scroller: '.scroller', row: '.row:not([data-empty])' },
  'ag-grid': { name: 'AG Grid', scroller: '.ag-grid-viewport', row: '.ag-row', header: '.ag-header' }
}

async function openPeer(browser: Browser, peers: PeerPages, name: PeerName, size: PeerSize): Promise<GridSide> {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(peers.url)
  await page.waitForFunction(() => 'showPeer' in globalThis)
  await page.evaluate(
    ([which, pages, like]) => {
      const { showPeer } = globalThis as {
        readonly showPeer?: (peer: PeerName, pages: number, size: PeerSize) => Promise<void>
      }
      return showPeer?.(which, pages, like)
    },
    [name, peers.pages, size] as const
  )
  const { row } = PEERS[name]
  await page.locator(row).first().waitFor()
  return { ...PEERS[name], page }
}
