import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { Llm } from '../../src/main/ports/llm.ts'
import { openBenchEngine, runEngineJob, type BenchEngine } from '../support/engine-run.ts'
import type { Figure } from '../support/figure.ts'
import { graphileQueue, plainjobQueue, type PeerQueue } from '../support/peer-queues.ts'
import { speedProducts } from '../support/speed-products.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'

const GOALS = { graphile: 1.2, plainjob: 3 } as const
const COUNTS = { short: 8_000, full: 20_000 } as const
/** The most requests at once that the settings take. */
const CONCURRENCY = 256
const ATTRIBUTES: readonly Attribute[] = ['title', 'seoTitle', 'imageAlt', 'ribbon']

export const figure: Figure = {
  name: 'queue',
  what: 'Items that need no model pass through the engine (claimed, checked, stored, settled, counted; durable) faster than jobs that do nothing pass through the fastest durable queues.',
  unit: 'items/s (median)',
  goal: `at least ${GOALS.graphile} × graphile-worker on PostgreSQL at its fastest and ${GOALS.plainjob} × plainjob on SQLite as it comes, every item delivered and paid once`,
  needs: ['peers'],
  async run({ full, seed, progress }) {
    const count = full ? COUNTS.full : COUNTS.short
    const peers = { graphile: await graphileQueue(), plainjob: await plainjobQueue() }
    const bench = await openBenchEngine({ llm: instantModel, settings: { concurrency: CONCURRENCY } })
    try {
      const handles = bench.addProducts(speedProducts(count, seed))
      const sides = sidesOf(bench, handles, peers, count)
      const rates: Record<string, number[]> = {}
      for (let round = 0; round <= (full ? 7 : 3); round++) {
        // In turn, each side first in some round; the round before the first warms all up.
        const names = Object.keys(sides) as (keyof typeof sides)[]
        for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
          const ms = await sides[name]()
          if (round > 0) (rates[name] ??= []).push((count / ms) * 1_000)
        }
        const shown = names.map((name) => `${name} ${Math.round(rates[name]?.at(-1) ?? 0).toLocaleString('en-GB')}`)
        if (round > 0) progress(`round ${round}, items/s: ${shown.join(', ')}`)
      }
      const { engine = [], single = [], graphile = [], plainjob = [] } = rates
      const over = (side: readonly number[], other: readonly number[]): number[] =>
        side.map((rate, at) => rate / (other[at] ?? Number.NaN))
      const ratios = { graphile: over(engine, graphile), plainjob: over(engine, plainjob) }
      return {
        value: rounded(median(engine), 0),
        against: rounded(median(graphile), 0),
        ok: median(ratios.graphile) >= GOALS.graphile && median(ratios.plainjob) >= GOALS.plainjob,
        details: [
          `engine, four attributes to a product: ${spread(engine)}`,
          `engine, one attribute to a product: ${spread(single)}`,
          `${peers.graphile.name}: ${spread(graphile)}; engine / peer ${spread(ratios.graphile, 2)}, with one attribute ${spread(over(single, graphile), 2)}`,
          `${peers.plainjob.name}: ${spread(plainjob)}; engine / peer ${spread(ratios.plainjob, 2)}, with one attribute ${spread(over(single, plainjob), 2)}`
        ]
      }
    } finally {
      await bench.close()
      await peers.graphile.close()
      await peers.plainjob.close()
    }
  }
}

const UNLIMITED = { limit: 1e12, remaining: 1e12, resetMs: 1 }

/** Answers every attribute at once with the same few words, and allows any rate, so that all the time is the engine's. */
const instantModel: Llm = {
  rulesVersion: 'instant',
  optimize: (request) =>
    Promise.resolve({
      kind: 'answered',
      values: Object.fromEntries(request.attributes.map((attribute) => [attribute, 'Plain words'])),
      usage: { inputTokens: 1, cachedTokens: 0, outputTokens: 1 },
      model: 'instant',
      limits: { requests: UNLIMITED, tokens: UNLIMITED }
    }),
  test: () => Promise.resolve({ ok: true, model: 'instant', latencyMs: 0 })
}

/** Each takes `count` items or jobs through and gives the milliseconds that it took. */
function sidesOf(
  bench: BenchEngine,
  handles: readonly string[],
  peers: { readonly graphile: PeerQueue; readonly plainjob: PeerQueue },
  count: number
): Record<'engine' | 'single' | keyof typeof peers, () => Promise<number>> {
  const engine = async (attributes: readonly Attribute[]): Promise<number> => {
    const products = handles.slice(0, count / attributes.length)
    const { ms, items, job } = await runEngineJob(bench, { products, attributes })
    const paid = job.capturedCredits === count && job.releasedCredits === 0
    if (items['DONE'] !== count || !paid)
      throw new Error(`${String(items['DONE'])} of ${count} items were delivered, ${job.capturedCredits} paid`)
    return ms
  }
  return {
    engine: () => engine(ATTRIBUTES),
    single: () => engine(ATTRIBUTES.slice(0, 1)),
    graphile: () => peers.graphile.process(count),
    plainjob: () => peers.plainjob.process(count)
  }
}
