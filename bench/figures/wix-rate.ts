import { startWixServer } from '../../test/support/wix-server.ts'
import type { Figure } from '../support/figure.ts'
import { runRateCase, type RateCase, type RateStep } from '../support/wix-rate-run.ts'
import {
  allKnowingMs,
  leastMs,
  neededRequests,
  PER_MINUTE,
  WIX_LIMITS,
  type WixLimit
} from '../support/wix-rate-shapes.ts'
import type { RequestCount } from '../support/wix-rate-store.ts'
import { askWithoutPace } from '../support/wix-rate-unpaced.ts'

/** Times what the store's limit allows at best. */
const GOAL = 1.3
/** Megabytes above idle of a process that holds nothing but the engine. */
const MEMORY_MB = 300
/** Of all requests: what it may cost to learn where the limit is. A few more in a run of a few. */
const MOST_REFUSED = 0.02
const FEW_REFUSED = 3
/** Requests that the sender without a pace gets through: four minutes of the limit. */
const UNPACED = 800
const LIMITS = Object.keys(WIX_LIMITS) as readonly WixLimit[]

/** In the short run what any pull or publish asks first is most of it. Milliseconds that are forgiven there. */
const SHORT_START_MS = 10_000
const FEW = 1_000

interface Found {
  readonly worst: number
  readonly met: boolean
  readonly lines: readonly string[]
}

export const figure: Figure = {
  name: 'wix-rate',
  what: 'A pull of a whole store and a publish of three texts of each product take hardly longer than the rate limit of the store allows, on a clock that jumps over the waits.',
  unit: '× the time that the limit allows at best for the requests that the protocol needs (worst of all)',
  goal: `at most ${GOAL} for 10,000 products on V1 and V3 under three kinds of limit, ${PER_MINUTE} requests a minute each, none failed and at most ${MOST_REFUSED * 100} % refused; less than ${MEMORY_MB} MB above idle; a sender held to 100 a minute misses the time, one without a pace is refused more`,
  async run({ full, seed, progress }) {
    const products = full ? 10_000 : 300
    const results: Found[] = []
    for (const version of ['V3', 'V1'] as const)
      for (const limit of LIMITS) {
        // What a store says with a refusal is tried both ways; the two slow ones that differ least are left out.
        const waits = limit === 'fixed' ? [true, false] : [limit === 'bucket']
        for (const retryAfter of waits)
          results.push(await one({ version, products, limit, retryAfter, seed }, progress))
      }
    const few = Math.min(products, FEW)
    const held = await one(
      { version: 'V1', products: few, limit: 'bucket', retryAfter: true, seed, heldTo: 100 },
      progress
    )
    const unpaced = await askWithoutPace('bucket', UNPACED, seed)
    const hasty = isRefusedOften(unpaced)
    progress(`a sender without a pace: ${unpaced.refused} of ${unpaced.sent} refused`)
    const onV3 = await memoryOf('V3', products, seed, progress)
    const onV1 = await memoryOf('V1', products, seed, progress)
    const worst = Math.max(...results.map((result) => result.worst))
    const most = Math.max(onV3, onV1)
    return {
      value: Math.round(worst * 1_000) / 1_000,
      against: 1,
      ok: results.every(({ met }) => met) && most < MEMORY_MB && !held.met && hasty,
      details: [
        ...results.flatMap((result) => result.lines),
        `at most ${most.toFixed(0)} MB above idle (pull and publish on V3 ${onV3.toFixed(0)}, pull on V1 ${onV1.toFixed(0)})`,
        `control, held to 100 a minute: ${held.worst.toFixed(2)} ×, ${held.met ? 'NOT CAUGHT' : 'caught'}`,
        `control, without a pace: ${unpaced.refused} of ${unpaced.sent} requests refused, ${hasty ? 'caught' : 'NOT CAUGHT'}`
      ]
    }
  }
}

const isRefusedOften = ({ sent, refused }: RequestCount): boolean => refused > MOST_REFUSED * sent + FEW_REFUSED

async function one(wanted: RateCase, progress: (text: string) => void): Promise<Found> {
  const { pull, publish } = await runRateCase(wanted)
  const needed = neededRequests(wanted.version, wanted.products)
  const name = `${wanted.version}, ${wanted.limit}${wanted.retryAfter ? '' : ' without Retry-After'}`
  const said = (
    what: 'pull' | 'publish',
    step: RateStep
  ): { readonly ratio: number; readonly met: boolean; readonly line: string } => {
    // A limit may save up what was not used before; the time of a sender that knows all of it is never less than nothing.
    const ratio = step.ms / leastMs(needed[what])
    const knowing = allKnowingMs(wanted.limit, needed[what])
    const { sent, refused } = step.requests
    const forgiven = wanted.products < FEW ? SHORT_START_MS : 0
    return {
      ratio,
      met: step.ms <= GOAL * leastMs(needed[what]) + forgiven && !isRefusedOften(step.requests),
      line: `${name}, ${what}: ${ratio.toFixed(3)} × (${(step.ms / 1_000).toFixed(0)} s; a sender that knows the limit and what it has saved up ${(knowing / 1_000).toFixed(0)} s), ${sent} requests of ${needed[what]} needed, ${refused} refused; ${(step.load.cpuMs / 1_000).toFixed(1)} s of CPU time with the store's, longest transaction ${step.load.longestTxMs.toFixed(0)} ms`
    }
  }
  const all = [said('pull', pull), ...(publish === null ? [] : [said('publish', publish)])]
  for (const { line } of all) progress(line)
  return {
    worst: Math.max(...all.map(({ ratio }) => ratio)),
    met: all.every(({ met }) => met),
    lines: all.map(({ line }) => line)
  }
}

/** Of the engine alone, on the real clock, against a store in this process that has no limit. On V1 a publish would take an hour. */
async function memoryOf(
  version: 'V1' | 'V3',
  products: number,
  seed: number,
  progress: (text: string) => void
): Promise<number> {
  const wix = await startWixServer(products, version)
  try {
    const pullOnly = version === 'V1'
    const { baseUrl } = wix
    const { pull, publish } = await runRateCase({
      version,
      products,
      limit: 'bucket',
      retryAfter: true,
      seed,
      pullOnly,
      baseUrl
    })
    const most = Math.max(pull.load.peakMb, publish?.load.peakMb ?? 0)
    progress(`${version}: the engine alone held ${most.toFixed(0)} MB above idle at most`)
    return most
  } finally {
    await wix.close()
  }
}
