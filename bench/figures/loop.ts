import { createLeanFetch } from '../../src/main/adapters/openai/lean-fetch.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { openBenchEngine, runEngineJob } from '../support/engine-run.ts'
import type { Figure, FigureContext } from '../support/figure.ts'
import { startMockServer } from '../support/mock-server-process.ts'
import { speedProducts } from '../support/speed-products.ts'
import { recordRequests, requestOf, SPEED_MODEL } from '../support/speed-requests.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'

const LATENCY_MS = 200
const GOALS = [
  { concurrency: 32, least: 0.97 },
  { concurrency: 128, least: 0.95 }
] as const
/** Requests that follow one another in each of the places, in a round. */
const TURNS = { short: 8, full: 30 } as const

/** Four attributes that one fixed answer suits, whatever the product: none of them has to keep the original's numbers. */
const ANSWER: Readonly<Partial<Record<Attribute, string>>> = {
  title: 'Plain thing for a plain home',
  seoTitle: 'Plain thing for every room | Nordhaus',
  seoDescription:
    'A plain thing for every room of the house, made in small batches and checked by hand. See how well it goes with the rest of the collection.',
  imageAlt: 'A plain thing of good material'
}
const ATTRIBUTES: readonly Attribute[] = ['title', 'seoTitle', 'seoDescription', 'imageAlt']

export const figure: Figure = {
  name: 'loop',
  what: `The whole loop (claim, call, check, store, settle, tell) keeps up with a bare loop of fetch, against a server that takes ${LATENCY_MS} ms.`,
  unit: '× the requests per second of a bare loop of fetch, at 128 at once (median)',
  goal: `${GOALS.map(({ concurrency, least }) => `${least} at ${concurrency}`).join(' and ')} requests at once, and every item delivered`,
  async run(context) {
    const server = await startMockServer({ latencyMs: LATENCY_MS, values: ANSWER })
    try {
      const details: string[] = []
      let ok = true
      let value = Number.NaN
      for (const { concurrency, least } of GOALS) {
        const found = await measure(context, server.baseUrl, concurrency)
        const ratios = found.engine.map((side, at) => side.rate / (found.bare[at]?.rate ?? Number.NaN))
        value = rounded(median(ratios), 3)
        ok &&= value >= least && found.whole
        details.push(
          `${concurrency} at once: engine ${spread(found.engine.map(rateOf), 1)}, fetch ${spread(found.bare.map(rateOf), 1)} requests/s of ${concurrency / (LATENCY_MS / 1_000)}; ratio ${spread(ratios, 3)}`,
          `  CPU per request: engine ${spread(found.engine.map(cpuOf), 2)} ms, fetch ${spread(found.bare.map(cpuOf), 2)} ms`,
          ...(found.whole ? [] : ['  NOT EVERY ITEM WAS DELIVERED'])
        )
      }
      return { value, against: 1, ok, details }
    } finally {
      await server.stop()
    }
  }
}

interface Side {
  /** Requests per second. */
  readonly rate: number
  /** Milliseconds of this process, all its threads. */
  readonly cpu: number
}

const rateOf = (side: Side): number => side.rate
const cpuOf = (side: Side): number => side.cpu

async function measure(
  { full, seed, progress }: FigureContext,
  baseUrl: string,
  concurrency: number
): Promise<{ readonly engine: readonly Side[]; readonly bare: readonly Side[]; readonly whole: boolean }> {
  const count = concurrency * (full ? TURNS.full : TURNS.short)
  const products = speedProducts(count, seed)
  const bodies = await bodiesOf(products)
  const bench = await openBenchEngine({
    baseUrl,
    fetch: createLeanFetch(),
    settings: { model: SPEED_MODEL, concurrency }
  })
  try {
    const handles = bench.addProducts(products)
    const engine: Side[] = []
    const bare: Side[] = []
    let whole = true
    for (let round = 0; round <= (full ? 5 : 3); round++) {
      // The first round only warms both sides up.
      const some = round === 0 ? Math.ceil(count / 3) : count
      const runs = {
        engine: () =>
          sideOf(some, async () => {
            const run = await runEngineJob(bench, { products: handles.slice(0, some), attributes: ATTRIBUTES })
            whole &&= run.items['DONE'] === some * ATTRIBUTES.length && run.job.progress.done === run.items['DONE']
            return run.ms
          }),
        bare: () => sideOf(some, () => bareLoop(`${baseUrl}/responses`, bodies.slice(0, some), concurrency))
      }
      const found = round % 2 === 0 ? { engine: await runs.engine(), bare: await runs.bare() } : await reversed(runs)
      if (round === 0) continue
      engine.push(found.engine)
      bare.push(found.bare)
      progress(
        `${concurrency} at once, round ${round}: engine ${rounded(found.engine.rate, 1)}, fetch ${rounded(found.bare.rate, 1)} requests/s`
      )
    }
    return { engine, bare, whole }
  } finally {
    await bench.close()
  }
}

async function reversed(runs: {
  readonly engine: () => Promise<Side>
  readonly bare: () => Promise<Side>
}): Promise<{ readonly engine: Side; readonly bare: Side }> {
  const bare = await runs.bare()
  return { engine: await runs.engine(), bare }
}

/** @param run returns its milliseconds */
async function sideOf(requests: number, run: () => Promise<number>): Promise<Side> {
  const before = process.cpuUsage()
  const ms = await run()
  const { user, system } = process.cpuUsage(before)
  return { rate: (requests / ms) * 1_000, cpu: (user + system) / 1_000 / requests }
}

/** As many workers as may run at once, each with one request after the other: the least that any client does. */
async function bareLoop(url: string, bodies: readonly string[], workers: number): Promise<number> {
  const start = performance.now()
  let next = 0
  const work = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      const answer: unknown = await response.json()
      if (!response.ok || typeof answer !== 'object') throw new Error(`The mock server answered ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  return performance.now() - start
}

/** The bodies that the app's client sends for these products. */
async function bodiesOf(products: Parameters<typeof requestOf>[0][]): Promise<readonly string[]> {
  const { llm, bodies } = recordRequests()
  const never = new AbortController().signal
  for (const product of products) await llm.optimize(requestOf(product, ATTRIBUTES), never)
  return bodies
}
