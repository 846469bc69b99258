import type { SimulatorRandom } from '../../simulators/random.ts'
import type { Kill } from './crash-folder.ts'
import { CRASH_POINTS, FIRST_POINTS } from './crash-points.ts'

export interface ScheduleOptions {
  /** Kills at each named point. */
  readonly perPoint: number
  readonly random: number
  /** Kills in one folder at most, so that a folder stays small and quick to check. */
  readonly perFolder: number
}

/** Deals all kills out over folders. Points that only a new folder comes to are the first of theirs. */
export function dealKills(options: ScheduleOptions, random: SimulatorRandom): readonly (readonly Kill[])[] {
  const { perPoint, perFolder } = options
  const points = CRASH_POINTS.filter((point) => !FIRST_POINTS.includes(point))
  const rest: Kill[] = [
    ...points.flatMap((point) => Array<Kill>(perPoint).fill(point)),
    ...Array<Kill>(options.random).fill('random')
  ]
  shuffle(rest, random)
  const folders = Math.max(perPoint, Math.ceil((rest.length + perPoint * FIRST_POINTS.length) / perFolder))
  const dealt = Array.from({ length: folders }, (_, n): Kill[] => (n < perPoint ? [...FIRST_POINTS] : []))
  for (const [n, kill] of rest.entries()) dealt[n % folders]?.push(kill)
  return dealt
}

function shuffle<T>(list: T[], random: SimulatorRandom): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random.next() * (at + 1))
    const [a, b] = [list[at], list[other]]
    if (a === undefined || b === undefined) throw new Error('The list has a hole')
    list[at] = b
    list[other] = a
  }
}
