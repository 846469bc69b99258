// One worker of the figure ledger-model: runs the histories that it is sent, and answers with what came of them.
import { parentPort } from 'node:worker_threads'
import { BUGS } from '../../test/property/ledger-bugs.ts'
import { checkHistories, type HistoriesResult } from '../../test/property/ledger-check.ts'

export interface LedgerTask {
  readonly runs: number
  readonly seed: number
  /** Name of a deliberate bug; null for the product as it is. */
  readonly bug: string | null
  /** A store with a backend. A bug says itself where it shows. */
  readonly linked?: boolean
}

export interface LedgerAnswer extends HistoriesResult {
  readonly task: LedgerTask
}

parentPort?.on('message', (task: LedgerTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result))
})

async function answer(task: LedgerTask): Promise<LedgerAnswer> {
  const bug = BUGS.find((each) => each.name === task.bug)
  if (task.bug !== null && bug === undefined) return { task, runs: 0, failure: null }
  try {
    const { runs, seed, linked } = task
    const result = await checkHistories({
      runs,
      seed,
      bug,
      shrink: bug === undefined,
      ...(linked === undefined ? {} : { linked })
    })
    return { task, ...result }
  } catch (error) {
    return { task, runs: 0, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
