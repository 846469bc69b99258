// One worker of the figure sync-sim: runs the histories that it is sent, and answers with what came of them.
import { parentPort } from 'node:worker_threads'
import { BUGS } from '../../test/property/sync-bugs.ts'
import { checkSync, type SimResult } from '../../test/property/sync-check.ts'
import type { RegimeName } from '../../test/property/sync-regimes.ts'

export interface SyncTask {
  readonly regime: RegimeName
  readonly runs: number
  readonly seed: number
  /** Name of a deliberate bug; null for the product as it is. */
  readonly bug: string | null
}

export interface SyncAnswer extends SimResult {
  readonly task: SyncTask
}

parentPort?.on('message', (task: SyncTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result))
})

async function answer(task: SyncTask): Promise<SyncAnswer> {
  const nothing = { task, runs: 0, counts: { calls: 0, spent: 0, crashes: 0, rollbacks: 0, monthEnds: 0 } }
  const bug = BUGS.find((each) => each.name === task.bug)
  if (task.bug !== null && bug === undefined) return { ...nothing, failures: [] }
  try {
    return { task, ...(await checkSync({ ...task, bug })) }
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ...nothing, failures: task.bug === null ? [failure] : [] }
  }
}
