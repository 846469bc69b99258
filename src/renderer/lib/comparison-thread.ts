import { compareTexts, type ComparisonResult, type ComparisonTask } from './comparison.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerQuestions } from './comparison-worker.ts'
import { DIFF_TIMEOUT_MS } from './text-diff.ts'

export interface ElsewhereCompared {
  readonly task: ComparisonTask
  /** Undefined where it was not compared: too much else was asked for in advance since. */
  readonly done: (result: ComparisonResult | undefined) => void
}

interface Thread {
  ask(asked: WorkerQuestions): void
}

const waiting = new Map<number, ElsewhereCompared>()
let thread: Thread | undefined
let asked = 0

/** Compares in another thread; here, in a short time and so more coarsely, where the browser has none to give. */
export function compareElsewhere(compared: ElsewhereCompared): void {
  ask([compared], false)
}

/** The same for what nobody looks at yet, a few at a time, and all of it in one message. */
export function compareElsewhereInAdvance(compared: readonly ElsewhereCompared[]): void {
  if (compared.length > 0) ask(compared, true)
}

function ask(compared: readonly ElsewhereCompared[], inAdvance: boolean): void {
  const questions = compared.map((one): WorkerQuestion => {
    asked += 1
    waiting.set(asked, one)
    return { id: asked, task: one.task }
  })
  thread ??= start()
  thread.ask({ questions, inAdvance })
}

function start(): Thread {
  try {
    const worker = new Worker(new URL('./comparison-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<readonly WorkerAnswer[]>) => {
      for (const answer of data) take(answer)
    })
    worker.addEventListener('error', () => {
      worker.terminate()
      thread = HERE
      HERE.ask({ questions: [...waiting].map(([id, { task }]) => ({ id, task })), inAdvance: false })
    })
    return { ask: (questions) => worker.postMessage(questions) }
  } catch {
    return HERE
  }
}

function take({ id, result }: WorkerAnswer): void {
  const compared = waiting.get(id)
  waiting.delete(id)
  compared?.done(result)
}

const HERE: Thread = {
  ask({ questions }) {
    // A task of its own for each: together they would hold up the window.
    for (const { id, task } of questions) setTimeout(() => take({ id, result: compareTexts(task, DIFF_TIMEOUT_MS) }))
  }
}
