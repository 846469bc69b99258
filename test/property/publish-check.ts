import type { CatalogVersion } from '../../src/shared/model/catalog-version.ts'
import type { Bug } from './publish-bugs.ts'
import { dropTemplates, makeTemplates } from './publish-templates.ts'
import { interleave } from './publish-world.ts'

export interface InterleavingsOptions {
  readonly version: CatalogVersion
  readonly runs: number
  readonly seed: number
  /** With a bug the first interleaving that shows it is enough. */
  readonly bug?: Bug | undefined
}

export interface InterleavingsResult {
  readonly runs: number
  /** Values that were really changed on the store. */
  readonly writes: number
  /** Edits overwritten between the last reading and the write, on a store without revisions. */
  readonly inWindow: number
  /** What went wrong, each with its seed and its story. */
  readonly failures: readonly string[]
}

/** Runs interleavings of two devices, a merchant and faults, and judges each from outside. */
export async function checkInterleavings({
  version,
  runs,
  seed,
  bug
}: InterleavingsOptions): Promise<InterleavingsResult> {
  const templates = await makeTemplates(version)
  const failures: string[] = []
  let [ran, writes, inWindow] = [0, 0, 0]
  try {
    for (let at = 0; at < runs; at += 1) {
      const result = await interleave(templates, seed + at, bug)
      ran += 1
      writes += result.writes
      inWindow += result.inWindow
      if (result.problems.length === 0) continue
      failures.push(
        `${version}, seed ${result.seed}: ${result.problems.join('; ')}. Before that: ${result.story.join(', ')}`
      )
      if (bug) break
    }
    return { runs: ran, writes, inWindow, failures }
  } finally {
    dropTemplates(templates)
  }
}
