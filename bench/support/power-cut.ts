import { rmSync } from 'node:fs'
import path from 'node:path'
import { seededRandom } from '../../simulators/random.ts'
import { prepareChildren } from './crash-children.ts'
import { lastAcknowledged, parseJournal } from './crash-journal.ts'
import { startModel } from './crash-model.ts'
import type { CrashPlan } from './crash-plan.ts'
import { scratchFolder } from './crash-scratch.ts'
import { CachedDisk } from './power-cut-disk.ts'
import { examineImage } from './power-cut-image.ts'
import type { DiskEvent } from './power-cut-log.ts'
import { compileRecorder, readLives, recordRun, type Recording } from './power-cut-record.ts'

export interface CutOptions {
  readonly seed: number
  /** Recorded runs, and cuts in each. */
  readonly runs: number
  readonly cuts: number
  /** Commits in each of a run's four lives. */
  readonly commits: number
  readonly synchronous: CrashPlan['synchronous']
  progress(text: string): void
}

export interface CutResult {
  readonly cuts: number
  readonly lost: number
  readonly corrupt: number
  /** Cuts in the middle of writing the main file (a checkpoint), and of a backup. */
  readonly inCheckpoint: number
  readonly inBackup: number
  readonly commits: number
  readonly reasons: readonly string[]
}

/** Every second run checkpoints after so many pages; the others when the engine does. */
const SMALL_WAL = 24

export interface PowerCutBench {
  /** Records runs of the real engine and cuts the power in them. Nothing is asserted here. */
  cut(options: CutOptions): Promise<CutResult>
  close(): void
}

/** Compiles the recorder, bundles the child and starts the model, once for all runs. */
export async function openPowerCutBench(modelSeed: number): Promise<PowerCutBench> {
  const dir = scratchFolder('wordshelf-power-')
  const recorder = compileRecorder(dir)
  const children = await prepareChildren()
  const model = await startModel(modelSeed)

  async function cutRun(options: CutOptions, run: number): Promise<CutResult> {
    const { synchronous, commits, cuts, progress } = options
    const seed = options.seed * 1_000 + run
    const walPages = run % 2 === 0 ? SMALL_WAL : null
    const recording = await recordRun({
      children,
      recorder,
      modelUrl: model.url,
      seed,
      synchronous,
      commits,
      walPages
    })
    const result = await cutRecording(recording, cuts, seed, path.join(dir, 'image'))
    const wrong = synchronous === 'FULL' && result.reasons.length > 0
    if (!wrong) rmSync(recording.dir, { recursive: true, force: true })
    progress(
      `synchronous=${synchronous}, run ${run}: ${recording.events.length} changes of files, ${result.commits} commits; ` +
        `${result.cuts} cuts, ${result.lost} lost, ${result.corrupt} corrupt`
    )
    const again = `--replay ${recording.dir} --cut-seed ${seed} --cuts ${cuts}`
    if (wrong) for (const reason of result.reasons) progress(`WRONG (again: ${again}): ${reason}`)
    return result
  }

  return {
    async cut(options) {
      const results: CutResult[] = []
      for (let run = 0; run < options.runs; run += 1) results.push(await cutRun(options, run))
      return sumOf(results)
    },
    close() {
      model.close()
      children.close()
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

/** Cuts a kept recording again: the same seed cuts it at the same moments into the same images. */
export async function replayCuts(recording: string, cuts: number, seed: number): Promise<CutResult> {
  const dir = scratchFolder('wordshelf-power-')
  try {
    return await cutRecording(readLives(recording), cuts, seed, path.join(dir, 'image'))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Cuts a recorded run at chosen moments, in order, so that the disk is replayed once. */
export async function cutRecording(recording: Recording, cuts: number, seed: number, dir: string): Promise<CutResult> {
  const { events, lives, file } = recording
  const random = seededRandom(seed)
  const told = parseJournal(events.map((event) => (event.kind === 'mark' ? event.text : '')).join(''))
  const states = new Map(told.flatMap((entry) => (entry.kind === 'committed' ? [[entry.commit, entry.state]] : [])))
  const moments = chooseMoments(events, file, cuts, () => random.next())
  const disk = new CachedDisk()
  let done = 0
  let saidSoFar = ''
  const counts = { lost: 0, corrupt: 0, inCheckpoint: 0, inBackup: 0 }
  const reasons: string[] = []
  for (const moment of moments) {
    for (; done < moment; done += 1) {
      const event = events[done]
      if (event === undefined) throw new Error('A cut after the end')
      disk.apply(event)
      if (event.kind === 'mark') saidSoFar += event.text
    }
    if (disk.isDirty((name) => name === file)) counts.inCheckpoint += 1
    if (disk.isDirty((name) => name.includes('.before-'))) counts.inBackup += 1
    const { extraMigrations } = lives.findLast(({ from }) => from <= moment) ?? { extraMigrations: 0 }
    const commit = lastAcknowledged(parseJournal(saidSoFar))?.commit ?? 0
    const image = disk.cut(() => random.next())
    const verdict = await examineImage(image, dir, { commit, states }, extraMigrations, () => random.next())
    if (verdict.kind === 'good') continue
    counts[verdict.kind] += 1
    reasons.push(`cut before change ${moment}: ${verdict.reason}`)
  }
  return { ...counts, cuts: moments.length, commits: states.size, reasons }
}

/** The first changes, in which the file comes to be. Each of them is cut at once in every recording. */
const FIRST_CHANGES = 12

/**
 * Most cuts fall anywhere; a share falls where the main file or a backup is written, which is rare and where the order of writes matters
 * most.
 */
function chooseMoments(events: readonly DiskEvent[], file: string, cuts: number, random: () => number): number[] {
  const of = (fits: (name: string) => boolean): number[] =>
    events.flatMap((event, index) => (event.kind !== 'mark' && fits(event.path) ? [index + 1] : []))
  const main = of((name) => name === file)
  const aside = of((name) => name !== file && name !== `${file}-wal`)
  const anywhere = events.flatMap((event, index) => (event.kind === 'mark' ? [] : [index + 1]))
  const pick = (list: readonly number[]): number => list[Math.floor(random() * list.length)] ?? 0
  return Array.from({ length: cuts }, (_, n) => {
    if (n < FIRST_CHANGES) return n + 1
    const share = n % 10
    if (share < 2) return pick(main)
    return pick(share === 2 && aside.length > 0 ? aside : anywhere)
  }).sort((a, b) => a - b)
}

function sumOf(results: readonly CutResult[]): CutResult {
  const sum = (of: (result: CutResult) => number): number => results.reduce((total, result) => total + of(result), 0)
  return {
    cuts: sum((result) => result.cuts),
    lost: sum((result) => result.lost),
    corrupt: sum((result) => result.corrupt),
    inCheckpoint: sum((result) => result.inCheckpoint),
    inBackup: sum((result) => result.inBackup),
    commits: sum((result) => result.commits),
    reasons: results.flatMap((result) => result.reasons)
  }
}
