import { runKills } from '../support/crash-kills.ts'
import { CRASH_POINTS } from '../support/crash-points.ts'
import type { Figure } from '../support/figure.ts'

const FULL = { random: 1_000, perPoint: 50, perFolder: 25 }
const SHORT = { random: 20, perPoint: 1, perFolder: 25 }
/** Two cores are what we count on; a third folder would only wait. */
const WORKERS = 2

export const figure: Figure = {
  name: 'kill',
  what: 'The engine is killed (SIGKILL) at random moments and at every named point, over and over on the same files, and goes on where it was.',
  unit: 'items lost, credits wrong, jobs half made or other faults',
  goal: `0 in 1,000 random kills and 50 at each of ${CRASH_POINTS.length} named points, each point come to every time, everything finished at the end, and all four built-in faults caught`,
  async run({ full, seed, progress, args }) {
    const folder = args[args.indexOf('--folder') + 1]
    const only = args.includes('--folder') && folder !== undefined
    const counts = full ? FULL : SHORT
    const result = await runKills({
      ...counts,
      seed,
      workers: WORKERS,
      ...(only ? { onlyFolder: Number(folder) } : {}),
      progress
    })
    const least = Math.min(...result.reached.values())
    const missed = [...result.controls].filter(([, wrong]) => wrong.length === 0).map(([name]) => name)
    const complete = only || (least >= counts.perPoint && result.randomKills >= counts.random)
    return {
      value: result.wrong.length,
      ok: result.wrong.length === 0 && result.unreached.length === 0 && complete && missed.length === 0,
      details: [
        `${result.kills} kills (${result.randomKills} random, at least ${least} at each of ${CRASH_POINTS.length} points) in ${result.folders} folders; ${result.items} items delivered`,
        `${result.unreached.length} points not come to in time`,
        ...[...result.controls].map(
          ([name, wrong]) => `control ${name}: ${wrong[0] === undefined ? 'NOT CAUGHT' : `caught: ${wrong[0]}`}`
        )
      ]
    }
  }
}
