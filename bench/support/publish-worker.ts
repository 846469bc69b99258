// One worker of the figure publish-interleavings: runs those that it is sent, and answers with what came of them.
import { parentPort } from 'node:worker_threads'
import type { CatalogVersion } from '../../src/shared/model/catalog-version.ts'
import { BUGS } from '../../test/property/publish-bugs.ts'
import { checkInterleavings, type InterleavingsResult } from '../../test/property/publish-check.ts'

export interface PublishTask {
  readonly version: CatalogVersion
  readonly runs: number
  readonly seed: number
  /** Name of a deliberate bug; null for the product as it is. */
  readonly bug: string | null
}

export interface PublishAnswer extends InterleavingsResult {
  readonly task: PublishTask
}

parentPort?.on('message', (task: PublishTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result))
})

async function answer(task: PublishTask): Promise<PublishAnswer> {
  const nothing = { task, runs: 0, writes: 0, inWindow: 0 }
  const bug = BUGS.find((each) => each.name === task.bug)
  if (task.bug !== null && bug === undefined) return { ...nothing, failures: [] }
  try {
    return { task, ...(await checkInterleavings({ ...task, bug })) }
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ...nothing, failures: task.bug === null ? [failure] : [] }
  }
}
