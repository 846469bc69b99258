import type { Bug } from './sync-bugs.ts'
import { runHistory } from './sync-history.ts'
import type { RegimeName } from './sync-regimes.ts'
import { SyncServer } from './sync-server.ts'
import { makeTemplates } from './sync-templates.ts'
import type { SimCounts } from './sync-world.ts'

export interface SimOptions {
  readonly regime: RegimeName
  readonly runs: number
  readonly seed: number
  /** With a bug the first history that shows it is enough. */
  readonly bug?: Bug | undefined
}

export interface SimResult {
  readonly runs: number
  readonly counts: SimCounts
  /** What went wrong, each with its seed and its story. */
  readonly failures: readonly string[]
}

/** A PostgreSQL takes seconds to start, so that the histories of one process share it. */
let shared: ReturnType<typeof prepare> | undefined

async function prepare() {
  const [server, templates] = await Promise.all([SyncServer.start(), makeTemplates()])
  return { server, templates }
}

/** Runs histories of real devices and a real backend, and judges each from outside. */
export async function checkSync({ regime, runs, seed, bug }: SimOptions): Promise<SimResult> {
  shared ??= prepare()
  const { server, templates } = await shared
  const failures: string[] = []
  const counts: SimCounts = { calls: 0, spent: 0, crashes: 0, rollbacks: 0, monthEnds: 0 }
  let ran = 0
  for (let at = 0; at < runs; at += 1) {
    await server.makeRoom()
    const history = await runHistory(server, templates, regime, seed + at, bug)
    ran += 1
    for (const key of ['calls', 'spent', 'crashes', 'rollbacks', 'monthEnds'] as const)
      counts[key] += history.counts[key]
    if (history.problems.length === 0) continue
    failures.push(
      `${regime}, seed ${history.seed}, step ${history.steps}: ${history.problems.join('; ')}. Before that: ${history.story.join(', ')}`
    )
    if (bug) break
  }
  return { runs: ran, counts, failures }
}

/** Ends the server that the histories of this process shared. */
export async function endSync(): Promise<void> {
  const ending = shared
  shared = undefined
  if (ending) await (await ending).server.close()
}
