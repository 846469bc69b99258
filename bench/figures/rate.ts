import type { ServerShape } from '../../src/main/engine/rate/testing/server-shapes.ts'
import type { Figure } from '../support/figure.ts'
import { runEngineAgainst, runFixedAgainst, type RateFound } from '../support/rate-run.ts'
import { RATE_SHAPES, type RateShapeName } from '../support/rate-shapes.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'

const LEAST_SHARE = 0.97
/** Of all requests. */
const MOST_REFUSED = 0.001
const FULL_MS = 60_000
const SHORT_MS = 6_000
const WARM_UP_MS = 2_000
const FULL_ROUNDS = 5
const CONTROL_WORKERS = 32

interface Case {
  readonly shape: RateShapeName
  readonly stalled: boolean
  readonly rounds: number
}

interface CaseResult extends Case {
  readonly found: readonly RateFound[]
  readonly ok: boolean
}

export const figure: Figure = {
  name: 'rate',
  what: 'The engine keeps a server’s rate: it gets nearly all that the limit lets through, is hardly ever refused, and loses no item, with its event loop held up for 50 ms about three times a second and without.',
  unit: '× what the limit lets through, on the worst of the servers',
  goal: `at least ${LEAST_SHARE} of capacity + rate × ${FULL_MS / 1_000} s on each server, at most ${MOST_REFUSED * 100} % of requests refused, 0 items failed; a fixed number of requests at once is caught`,
  async run({ full, seed, progress, args }) {
    const durationMs = full ? FULL_MS : SHORT_MS
    const results: CaseResult[] = []
    // The first run only warms the engine up; each run after it opens a new engine that knows nothing of the server.
    await runEngineAgainst({ shape: 'requests', stalled: false, durationMs: WARM_UP_MS, seed })
    for (const wanted of casesOf(full, args)) {
      const found: RateFound[] = []
      for (let round = 0; round < wanted.rounds; round += 1) {
        const run = await runEngineAgainst({ ...wanted, durationMs, seed: seed + round })
        found.push(run)
        progress(`${nameOf(wanted)}, round ${round + 1}: ${describe(run)}`)
      }
      results.push({ ...wanted, found, ok: found.every((run) => isGood(run, wanted.shape, durationMs)) })
    }
    const control = await runFixedAgainst({ shape: 'requests', stalled: false, durationMs, seed }, CONTROL_WORKERS)
    const caught = !isGood(control, 'requests', durationMs) && refusedShare(control) > MOST_REFUSED
    const medians = results.map(({ found }) => median(found.map((run) => run.share)))
    return {
      value: rounded(Math.min(...medians), 4),
      against: 1,
      ok: caught && results.every((result) => result.ok),
      details: [
        ...results.map(lineOf),
        `control, ${CONTROL_WORKERS} at once without a governor: ${describe(control)}; ${caught ? 'caught' : 'NOT CAUGHT'}`,
        ...(full
          ? []
          : [
              `a run of ${SHORT_MS / 1_000} s may miss as many requests as one of ${FULL_MS / 1_000} s, not as large a share`
            ])
      ]
    }
  }
}

/** Those that are named, or all: the two that the governor was tuned on more than once, where time allows. */
function casesOf(full: boolean, names: readonly string[]): Case[] {
  const shapes = (Object.keys(RATE_SHAPES) as RateShapeName[]).filter(
    (shape) => names.length === 0 || names.includes(shape)
  )
  return shapes.flatMap((shape) =>
    [false, true].map((stalled) => ({ shape, stalled, rounds: full && RATE_SHAPES[shape].tunedOn ? FULL_ROUNDS : 1 }))
  )
}

/**
 * What a cold start and the level that is left at the end cost doesn't grow with time: 0.97 of a minute is a number of requests, and a
 * short run may miss as many.
 */
function leastShare(shape: RateShapeName, durationMs: number): number {
  const { requests, tokens }: ServerShape = RATE_SHAPES[shape].make()
  const allowed = (ms: number): number => (requests ?? tokens)?.allowed(0, ms) ?? 0
  return 1 - ((1 - LEAST_SHARE) * allowed(FULL_MS)) / allowed(durationMs)
}

function isGood(run: RateFound, shape: RateShapeName, durationMs: number): boolean {
  return run.failed === 0 && refusedShare(run) <= MOST_REFUSED && run.share >= leastShare(shape, durationMs)
}

const refusedShare = (run: RateFound): number => run.refused / (run.accepted + run.refused)

const nameOf = ({ shape, stalled }: Case): string => `${shape}${stalled ? ', stalled' : ''}`

const describe = (run: RateFound): string =>
  `${run.share.toFixed(4)} of what is allowed, ${run.refused} refused of ${run.accepted + run.refused}, ${run.failed} failed`

function lineOf({ found, ok, ...which }: CaseResult): string {
  const { what, tunedOn } = RATE_SHAPES[which.shape]
  const sum = (of: (run: RateFound) => number): number => found.reduce((total, run) => total + of(run), 0)
  const share = spread(
    found.map((run) => run.share),
    4
  )
  const held = tunedOn ? '' : ' (held out at first)'
  return `${ok ? 'ok  ' : 'FAIL'} ${nameOf(which)}: ${share}, ${sum((run) => run.refused)} refused, ${sum((run) => run.failed)} failed; ${what}${held}`
}
