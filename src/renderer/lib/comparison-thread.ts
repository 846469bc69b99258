import { compareTexts, type ComparisonResult, type ComparisonTask } from './comparison.ts'
import type { WorkerAnswer, WorkerQuestion } from './comparison-worker.ts'
import { DIFF_TIMEOUT_MS } from './text-diff.ts'

interface Waiting {
  readonly task: ComparisonTask
  readonly done: (result: ComparisonResult) => void
}

interface Thread {
  ask(questions: readonly WorkerQuestion[]): void
}

const waiting = new Map<number, Waiting>()
let thread: Thread | undefined
let asked = 0
let outgoing: WorkerQuestion[] = []

/** Comparisons in one message: the answers to it, too, are read between two frames. */
const AT_ONCE = 25

/**
 * Compares in another thread; here, in a short time and so more coarsely, where the browser has none to give. What is asked for in one go
 * travels in few messages, and so do the answers.
 */
export function compareElsewhere(task: ComparisonTask): Promise<ComparisonResult> {
  return new Promise((done) => {
    asked += 1
    waiting.set(asked, { task, done })
    if (outgoing.length === 0) queueMicrotask(send)
    outgoing.push({ id: asked, task })
  })
}

function send(): void {
  const questions = outgoing
  outgoing = []
  thread ??= start()
  for (let at = 0; at < questions.length; at += AT_ONCE) thread.ask(questions.slice(at, at + AT_ONCE))
}

function start(): Thread {
  try {
    const worker = new Worker(new URL('./comparison-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<readonly WorkerAnswer[]>) => {
      for (const { id, result } of data) {
        waiting.get(id)?.done(result)
        waiting.delete(id)
      }
    })
    worker.addEventListener('error', () => {
      worker.terminate()
      thread = HERE
      HERE.ask([...waiting].map(([id, { task }]) => ({ id, task })))
    })
    return { ask: (questions) => worker.postMessage(questions) }
  } catch {
    return HERE
  }
}

const HERE: Thread = {
  ask(questions) {
    // A task of its own for each: together they would hold up the window.
    for (const { id, task } of questions)
      setTimeout(() => {
        waiting.get(id)?.done(compareTexts(task, DIFF_TIMEOUT_MS))
        waiting.delete(id)
      })
  }
}
