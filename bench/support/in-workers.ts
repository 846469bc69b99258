import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** Shares the tasks among the processors: each worker, run from `file`, gets its next task when it has answered the last. */
export async function inWorkers<Task, Answer>(
  file: URL,
  tasks: readonly Task[],
  done: (answer: Answer) => void
): Promise<void> {
  const queue = [...tasks]
  const workers = Array.from({ length: Math.min(tasks.length, availableParallelism()) }, () => new Worker(file))
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const next = (): void => {
              const task = queue.shift()
              if (task === undefined) resolve()
              else worker.postMessage(task)
            }
            worker.on('error', reject)
            worker.on('exit', (code) => reject(new Error(`A worker ended with ${code}`)))
            worker.on('message', (answer: Answer) => {
              done(answer)
              next()
            })
            next()
          })
      )
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
