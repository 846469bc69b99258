import { seededRandom } from '../../simulators/random.ts'
import { prepareChildren } from './crash-children.ts'
import { runFolder, type FolderResult, type Kill } from './crash-folder.ts'
import { startModel } from './crash-model.ts'
import { SABOTAGES, type Sabotage } from './crash-plan.ts'
import { CRASH_POINTS, type CrashPoint } from './crash-points.ts'
import { dealKills, type ScheduleOptions } from './crash-schedule.ts'

export interface KillOptions extends ScheduleOptions {
  readonly seed: number
  /** Folders at work at the same time. */
  readonly workers: number
  /** Only this folder of the schedule, to look at a failure again. */
  readonly onlyFolder?: number
  progress(text: string): void
}

export interface KillResult {
  readonly kills: number
  readonly randomKills: number
  /** Kills that happened at each named point. */
  readonly reached: ReadonlyMap<CrashPoint, number>
  readonly unreached: readonly string[]
  readonly wrong: readonly string[]
  readonly items: number
  readonly folders: number
  /** Faults built in on purpose, with what the check meant for it said; empty is a check that cannot see. */
  readonly controls: ReadonlyMap<Sabotage, readonly string[]>
}

/** Longer than anything needs on a busy machine; a point that is not come to until then is one that does not come. */
const PATIENCE_MS = 20_000
const FINISH_MS = 60_000
/** A job that is never taken up again is waited for this long. */
const CONTROL_FINISH_MS = 6_000

/** Where each fault shows itself, and the check that must be the one to see it. */
const CONTROLS: Readonly<Record<Sabotage, { readonly kills: readonly Kill[]; readonly seenBy: RegExp }>> = {
  'split-create': { kills: ['create-job:before'], seenBy: /half made/ },
  'split-landing': { kills: ['land-done:before'], seenBy: /a reservation counts its items/ },
  'early-answer': { kills: ['land-done:before'], seenBy: /was acknowledged and the files end/ },
  'no-rescue': { kills: ['model:asked'], seenBy: /never finished: RUNNING/ }
}

/** Runs the whole schedule and the controls. Nothing is asserted here. */
export async function runKills(options: KillOptions): Promise<KillResult> {
  const { seed, workers, onlyFolder, progress } = options
  const children = await prepareChildren()
  const model = await startModel(seed)
  try {
    const schedule = dealKills(options, seededRandom(seed))
    const todo = [...schedule.entries()].filter(([n]) => onlyFolder === undefined || n === onlyFolder)
    const results: FolderResult[] = []
    let kills = 0
    const worker = async (): Promise<void> => {
      for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
        const [n, list] = next
        const result = await runFolder({
          children,
          modelUrl: model.url,
          seed: seed * 1_000 + n,
          kills: list,
          patienceMs: PATIENCE_MS,
          finishMs: FINISH_MS
        })
        results.push({ ...result, wrong: result.wrong.map((text) => `folder ${n} (${result.kept ?? ''}), ${text}`) })
        kills += result.kills
        for (const text of result.wrong)
          progress(
            `WRONG in folder ${n} (again: --seed ${seed} --folder ${n}; its files: ${result.kept ?? 'gone'}): ${text}`
          )
        for (const point of result.unreached) progress(`folder ${n} never came to ${point}`)
        if (results.length % 10 === 0) progress(`${kills} kills in ${results.length} of ${schedule.length} folders`)
      }
    }
    const controls = new Map<Sabotage, readonly string[]>()
    const control = async (): Promise<void> => {
      for (const sabotage of SABOTAGES) {
        const { kills: at, seenBy } = CONTROLS[sabotage]
        const common = { children, modelUrl: model.url, seed, patienceMs: PATIENCE_MS, finishMs: CONTROL_FINISH_MS }
        const { wrong } = await runFolder({ ...common, sabotage, kills: at })
        controls.set(
          sabotage,
          wrong.filter((text) => seenBy.test(text))
        )
      }
    }
    await Promise.all([...Array.from({ length: workers }, worker), control()])
    return { ...summary(results), controls }
  } finally {
    model.close()
    children.close()
  }
}

function summary(results: readonly FolderResult[]): Omit<KillResult, 'controls'> {
  const reached = new Map<CrashPoint, number>(CRASH_POINTS.map((point) => [point, 0]))
  for (const { reached: points } of results)
    for (const point of points) reached.set(point, (reached.get(point) ?? 0) + 1)
  const named = [...reached.values()].reduce((sum, n) => sum + n, 0)
  const unreached = results.flatMap((result) => result.unreached)
  const kills = results.reduce((sum, result) => sum + result.kills, 0)
  return {
    kills,
    randomKills: kills - named - unreached.length,
    reached,
    unreached,
    wrong: results.flatMap((result) => result.wrong),
    items: results.reduce((sum, result) => sum + result.items, 0),
    folders: results.length
  }
}
