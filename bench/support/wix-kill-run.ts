import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import { prepareChildren } from './crash-children.ts'
import { runWixFolder, type WixFolderResult } from './wix-kill-folder.ts'
import { WIX_SABOTAGES, type WixKillPlan, type WixSabotage } from './wix-kill-plan.ts'
import { allPoints, KILL_VERSIONS, pointsOf, type KillVersion, type WixKillPoint } from './wix-kill-points.ts'

export interface WixKillOptions {
  /** Kills at each named point on each version: as many folders per version, each of which is killed at every point once. */
  readonly perPoint: number
  /** A point that both versions come to is killed on one of the two only: half of the work, for a run that is made often. */
  readonly shared?: boolean
  readonly seed: number
  /** Folders at work at the same time. */
  readonly workers: number
  /** Only this folder, to look at a failure again. */
  readonly onlyFolder?: number
  progress(text: string): void
}

export interface WixKillResult {
  readonly kills: number
  /** Kills that happened, by version and point, for each that was dealt. */
  readonly reached: ReadonlyMap<string, number>
  readonly unreached: readonly string[]
  readonly wrong: readonly string[]
  readonly folders: number
  readonly rounds: number
  readonly values: number
  /** Faults built in on purpose, with what the check meant for it said; empty is a check that cannot see. */
  readonly controls: ReadonlyMap<WixSabotage, readonly string[]>
}

/** Far longer than a whole round takes, on a machine that is busy with much else too: a round that takes 2 s alone took 50 s there. */
const PATIENCE_MS = 240_000
/** A fault may keep the end from ever coming. */
const CONTROL_PATIENCE_MS = 90_000

/** Where each fault shows itself, and the check that must be the one to see it. */
const CONTROLS: Readonly<
  Record<
    WixSabotage,
    { readonly version: KillVersion; readonly kills: readonly WixKillPoint[]; readonly seenBy: RegExp }
  >
> = {
  'sending-not-durable': {
    version: 'V3',
    kills: ['write:answered'],
    seenBy: /nobody approved it|instead of PUBLISHED/
  },
  'blind-resend': { version: 'V3', kills: ['write:answered'], seenBy: /and not read since request/ },
  'page-apart-from-cursor': { version: 'V1', kills: ['pull-page:before'], seenBy: /has read \d+ products of/ },
  'no-before-image': { version: 'V3', kills: ['verified:after'], seenBy: /the earlier text of .* is not kept/ }
}

interface Folder {
  readonly version: KillVersion
  readonly kills: readonly WixKillPoint[]
}

/** Runs all folders and the controls. Nothing is asserted here. */
export async function runWixKills(options: WixKillOptions): Promise<WixKillResult> {
  const { seed, workers, onlyFolder, progress } = options
  const children = await prepareChildren<WixKillPlan>('wix-kill-child.ts')
  try {
    const folders = dealFolders(options, seededRandom(seed))
    const todo = [...folders.entries()].filter(([n]) => onlyFolder === undefined || n === onlyFolder)
    const results: (Folder & WixFolderResult)[] = []
    const worker = async (): Promise<void> => {
      for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
        const [n, folder] = next
        const result = await runWixFolder({ children, ...folder, seed: seed * 1_000 + n, patienceMs: PATIENCE_MS })
        results.push({ ...folder, ...result, wrong: result.wrong.map((text) => `folder ${n}, ${text}`) })
        for (const text of result.wrong)
          progress(
            `WRONG in folder ${n} (${folder.version}, again: --seed ${seed} --folder ${n}; ${result.kept ?? ''}): ${text}`
          )
        for (const point of result.unreached) progress(`folder ${n} (${folder.version}) never came to ${point}`)
        const { reached, rounds, values } = result
        progress(
          `folder ${n} of ${folders.length}, ${folder.version}: ${reached.length} kills, ${rounds} rounds, ${values} values published and taken back`
        )
      }
    }
    const controls = new Map<WixSabotage, readonly string[]>()
    const control = async (): Promise<void> => {
      for (const sabotage of WIX_SABOTAGES) {
        const { version, kills, seenBy } = CONTROLS[sabotage]
        const common = { children, version, kills, seed, patienceMs: CONTROL_PATIENCE_MS }
        const { wrong } = await runWixFolder({ ...common, sabotage })
        const seen = wrong.filter((text) => seenBy.test(text))
        if (seen.length === 0) progress(`${sabotage} was not seen; instead: ${wrong.join(' | ').slice(0, 500)}`)
        controls.set(sabotage, seen)
      }
    }
    await Promise.all([...Array.from({ length: workers }, worker), control()])
    return { ...summary(folders, results), controls }
  } finally {
    children.close()
  }
}

/** Every second folder is killed in the order in which a round comes to the points, the others in any. */
function dealFolders({ perPoint, shared = false }: WixKillOptions, random: SimulatorRandom): readonly Folder[] {
  return Array.from({ length: perPoint }, (_, n) => n).flatMap((n) => {
    const owners = shared ? new Map(allPoints('V3').map((point) => [point, random.next() < 0.5 ? 'V1' : 'V3'])) : null
    const isDealt = (point: WixKillPoint, version: KillVersion): boolean =>
      owners === null || !isCommon(point) || owners.get(point) === version
    return KILL_VERSIONS.map((version): Folder => {
      const { first, between, last } = pointsOf(version)
      const dealt = between.filter((point) => isDealt(point, version))
      return { version, kills: [...first, ...(n % 2 === 0 ? dealt : shuffled(dealt, random)), ...last] }
    })
  })
}

const isCommon = (point: WixKillPoint): boolean => KILL_VERSIONS.every((version) => allPoints(version).includes(point))

function shuffled<T>(list: readonly T[], random: SimulatorRandom): readonly T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

function summary(
  folders: readonly Folder[],
  results: readonly (Folder & WixFolderResult)[]
): Omit<WixKillResult, 'controls'> {
  const reached = new Map<string, number>(
    folders.flatMap(({ version, kills }) => kills.map((point) => [`${version} ${point}`, 0] as const))
  )
  for (const { version, reached: points } of results)
    for (const point of points) reached.set(`${version} ${point}`, (reached.get(`${version} ${point}`) ?? 0) + 1)
  const sum = (of: (result: WixFolderResult) => number): number => results.reduce((total, one) => total + of(one), 0)
  return {
    kills: sum((result) => result.reached.length + result.unreached.length),
    reached,
    unreached: results.flatMap(({ version, unreached }) => unreached.map((point) => `${version} ${point}`)),
    wrong: results.flatMap(({ wrong }) => wrong),
    folders: results.length,
    rounds: sum(({ rounds }) => rounds),
    values: sum(({ values }) => values)
  }
}
