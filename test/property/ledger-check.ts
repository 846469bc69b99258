import { rmSync } from 'node:fs'
import fc from 'fast-check'
import type { Bug } from './ledger-bugs.ts'
import { STEPS } from './ledger-commands.ts'
import { LINKED_STEPS } from './ledger-linked-steps.ts'
import { makeTemplate, World } from './ledger-world.ts'

export interface HistoriesOptions {
  readonly runs: number
  readonly seed: number
  readonly bug?: Bug | undefined
  /** A store with a backend: its credits come as leases. */
  readonly linked?: boolean
  /** Looks for the shortest history that fails: for a reader, not for a count. */
  readonly shrink?: boolean
}

export interface HistoriesResult {
  /** Histories until the first that broke, itself included; all of them where none did. */
  readonly runs: number
  /** What broke, with the story and the seed; null where everything held. */
  readonly failure: string | null
}

/** Runs histories of the real engine against the model on paper. */
export async function checkHistories({
  runs,
  seed,
  bug,
  linked = bug?.linked ?? false,
  shrink = true
}: HistoriesOptions): Promise<HistoriesResult> {
  const template = await makeTemplate(linked)
  const steps = linked ? [...STEPS, ...LINKED_STEPS] : STEPS
  const property = fc.asyncProperty(fc.commands(steps, { maxCommands: 30, size: 'max' }), async (commands) => {
    const world = await World.open(template, linked, bug)
    try {
      await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
      await world.finish()
    } finally {
      await world.close()
    }
  })
  try {
    const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrink })
    const failure = details.failed ? fc.defaultReportMessage(details) : undefined
    return {
      runs: details.numRuns,
      failure: failure === undefined ? null : `${failure}\n${String(details.errorInstance)}`
    }
  } finally {
    rmSync(template, { recursive: true, force: true })
  }
}
