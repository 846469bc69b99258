import type { Figure } from '../support/figure.ts'
import { WIX_SABOTAGES } from '../support/wix-kill-plan.ts'
import { allPoints, KILL_VERSIONS } from '../support/wix-kill-points.ts'
import { runWixKills } from '../support/wix-kill-run.ts'

const FULL = 20
const SHORT = 1
/** Folders at the same time: a child waits for the store's pace longer than it works. */
const WORKERS = 4

const POINTS = KILL_VERSIONS.map((version) => `${allPoints(version).length} points of ${version}`).join(' and ')

export const figure: Figure = {
  name: 'wix-kill',
  what: 'The engine is killed (SIGKILL) at every named point of connecting, fetching, publishing and undoing, over and over on the same files and the same store on Wix, and goes on: nothing is lost, nothing is written twice.',
  unit: 'values lost, written twice or not approved, or other faults',
  goal: `0 in ${FULL} kills at each of ${POINTS}, each point come to every time, everything taken back at the end, and all ${WIX_SABOTAGES.length} built-in faults caught`,
  async run({ full, seed, progress, args }) {
    const folder = args[args.indexOf('--folder') + 1]
    const only = args.includes('--folder') && folder !== undefined
    const perPoint = full ? FULL : SHORT
    const result = await runWixKills({
      perPoint,
      seed,
      workers: WORKERS,
      ...(only ? { onlyFolder: Number(folder) } : {}),
      progress
    })
    const least = Math.min(...result.reached.values())
    const missed = [...result.controls].filter(([, wrong]) => wrong.length === 0)
    const complete = only || least >= perPoint
    return {
      value: result.wrong.length,
      against: result.controls.size - missed.length,
      ok: result.wrong.length === 0 && result.unreached.length === 0 && complete && missed.length === 0,
      details: [
        `${result.kills} kills (at least ${least} at each of ${result.reached.size} points) in ${result.folders} folders; ${result.rounds} rounds, ${result.values} values published and taken back`,
        `${result.unreached.length} points not come to in time`,
        ...[...result.controls].map(
          ([name, wrong]) => `control ${name}: ${wrong[0] === undefined ? 'NOT CAUGHT' : `caught: ${wrong[0]}`}`
        )
      ]
    }
  }
}
