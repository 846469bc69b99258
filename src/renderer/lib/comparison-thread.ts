import { compareTexts, type ComparisonResult, type ComparisonTask } from './comparison.ts'
import type { WorkerAnswer, WorkerQuestion } from './comparison-worker.ts'
import { DIFF_TIMEOUT_MS } from './text-diff.ts'

interface Waiting {
  readonly task: ComparisonTask
  readonly done: (result: ComparisonResult) => void
}

interface Thread {
  ask(question: WorkerQuestion): void
}

const waiting = new Map<number, Waiting>()
let thread: Thread | undefined
let asked = 0

/** Compares in another thread; here, in a short time and so more coarsely, where the browser has none to give. */
export function compareElsewhere(task: ComparisonTask): Promise<ComparisonResult> {
  return new Promise((done) => {
    asked += 1
    waiting.set(asked, { task, done })
    thread ??= start()
    thread.ask({ id: asked, task })
  })
}

function start(): Thread {
  try {
    const worker = new Worker(new URL('./comparison-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      waiting.get(data.id)?.done(data.result)
      waiting.delete(data.id)
    })
    worker.addEventListener('error', () => {
      worker.terminate()
      thread = HERE
      for (const [id, { task }] of waiting) HERE.ask({ id, task })
    })
    return { ask: (question) => worker.postMessage(question) }
  } catch {
    return HERE
  }
}

const HERE: Thread = {
  ask({ id, task }) {
    // A task of its own for each: together they would hold up the window.
    setTimeout(() => {
      waiting.get(id)?.done(compareTexts(task, DIFF_TIMEOUT_MS))
      waiting.delete(id)
    })
  }
}
