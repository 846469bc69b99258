import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { chromiumArgs, findChromium } from '../../scripts/find-chromium.mjs'
import { loadPageFiles } from '../../src/main/shells/common/page-files.ts'
import type { Judged } from '../support/diff-page/page.ts'
import { diffPairs, type DiffPair } from '../support/diff-pairs.ts'
import type { Figure } from '../support/figure.ts'
import { rounded } from '../support/speed-stats.ts'

const PAIRS = { full: 5_000, short: 200 } as const
const AT_ONCE = 25
const GOAL_MS = 100

export const figure: Figure = {
  name: 'diff',
  what: 'Every change of a comparison accepted gives the new text and every change rejected the old one, of texts and of HTML as Chromium draws it, and no comparison holds up the window.',
  unit: 'sides of a pair that are not the text that they should be',
  goal: `0 of ${PAIRS.full * 2}, a lost word is seen in every pair, and the window's thread is never held up for longer than ${GOAL_MS} ms`,
  async run({ full, seed, progress }) {
    const pairs = diffPairs(full ? PAIRS.full : PAIRS.short, seed)
    const judged = await judgeInChromium(pairs, progress)
    const wrong = judged.flatMap(({ wrong: sides }, at) => sides.map((side) => ({ at, side })))
    for (const { at, side } of wrong.slice(0, 5)) progress(`pair ${at}, ${side}: ${JSON.stringify(pairs[at])}`)
    const controls = judged.filter(({ controlCaught }) => controlCaught !== undefined)
    const missed = controls.filter(({ controlCaught }) => controlCaught === false).length
    const times = judged.map(({ longestMs }) => longestMs).toSorted((left, right) => left - right)
    const longest = times.at(-1) ?? Infinity
    for (const [at, { longestMs }] of judged.entries())
      if (longestMs > GOAL_MS) progress(`pair ${at} took ${rounded(longestMs, 1)} ms: ${sizeOf(pairs[at])}`)
    const p99 = times[Math.floor(times.length * 0.99)] ?? longest
    const own = sum(judged.map(({ ownMs }) => ownMs ?? 0))
    const bare = sum(judged.map(({ bareMs }) => bareMs ?? 0))
    const elsewhere = judged.filter(({ ownMs }) => ownMs === undefined).length
    return {
      value: wrong.length,
      ok: wrong.length === 0 && missed === 0 && controls.length > pairs.length / 2 && longest <= GOAL_MS,
      details: [
        `${pairs.length} pairs: ${countHow(pairs)}; up to ${Math.max(...pairs.map(({ before }) => before.length))} characters`,
        `the window's thread at one stretch: p99 ${rounded(p99, 1)} ms, longest ${rounded(longest, 1)} ms; ${elsewhere} pairs compared in another thread`,
        `in the window: ${rounded(own / bare, 2)} × the time of jsdiff alone over the same words and tags`,
        `a lost word was seen in ${controls.length - missed} of ${controls.length} pairs`
      ]
    }
  }
}

function sizeOf(pair: DiffPair | undefined): string {
  return pair === undefined ? '' : `${pair.how}, ${pair.before.length} and ${pair.after.length} characters`
}

function countHow(pairs: readonly DiffPair[]): string {
  const counts = Map.groupBy(pairs, ({ how }) => how)
  return [...counts].map(([how, of]) => `${of.length} ${how}`).join(', ')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

/** The comparing half of the page, built and served as the app's page is. */
async function judgeInChromium(
  pairs: readonly DiffPair[],
  progress: (text: string) => void
): Promise<readonly Judged[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wordshelf-diff-'))
  await build({
    root: path.resolve(import.meta.dirname, '../support/diff-page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true }
  })
  const files = await loadPageFiles(folder)
  const server = serve({
    fetch: async (request) =>
      (await files.answer(new URL(request.url).pathname, 'diff')) ?? new Response(null, { status: 404 }),
    hostname: '127.0.0.1',
    port: 0
  })
  await once(server, 'listening')
  const browser = await chromium.launch({ executablePath: findChromium() ?? 'no-chromium-found', args: chromiumArgs() })
  try {
    const page = await browser.newPage()
    page.on('pageerror', (error) => progress(`the page: ${error.message}`))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const judged: Judged[] = []
    for (let from = 0; from < pairs.length; from += AT_ONCE) {
      judged.push(...(await judgeSome(page, pairs.slice(from, from + AT_ONCE))))
      if (from % 500 === 0) progress(`${from} pairs of ${pairs.length}`)
    }
    return judged
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function judgeSome(page: Page, pairs: readonly DiffPair[]): Promise<readonly Judged[]> {
  return page.evaluate(async (given) => {
    const { judge } = globalThis as { readonly judge?: (pair: DiffPair) => Promise<Judged> }
    if (judge === undefined) throw new Error('The page has not started')
    const judged: Judged[] = []
    for (const pair of given) judged.push(await judge(pair))
    return judged
  }, pairs)
}
